// SPDX-License-Identifier: Apache-2.0
#include "markdown_text.hpp"

#include <scim/report/render.hpp>

namespace scim::report {

std::string escape_markdown(std::string_view text)
{
    constexpr std::string_view marks = "\\`*_{}[]()#+-.!|~$:";
    std::string escaped;
    for (char const letter : printable(text)) {
        switch (letter) {
        case '<': escaped += "&lt;"; continue;
        case '>': escaped += "&gt;"; continue;
        case '&': escaped += "&amp;"; continue;
        // A mention is looked for in the finished text, where a backslash is gone; the comment parts the words there.
        case '@': escaped += "@<!-- -->"; continue;
        default: break;
        }
        if (marks.find(letter) != std::string_view::npos)
            escaped += '\\';
        escaped += letter;
    }
    return escaped;
}

}  // namespace scim::report
