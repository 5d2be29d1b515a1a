// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The outputs. Each takes an assembled report and returns the whole file's text; the same report gives the same bytes.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include <scim/report/model.hpp>

namespace scim::report {

/// Takes a file's text piece by piece. No piece begins or ends within a value.
using Output = std::function<void(std::string_view)>;

/// Which exchanges results.json carries in full.
enum class Evidence { none, failing, all };

struct HtmlOptions {
    std::size_t max_bytes = 5'000'000;  ///< size rules cut evidence until the file fits, and say so
};

/// How JUnit tells a known failure, which it has no word for.
enum class KnownAs { skipped, failure };

/// One self-contained page; opens from disk without network. Warnings about cut evidence are added to the page.
std::string render_html(RunReport const& report, HtmlOptions const& options = {});
/// JUnit XML as Jenkins, GitLab, Azure DevOps and GitHub read it.
std::string render_junit(RunReport const& report, KnownAs known = KnownAs::skipped);
/// The whole result model as one JSON document. A long provisioning log is more than a text should hold.
void render_json(RunReport const& report, Evidence evidence, Output const& output);
std::string render_json(RunReport const& report, Evidence evidence = Evidence::failing);
/// Summary for a pull request or a job page, at most 200 KiB.
std::string render_markdown(RunReport const& report);

/// Whether SARIF leaves known failures out, or carries them as suppressed.
enum class KnownInSarif { left_out, suppressed };

struct SarifOptions {
    std::string anchor = "scimproof.toml";  ///< file of the repository that results point at; relative
    KnownInSarif known = KnownInSarif::left_out;
};

/// SARIF 2.1.0, one result per finding, for code scanning.
std::string render_sarif(RunReport const& report, SarifOptions const& options = {});

/// A command line that repeats an exchange: `$SCIM_BASE` and `$SCIM_TOKEN` stand for address and token.
std::string curl_command(Exchange const& exchange, std::string_view base_url);

/// The command that plays a case again: `scimproof replay users/create/minimal`; of a scenario `scimproof provision
/// --scenario rehire`.
std::string repeat_command(std::string_view case_id);

/// One console line's worth of a text from the provider: no control characters, no escape sequences, no bidi marks.
std::string printable(std::string_view text);

}  // namespace scim::report
