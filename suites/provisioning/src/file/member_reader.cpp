// SPDX-License-Identifier: Apache-2.0
#include "file/member_reader.hpp"

#include <algorithm>

#include <scim/provisioning/expression.hpp>
#include <scim/wire/random.hpp>

#include "in_quotes.hpp"

namespace scim::provisioning {
namespace {

bool is_text(Json const& value)
{
    return value.is_string() && value.as_string().size() <= max_value_size;
}

/// FNV-1a, 64 bits: the same on every machine.
std::uint64_t hash(std::string_view text, std::uint64_t hash = 14695981039346656037U)
{
    for (auto const byte : text)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    return hash;
}

}  // namespace

std::string made_up_id(std::string_view kind, std::string_view name)
{
    return Random {hash(name, hash(kind))}.uuid();
}

void MemberReader::complain(std::string_view member, std::string reason, std::string remedy) const
{
    problems_.add(place_, member, std::move(reason), std::move(remedy));
}

void MemberReader::expect(std::string_view member, std::string_view what) const
{
    complain(member, in_quotes(member) + " is not " + std::string {what}, "write " + std::string {what});
}

std::string MemberReader::text(std::string_view member, Json const& value) const
{
    if (is_text(value) && !value.as_string().empty())
        return value.as_string();
    expect(member, "a text of 1 to " + std::to_string(max_value_size) + " bytes");
    return {};
}

bool MemberReader::truth(std::string_view member, Json const& value) const
{
    if (value.is_boolean())
        return value.as_boolean();
    expect(member, "true or false");
    return true;
}

Texts MemberReader::texts(std::string_view member, Json const& value) const
{
    Texts texts;
    if (!value.is_array() || !std::all_of(value.as_array().begin(), value.as_array().end(), is_text)) {
        expect(member, "a list of texts");
        return texts;
    }
    for (auto const& element : value.as_array())
        texts.push_back(element.as_string());
    return texts;
}

Value MemberReader::value(std::string_view member, Json const& value) const
{
    switch (value.kind()) {
    case Json::Kind::null: return {};
    case Json::Kind::boolean: return value.as_boolean();
    case Json::Kind::integer: return value.as_integer();
    case Json::Kind::array: return texts(member, value);
    case Json::Kind::string:
        if (is_text(value))
            return value.as_string();
        break;
    case Json::Kind::number:
    case Json::Kind::object: break;
    }
    expect(member, "a text, a whole number, true, false or a list of texts");
    return {};
}

std::vector<RoleAssignment> MemberReader::roles(std::string_view member, Json const& value) const
{
    std::vector<RoleAssignment> roles;
    if (!value.is_array()) {
        expect(member, "a list of roles");
        return roles;
    }
    for (auto const& element : value.as_array())
        roles.push_back(role(member, element));
    return roles;
}

RoleAssignment MemberReader::role(std::string_view member, Json const& value) const
{
    RoleAssignment role;
    if (value.is_string())
        role = {"", value.as_string(), value.as_string()};
    for (auto const& part : value.is_object() ? value.as_object() : Json::Object {})
        read_role_member(role, member, part);
    if (role.id.empty() && role.value.empty() && role.display_name.empty())
        expect(member, R"(a list of names or of objects with "id", "value" or "displayName")");
    if (role.id.empty())
        role.id = made_up_id("Role", role.value.empty() ? role.display_name : role.value);
    return role;
}

void MemberReader::read_role_member(RoleAssignment& role, std::string_view member, JsonMember const& part) const
{
    if (part.name == "id")
        role.id = text(member, part.value);
    else if (part.name == "value")
        role.value = text(member, part.value);
    else if (part.name == "displayName")
        role.display_name = text(member, part.value);
    else
        complain(member, "unknown member " + in_quotes(part.name) + " of a role",
            R"(a role has "id", "value" and "displayName")");
}

}  // namespace scim::provisioning
