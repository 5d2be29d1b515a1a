// SPDX-License-Identifier: Apache-2.0
#include "config/run_settings.hpp"

#include <algorithm>
#include <utility>

#include <scim/wire/text.hpp>

#include "config/flag_table.hpp"
#include "config/suggestion.hpp"
#include "config/units.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

/// Takes typed values out of the settings and keeps the first complaint.
class Reader {
public:
    explicit Reader(Settings const& settings) : settings_ {settings} {}

    template <typename Value, typename Parse>
    void take(std::string_view name, Value& target, Parse parse)
    {
        auto const* const setting = settings_.find(name);
        if (setting == nullptr || setting->values.empty() || !problem_.empty())
            return;
        if (auto parsed = parse(setting->values.back()); parsed)
            target = static_cast<Value>(*parsed);
        else
            complain(name, parsed.error());
    }

    /// Sets the enumerator whose place is that of the chosen word.
    template <typename Enum>
    void choose(std::string_view name, Enum& target, std::initializer_list<Enum> enumerators)
    {
        auto const* const flag = find_flag(name);
        auto const word = settings_.text(name);
        if (flag == nullptr || word.empty())
            return;
        auto const words = choices_of(*flag);
        auto const found = std::find(words.begin(), words.end(), word);
        if (found == words.end())
            return complain(name, fmt::format("expected one of {}, got \"{}\"", flag->value, word));
        target = *(enumerators.begin() + (found - words.begin()));
    }

    void complain(std::string_view name, std::string const& text)
    {
        auto const* const setting = settings_.find(name);
        if (!problem_.empty() || setting == nullptr)
            return;
        auto const from_flag = setting->origin.rfind("flag ", 0) == 0;
        auto const stop = !text.empty() && text.back() == '?' && from_flag ? "" : ".";
        problem_ = fmt::format("--{}: {}{}{}", name, text, from_flag ? "" : " (from " + setting->origin + ")", stop);
    }

    std::string const& problem() const { return problem_; }

private:
    Settings const& settings_;
    std::string problem_;
};

template <std::int64_t least, std::int64_t most>
Result<std::int64_t, std::string> whole_number(std::string_view text)
{
    return parse_whole_number(text, least, most);
}

Result<Uri, std::string> base_url(std::string_view text)
{
    if (auto uri = parse_uri(text))
        return std::move(*uri);
    if (text.find('@') != std::string_view::npos)
        return Failure {std::string {"a URL with user information is not taken: secrets do not belong in it"}};
    return Failure {fmt::format("expected an address such as https://scim.example.com/scim/v2, got \"{}\"", text)};
}

void read_headers(Settings const& settings, Reader& reader, Fields& headers)
{
    for (auto const& line : settings.list("header")) {
        auto const colon = line.find(':');
        auto const name = trim(std::string_view {line}.substr(0, colon));
        if (colon == std::string::npos || name.empty())
            return reader.complain("header", "expected 'Name: value'");
        headers.add(std::string {name}, std::string {trim(std::string_view {line}.substr(colon + 1))});
    }
}

void read_formats(Settings const& settings, Reader& reader, RunSettings& typed)
{
    auto const& known = known_formats();
    for (auto const& piece : split(settings.text("format"), ',')) {
        std::string const format {trim(piece)};
        if (format.empty() || format == "ndjson")
            continue;
        if (std::find(known.begin(), known.end(), format) == known.end()) {
            auto const near = suggestion(format, known);
            return reader.complain("format",
                fmt::format("unknown format {}{}", format, near.empty() ? "" : ". Did you mean " + near + "?"));
        }
        typed.formats.push_back(format);
    }
    for (auto const& format : known) {
        auto const path = settings.text(format + "-file");
        if (path.empty())
            continue;
        typed.files[format] = path;
        if (format != "ndjson" && std::find(typed.formats.begin(), typed.formats.end(), format) == typed.formats.end())
            typed.formats.push_back(format);
    }
}

void read_target(Settings const& settings, Reader& reader, RunSettings& typed)
{
    reader.take("url", typed.base, base_url);
    typed.profiles = settings.list("profile");
    typed.mapping = settings.text("mapping");
    typed.label = settings.text("label");
    typed.proxy = settings.text("proxy");
    typed.ca = settings.text("ca");
    typed.client_certificate = settings.text("client-cert");
    typed.client_key = settings.text("client-key");
    typed.insecure = settings.is_on("insecure");
    if (settings.text("http") != "libcurl")  // the library's name is as good as the program's
        reader.choose("http", typed.http, {HttpClient::curl, HttpClient::cpprestsdk});
    read_headers(settings, reader, typed.headers);
}

void read_selection(Settings const& settings, Reader& reader, RunSettings& typed)
{
    typed.selection.suites = settings.list("suite");
    typed.selection.cases = settings.list("case");
    typed.selection.requirements = settings.list("req");
    typed.selection.tags = settings.list("tag");
    typed.selection.filter = settings.text("filter");
    typed.selection.exclude = settings.text("exclude");
    reader.take("shard", typed.selection.shard, parse_shard);
    typed.last_failed = settings.text("last-failed");
    typed.case_folders = settings.list("cases");
}

void read_run(Settings const& settings, Reader& reader, RunSettings& typed)
{
    reader.take("jobs", typed.jobs, whole_number<1, 64>);
    reader.take("max-failures", typed.max_failures, whole_number<1, 1'000'000>);
    reader.take("rate", typed.rate, parse_rate);
    reader.take("timeout", typed.timeout, parse_duration);
    reader.take("patience", typed.patience, parse_duration);
    reader.take("max-time", typed.max_time, parse_duration);
    reader.take("seed", typed.seed, parse_seed);
    typed.shuffle = settings.is_on("shuffle");
    typed.dry_run = settings.is_on("dry-run");
    typed.consent = settings.is_on("yes");
    typed.keep = settings.is_on("keep");
}

void read_output(Settings const& settings, Reader& reader, RunSettings& typed)
{
    using report::Evidence;
    using report::PersonalData;
    typed.out = settings.text("out");
    read_formats(settings, reader, typed);
    reader.take("html-max-size", typed.html_max_bytes, parse_size);
    reader.choose("json-evidence", typed.json_evidence, {Evidence::none, Evidence::failing, Evidence::all});
    reader.choose("junit-known-as", typed.junit_known_as, {report::KnownAs::skipped, report::KnownAs::failure});
    typed.sarif.anchor = settings.text("sarif-anchor");
    if (typed.sarif.anchor.find("://") != std::string::npos || typed.sarif.anchor.starts_with("/"))
        reader.complain("sarif-anchor", "expected a path below the root of the repository");
    if (settings.is_on("sarif-include-known"))
        typed.sarif.known = report::KnownInSarif::suppressed;
    typed.baseline = settings.text("baseline");
    reader.choose("pii", typed.personal_data, {PersonalData::mask, PersonalData::show});
    reader.choose("fail-on", typed.gate, {Gate::must, Gate::should, Gate::fresh, Gate::verdict, Gate::never});
    reader.choose("color", typed.color, {Wish::automatic, Wish::always, Wish::never});
    reader.choose("progress", typed.progress, {Progress::automatic, Progress::plain, Progress::none});
    typed.quiet = settings.is_on("quiet");
    typed.verbose = settings.is_on("verbose");
    typed.may_ask = !settings.is_on("no-input");
    typed.ci_integration = !settings.is_on("no-ci-integration");
}

void read_job(Settings const& settings, Reader& reader, RunSettings& typed)
{
    typed.scenarios = settings.list("scenario");
    typed.directory_file = settings.text("directory");
    typed.journal = settings.text("journal");
    typed.resume = settings.text("resume");
    reader.take("users", typed.users, whole_number<0, 1'000'000>);
    reader.take("groups", typed.groups, whole_number<0, 100'000>);
    reader.take("project-users", typed.population, whole_number<1, 10'000'000>);
    reader.choose("dialect", typed.flagged, {false, true});
    typed.real_time = settings.is_on("real-time");
    reader.take("interval", typed.interval, parse_duration);
    if (typed.interval < std::chrono::seconds {1})
        reader.complain("interval", "expected a second or more, such as 40m");
    typed.mail_server = settings.text("mail-server");
    typed.mail_from = settings.text("mail-from");
    typed.mail_to = settings.list("mail-to");
    typed.mail_user = settings.text("mail-user");
    typed.mail_password_file = settings.text("mail-password-file");
}

}  // namespace

std::vector<std::string> const& known_formats()
{
    static std::vector<std::string> const formats {"ndjson", "html", "junit", "json", "markdown", "sarif"};
    return formats;
}

Result<RunSettings, std::string> typed_settings(Settings const& settings)
{
    Reader reader {settings};
    RunSettings typed;
    read_target(settings, reader, typed);
    read_selection(settings, reader, typed);
    read_run(settings, reader, typed);
    read_output(settings, reader, typed);
    read_job(settings, reader, typed);
    typed.features = settings.features;
    typed.config_files = settings.files;
    if (!reader.problem().empty())
        return Failure {reader.problem()};
    return typed;
}

}  // namespace scim::cli
