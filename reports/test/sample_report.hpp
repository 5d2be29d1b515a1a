// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One synthetic run for the tests of every output: each status, findings with and without texts, bodies as text, as
/// base64 and cut, a failed exchange, warnings, and texts as a hostile provider would send them.

#include <string>
#include <string_view>

#include <scim/report/model.hpp>

namespace scim::report::sample {

/// Texts that break careless outputs: markup, CDATA ends, escape sequences, log commands, mentions, bidi marks,
/// invalid UTF-8, NUL.
std::string hostile_text();

/// A body of valid UTF-8, or of bytes.
Body text_body(std::string_view mime, std::string_view text);
Body bytes_body(std::string_view mime, std::string_view bytes);

/// The recorded facts, before assemble().
RunReport facts();

/// The same after assemble(). Its verdict is not-ready.
RunReport report();

/// As report(), but nothing failed: the verdict is ready.
RunReport clean_report();

/// Entries for the sample run: one known, one expired, one fixed, one that the run did not look for.
Baseline baseline();

/// As report(), held against baseline().
RunReport baselined_report();

/// As report(), with `count` generated cases of which every tenth fails, for size and speed.
RunReport large_report(int count);

}  // namespace scim::report::sample
