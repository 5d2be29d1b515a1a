// SPDX-License-Identifier: Apache-2.0
#include "bulk/bulk_references.hpp"

#include <utility>
#include <vector>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

constexpr std::string_view prefix = "bulkId:";

bool holds_reference(Json const& value)
{
    auto holds = false;
    for_each_reference(value, [&](std::string_view) { holds = true; });
    return holds;
}

// Extensions are objects of attributes, not attributes. RFC 7643 §3.3.
bool is_extension(JsonMember const& member)
{
    return member.value.is_object() && starts_with_ignoring_case(member.name, "urn:");
}

// False when nothing is left of the attribute.
bool strip_member(JsonMember& member)
{
    if (!holds_reference(member.value))
        return true;
    if (is_extension(member))
        strip_references(member.value);
    else if (member.value.is_array())
        std::erase_if(member.value.as_array(), holds_reference);
    else
        return false;
    return !member.value.empty();
}

}  // namespace

std::optional<std::string_view> referred_bulk_id(std::string_view text) noexcept
{
    if (!text.starts_with(prefix) || text.size() == prefix.size())
        return {};
    return text.substr(prefix.size());
}

// The recursion is as deep as the parser allows.
void for_each_reference(Json const& value, std::function<void(std::string_view bulk_id)> const& call)
{
    if (value.is_string()) {
        if (auto const bulk_id = referred_bulk_id(value.as_string()))
            call(*bulk_id);
    } else if (value.is_array()) {
        for (auto const& element : value.as_array())
            for_each_reference(element, call);
    } else if (value.is_object()) {
        for (auto const& member : value.as_object())
            for_each_reference(member.value, call);
    }
}

void resolve_bulk_ids(Json& value, BulkIds const& ids)
{
    // RFC7644-3.7.2-04, RFC7644-3.7.2-08. Choice: a reference is a whole text, wherever it stands.
    if (value.is_string()) {
        auto const bulk_id = referred_bulk_id(value.as_string());
        auto const found = bulk_id ? ids.find(*bulk_id) : ids.end();
        if (found != ids.end())
            value = Json {found->second};
    } else if (value.is_array()) {
        for (auto& element : value.as_array())
            resolve_bulk_ids(element, ids);
    } else if (value.is_object()) {
        for (auto& member : value.as_object())
            resolve_bulk_ids(member.value, ids);
    }
}

bool strip_references(Json& resource)
{
    if (!holds_reference(resource))
        return false;
    Json::Object kept;
    for (auto& member : resource.as_object()) {
        if (strip_member(member))
            kept.push_back(std::move(member));
    }
    resource.as_object() = std::move(kept);
    return true;
}

}  // namespace scim::server
