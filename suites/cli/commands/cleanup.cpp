// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <ostream>

#include "commands/session.hpp"
#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr std::string_view our_prefix = "scimproof-";

/// Only names of ours: a prefix without the program's name gets it.
std::string safe_prefix(std::string const& wanted)
{
    return wanted.rfind(our_prefix, 0) == 0 ? wanted : std::string {our_prefix} + wanted;
}

Ending tell(conformance::CleanupOutcome const& outcome, conformance::CleanupMode mode, std::string const& prefix,
    Context const& context)
{
    if (outcome.unreachable)
        return {ExitCode::unreachable, harmless(outcome.unreachable->text)};
    for (auto const& line : outcome.found)
        context.out << "│ " << harmless(line) << '\n';
    if (mode == conformance::CleanupMode::list) {
        context.out << fmt::format("{} found that are named after {}\n", outcome.found.size(), prefix);
        return {ExitCode::ok, outcome.found.empty() ? std::string {} : "nothing was deleted; add --yes to delete them"};
    }
    context.out << fmt::format(
        "{} found, {} deleted, {} could not be\n", outcome.found.size(), outcome.deleted, outcome.failed);
    if (outcome.failed > 0)
        return {ExitCode::incomplete, fmt::format("{} resources could not be deleted", outcome.failed)};
    return {};
}

}  // namespace

Ending cleanup_command(Arguments const& arguments, Context const& context)
{
    Settings raw;
    auto const settings = load_settings(arguments, context, FirstWord::url, &raw);
    if (!settings)
        return settings.error();
    auto const catalogue = load_cases(*settings);
    if (!catalogue)
        return catalogue.error();
    auto const profile = choose_profile(*catalogue, settings->profiles);
    if (!profile)
        return profile.error();
    auto const connection = connect(*settings, raw, arguments, context);
    if (!connection)
        return connection.error();
    // Choice: only --yes itself deletes; consent of the configuration file is for runs.
    auto const* const consent = arguments.flags.find("yes");
    auto const mode = consent != nullptr ? conformance::CleanupMode::remove : conformance::CleanupMode::list;
    auto const prefix = safe_prefix(raw.text("run"));
    context.err << "looking for " << prefix << " at " << to_string(connection->options.base) << '\n' << std::flush;
    auto const outcome = conformance::cleanup(connection->options, *profile, connection->transports, prefix, mode);
    return tell(outcome, mode, prefix, context);
}

}  // namespace scim::cli
