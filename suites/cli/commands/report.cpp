// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <filesystem>
#include <ostream>

#include <scim/report/results_ndjson.hpp>

#include "commands/baseline_file.hpp"
#include "commands/job_outputs.hpp"
#include "commands/outputs.hpp"
#include "commands/session.hpp"
#include "console/summary.hpp"

namespace scim::cli {
namespace {

/// Beside the record, unless a folder was asked for.
std::string folder_for(std::string const& file, Arguments const& arguments, RunSettings const& settings)
{
    return arguments.flags.has("out") ? settings.out : std::filesystem::path {file}.parent_path().string();
}

Ending render_one(
    std::string const& file, Arguments const& arguments, RunSettings const& settings, Context const& context)
{
    auto report = report::read_results(file);
    if (!report)
        return usage(report.error());
    if (auto ending = compare_anew(*report, arguments.flags.text("baseline")))
        return *ending;
    auto const folder = folder_for(file, arguments, settings);
    auto written = write_outputs(*report, settings, folder, nullptr, context.out);
    auto const formats = written.paths.size();
    if (!report->cycles.empty() && !arguments.flags.has("format") && settings.files.empty())
        write_job_files(*report, folder, written);
    if (written.problem)
        return usage(*written.problem);
    auto& text = formats == settings.formats.size() ? context.out : context.err;
    text << baseline_summary(*report) << plain_summary(*report, written.list());
    return {};
}

}  // namespace

Ending report_command(Arguments const& arguments, Context const& context)
{
    auto const settings = load_settings(arguments, context, FirstWord::other);
    if (!settings)
        return settings.error();
    if (arguments.words.empty())
        return usage("no file. Name the results.ndjson of a run.");
    if (arguments.words.size() > 1 && (arguments.flags.has("out") || !settings->files.empty()))
        return usage(
            "several results cannot share one output. Leave --out and --<format>-file away, or name one file.");
    for (auto const& file : arguments.words) {
        if (auto const ending = render_one(file, arguments, *settings, context); ending.code != ExitCode::ok)
            return ending;
    }
    return {};
}

}  // namespace scim::cli
