// SPDX-License-Identifier: Apache-2.0
#include "utf8_walk.hpp"

#include <algorithm>

namespace scim::report {

Utf8Character take_character(std::string_view& text)
{
    auto const first = static_cast<unsigned char>(text.front());
    std::size_t const length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    auto const bytes = text.substr(0, length);
    char32_t code = length == 1 ? first : first & (0xFFU >> (length + 1));
    for (auto const byte : bytes.substr(1))
        code = (code << 6U) | (static_cast<unsigned char>(byte) & 0x3FU);
    text.remove_prefix(bytes.size());
    return {code, bytes};
}

bool is_misleading(char32_t code)
{
    return code == 0x00AD || code == 0x061C || code == 0xFEFF || (code >= 0x200B && code <= 0x200F)
        || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069);
}

std::string_view utf8_prefix(std::string_view text, std::size_t limit)
{
    auto end = std::min(limit, text.size());
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

}  // namespace scim::report
