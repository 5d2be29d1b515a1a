// SPDX-License-Identifier: Apache-2.0
#include "xml_text.hpp"

#include <scim/wire/encoding.hpp>

#include "utf8_walk.hpp"

namespace scim::report {
namespace {

/// XML 1.0 §2.2; discouraged C1 controls count as not allowed.
bool is_allowed(char32_t code)
{
    if (code < 0x20)
        return code == U'\n' || code == U'\t';
    return (code < 0x7F || code >= 0xA0) && code != 0xFFFE && code != 0xFFFF;
}

std::string_view spelled(Utf8Character const& character)
{
    switch (character.code) {
    case U'&': return "&amp;";
    case U'<': return "&lt;";
    case U'>': return "&gt;";
    case U'"': return "&quot;";
    case U'\r': return "";
    default: return is_allowed(character.code) ? character.bytes : "\xEF\xBF\xBD";
    }
}

}  // namespace

std::string escape_xml(std::string_view text)
{
    auto const repaired = repair_utf8(text);
    std::string_view rest {repaired};
    std::string escaped;
    escaped.reserve(repaired.size());
    while (!rest.empty())
        escaped += spelled(take_character(rest));
    return escaped;
}

}  // namespace scim::report
