// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Texts inside the HTML report. Everything that comes from the provider passes through escape_html().

#include <string>
#include <string_view>

#include <scim/report/model.hpp>

namespace scim::report::html {

/// Text for element content and for double-quoted attributes. Invalid UTF-8 is repaired; control characters, marks that
/// turn the writing direction and invisible separators are shown as `\x1b` and `\u202e`, line feeds and tabs stay.
std::string escape_html(std::string_view text);

/// The address if it is http or https, else empty: nothing else becomes a link.
std::string web_address(std::string_view url);

/// `1,180`.
std::string with_thousands(std::size_t number);

/// `23 Nov 2026 10:11 UTC`.
std::string readable_time(TimePoint time);

/// `182 ms`, `4.2 s` or `3 min 48 s`.
std::string readable_duration(double milliseconds);

/// `RFC 7644 §3.3` for a numbered section of an RFC, else the requirement's own id.
std::string reference_label(Requirement const& requirement);

/// `MUST NOT`, `SHOULD`, ...
std::string level_label(Requirement const& requirement);

/// The sentence at the top of the report, without its symbol: `Not ready for Microsoft Entra ID`.
std::string verdict_headline(RunReport const& report);

/// `MUST 249 of 252`.
std::string fraction_label(std::string_view name, Fraction const& fraction);

}  // namespace scim::report::html
