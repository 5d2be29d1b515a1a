// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which objects a provisioning job takes: assignment, account state, role, scoping filters.
/// Source: Microsoft's documents on scoping users or groups and on scoping filters.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/directory.hpp>
#include <scim/wire/result.hpp>

namespace scim::provisioning {

enum class ScopeOperator {
    equals,
    not_equals,
    is_true,
    is_false,
    is_null,
    is_not_null,
    regex_match,
    not_regex_match,
    greater_than,
    greater_than_or_equals,
    includes,
    ends_with,
    has_bits,      ///< `&`: of two integers, whether the attribute has all bits of the value; of texts, whether the
                   ///< value contains the attribute
    has_not_bits,  ///< `!&`
};

/// `EQUALS`, `NOT EQUALS`, `REGEX MATCH`, `Greater_Than`, `&`, ...: as the portal writes it. Graph's spellings
/// (`Equals`, `NotEquals`, `IsTrue`) are read as well, whatever the case.
std::string_view to_string(ScopeOperator op);
std::optional<ScopeOperator> scope_operator_from(std::string_view text);

/// One comparison, case-sensitive. On a null or empty attribute it is false, whatever the operator but IS NULL; on a
/// multi-valued one, which filters cannot read, too.
struct ScopeClause {
    std::string attribute;
    ScopeOperator op = ScopeOperator::equals;
    std::string value;
};

/// Clauses of a filter are ANDed, filters of a job ORed: those that are input only and those that are not each for
/// themselves, and an object has to pass both.
struct ScopingFilter {
    std::string title;
    std::vector<ScopeClause> clauses;
    /// Objects that fall out are not deprovisioned (Graph's `inputFilterGroups`).
    bool input_only = false;
};

/// Why a filter cannot be used: an attribute that no filter may name (members, manager, dates, roles), a pattern that
/// is no regular expression, a value that is no integer.
struct ScopeError {
    std::string reason, remedy;
};

/// Who is taken when no filter is given.
enum class ScopeMode { assigned, all };

struct Scope {
    ScopeMode mode = ScopeMode::assigned;
    std::vector<ScopingFilter> user_filters, group_filters;
    /// Assignment to *Default Access* does not count: behaviour before 2020-04-16.
    bool default_access_excluded = false;
    bool skip_out_of_scope_deletions = false;
};

/// The facts of the step "Determine if User in scope": each is shown in the provisioning log.
struct ScopeResult {
    bool active = true;    ///< not disabled, not in the recycle bin
    bool assigned = true;  ///< or scope is all
    bool has_role = true;  ///< the assignment counts for provisioning
    bool passes_filters = true;
    /// False: an input filter (ScopingFilter::input_only) ends the object's way here, so nothing is deprovisioned.
    bool deprovisions = true;
    /// `{title} {attribute} {operator} {value}` of the clauses that failed, for the log's ScopeEvaluationResult.
    std::vector<std::string> failed_clauses;

    bool in_scope() const { return active && assigned && has_role && passes_filters; }
};

/// Errors: the first clause that cannot be evaluated.
Result<void, ScopeError> check(Scope const& scope);

/// A scope made ready to judge many objects. Copies share it.
class CompiledScope {
public:
    /// Errors: those of check().
    static Result<CompiledScope, ScopeError> compile(Scope scope);

    ScopeResult evaluate(Directory const& directory, SourceObject const& object) const;
    Scope const& scope() const;

private:
    struct Parts;
    explicit CompiledScope(std::shared_ptr<Parts const> parts);

    std::shared_ptr<Parts const> parts_;
};

/// The scope must have passed check().
ScopeResult evaluate(Scope const& scope, Directory const& directory, SourceObject const& object);

}  // namespace scim::provisioning
