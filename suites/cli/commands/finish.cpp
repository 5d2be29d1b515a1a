// SPDX-License-Identifier: Apache-2.0
#include "commands/finish.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <scim/report/render.hpp>
#include <scim/report/results_ndjson.hpp>

#include "commands/session.hpp"
#include "console/ci_integration.hpp"
#include "console/style.hpp"
#include "console/summary.hpp"
#include "gate.hpp"
#include "signals.hpp"

namespace scim::cli {
namespace {

/// Whether the human texts go to standard error because a file goes to standard output.
bool uses_standard_output(RunSettings const& settings)
{
    for (auto const& [format, path] : settings.files) {
        if (path == "-")
            return true;
    }
    return false;
}

/// What integration with GitHub and CTest adds behind the summary.
void tell_ci(report::RunReport const& report, WrittenOutputs const& written, RunSettings const& settings,
    Context const& context, std::ostream& out)
{
    if (!settings.ci_integration)
        return;
    auto const html = written.paths.find("html");
    auto const html_path = html == written.paths.end() ? std::string {} : html->second;
    if (is_github(context.environment)) {
        out << github_annotations(report);
        write_github_files(report, report::render_markdown(report), html_path, context.environment);
    }
    if (is_ctest(context.environment))
        out << ctest_measurements(report, html_path);
}

/// Renders, judges and prints what the record of the run holds.
class Finisher {
public:
    Finisher(RunSettings const& settings, std::vector<std::string> const& secrets, Context const& context)
        : settings_ {settings}
        , context_ {context}
        , out_ {uses_standard_output(settings_) ? context.err : context.out}
    {
        report::RedactorOptions options;
        for (auto const& secret : secrets) {
            if (is_recognisable(secret))
                options.secrets.push_back(secret);
        }
        redactor_ = report::Redactor::make(std::move(options));
    }

    Ending finish(std::string const& record, conformance::RunOutcome const& outcome, MoreOutputs const& more)
    {
        auto const report = report::read_results(record);
        if (!report)
            return {ExitCode::internal, report.error()};
        auto written = write_outputs(*report, settings_, settings_.out, redactor_.get(), context_.out);
        if (remove_leak(record, *redactor_))
            written.leak = record;
        else
            written.paths["ndjson"] = record;
        if (more)
            more(*report, *redactor_, written, out_);
        print(*report, written);
        return judge(*report, facts_of(outcome, written), settings_.gate);
    }

private:
    void print(report::RunReport const& report, WrittenOutputs const& written)
    {
        auto const colored = wants_color(settings_.color, context_.environment, context_.terminal.shows_output);
        Style const style {colored ? Style::Color::colored : Style::Color::plain};
        if (settings_.quiet)
            out_ << plain_summary(report, {});
        else if (is_live(settings_, context_) && context_.terminal.shows_output)
            out_ << terminal_summary(report, in_short(written), style);
        else
            out_ << baseline_summary(report) << plain_summary(report, in_full(written));
        tell_ci(report, written, settings_, context_, out_);
    }

    static std::vector<std::string> in_full(WrittenOutputs const& written)
    {
        auto all = written.list();
        auto const of_job = written.job_files();
        all.insert(all.end(), of_job.begin(), of_job.end());
        return all;
    }

    /// People look into the folder.
    static std::vector<std::string> in_short(WrittenOutputs const& written)
    {
        auto all = written.list();
        if (auto const of_job = written.job_files(); !of_job.empty())
            all.push_back(std::to_string(of_job.size()) + " files of the job");
        return all;
    }

    static RunFacts facts_of(conformance::RunOutcome const& outcome, WrittenOutputs const& written)
    {
        RunFacts facts;
        if (outcome.unreachable)
            facts.unreachable = outcome.unreachable->text;
        facts.signal = caught_signal();
        if (written.leak)
            facts.internal = "a secret was found in " + *written.leak + "; the file was deleted";
        facts.unwritable = written.problem;
        return facts;
    }

    RunSettings const& settings_;
    Context const& context_;
    std::ostream& out_;
    std::unique_ptr<report::Redactor> redactor_;
};

}  // namespace

bool is_live(RunSettings const& settings, Context const& context)
{
    return settings.progress == Progress::automatic && context.terminal.shows_progress
        && !context.environment("CI").has_value();
}

Ending finish_run(RunSettings const& settings, std::vector<std::string> const& secrets, Context const& context,
    std::string const& record, conformance::RunOutcome const& outcome, MoreOutputs const& more)
{
    return Finisher {settings, secrets, context}.finish(record, outcome, more);
}

}  // namespace scim::cli
