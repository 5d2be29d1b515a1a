// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <filesystem>
#include <ostream>

#include <scim/report/merge.hpp>
#include <scim/report/results_ndjson.hpp>

#include "commands/baseline_file.hpp"
#include "commands/outputs.hpp"
#include "commands/session.hpp"
#include "console/summary.hpp"
#include "gate.hpp"

namespace scim::cli {
namespace {

Result<report::RunReport, std::string> read_and_merge(std::vector<std::string> const& files)
{
    std::vector<report::RecordPart> parts;
    for (auto const& file : files) {
        auto report = report::read_results(file);
        if (!report)
            return Failure {report.error()};
        parts.push_back({file, std::move(*report)});
    }
    return report::merge(std::move(parts));
}

/// A part that would be overwritten by the whole; empty: none.
std::string overwritten_part(std::vector<std::string> const& files, std::string const& record)
{
    for (auto const& file : files) {
        std::error_code ignored;
        if (std::filesystem::equivalent(file, record, ignored))
            return file;
    }
    return {};
}

}  // namespace

Ending merge_command(Arguments const& arguments, Context const& context)
{
    auto const settings = load_settings(arguments, context, FirstWord::other);
    if (!settings)
        return settings.error();
    if (arguments.words.size() < 2)
        return usage("name the results.ndjson of at least two parts.");
    auto report = read_and_merge(arguments.words);
    if (!report)
        return usage(report.error() + ".");
    if (auto ending = compare_anew(*report, arguments.flags.text("baseline")))
        return *ending;
    if (auto ending = refuse_new_without_baseline(settings->gate, report->baseline.has_value()))
        return *ending;
    auto const record = output_path(*settings, "ndjson", settings->out);
    if (auto const part = overwritten_part(arguments.words, record); !part.empty())
        return usage("the whole would overwrite its part " + part + ". Choose another folder with --out.");
    auto writer = open_record(record);
    if (!writer)
        return writer.error();
    report::write_record(*report, **writer);
    auto const write_error = (*writer)->error();
    writer->reset();
    if (!write_error.empty())
        return usage(write_error);
    auto written = write_outputs(*report, *settings, settings->out, nullptr, context.out);
    if (written.problem)
        return usage(*written.problem);
    written.paths["ndjson"] = record;
    context.out << baseline_summary(*report) << plain_summary(*report, written.list());
    return judge(*report, RunFacts {}, settings->gate);
}

}  // namespace scim::cli
