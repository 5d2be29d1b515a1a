// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Text inside Markdown.

#include <string>
#include <string_view>

namespace scim::report {

/// One line of plain text: nothing in it becomes markup, HTML, a link, a table cell, an emoji or a mention.
std::string escape_markdown(std::string_view text);

}  // namespace scim::report
