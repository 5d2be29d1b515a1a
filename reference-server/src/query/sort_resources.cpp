// SPDX-License-Identifier: Apache-2.0
#include "query/sort_resources.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <scim/wire/date_time.hpp>
#include <scim/wire/text.hpp>

#include "path/attribute_name.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

// monostate: no value.
using SortKey = std::variant<std::monostate, bool, double, TimePoint, std::string>;

/// What sortBy names in one resource type.
struct SortAttribute {
    NamedAttribute named;
    Attribute const* compared = nullptr;
};

std::optional<SortAttribute> find_sort_attribute(std::string const& sort_by, Context const& context)
{
    auto const name = parse_attribute_name(sort_by);
    auto const found = name ? find_named(*name, context) : std::nullopt;
    if (!found)
        return {};
    SortAttribute result {*found, found->sub_attribute ? found->sub_attribute : found->attribute};
    if (result.compared->is_complex()) {
        // RFC7644-3.4.2.3-05: a multi-valued attribute is sorted by its values.
        result.named.sub_attribute = find_attribute(found->attribute->sub_attributes, "value");
        result.compared = result.named.sub_attribute;
    }
    if (!result.compared || result.compared->returned == Returned::never)
        return {};
    return result;
}

bool is_primary(Json const& value)
{
    auto const* primary = value.find("primary");
    return primary && primary->is_boolean() && primary->as_boolean();
}

// RFC7644-3.4.2.3-05: of several values, the primary or else the first.
Json const* choose_value(Json const* value)
{
    if (!value || !value->is_array())
        return value;
    auto const& elements = value->as_array();
    auto const primary = std::find_if(elements.begin(), elements.end(), is_primary);
    if (primary != elements.end())
        return &*primary;
    return elements.empty() ? nullptr : &elements.front();
}

SortKey key_of(Resource const& resource, SortAttribute const& attribute)
{
    auto const& named = attribute.named;
    auto const top = resource.packed.get(named.extension ? named.extension->id : named.attribute->name);
    auto const* value = choose_value(named.extension ? top.find(named.attribute->name) : &top);
    if (value && named.sub_attribute)
        value = value->find(named.sub_attribute->name);
    if (!value || value->is_null())
        return {};
    if (value->is_boolean())
        return value->as_boolean();
    if (value->is_number())
        return value->as_number();
    if (!value->is_string())
        return {};
    if (attribute.compared->type == AttributeType::date_time) {
        if (auto const time = parse_date_time(value->as_string()))
            return *time;
    }
    return attribute.compared->case_exact ? value->as_string() : ascii_lower(value->as_string());
}

}  // namespace

Result<void, ScimError> sort_resources(
    std::vector<ResourcePointer>& resources, Query const& query, Context const& context)
{
    auto const is_descending = query.descending;
    std::vector<std::pair<SortKey, ResourcePointer>> keyed;
    auto const attribute = find_sort_attribute(*query.sort_by, context);
    if (!attribute)
        return Failure {ScimError {400, ScimType::invalid_path, "cannot sort by " + *query.sort_by}};
    for (auto& resource : resources) {
        // A query at the root finds resources of several types.
        auto const own = resource->type == &context.type
            ? attribute
            : find_sort_attribute(*query.sort_by, {context.behaviour, context.dialect, *resource->type});
        auto key = own ? key_of(*resource, *own) : SortKey {};
        keyed.emplace_back(std::move(key), std::move(resource));
    }
    std::stable_sort(keyed.begin(), keyed.end(), [&](auto const& left, auto const& right) {
        auto const has_left = left.first.index() != 0;
        auto const has_right = right.first.index() != 0;
        if (has_left != has_right)
            return is_descending ? has_right : has_left;
        return is_descending ? right.first < left.first : left.first < right.first;
    });
    std::transform(keyed.begin(), keyed.end(), resources.begin(), [](auto& entry) { return std::move(entry.second); });
    return {};
}

}  // namespace scim::server
