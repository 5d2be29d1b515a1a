// SPDX-License-Identifier: Apache-2.0
#include <scim/server/dialect.hpp>

#include <array>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

// The order is that of the enumerators.
constexpr std::array<LeniencyInfo, leniency_count> table {{
    {Leniency::op_any_case, "op-any-case", "Q1", "The op of a patch operation may be written in any letter case."},
    {Leniency::string_booleans, "string-booleans", "Q2", "The texts \"True\" and \"False\" are taken for booleans."},
    {Leniency::remove_by_value_array, "remove-by-value-array", "Q3",
        "A remove with a value takes away the listed values only."},
    {Leniency::manager_as_string, "manager-as-string", "Q4",
        "A bare text stands for a complex attribute with that value, as in manager."},
    {Leniency::legacy_manager_array, "legacy-manager-array", "Q16",
        "An array of one object is taken for the object where the attribute has a single value."},
    {Leniency::dotted_keys, "dotted-keys", "Q6",
        "Dotted names and full URNs are paths when they are keys in the value of an operation without path."},
    {Leniency::replace_without_match_creates, "replace-without-match-creates", "Q7",
        "A replace whose value filter matches nothing makes the value."},
    {Leniency::add_without_match_creates, "add-without-match-creates", "Q7",
        "An add whose value filter matches nothing makes the value."},
    {Leniency::null_ref_ignored, "null-ref-ignored", "Q8", "Null sub-attributes are left out of comparisons."},
    {Leniency::unknown_schema_urns_ignored, "unknown-schema-urns-ignored", "Q9",
        "URNs in schemas that are not known here are ignored."},
    {Leniency::undeclared_extension_urn_accepted, "undeclared-extension-urn-accepted", "Q9",
        "Extension data is taken although schemas does not list its URN, and unknown extensions are ignored."},
    {Leniency::empty_string_clears, "empty-string-clears", "Q4", "An empty text unassigns an optional attribute."},
    {Leniency::value_filter_on_single_valued, "value-filter-on-single-valued", "Q13",
        "A value filter may stand behind an attribute with a single value."},
    {Leniency::filter_value_path_sub_attribute, "filter-value-path-sub-attribute", "",
        "In a filter, a value path may be followed by a sub-attribute and a comparison."},
    {Leniency::extension_attribute_without_urn, "extension-attribute-without-urn", "Q13",
        "An attribute of an extension may be named without its URN."},
    {Leniency::unquoted_filter_values, "unquoted-filter-values", "Q16", "Texts in filters may lack their quotes."},
    {Leniency::simple_multivalued_as_objects, "simple-multivalued-as-objects", "Q19",
        "Objects with a value stand for the values of a simple multi-valued attribute."},
    {Leniency::group_display_name_unique, "group-display-name-unique", "",
        "Two groups may not have the same displayName."},
    {Leniency::unknown_attributes_ignored, "unknown-attributes-ignored", "Q9",
        "Patch operations on attributes that no schema defines are ignored."},
    {Leniency::object_for_values, "object-for-values", "",
        "One object is taken for an array of one where the attribute has several values."},
    {Leniency::scim1_member_patch, "scim1-member-patch", "",
        "A PATCH of SCIM 1.1, members without Operations, changes the members of a group."},
}};

Dialect strict_as(std::string name)
{
    auto dialect = Dialect {std::move(name)};
    // Choice: RFC 7644 §3.5.2 prints op values in lower case, RFC 5234 makes literals case-insensitive.
    dialect.allow(Leniency::op_any_case);
    return dialect;
}

}  // namespace

std::span<LeniencyInfo const> leniencies()
{
    return table;
}

std::optional<Leniency> find_leniency(std::string_view name)
{
    for (auto const& row : table) {
        if (row.name == name)
            return row.leniency;
    }
    return {};
}

Dialect Dialect::without(Leniency leniency) const
{
    auto copy = *this;
    copy.deny(leniency);
    return copy;
}

Dialect strict()
{
    return strict_as("strict");
}

Dialect entra()
{
    auto dialect = Dialect {"entra"};
    for (auto const& row : table)
        dialect.allow(row.leniency);
    return dialect;
}

Dialect onelogin()
{
    auto dialect = strict_as("onelogin");
    for (auto const leniency :
        {Leniency::string_booleans, Leniency::unknown_schema_urns_ignored, Leniency::undeclared_extension_urn_accepted,
            Leniency::remove_by_value_array, Leniency::object_for_values, Leniency::scim1_member_patch})
        dialect.allow(leniency);
    return dialect;
}

Dialect jumpcloud()
{
    auto dialect = strict_as("jumpcloud");
    dialect.allow(Leniency::remove_by_value_array);
    return dialect;
}

std::vector<Dialect> dialects()
{
    return {strict(), entra(), onelogin(), jumpcloud()};
}

Result<Dialect, std::string> dialect_named(std::string_view name)
{
    std::vector<std::string> names;
    for (auto& dialect : dialects()) {
        if (dialect.name() == name)
            return std::move(dialect);
        names.push_back(dialect.name());
    }
    auto message = "there is no dialect \"" + std::string {name} + "\"";
    auto const candidate = nearest(name, names);
    message += candidate.empty() ? "; choose strict, entra, onelogin or jumpcloud"
                                 : "; did you mean \"" + candidate + "\"?";
    return Failure {std::move(message)};
}

Json to_json(LeniencyInfo const& info)
{
    auto json = Json::object({{"name", info.name}, {"quirk", info.quirk}});
    for (auto const& dialect : dialects())
        json.set(dialect.name(), dialect.allows(info.leniency));
    json.set("summary", info.summary);
    return json;
}

}  // namespace scim::server
