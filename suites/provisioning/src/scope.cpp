// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/scope.hpp>

#include <algorithm>
#include <array>

#include <scim/wire/text.hpp>

#include "in_quotes.hpp"
#include "scope_clause.hpp"
#include "source_value.hpp"

namespace scim::provisioning {
namespace {

struct OperatorName {
    ScopeOperator op;
    std::string_view name;
};

constexpr std::array operator_names {
    OperatorName {ScopeOperator::equals, "EQUALS"},
    OperatorName {ScopeOperator::not_equals, "NOT EQUALS"},
    OperatorName {ScopeOperator::is_true, "IS TRUE"},
    OperatorName {ScopeOperator::is_false, "IS FALSE"},
    OperatorName {ScopeOperator::is_null, "IS NULL"},
    OperatorName {ScopeOperator::is_not_null, "IS NOT NULL"},
    OperatorName {ScopeOperator::regex_match, "REGEX MATCH"},
    OperatorName {ScopeOperator::not_regex_match, "NOT REGEX MATCH"},
    OperatorName {ScopeOperator::greater_than, "Greater_Than"},
    OperatorName {ScopeOperator::greater_than_or_equals, "Greater_Than_OR_EQUALS"},
    OperatorName {ScopeOperator::includes, "Includes"},
    OperatorName {ScopeOperator::ends_with, "ENDS_WITH"},
    OperatorName {ScopeOperator::has_bits, "&"},
    OperatorName {ScopeOperator::has_not_bits, "!&"},
};

/// `NOT EQUALS`, `NotEquals` and `Not_Equals` are one.
std::string without_spelling(std::string_view name)
{
    auto letters = ascii_lower(name);
    std::erase_if(letters, [](char letter) { return letter == ' ' || letter == '_'; });
    return letters;
}

struct CompiledFilter {
    ScopingFilter filter;
    std::vector<CompiledClause> clauses;
};

Result<std::vector<CompiledFilter>, ScopeError> compile_all(std::vector<ScopingFilter> const& filters)
{
    std::vector<CompiledFilter> compiled;
    for (auto const& filter : filters) {
        compiled.push_back({filter, {}});
        for (auto const& clause : filter.clauses) {
            auto ready = compile(clause);
            if (!ready)
                return Failure {ScopeError {
                    "filter " + in_quotes(filter.title) + ": " + ready.error().reason, ready.error().remedy}};
            compiled.back().clauses.push_back(std::move(*ready));
        }
    }
    return compiled;
}

std::string in_words(ScopingFilter const& filter, ScopeClause const& clause)
{
    auto words = filter.title + ' ' + clause.attribute + ' ' + std::string {to_string(clause.op)} + ' ' + clause.value;
    return std::string {trim(words)};
}

/// Appends the clauses that are false. Returns whether there is none.
bool passes(CompiledFilter const& compiled, SourceObject const& object, std::vector<std::string>& failed)
{
    bool passed = true;
    for (auto const& clause : compiled.clauses) {
        if (clause.holds(source_value(object, clause.clause.attribute)))
            continue;
        failed.push_back(in_words(compiled.filter, clause.clause));
        passed = false;
    }
    return passed;
}

/// Whether the object passes one of the filters of that sort, or there is none. Appends the clauses that kept it out.
bool passes_any(std::vector<CompiledFilter> const& filters, bool input_only, SourceObject const& object,
    std::vector<std::string>& failed)
{
    bool any = false;
    std::vector<std::string> failed_here;
    for (auto const& filter : filters) {
        if (filter.filter.input_only != input_only)
            continue;
        if (passes(filter, object, failed_here))
            return true;
        any = true;
    }
    failed.insert(failed.end(), failed_here.begin(), failed_here.end());
    return !any;
}

bool is_active(SourceObject const& object)
{
    return !object.soft_deleted_at && (object.type == ObjectType::group || object.account_enabled);
}

bool counts(Scope const& scope, RoleAssignment const& role)
{
    return !scope.default_access_excluded || role.id != default_access_role;
}

}  // namespace

std::string_view to_string(ScopeOperator op)
{
    for (auto const& known : operator_names) {
        if (known.op == op)
            return known.name;
    }
    return "";
}

std::optional<ScopeOperator> scope_operator_from(std::string_view text)
{
    auto const wanted = without_spelling(text);
    for (auto const& known : operator_names) {
        if (without_spelling(known.name) == wanted)
            return known.op;
    }
    return std::nullopt;
}

struct CompiledScope::Parts {
    Scope scope;
    std::vector<CompiledFilter> users, groups;
};

CompiledScope::CompiledScope(std::shared_ptr<Parts const> parts) : parts_ {std::move(parts)} {}

Result<CompiledScope, ScopeError> CompiledScope::compile(Scope scope)
{
    auto users = compile_all(scope.user_filters);
    if (!users)
        return Failure {users.error()};
    auto groups = compile_all(scope.group_filters);
    if (!groups)
        return Failure {groups.error()};
    return CompiledScope {
        std::make_shared<Parts const>(Parts {std::move(scope), std::move(*users), std::move(*groups)})};
}

ScopeResult CompiledScope::evaluate(Directory const& directory, SourceObject const& object) const
{
    auto const& scope = parts_->scope;
    auto const& filters = object.type == ObjectType::user ? parts_->users : parts_->groups;
    ScopeResult result;
    result.active = is_active(object);
    if (scope.mode == ScopeMode::assigned) {
        auto const roles = directory.roles_of(object.id);
        result.assigned = !roles.empty();
        result.has_role = std::any_of(
            roles.begin(), roles.end(), [&scope](RoleAssignment const& role) { return counts(scope, role); });
    }
    result.deprovisions = passes_any(filters, true, object, result.failed_clauses);
    result.passes_filters = passes_any(filters, false, object, result.failed_clauses) && result.deprovisions;
    return result;
}

Scope const& CompiledScope::scope() const
{
    return parts_->scope;
}

Result<void, ScopeError> check(Scope const& scope)
{
    auto const compiled = CompiledScope::compile(scope);
    if (!compiled)
        return Failure {compiled.error()};
    return {};
}

ScopeResult evaluate(Scope const& scope, Directory const& directory, SourceObject const& object)
{
    return CompiledScope::compile(scope).value().evaluate(directory, object);
}

}  // namespace scim::provisioning
