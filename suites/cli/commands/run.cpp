// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <filesystem>
#include <ostream>

#include <scim/conformance/mapping_cases.hpp>

#include "commands/baseline_file.hpp"
#include "commands/finish.hpp"
#include "commands/last_failed.hpp"
#include "commands/outputs.hpp"
#include "commands/plan_listing.hpp"
#include "commands/remedy.hpp"
#include "commands/session.hpp"
#include "console/ci_integration.hpp"
#include "console/known_failures.hpp"
#include "console/run_console.hpp"
#include "signals.hpp"

namespace scim::cli {
namespace {

/// Everything known before the first request.
struct Prepared {
    explicit Prepared(conformance::Catalogue all_cases) : catalogue {std::move(all_cases)} {}

    conformance::Catalogue catalogue;
    RunSettings settings;
    Settings raw;
    conformance::Profile profile;
    std::optional<conformance::Mapping> mapping;
    std::optional<report::Baseline> baseline;
    conformance::Plan plan;
};

Result<std::unique_ptr<Prepared>, Ending> prepare(Arguments const& arguments, Context const& context)
{
    Settings raw;
    auto settings = load_settings(arguments, context, FirstWord::url, &raw);
    if (!settings)
        return Failure {settings.error()};
    auto catalogue = load_cases(*settings);
    if (!catalogue)
        return Failure {catalogue.error()};
    auto prepared = std::make_unique<Prepared>(std::move(*catalogue));
    prepared->raw = std::move(raw);
    prepared->settings = std::move(*settings);
    auto profile = choose_profile(prepared->catalogue, prepared->settings.profiles);
    if (!profile)
        return Failure {profile.error()};
    prepared->profile = std::move(*profile);
    auto mapping = choose_mapping(prepared->catalogue, prepared->settings.mapping, prepared->profile);
    if (!mapping)
        return Failure {mapping.error()};
    prepared->mapping = std::move(*mapping);
    if (prepared->mapping)
        conformance::add_mapping_cases(prepared->catalogue, *prepared->mapping);
    auto baseline = read_baseline(prepared->settings.baseline);
    if (!baseline)
        return Failure {baseline.error()};
    prepared->baseline = std::move(*baseline);
    if (auto ending = refuse_new_without_baseline(prepared->settings.gate, prepared->baseline.has_value()))
        return Failure {std::move(*ending)};
    if (auto ending = select_last_failed(prepared->settings))
        return Failure {std::move(*ending)};
    auto plan = conformance::select_cases(prepared->catalogue, prepared->profile, prepared->settings.selection);
    if (!plan)
        return Failure {usage(plan.error())};
    prepared->plan = std::move(*plan);
    return prepared;
}

std::unique_ptr<RunConsole> make_console(Prepared const& prepared, Context const& context)
{
    auto const& settings = prepared.settings;
    if (settings.quiet || settings.progress == Progress::none)
        return make_silent_console();
    auto const colored = wants_color(settings.color, context.environment, context.terminal.shows_progress);
    ConsoleOptions const options {context.err, Style {colored ? Style::Color::colored : Style::Color::plain},
        remedy_of(prepared.catalogue.requirements), [] { return std::chrono::steady_clock::now(); },
        context.terminal.columns, settings.ci_integration && is_github(context.environment), settings.verbose};
    auto console = is_live(settings, context) ? make_live_console(options) : make_plain_console(options);
    if (!prepared.baseline)
        return console;
    return with_known_failures(std::move(console), *prepared.baseline, SystemClock {}.now());
}

void announce(RunConsole& console, Prepared const& prepared, conformance::RunOptions const& options)
{
    console.begin({options.tool_version, prepared.profile.id, to_string(options.base), prepared.plan.cases.size(),
        options.jobs, options.rate, options.seed});
}

Ending execute(Prepared& prepared, Connection& connection, Context const& context)
{
    auto const record = output_path(prepared.settings, "ndjson", prepared.settings.out);
    auto writer = open_record(record);
    if (!writer)
        return writer.error();
    connection.options.mapping = std::move(prepared.mapping);
    connection.options.baseline = prepared.baseline;
    auto const console = make_console(prepared, context);
    announce(*console, prepared, connection.options);
    catch_signals();
    auto const outcome = conformance::run(connection.options, prepared.catalogue, prepared.profile,
        connection.transports, **writer, *console, stop_flag());
    console->finish();
    auto const write_error = (*writer)->error();
    writer->reset();
    // Nobody needs the cases any more, and the reports may need their room.
    prepared.plan = {};
    prepared.catalogue.cases = {};
    if (!write_error.empty())
        return usage(write_error);
    return finish_run(prepared.settings, connection.options.secrets, context, record, outcome);
}

}  // namespace

Ending run_command(Arguments const& arguments, Context const& context)
{
    auto prepared = prepare(arguments, context);
    if (!prepared)
        return prepared.error();
    auto& ready = **prepared;
    if (ready.plan.cases.empty() && ready.settings.selection.shard.total > 1)
        return {ExitCode::ok, "no case of the selection falls into this part"};
    if (ready.plan.cases.empty())
        return {ExitCode::nothing_tested, "no case matches the selection. See: scimproof list cases"};
    if (ready.settings.dry_run) {
        context.out << requests_listing(ready.plan);
        return {ExitCode::ok, "nothing was sent"};
    }
    for (auto const& note : ready.profile.notes)
        context.err << "note: " << harmless(note) << '\n';
    auto connection = connect(ready.settings, ready.raw, arguments, context);
    if (!connection)
        return connection.error();
    if (auto refusal = refuse_without_consent(ready.settings, context, Purpose::test))
        return *refusal;
    return execute(ready, *connection, context);
}

}  // namespace scim::cli
