// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Forms a text may be asked to have by `x-format` and `x-memberNames`.

#include <string>
#include <string_view>
#include <vector>

namespace scim::documents {

/// A named form of text.
struct TextFormat {
    std::string_view name;
    std::string_view description;  ///< completes "expected ..."
    bool (*matches)(std::string_view text);
};

/// The form of that name, or nullptr.
TextFormat const* find_text_format(std::string_view name);
std::vector<std::string> text_format_names();

/// `2026-11-23`, a day that exists.
bool is_date(std::string_view text);
/// xsd:dateTime: the zone may be missing, fractions have any length, 24:00:00 is midnight. RFC 7643 §2.3.5.
bool is_xsd_date_time(std::string_view text);
/// A URI with a scheme, characters and escapes as in RFC 3986 §2.
bool is_absolute_uri(std::string_view text);
/// A URI or a relative reference. RFC 3986 §4.1.
bool is_uri_reference(std::string_view text);
/// `urn:` with namespace and name. RFC 8141 §2.
bool is_urn(std::string_view text);
/// `RFC7644-3.5.2.2-02` or `ENTRA-023`.
bool is_requirement_id(std::string_view text);

}  // namespace scim::documents
