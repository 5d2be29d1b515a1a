// SPDX-License-Identifier: Apache-2.0
#include "provision_run.hpp"

#include <chrono>
#include <csignal>
#include <fstream>
#include <set>
#include <thread>

#include <scim/wire/json.hpp>

#include "figures.hpp"
#include "sample_provider.hpp"

namespace scim::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

double megabytes_of(fs::path const& file)
{
    return static_cast<double>(fs::file_size(file)) * 1e-6;
}

std::vector<std::string> command(
    fs::path const& program, BenchServer const& server, TenantSize size, TemporaryFolder const& folder)
{
    return {program.string(), "provision", server.url(), "--token-file", folder.token_file(), "--users",
        std::to_string(size.users), "--groups", std::to_string(size.groups), "--seed", "1", "--yes", "--keep", "--out",
        (folder.path() / "out").string(), "--progress", "none"};
}

std::vector<std::string> with(std::vector<std::string> command, std::string const& flag, fs::path const& file)
{
    command.push_back(flag);
    command.push_back(file.string());
    return command;
}

/// Ids that the target gave, as the journal has them.
std::size_t links_in(fs::path const& journal)
{
    std::set<std::string, std::less<>> targets;
    std::ifstream in {journal};
    for (std::string line; std::getline(in, line);)
        if (auto const json = parse_json(line); json && json->string_or("t", "") == "anchor")
            targets.emplace(json->string_or("target", ""));
    return targets.size();
}

void wait_until_larger(fs::path const& file, std::uintmax_t size)
{
    constexpr std::chrono::minutes patience {30};
    auto const begin = Clock::now();
    std::error_code missing;
    for (auto now = fs::file_size(file, missing); missing || now <= size; now = fs::file_size(file, missing)) {
        if (Clock::now() - begin > patience)
            give_up(file.string() + " does not grow");
        std::this_thread::sleep_for(std::chrono::milliseconds {5});
    }
}

std::size_t total_at(BenchServer& server, std::string_view endpoint)
{
    auto const answer = ask(server.provider(), request("GET", std::string {endpoint} + "?count=0"));
    auto const json = parse_json(answer.body);
    auto const* const total = json ? json->find("totalResults") : nullptr;
    if (total == nullptr || !total->is_integer())
        give_up("the provider does not tell how many objects it has");
    return static_cast<std::size_t>(total->as_integer());
}

}  // namespace

ProvisionRun provision(fs::path const& program, BenchServer const& server, TenantSize size)
{
    TemporaryFolder const folder;
    ProvisionRun run;
    auto const begin = Clock::now();
    run.usage = wait_for_program(start_program(command(program, server, size, folder)));
    run.seconds = seconds_since(begin);
    run.page_megabytes = megabytes_of(folder.path() / "out" / "report.html");
    run.record_megabytes = megabytes_of(folder.path() / "out" / "results.ndjson");
    return run;
}

ResumedRun kill_and_resume(fs::path const& program, BenchServer& server, TenantSize size)
{
    constexpr std::uintmax_t bytes_of_a_user = 240;  // lines `anchor` and `done`
    TemporaryFolder const folder;
    auto const journal = folder.path() / "journal.ndjson";
    auto const words = command(program, server, size, folder);
    auto const killed = start_program(with(words, "--journal", journal));
    wait_until_larger(journal, size.users / 2 * bytes_of_a_user);
    ::kill(killed, SIGKILL);
    wait_for_program(killed);
    ResumedRun run;
    run.links_before = links_in(journal);
    auto const begin = Clock::now();
    auto const resumed = start_program(with(words, "--resume", journal));
    wait_until_larger(journal, fs::file_size(journal));
    run.seconds_to_go_on = seconds_since(begin);
    run.usage = wait_for_program(resumed);
    run.links = links_in(journal);
    run.objects = total_at(server, "/Users") + total_at(server, "/Groups");
    return run;
}

}  // namespace scim::bench
