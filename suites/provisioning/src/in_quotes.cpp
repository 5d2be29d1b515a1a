// SPDX-License-Identifier: Apache-2.0
#include "in_quotes.hpp"

#include <scim/wire/json.hpp>

namespace scim::provisioning {
namespace {

constexpr std::size_t longest_quote = 80;  // bytes

bool continues_character(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

std::string in_quotes(std::string_view text)
{
    if (text.size() <= longest_quote)
        return write_json(Json {text});
    auto end = longest_quote;
    while (end > 0 && continues_character(text[end]))
        --end;
    return write_json(Json {std::string {text.substr(0, end)} + "..."});
}

}  // namespace scim::provisioning
