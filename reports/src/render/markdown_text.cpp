// SPDX-License-Identifier: Apache-2.0
#include "markdown_text.hpp"

#include <utility>

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

std::string markdown_details(std::string const& summary, std::string const& content)
{
    return "\n<details><summary>" + summary + "</summary>\n\n" + content + "\n</details>\n";
}

void MarkdownList::add(std::string line)
{
    constexpr std::size_t longest_line = 4 * 1024;
    bool const fits = left_out_ == 0 && line.size() <= longest_line && text_.size() + line.size() < room_;
    if (fits)
        text_ += std::move(line);
    else
        ++left_out_;
    ++count_;
}

std::string MarkdownList::text(std::string_view begin, std::string_view end) const
{
    if (left_out_ == 0)
        return text_;
    return text_ + std::string {begin} + "and " + std::to_string(left_out_) + " more" + std::string {end};
}

}  // namespace scim::report
