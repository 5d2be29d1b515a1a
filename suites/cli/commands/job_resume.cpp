// SPDX-License-Identifier: Apache-2.0
#include "commands/job_resume.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <scim/provisioning/job_journal.hpp>
#include <scim/report/digest.hpp>

#include "commands/job_scenarios.hpp"
#include "commands/session.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

std::string made_up_mark(int users, int groups, std::uint64_t seed)
{
    return fmt::format("made up: {} users, {} groups, seed {}", users, groups, seed);
}

/// Of the journal's first line; what it says is checked when the whole is read.
void adopt(RunSettings& settings, std::string const& first_line)
{
    auto const line = parse_json(first_line);
    if (!line || !settings.directory_file.empty())
        return;
    int users = 0, groups = 0;
    unsigned long long seed = 0;
    auto const source = std::string {line->string_or("source", "")};
    if (std::sscanf(source.c_str(), "made up: %d users, %d groups, seed %llu", &users, &groups, &seed) != 3)
        return;
    settings.users = settings.users.value_or(users);
    settings.groups = settings.groups.value_or(groups);
    settings.seed = settings.seed.value_or(seed);
}

}  // namespace

std::string const& journal_path(RunSettings const& settings)
{
    return settings.resume.empty() ? settings.journal : settings.resume;
}

std::string directory_mark(RunSettings const& settings, std::uint64_t seed)
{
    if (settings.directory_file.empty())
        return made_up_mark(settings.users.value_or(usual_users), settings.groups.value_or(usual_groups), seed);
    std::ifstream in {settings.directory_file, std::ios::binary};
    return "file " + report::sha256_hex(std::string {std::istreambuf_iterator<char> {in}, {}});
}

std::optional<Ending> prepare_journal(RunSettings& settings)
{
    std::error_code ignored;
    if (!settings.journal.empty() && !settings.resume.empty())
        return usage("--journal begins a job and --resume goes on with one: give one of them.");
    if (!settings.journal.empty() && std::filesystem::exists(settings.journal, ignored))
        return usage(fmt::format(
            "{0} is there already. Go on with its job by --resume {0}, or remove it to begin anew.", settings.journal));
    if (settings.resume.empty())
        return std::nullopt;
    std::ifstream in {settings.resume, std::ios::binary};
    if (!in)
        return usage(fmt::format("cannot read the journal {}: {}. --resume names what --journal of an interrupted job "
                                 "wrote.",
            settings.resume, std::strerror(errno)));
    std::string first_line;
    std::getline(in, first_line);
    adopt(settings, first_line);
    return std::nullopt;
}

Result<provisioning::JobState, Ending> resumed_state(RunSettings const& settings, std::string const& mark)
{
    auto read = provisioning::read_journal(settings.resume, mark);
    if (!read)
        return Failure {usage(describe(read.error().front()))};
    return *std::move(read);
}

}  // namespace scim::cli
