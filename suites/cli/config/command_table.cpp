// SPDX-License-Identifier: Apache-2.0
#include "config/flag_table.hpp"

#include <array>

namespace scim::cli {
namespace {

constexpr std::array commands {
    Command {"run", "[URL]", "", "Test an endpoint and write the reports",
        "  scimproof run https://scim.example.com/scim/v2 --profile entra --token-file token --yes\n"
        "  scimproof run --suite users --suite patch --jobs 8 --max-time 10m\n"
        "  scimproof run --profile entra --dry-run"},
    Command {"provision", "[URL]", "", "Play Entra ID's provisioning service over days, and report the job's health",
        "  scimproof provision https://scim.example.com/scim/v2 --token-file token --yes\n"
        "  scimproof provision URL --scenario mediusflow --scenario expired-token --yes\n"
        "  scimproof provision URL --users 500 --groups 20 --journal job.ndjson --yes\n"
        "  scimproof provision URL --resume job.ndjson --yes"},
    Command {"health", "[FILE]", "", "Print the health of the job in stored results",
        "  scimproof health scimproof-report/results.ndjson --json"},
    Command {"probe", "URL", "", "Connect, authenticate and discover; sends no write",
        "  scimproof probe https://scim.example.com/scim/v2 --token-file token"},
    Command {"list", "WHAT", "cases suites requirements profiles mappings scenarios formats",
        "List cases, suites, requirements, profiles, mappings, scenarios or formats",
        "  scimproof list cases --profile entra --filter suite:patch\n"
        "  scimproof list requirements --filter ENTRA --json"},
    Command {"explain", "ID", "", "Explain a requirement, case, profile, finding, fault, error code or word",
        "  scimproof explain ENTRA-023\n"
        "  scimproof explain entra,okta\n"
        "  scimproof explain F-9c1e0b7a52d4f6aa --from scimproof-report/results.ndjson"},
    Command {"replay", "CASE|FINDING", "", "Run one case again and print every exchange",
        "  scimproof replay patch/remove/no-path-is-refused --yes\n"
        "  scimproof replay F-9c1e0b7a52d4f6aa --from scimproof-report/results.ndjson --yes"},
    Command {"lint", "[FILE|DIR...]", "", "Check case files, profiles, mappings and configurations",
        "  scimproof lint\n"
        "  scimproof lint my-cases/users/create.json scimproof.toml"},
    Command {"report", "FILE...", "", "Render reports from stored results",
        "  scimproof report scimproof-report/results.ndjson --format json,markdown"},
    Command {"merge", "FILE...", "", "Join the records of the parts of a run (--shard)",
        "  scimproof merge part1/results.ndjson part2/results.ndjson --out whole"},
    Command {"diff", "OLD NEW", "", "Compare two runs; exit code 1 when the new one has a finding that is new",
        "  scimproof diff yesterday/results.ndjson scimproof-report/results.ndjson"},
    Command {"baseline", "WHAT", "record update prune show", "Keep the file of known failures, from stored results",
        "  scimproof baseline record --reason 'planned for spring' --owner kim --expires 2027-01-31\n"
        "  scimproof baseline prune --from scimproof-report/results.ndjson\n"
        "  scimproof run --baseline scimproof-baseline.json --fail-on new"},
    Command {"cleanup", "[URL]", "", "Delete what runs left behind; lists only, unless --yes",
        "  scimproof cleanup --run scimproof-k3f9 --yes"},
    Command {"serve", "[FLAGS]", "", "Start the reference server; takes its flags",
        "  scimproof serve --dialect entra --port 0"},
    Command {"completion", "SHELL", "bash zsh fish", "Print completions for a shell",
        "  scimproof completion bash > /etc/bash_completion.d/scimproof"},
    Command {"config", "WHAT", "init show check", "Write, show or check the configuration",
        "  scimproof config init\n"
        "  scimproof config show --origin"},
    Command {"help", "[TOPIC]", "exit-codes filter verdicts baseline environment config",
        "Help on a command or a topic", "  scimproof help exit-codes"},
};

}  // namespace

std::span<Command const> command_table()
{
    return commands;
}

Command const* find_command(std::string_view name)
{
    for (auto const& command : commands) {
        if (command.name == name)
            return &command;
    }
    return nullptr;
}

}  // namespace scim::cli
