// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the commands that talk to a provider prepare alike.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/run.hpp>
#include <scim/wire/result.hpp>

#include "commands/commands.hpp"
#include "config/run_settings.hpp"
#include "config/secret.hpp"

namespace scim::cli {

Ending usage(std::string reason);

/// All layers of settings, typed; the first word of the command line is the URL when `--url` was not given.
enum class FirstWord { url, other };
Result<RunSettings, Ending> load_settings(
    Arguments const& arguments, Context const& context, FirstWord first_word, Settings* raw = nullptr);

/// The compiled-in catalogue with the user's case folders.
Result<conformance::Catalogue, Ending> load_cases(RunSettings const& settings);

/// The first of them, and how many more there are.
std::string first_problem(std::vector<conformance::FileProblem> const& problems);

/// Profiles by id or file, separated by commas, as one; a mapping likewise, or the one that a profile of the user names
/// when none was asked for.
Result<conformance::Profile, Ending> choose_profile(
    conformance::Catalogue const& catalogue, std::vector<std::string> const& names);
Result<std::optional<conformance::Mapping>, Ending> choose_mapping(
    conformance::Catalogue const& catalogue, std::string const& wanted, conformance::Profile const& profile);

/// Everything a provider is asked with.
struct Connection {
    conformance::RunOptions options;
    conformance::TransportFactory transports;

    ~Connection();
    Connection() = default;
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    Connection(Connection&&) = default;
    Connection& operator=(Connection&&) = default;
};

/// Finds the token and makes the HTTP client. Errors: no URL, no token where one was announced, unreadable files.
Result<Connection, Ending> connect(
    RunSettings const& settings, Settings const& raw, Arguments const& arguments, Context const& context);

/// Whether a secret is long enough to be found in a text without being there by chance. Header values that are shorter
/// are hidden with their headers only.
bool is_recognisable(std::string_view secret);

/// Consent to writes: given, or asked for on a terminal with the host's name.
enum class Purpose { test, removal };
std::optional<Ending> refuse_without_consent(RunSettings const& settings, Context const& context, Purpose purpose);
/// Likewise; `what` tells in sentences what would be done.
std::optional<Ending> refuse_without_consent(
    RunSettings const& settings, Context const& context, std::string const& what);

}  // namespace scim::cli
