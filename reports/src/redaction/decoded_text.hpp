// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A text with one layer of encoding undone, and for each byte the place it came from. Never fails: what is no escape
/// stands for itself.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace scim::report {

/// The bytes behind an encoding.
struct DecodedText {
    std::string bytes;
    std::vector<std::size_t> origin;  ///< offset in the source of each byte, and one more for the end
};

DecodedText decode_nothing(std::string_view text);
/// `%41`. RFC 3986 §2.1.
DecodedText decode_percent(std::string_view text);
/// `\u0041`, `\/`. RFC 8259 §7.
DecodedText decode_json_escapes(std::string_view text);
/// `&#65;`, `&amp;`. XML 1.0 §4.1.
DecodedText decode_xml_references(std::string_view text);

}  // namespace scim::report
