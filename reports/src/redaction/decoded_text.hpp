// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A text with one layer of encoding undone that knows for each byte the place it came from. Never fails: what is no
/// escape stands for itself.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text_search.hpp"

namespace scim::report {

/// The bytes behind an encoding.
struct DecodedText {
    /// Bytes that one escape of the source stands for.
    struct Escaped {
        std::size_t begin = 0, end = 0;                ///< in `bytes`
        std::size_t source_begin = 0, source_end = 0;  ///< of the escape
    };

    std::string bytes;
    std::vector<Escaped> escapes;  ///< in their order

    /// Offset in the source of a byte, or of the end; all bytes of one escape come from where it begins.
    std::size_t origin(std::size_t at) const;
};

DecodedText decode_nothing(std::string_view text);
/// `%41`. RFC 3986 §2.1.
DecodedText decode_percent(std::string_view text);
/// `\u0041`, `\/`. RFC 8259 §7.
DecodedText decode_json_escapes(std::string_view text);
/// False when no escape of the JSON text stands for one of these letters.
bool may_spell_by_escape(std::string_view text, Letters const& letters);
/// `&#65;`, `&amp;`. XML 1.0 §4.1.
DecodedText decode_xml_references(std::string_view text);

}  // namespace scim::report
