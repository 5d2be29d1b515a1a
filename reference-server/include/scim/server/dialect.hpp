// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the service provider forgives: requests that the RFCs refuse or leave open, and that real clients send.

#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// One thing that is forgiven. Each can be switched by its name.
enum class Leniency {
    op_any_case,
    string_booleans,
    remove_by_value_array,
    manager_as_string,
    legacy_manager_array,
    dotted_keys,
    replace_without_match_creates,
    add_without_match_creates,
    null_ref_ignored,
    unknown_schema_urns_ignored,
    undeclared_extension_urn_accepted,
    empty_string_clears,
    value_filter_on_single_valued,
    filter_value_path_sub_attribute,
    extension_attribute_without_urn,
    unquoted_filter_values,
    simple_multivalued_as_objects,
    group_display_name_unique,
    unknown_attributes_ignored,
    object_for_values,
    scim1_member_patch,
};

/// The number of leniencies.
inline constexpr std::size_t leniency_count = 21;

/// A leniency with its name on the command line.
struct LeniencyInfo {
    Leniency leniency;
    std::string_view name;     ///< kebab-case
    std::string_view quirk;    ///< number in the table of known client deviations, such as `Q3`; may be empty
    std::string_view summary;  ///< one sentence
};

/// `{name, quirk, strict, entra, onelogin, jumpcloud, summary}`; the dialects say whether they have it.
Json to_json(LeniencyInfo const& info);

/// Every leniency, in the order of the enumerators.
std::span<LeniencyInfo const> leniencies();

/// The leniency of that name. Empty when there is none.
std::optional<Leniency> find_leniency(std::string_view name);

/// A set of leniencies with a name.
class Dialect {
public:
    Dialect() = default;
    explicit Dialect(std::string name) : name_ {std::move(name)} {}

    std::string const& name() const noexcept { return name_; }
    bool allows(Leniency leniency) const noexcept { return allowed_.test(static_cast<std::size_t>(leniency)); }
    void allow(Leniency leniency) noexcept { allowed_.set(static_cast<std::size_t>(leniency)); }
    void deny(Leniency leniency) noexcept { allowed_.reset(static_cast<std::size_t>(leniency)); }
    /// A copy that does not forgive this.
    Dialect without(Leniency leniency) const;

private:
    std::string name_ {"strict"};
    std::bitset<leniency_count> allowed_;
};

/// By the RFCs; where they accept two readings, the tolerant one.
Dialect strict();
/// What Microsoft Entra ID needs: everything is forgiven.
Dialect entra();
/// What the templates of OneLogin need, and its connectors of SCIM 1.1.
Dialect onelogin();
/// What JumpCloud needs.
Dialect jumpcloud();
/// Every dialect, `strict` first.
std::vector<Dialect> dialects();
/// The dialect of that name. Errors: a sentence that names the nearest.
Result<Dialect, std::string> dialect_named(std::string_view name);

}  // namespace scim::server
