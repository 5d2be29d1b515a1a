// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The settings of a command as values of the right type.

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/plan.hpp>
#include <scim/report/redaction.hpp>
#include <scim/report/render.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/result.hpp>
#include <scim/wire/uri.hpp>

#include "config/settings.hpp"

namespace scim::cli {

/// Which HTTP client.
enum class HttpClient { curl, cpprestsdk };

/// What makes a run end with exit code 1; `fresh` is `new`: any finding that the baseline does not know.
enum class Gate { must, should, fresh, verdict, never };

/// How much is asked for.
enum class Wish { automatic, always, never };

/// What `--progress` asks for.
enum class Progress { automatic, plain, none };

/// Everything a command may need, checked.
struct RunSettings {
    std::optional<Uri> base;
    std::vector<std::string> profiles;
    std::string mapping, label, proxy, ca, client_certificate, client_key;
    Fields headers;
    bool insecure = false;
    HttpClient http = HttpClient::curl;
    conformance::Selection selection;
    std::vector<std::string> case_folders;
    std::string last_failed;  ///< an earlier record; empty: none
    std::string baseline;     ///< a file of known failures; empty: none
    int jobs = 4, max_failures = 0;
    double rate = 0;
    std::chrono::milliseconds timeout {30'000};
    std::chrono::milliseconds patience {2'000};
    std::optional<std::chrono::milliseconds> max_time;
    std::optional<std::uint64_t> seed;
    bool shuffle = false, dry_run = false, consent = false, keep = false;
    std::string out;
    std::vector<std::string> formats;          ///< `html`, `junit`, ...; without `ndjson`
    std::map<std::string, std::string> files;  ///< format to path, where one was given
    std::size_t html_max_bytes = 5'000'000;
    report::Evidence json_evidence = report::Evidence::failing;
    report::SarifOptions sarif;
    report::KnownAs junit_known_as = report::KnownAs::skipped;
    report::PersonalData personal_data = report::PersonalData::mask;
    Gate gate = Gate::must;
    bool quiet = false, verbose = false, may_ask = true, ci_integration = true;
    Wish color = Wish::automatic;
    Progress progress = Progress::automatic;
    std::map<std::string, conformance::FeatureOverride> features;
    // Of `provision`.
    std::vector<std::string> scenarios;  ///< ids, files or `all`
    std::string directory_file, journal, resume, mail_server, mail_from, mail_user, mail_password_file;
    std::vector<std::string> mail_to;
    std::optional<int> users, groups;
    bool flagged = false, real_time = false;
    std::chrono::milliseconds interval {std::chrono::minutes {40}};
    int population = 20'000;  ///< users, for the projection of the health
    std::vector<std::string> config_files;
};

/// The formats this program writes, `ndjson` first.
std::vector<std::string> const& known_formats();

/// Errors: a sentence with the flag, its origin, what was expected and what was seen.
Result<RunSettings, std::string> typed_settings(Settings const& settings);

}  // namespace scim::cli
