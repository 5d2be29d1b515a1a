// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <filesystem>
#include <ostream>

#include <unistd.h>

#include <scim/conformance/mapping_cases.hpp>
#include <scim/report/render.hpp>
#include <scim/report/results_ndjson.hpp>

#include "commands/remedy.hpp"
#include "commands/session.hpp"
#include "console/run_console.hpp"
#include "gate.hpp"
#include "signals.hpp"

namespace scim::cli {
namespace {

/// A record that nobody asked for: gone when the replay ends.
class ScratchRecord {
public:
    ScratchRecord()
    {
        std::error_code ignored;
        // mkstemp(3) replaces the six letters.
        auto pattern
            = (std::filesystem::temp_directory_path(ignored) / ("scimproof-replay-" + std::string(6, 'X'))).string();
        auto const descriptor = mkstemp(pattern.data());
        if (descriptor >= 0) {
            close(descriptor);
            path_ = pattern;
        }
    }
    ~ScratchRecord()
    {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    ScratchRecord(ScratchRecord const&) = delete;
    ScratchRecord& operator=(ScratchRecord const&) = delete;

    std::string const& path() const { return path_; }

private:
    std::string path_;
};

/// What is to be replayed, from an id or from a finding of an earlier run.
struct Wanted {
    std::string case_id;
    std::string base_url, profile, mapping;  ///< of the earlier run; empty when unknown
};

bool is_finding(std::string const& word)
{
    return word.rfind("F-", 0) == 0;
}

Result<Wanted, Ending> find_wanted(std::string const& word, std::string const& record)
{
    auto const report = report::read_results(record);
    if (!report) {
        if (is_finding(word))
            return Failure {usage(report.error() + " Name the results of the run with --from.")};
        return Wanted {word, "", "", ""};
    }
    auto const& start = report->start;
    Wanted wanted {word, start.base_url, start.profile_source.empty() ? start.profile_id : start.profile_source,
        start.invocation.mapping};
    if (!is_finding(word))
        return wanted;
    for (auto const& finding : report->findings) {
        if (finding.id == word && !finding.cases.empty()) {
            wanted.case_id = finding.cases.front();
            return wanted;
        }
    }
    return Failure {usage("no finding " + word + " in " + record + ".")};
}

void fill_in(Settings& flags, std::string const& name, std::string const& value, std::string const& record)
{
    if (!value.empty() && !flags.has(name))
        flags.set(name, {{value}, record});
}

/// Target and profile are those of the earlier run, unless a flag says otherwise.
Arguments with_defaults(Arguments arguments, Wanted const& wanted, std::string const& record)
{
    fill_in(arguments.flags, "url", wanted.base_url, record);
    fill_in(arguments.flags, "profile", wanted.profile, record);
    fill_in(arguments.flags, "mapping", wanted.mapping, record);
    return arguments;
}

Ending execute(RunSettings const& settings, conformance::Catalogue const& catalogue,
    conformance::Profile const& profile, Connection const& connection, Context const& context)
{
    ScratchRecord const record;
    auto writer = report::ResultsWriter::open(record.path());
    if (!writer)
        return usage(writer.error());
    auto const colored = wants_color(settings.color, context.environment, context.terminal.shows_output);
    auto const console
        = make_verbose_console({context.out, Style {colored ? Style::Color::colored : Style::Color::plain},
            remedy_of(catalogue.requirements), [] { return std::chrono::steady_clock::now(); }});
    auto const& options = connection.options;
    console->begin({options.tool_version, profile.id, to_string(options.base), 1, 1, options.rate, options.seed});
    catch_signals();
    auto const outcome
        = conformance::run(options, catalogue, profile, connection.transports, **writer, *console, stop_flag());
    writer->reset();
    auto const report = report::read_results(record.path());
    if (!report)
        return {ExitCode::internal, report.error()};
    RunFacts facts;
    facts.signal = caught_signal();
    if (outcome.unreachable)
        facts.unreachable = outcome.unreachable->text;
    return judge(*report, facts, Gate::must);
}

}  // namespace

Ending replay_command(Arguments const& given, Context const& context)
{
    if (given.words.size() != 1)
        return usage("name one case or finding. See: scimproof list cases");
    auto const from = given.flags.text("from");
    auto const record = from.empty() ? std::string {"scimproof-report/results.ndjson"} : from;
    auto const wanted = find_wanted(given.words.front(), record);
    if (!wanted)
        return wanted.error();
    if (wanted->case_id.starts_with("provisioning/"))
        return usage("a scenario is played whole: " + report::repeat_command(wanted->case_id) + " URL");
    auto const arguments = with_defaults(given, *wanted, record);
    Settings raw;
    auto settings = load_settings(arguments, context, FirstWord::other, &raw);
    if (!settings)
        return settings.error();
    auto catalogue = load_cases(*settings);
    if (!catalogue)
        return catalogue.error();
    auto const profile = choose_profile(*catalogue, settings->profiles);
    if (!profile)
        return profile.error();
    auto const mapping = choose_mapping(*catalogue, settings->mapping, *profile);
    if (!mapping)
        return mapping.error();
    if (*mapping)
        conformance::add_mapping_cases(*catalogue, **mapping);
    settings->selection = {};
    settings->selection.cases = {wanted->case_id};
    settings->jobs = 1;
    if (auto const plan = conformance::select_cases(*catalogue, *profile, settings->selection); !plan)
        return usage(plan.error());
    auto connection = connect(*settings, raw, arguments, context);
    if (!connection)
        return connection.error();
    connection->options.mapping = *mapping;
    if (auto refusal = refuse_without_consent(*settings, context, Purpose::test))
        return *refusal;
    return execute(*settings, *catalogue, *profile, *connection, context);
}

}  // namespace scim::cli
