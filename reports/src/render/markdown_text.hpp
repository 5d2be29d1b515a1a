// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Text inside Markdown.

#include <cstddef>
#include <string>
#include <string_view>

namespace scim::report {

/// One line of plain text: nothing in it becomes markup, HTML, a link, a table cell, an emoji or a mention.
std::string escape_markdown(std::string_view text);

/// A part that a reader opens; the summary is escaped already.
std::string markdown_details(std::string const& summary, std::string const& content);

/// Lines while there is room, then how many are left out. A line beyond 4 KiB has no room.
class MarkdownList {
public:
    /// Room in bytes.
    explicit MarkdownList(std::size_t room) : room_ {room} {}

    void add(std::string line);

    int count() const { return count_; }

    /// The lines; `begin` and `end` surround the count of the rest.
    std::string text(std::string_view begin, std::string_view end) const;

private:
    std::size_t room_;
    std::string text_;
    int count_ = 0, left_out_ = 0;
};

}  // namespace scim::report
