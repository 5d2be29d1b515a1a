// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <algorithm>
#include <ostream>

#include <scim/report/assemble.hpp>
#include <scim/report/results_ndjson.hpp>
#include <scim/report/run_diff.hpp>

#include "commands/session.hpp"
#include "console/baseline_lines.hpp"
#include "console/style.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr std::size_t most_lines = 50;

std::string run_line(std::string_view name, std::string const& file, report::RunReport const& report)
{
    auto const& verdict = report.verdict;
    return fmt::format("{}  {}  {} for {}  MUST {}/{}  SHOULD {}/{}  {}\n", name, harmless(file),
        report::to_string(verdict.value), harmless(report.start.profile_id), verdict.must.ok, verdict.must.applicable,
        verdict.should.ok, verdict.should.applicable, format_date_time(report.start.started_at));
}

/// A title with a number, then at most so many lines; nothing for no lines.
std::string listing(std::string_view title, std::vector<std::string> const& lines)
{
    if (lines.empty())
        return {};
    auto text = fmt::format("{} ({})\n", title, lines.size());
    for (std::size_t n = 0; n < std::min(lines.size(), most_lines); ++n)
        text += lines[n];
    if (lines.size() > most_lines)
        text += fmt::format("  and {} more\n", lines.size() - most_lines);
    return text;
}

std::vector<std::string> appeared_lines(report::RunDiff const& diff)
{
    std::vector<std::string> lines;
    for (auto const& finding : diff.appeared)
        lines.push_back(fmt::format("  {} [{} {}]  {}\n", finding.id, level_word(finding.level),
            harmless(finding.requirement), harmless(finding.title)));
    return lines;
}

std::vector<std::string> former_lines(report::RunDiff const& diff, report::EntryState state)
{
    std::vector<std::string> lines;
    for (auto const& compared : diff.former) {
        if (compared.state != state)
            continue;
        auto line = fmt::format("  F-{} [{}]  {}\n", compared.entry.fingerprint, harmless(compared.entry.requirement),
            harmless(compared.entry.title));
        lines.push_back(compared.note.empty() ? line : line + "  │ " + harmless(compared.note) + "\n");
    }
    return lines;
}

std::vector<std::string> change_lines(report::RunDiff const& diff)
{
    std::vector<std::string> lines;
    for (auto const& change : diff.changes)
        lines.push_back(fmt::format("  {:<7} -> {:<7} {}\n", report::to_string(change.from),
            report::to_string(change.to), harmless(change.case_id)));
    return lines;
}

std::vector<std::string> latency_lines(report::RunDiff const& diff)
{
    std::vector<std::string> lines;
    for (auto const& change : diff.latency)
        lines.push_back(fmt::format("  {:<40} {:.0f} -> {:.0f} ms ({:+.0f} %)\n", harmless(change.operation),
            change.before, change.after, 100 * (change.after - change.before) / std::max(change.before, 0.001)));
    return lines;
}

/// What makes the comparison say less than it seems to.
std::string caveats(report::RunReport const& old_run, report::RunReport const& new_run, report::RunDiff const& diff)
{
    std::string text;
    if (old_run.start.base_url != new_run.start.base_url)
        text += "note: the targets differ: " + harmless(old_run.start.base_url) + ", "
            + harmless(new_run.start.base_url) + "\n";
    if (old_run.start.profile_id != new_run.start.profile_id)
        text += "note: the profiles differ\n";
    if (old_run.start.tool_version != new_run.start.tool_version)
        text += "note: the versions of scimproof differ, so cases may have changed\n";
    if (!diff.only_old.empty() || !diff.only_new.empty())
        text += fmt::format("note: {} cases ran in the old run only, {} in the new one only\n", diff.only_old.size(),
            diff.only_new.size());
    return text;
}

std::string diff_text(report::RunReport const& old_run, report::RunReport const& new_run, report::RunDiff const& diff)
{
    using enum report::EntryState;
    return caveats(old_run, new_run, diff) + listing("New findings", appeared_lines(diff))
        + listing("Fixed", former_lines(diff, fixed))
        + listing("Neither seen nor shown to be gone", former_lines(diff, unobserved))
        + listing("Still there", former_lines(diff, known)) + listing("Cases that end otherwise", change_lines(diff))
        + listing("Latency, 95th percentile", latency_lines(diff));
}

Json ids(report::RunDiff const& diff, report::EntryState state)
{
    auto list = Json::array();
    for (auto const& compared : diff.former) {
        if (compared.state == state)
            list.push_back("F-" + compared.entry.fingerprint);
    }
    return list;
}

template <typename Range, typename Function>
Json array_of(Range const& range, Function function)
{
    auto list = Json::array();
    for (auto const& element : range)
        list.push_back(function(element));
    return list;
}

Json diff_json(report::RunDiff const& diff)
{
    using enum report::EntryState;
    auto const text = [](std::string const& id) { return Json {id}; };
    return Json::object({{"new", array_of(diff.appeared, [](report::Finding const& one) { return Json {one.id}; })},
        {"fixed", ids(diff, fixed)}, {"known", ids(diff, known)}, {"unobserved", ids(diff, unobserved)},
        {"statusChanges",
            array_of(diff.changes,
                [](report::StatusChange const& change) {
                    return Json::object({{"case", change.case_id}, {"from", report::to_string(change.from)},
                        {"to", report::to_string(change.to)}});
                })},
        {"onlyOld", array_of(diff.only_old, text)}, {"onlyNew", array_of(diff.only_new, text)},
        {"latency", array_of(diff.latency, [](report::LatencyChange const& change) {
             return Json::object(
                 {{"operation", change.operation}, {"p95Before", change.before}, {"p95After", change.after}});
         })}});
}

Ending ending_of(report::RunDiff const& diff)
{
    if (diff.appeared.empty())
        return {};
    auto const number = diff.appeared.size();
    return {ExitCode::findings, fmt::format("{} new finding{}", number, number == 1 ? "" : "s")};
}

}  // namespace

Ending diff_command(Arguments const& arguments, Context const& context)
{
    if (arguments.words.size() != 2)
        return usage("name the results.ndjson of the old run and that of the new one.");
    std::vector<report::RunReport> runs;
    for (auto const& file : arguments.words) {
        auto run = report::read_results(file);
        if (!run)
            return usage(run.error() + ".");
        runs.push_back(std::move(*run));
    }
    auto const diff = report::diff(runs[0], runs[1]);
    if (arguments.flags.is_on("json"))
        context.out << write_json_pretty(diff_json(diff));
    else
        context.out << run_line("old", arguments.words[0], runs[0]) << run_line("new", arguments.words[1], runs[1])
                    << diff_text(runs[0], runs[1], diff);
    return ending_of(diff);
}

}  // namespace scim::cli
