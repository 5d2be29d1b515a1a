// SPDX-License-Identifier: Apache-2.0
#include "commands/outputs.hpp"

#include <filesystem>
#include <fstream>

#include <scim/report/render.hpp>

#include "commands/session.hpp"

namespace scim::cli {
namespace {

namespace fs = std::filesystem;

std::string file_name(std::string const& format)
{
    if (format == "html")
        return "report.html";
    if (format == "junit")
        return "junit.xml";
    if (format == "json")
        return "results.json";
    if (format == "sarif")
        return "results.sarif";
    return format == "markdown" ? "summary.md" : "results.ndjson";
}

void render(report::RunReport const& report, RunSettings const& settings, std::string const& format,
    report::Output const& output)
{
    if (format == "html")
        output(report::render_html(report, {settings.html_max_bytes}));
    else if (format == "junit")
        output(report::render_junit(report, settings.junit_known_as));
    else if (format == "json")
        report::render_json(report, settings.json_evidence, output);
    else if (format == "sarif")
        output(report::render_sarif(report, settings.sarif));
    else
        output(report::render_markdown(report));
}

/// Returns whether there is a secret in the text, which is not written then.
bool leaks_to(std::ostream& out, report::RunReport const& report, RunSettings const& settings,
    std::string const& format, report::Redactor const* redactor)
{
    std::string content;
    render(report, settings, format, [&content](std::string_view piece) { content += piece; });
    if (redactor != nullptr && redactor->leaks(content))
        return true;
    out << content << std::flush;
    return false;
}

}  // namespace

std::optional<std::string> write_whole(std::string const& path, std::string const& content)
{
    CheckedFile file {path, nullptr};
    file.write(content);
    return file.finish();
}

void WrittenOutputs::note(std::string const& name, std::string const& path, CheckedFile& file)
{
    if (file.leaks())
        leak = path;
    else if (auto wrong = file.finish())
        problem = std::move(wrong);
    else
        paths[name] = path;
}

std::vector<std::string> WrittenOutputs::list() const
{
    std::vector<std::string> all;
    for (auto const* format : {"html", "junit", "json", "markdown", "sarif", "ndjson"}) {
        if (auto const found = paths.find(format); found != paths.end())
            all.push_back(found->second);
    }
    return all;
}

std::vector<std::string> WrittenOutputs::job_files() const
{
    std::vector<std::string> all;
    for (auto const& [name, path] : paths)
        if (name.find('.') != std::string::npos)  // the names of formats have no dot
            all.push_back(path);
    return all;
}

std::string output_path(RunSettings const& settings, std::string const& format, std::string const& folder)
{
    auto const found = settings.files.find(format);
    return found != settings.files.end() ? found->second : (fs::path {folder} / file_name(format)).string();
}

WrittenOutputs write_outputs(report::RunReport const& report, RunSettings const& settings, std::string const& folder,
    report::Redactor const* redactor, std::ostream& standard_output)
{
    WrittenOutputs written;
    for (auto const& format : settings.formats) {
        auto const path = output_path(settings, format, folder);
        if (path == "-") {
            if (leaks_to(standard_output, report, settings, format, redactor))
                written.leak = path;
            continue;
        }
        CheckedFile file {path, redactor};
        render(report, settings, format, file.output());
        written.note(format, path, file);
    }
    if (!report.events.error().empty())
        written.problem = report.events.error();
    return written;
}

bool remove_leak(std::string const& path, report::Redactor const& redactor)
{
    std::ifstream file {path, std::ios::binary};
    // Line by line: no secret of a record goes beyond one, and the whole may be too large for the memory.
    for (std::string line; std::getline(file, line);) {
        if (!redactor.leaks(line))
            continue;
        std::error_code ignored;
        fs::remove(path, ignored);
        return true;
    }
    return false;
}

Result<std::unique_ptr<report::ResultsWriter>, Ending> open_record(std::string const& path)
{
    std::error_code failed;
    auto const folder = std::filesystem::path {path}.parent_path();
    if (!folder.empty())
        std::filesystem::create_directories(folder, failed);
    if (failed)
        return Failure {usage("cannot make the folder " + folder.string() + ": " + failed.message() + ".")};
    auto writer = report::ResultsWriter::open(path);
    if (!writer)
        return Failure {usage(writer.error())};
    return std::move(*writer);
}

}  // namespace scim::cli
