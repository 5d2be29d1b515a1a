// SPDX-License-Identifier: Apache-2.0
#include "auth/token_text.hpp"

#include <algorithm>

#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {

bool is_token_text(std::string_view text) noexcept
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char letter) { return letter > ' ' && letter < '\x7f'; });
}

std::string make_token()
{
    constexpr std::size_t token_bytes = 24;
    return hex_encode(secure_random_bytes(token_bytes));
}

std::string first_line(std::string_view text)
{
    return std::string {trim(text.substr(0, text.find('\n')))};
}

}  // namespace scim::server
