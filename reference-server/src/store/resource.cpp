// SPDX-License-Identifier: Apache-2.0
#include "store/resource.hpp"

#include <algorithm>
#include <utility>

namespace scim::server {

namespace {

bool is_shown(Attribute const* attribute)
{
    return attribute && is_shown_by_default(*attribute);
}

bool is_plain_extension(Json const& data, Schema const& extension)
{
    if (!data.is_object() || data.empty())
        return false;
    auto const& members = data.as_object();
    return std::all_of(members.begin(), members.end(),
        [&](JsonMember const& member) { return is_shown(find_attribute(extension.attributes, member.name)); });
}

Json put_members_back(Json content, MemberList const* members)
{
    if (auto* place = members ? content.find("members") : nullptr)
        *place = members->to_json();
    return content;
}

}  // namespace

Json Resource::content() const
{
    return put_members_back(packed.unpack(), members.get());
}

Json Resource::content(std::function<bool(std::string_view name)> const& is_wanted) const
{
    return put_members_back(packed.unpack(is_wanted), members.get());
}

std::string Resource::version_tag() const
{
    return "W/\"" + std::to_string(version) + "\"";
}

std::string_view Resource::shown_text() const
{
    for (auto const* name : {"displayName", "userName"}) {
        auto const place = packed.find(name);
        if (place && packed.value(*place).starts_with('"'))
            return packed.value(*place);
    }
    return "\"\"";
}

std::string Resource::shown_name() const
{
    return read_written(shown_text()).as_string();
}

std::string_view Resource::location_text() const
{
    constexpr std::string_view name = "\"location\":";
    auto const place = packed.find("meta");
    auto const meta = place ? packed.value(*place) : std::string_view {};
    auto const found = meta.find(name);
    if (found == std::string_view::npos || !meta.substr(found + name.size()).starts_with('"'))
        return "\"\"";
    auto const text = meta.substr(found + name.size());
    auto end = std::size_t {1};
    while (text[end] != '"')
        end += text[end] == '\\' ? 2 : 1;
    return text.substr(0, end + 1);
}

Draft Draft::of(Json content)
{
    auto* members = content.find("members");
    auto apart = members && members->is_array() ? MemberListEditor::of(*members) : std::nullopt;
    if (!apart)
        return {std::move(content), {}};
    *members = Json::array();
    return {std::move(content), std::move(*apart)};
}

Draft Draft::of(Resource const& resource)
{
    return {resource.packed.unpack(), resource.members ? MemberListEditor {*resource.members} : MemberListEditor {}};
}

Json Draft::content() &&
{
    auto const list = members.take();
    return put_members_back(std::move(rest), list.get());
}

bool is_plain(Json const& content, ResourceType const& type)
{
    auto const& members = content.as_object();
    return std::all_of(members.begin(), members.end(), [&](JsonMember const& member) {
        if (auto const* extension = type.find_extension(member.name))
            return is_plain_extension(member.value, *extension);
        return is_shown(type.find_core(member.name));
    });
}

}  // namespace scim::server
