// SPDX-License-Identifier: Apache-2.0
#include "commands/outputs.hpp"

#include <cstring>
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

std::string render(report::RunReport const& report, RunSettings const& settings, std::string const& format)
{
    if (format == "html")
        return report::render_html(report, {settings.html_max_bytes});
    if (format == "junit")
        return report::render_junit(report, settings.junit_known_as);
    if (format == "json")
        return report::render_json(report, settings.json_evidence);
    if (format == "sarif")
        return report::render_sarif(report, settings.sarif);
    return report::render_markdown(report);
}

}  // namespace

std::optional<std::string> write_whole(std::string const& path, std::string const& content)
{
    std::error_code failed;
    auto const folder = fs::path {path}.parent_path();
    if (!folder.empty())
        fs::create_directories(folder, failed);
    auto const temporary = path + ".part";
    {
        std::ofstream file {temporary, std::ios::binary | std::ios::trunc};
        file << content << std::flush;
        if (!file)
            return "cannot write " + path + ": " + std::strerror(errno) + ".";
    }
    fs::rename(temporary, path, failed);
    if (failed)
        return "cannot write " + path + ": " + failed.message() + ".";
    return std::nullopt;
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
        auto const content = render(report, settings, format);
        if (redactor != nullptr && redactor->leaks(content)) {
            written.leak = path;
            continue;
        }
        if (path == "-") {
            standard_output << content << std::flush;
            continue;
        }
        if (auto problem = write_whole(path, content))
            written.problem = std::move(problem);
        else
            written.paths[format] = path;
    }
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
