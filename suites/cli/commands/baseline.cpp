// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <filesystem>
#include <ostream>

#include <scim/report/baseline.hpp>
#include <scim/report/results_ndjson.hpp>

#include "commands/baseline_file.hpp"
#include "commands/outputs.hpp"
#include "commands/session.hpp"
#include "config/suggestion.hpp"
#include "console/baseline_lines.hpp"
#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

/// What every action works with.
struct Work {
    std::string path;    ///< of the baseline
    std::string record;  ///< of the run
    report::EntryRemarks remarks;
};

std::string text_or(std::string const& text, std::string_view fallback)
{
    return text.empty() ? std::string {fallback} : text;
}

bool is_there(std::string const& path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

std::string entries_text(int number)
{
    return fmt::format("{} {}", number, number == 1 ? "entry" : "entries");
}

Result<report::RunReport, Ending> read_run(Work const& work)
{
    auto report = report::read_results(work.record);
    if (!report)
        return Failure {usage(report.error() + ". Name the results of a run with --from.")};
    return std::move(*report);
}

Ending save(Work const& work, report::BaselineEdit const& edit)
{
    if (auto problem = write_whole(work.path, write_json_pretty(edit.file)))
        return usage(*problem);
    return {};
}

/// A broken-off run may be recorded; what it did not reach is simply not in the file.
void warn_of_partial(report::RunReport const& report, Context const& context)
{
    if (report.end.completion != report::Completion::complete)
        context.err << "note: the run did not come to its end, so failures may be missing\n";
}

Ending record(Work const& work, Context const& context)
{
    if (is_there(work.path))
        return usage(work.path + " exists already. Add to it with: scimproof baseline update");
    auto const report = read_run(work);
    if (!report)
        return report.error();
    auto const edit = report::with_findings(report::empty_baseline(), *report, work.remarks);
    if (auto ending = save(work, edit); ending.code != ExitCode::ok)
        return ending;
    warn_of_partial(*report, context);
    context.out << fmt::format("wrote {} with {}. Give each a reason, then: scimproof run --baseline {}\n",
        harmless(work.path), entries_text(edit.added), harmless(work.path));
    return {};
}

/// An update or a prune: reads both, changes, writes, and tells.
template <typename Change>
Ending edit(Work const& work, Context const& context, Change change)
{
    auto file = read_baseline_json(work.path);
    if (!file)
        return file.error();
    auto report = read_run(work);
    if (!report)
        return report.error();
    auto const edit = change(std::move(*file), *report);
    if (auto ending = save(work, edit); ending.code != ExitCode::ok)
        return ending;
    warn_of_partial(*report, context);
    auto const comparison = report::compare(report::baseline_from_json(edit.file, work.path), *report);
    context.out << fmt::format(
        "{}: {} added, {} seen again, {} removed\n", harmless(work.path), edit.added, edit.seen, edit.removed)
                << baseline_line(comparison) << '\n'
                << baseline_entries(comparison, {report::EntryState::expired, report::EntryState::unobserved});
    return {};
}

Ending update(Work const& work, Context const& context)
{
    return edit(work, context, [&](Json file, report::RunReport const& report) {
        return report::with_findings(std::move(file), report, work.remarks);
    });
}

Ending prune(Work const& work, Context const& context)
{
    return edit(work, context,
        [](Json file, report::RunReport const& report) { return report::without_fixed(std::move(file), report); });
}

Ending show(Work const& work, Context const& context)
{
    using enum report::EntryState;
    auto const baseline = read_baseline(work.path);
    if (!baseline)
        return baseline.error();
    if (!is_there(work.record)) {
        context.out << fmt::format("{}: {}; no run to compare with at {}\n", harmless(work.path),
            entries_text(static_cast<int>((*baseline)->entries.size())), harmless(work.record));
        for (auto const& entry : (*baseline)->entries)
            context.out << entry_lines({entry, unobserved, {}}, "");
        return {};
    }
    auto const report = read_run(work);
    if (!report)
        return report.error();
    auto const comparison = report::compare(**baseline, *report);
    context.out << baseline_line(comparison) << '\n'
                << baseline_entries(comparison, {expired, known, fixed, unobserved})
                << new_findings_lines(*report, comparison);
    return {};
}

/// `2027-01-31`
bool is_day(std::string const& text)
{
    return text.size() == 10 && parse_date_time(text + "T00:00:00Z").has_value();
}

}  // namespace

Ending baseline_command(Arguments const& arguments, Context const& context)
{
    auto const settings = load_settings(arguments, context, FirstWord::other);
    if (!settings)
        return settings.error();
    auto const& flags = arguments.flags;
    Work const work {text_or(settings->baseline, "scimproof-baseline.json"),
        text_or(flags.text("from"), "scimproof-report/results.ndjson"),
        {flags.text("reason"), flags.text("owner"), flags.text("ticket"), flags.text("expires")}};
    if (!work.remarks.expires.empty() && !is_day(work.remarks.expires))
        return usage("--expires: expected a date such as 2027-01-31, got \"" + work.remarks.expires + "\".");
    auto const what = arguments.words.size() == 1 ? arguments.words.front() : std::string {};
    if (what == "record")
        return record(work, context);
    if (what == "update")
        return update(work, context);
    if (what == "prune")
        return prune(work, context);
    if (what == "show")
        return show(work, context);
    auto const near = suggestion(what, {"record", "update", "prune", "show"});
    return usage(
        "baseline takes one of record, update, prune, show." + (near.empty() ? "" : " Did you mean " + near + "?"));
}

}  // namespace scim::cli
