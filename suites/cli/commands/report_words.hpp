// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The words of a report that nobody knows beforehand: statuses, verdicts, failure classes, ways an exchange breaks.

#include <span>
#include <string_view>

namespace scim::cli {

struct ReportWord {
    std::string_view word, kind, meaning;
    std::string_view advice;  ///< what to do about it, in one sentence
};

std::span<ReportWord const> report_words();

}  // namespace scim::cli
