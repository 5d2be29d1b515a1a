// SPDX-License-Identifier: Apache-2.0
#include "secret_names.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/text.hpp>

namespace scim::report {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view text, std::array<std::string_view, size> const& names)
{
    return std::find(names.begin(), names.end(), text) != names.end();
}

/// `urn:...:User:password` and `account.password` are named by their last part.
std::string_view last_part(std::string_view name)
{
    auto begin = name.size();
    while (begin > 0 && name[begin - 1] != ':' && name[begin - 1] != '.')
        --begin;
    return name.substr(begin);
}

}  // namespace

std::optional<std::string> secret_member_kind(std::string_view name)
{
    constexpr std::array<std::string_view, 6> names {
        "password", "assertion", "client_assertion", "privatekey", "otp", "pin"};
    auto const part = ascii_lower(last_part(name));
    if (is_one_of(part, names))
        return part;
    if (part == "x509certificates")
        return "certificate";
    if (part.find("secret") != std::string::npos)
        return "secret";
    if (part.find("token") != std::string::npos)
        return "token";
    return std::nullopt;
}

bool is_secret_parameter(std::string_view name)
{
    constexpr std::array<std::string_view, 10> names {"code", "sig", "access_token", "refresh_token", "id_token",
        "token", "client_secret", "client_assertion", "assertion", "password"};
    return is_one_of(ascii_lower(name), names);
}

bool is_personal_attribute(std::string_view name)
{
    constexpr std::array<std::string_view, 15> names {"username", "name", "displayname", "display", "emails",
        "phonenumbers", "addresses", "photos", "ims", "externalid", "nickname", "title", "profileurl", "employeenumber",
        "formatted"};
    return is_one_of(ascii_lower(last_part(name)), names);
}

}  // namespace scim::report
