// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <set>

#include <scim/wire/json.hpp>

#include "commands/baseline_file.hpp"
#include "commands/session.hpp"
#include "commands/source_files.hpp"
#include "config/config_file.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

using conformance::FileProblem;
using Problems = std::vector<FileProblem>;

void append(Problems& problems, Problems more)
{
    std::move(more.begin(), more.end(), std::back_inserter(problems));
}

/// The value of `format` in a JSON text, empty for a case file, which has none.
std::string format_of(conformance::SourceFile const& file)
{
    auto const json = parse_json(file.content);
    return json ? std::string {json->string_or("format", "")} : std::string {};
}

bool holds(Problems const& problems, FileProblem const& problem)
{
    return std::any_of(problems.begin(), problems.end(), [&](FileProblem const& known) {
        return known.file == problem.file && known.place == problem.place && known.text == problem.text;
    });
}

std::string counted(std::size_t number, std::string_view word)
{
    return fmt::format("{} {}{}", number, word, number == 1 ? "" : "s");
}

/// Checks files of the user, case files in the company of the catalogue.
class Linter {
public:
    Linter(conformance::Catalogue catalogue, Environment const& environment)
        : catalogue_ {std::move(catalogue)}
        , environment_ {environment}
    {
    }

    void add(conformance::SourceFile const& file)
    {
        ++files_;
        if (std::filesystem::path {file.name}.extension() == ".toml")
            return add_config(file);
        auto const format = format_of(file);
        if (format == "scimproof.profile")
            return add_profile(file);
        if (format == "scimproof.mapping")
            return add_parsed(conformance::parse_mapping(file));
        if (format == "scimproof.baseline")
            return append(problems_, baseline_problems(file, catalogue_.requirements));
        add_cases(file);
    }

    /// Problems of the files themselves, then those that show among all cases.
    Problems problems() const
    {
        auto all = problems_;
        for (auto& problem : conformance::lint(catalogue_)) {
            auto const is_ours = std::find(case_files_.begin(), case_files_.end(), problem.file) != case_files_.end();
            if (is_ours && !holds(all, problem))
                all.push_back(std::move(problem));
        }
        return all;
    }

    std::size_t files() const { return files_; }

private:
    void add_config(conformance::SourceFile const& file)
    {
        if (auto const parsed = parse_config(file.content, file.name, environment_); !parsed)
            problems_.push_back({"", "", parsed.error()});
    }

    void add_profile(conformance::SourceFile const& file)
    {
        auto const profile = conformance::parse_profile(file);
        append(problems_, profile ? conformance::profile_problems(catalogue_, *profile, file) : profile.error());
    }

    template <typename Parsed>
    void add_parsed(Parsed const& parsed)
    {
        if (!parsed)
            append(problems_, parsed.error());
    }

    void add_cases(conformance::SourceFile const& file)
    {
        auto cases = conformance::parse_case_file(file);
        if (!cases)
            return append(problems_, cases.error());
        for (auto& one : *cases)
            take_over(std::move(one), file.name);
    }

    /// A newer text of a compiled-in file takes its place; otherwise its cases would count as repeated.
    void take_over(conformance::CaseDefinition one, std::string const& name)
    {
        auto const same = std::find_if(
            catalogue_.cases.begin(), catalogue_.cases.end(), [&](conformance::CaseDefinition const& known) {
                return known.id == one.id && !known.file.empty() && name.ends_with(known.file);
            });
        case_files_.push_back(one.file);
        // A second one of that id in the same file is a repetition all the same.
        if (same == catalogue_.cases.end() || !replaced_.insert(one.id).second)
            catalogue_.cases.push_back(std::move(one));
        else
            *same = std::move(one);
    }

    conformance::Catalogue catalogue_;
    Environment const& environment_;
    Problems problems_;
    std::vector<std::string> case_files_;
    std::set<std::string> replaced_;
    std::size_t files_ = 0;
};

Result<std::vector<conformance::SourceFile>, std::string> collect(std::vector<std::string> const& paths)
{
    std::vector<conformance::SourceFile> all;
    for (auto const& path : paths) {
        std::error_code ignored;
        if (std::filesystem::is_directory(path, ignored)) {
            auto files = read_folder(path);
            if (!files)
                return Failure {files.error()};
            std::move(files->begin(), files->end(), std::back_inserter(all));
            continue;
        }
        auto file = read_source(path);
        if (!file)
            return Failure {file.error()};
        all.push_back(std::move(*file));
    }
    return all;
}

Ending tell(Problems const& problems, std::string const& what, Context const& context)
{
    for (auto const& problem : problems)
        context.out << (problem.file.empty() ? problem.text : to_string(problem)) << '\n';
    if (!problems.empty())
        return {ExitCode::findings, counted(problems.size(), "problem") + " in " + what};
    context.out << what << ": no problems\n";
    return {};
}

}  // namespace

Ending lint_command(Arguments const& arguments, Context const& context)
{
    auto loaded = conformance::load_catalogue();
    if (!loaded)
        return tell(loaded.error(), "the compiled-in files", context);
    if (arguments.words.empty())
        return tell(conformance::lint(*loaded), fmt::format("{} compiled-in cases", loaded->cases.size()), context);
    auto const files = collect(arguments.words);
    if (!files)
        return usage(files.error());
    Linter linter {std::move(*loaded), context.environment};
    for (auto const& file : *files)
        linter.add(file);
    return tell(linter.problems(), counted(linter.files(), "file"), context);
}

}  // namespace scim::cli
