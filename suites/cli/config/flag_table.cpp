// SPDX-License-Identifier: Apache-2.0
#include "config/flag_table.hpp"

#include <array>

#include <scim/wire/text.hpp>

namespace scim::cli {
namespace {

using enum ValueKind;

constexpr std::string_view all_targets = " run provision replay probe cleanup config ";
constexpr std::string_view runs = " run provision replay config ";
constexpr std::string_view run_only = " run config ";
constexpr std::string_view rendering = " run provision report merge ";
constexpr std::string_view editing = " baseline ";
constexpr std::string_view selecting = " run list config ";
constexpr auto once = Repeat::never;
constexpr auto list = Repeat::list;

constexpr std::array flags {
    Flag {"url", 0, text, "URL", once, "url", "", "Target", "Base URL of the provider", all_targets},
    Flag {"profile", 0, text, "ID|FILE", list, "profile", "rfc", "Target",
        "Requirements to apply: rfc, entra (for provision), okta, onelogin, jumpcloud or a file; several are joined",
        " run provision replay probe cleanup list config "},
    Flag {"mapping", 0, text, "ID|FILE", once, "mapping", "", "Target", "Attribute mapping to send, see list mappings",
        runs},
    Flag {"label", 0, text, "NAME", once, "label", "", "Target", "Name of the target in reports", runs},
    Flag {"header", 0, text, "'N: V'", list, "", "", "Target", "Send this header too (repeatable, never shown)",
        all_targets},
    Flag {"proxy", 0, text, "URL", once, "proxy", "", "Target", "Proxy; default as HTTPS_PROXY and NO_PROXY say",
        all_targets},
    Flag {"ca", 0, file, "FILE", once, "ca", "", "Target", "Certificate authorities to trust, PEM", all_targets},
    Flag {"client-cert", 0, file, "FILE", once, "client-cert", "", "Target", "Client certificate, PEM", all_targets},
    Flag {"client-key", 0, file, "FILE", once, "client-key", "", "Target", "Key of the client certificate, PEM",
        all_targets},
    Flag {"insecure", 0, none, "", once, "insecure", "", "Target", "Do not check the certificate; the report says so",
        all_targets},
    Flag {"http", 0, choice, "curl|cpprestsdk", once, "http", "curl", "Target", "HTTP client", all_targets},

    Flag {"token-file", 0, file, "FILE", once, "token-file", "", "Credentials",
        "Read the bearer token from a file; - is standard input", all_targets},
    Flag {"token-command", 0, text, "CMD", once, "token-command", "", "Credentials",
        "Read the bearer token from what a command prints", all_targets},

    Flag {"read-only-token-file", 0, file, "FILE", once, "read-only-token-file", "", "Credentials",
        "A second token, which may read only: more cases", " run replay config "},
    Flag {"other-tenant-token-file", 0, file, "FILE", once, "other-tenant-token-file", "", "Credentials",
        "A token of another tenant: more cases", " run replay config "},
    Flag {"expired-token-file", 0, file, "FILE", once, "expired-token-file", "", "Credentials",
        "A token that was good once: more cases", " run replay config "},

    Flag {"suite", 0, text, "SUITE", list, "select.suite", "", "Selection", "Only this suite (repeatable)", selecting},
    Flag {"case", 0, text, "ID", list, "select.case", "", "Selection", "Only this case (repeatable)", selecting},
    Flag {"req", 0, text, "ID", list, "select.req", "", "Selection", "Only cases of this requirement (repeatable)",
        selecting},
    Flag {
        "tag", 0, text, "TAG", list, "select.tag", "", "Selection", "Only cases with this tag (repeatable)", selecting},
    Flag {"filter", 0, text, "QUERY", once, "select.filter", "", "Selection", "Only what matches, see help filter",
        selecting},
    Flag {"exclude", 0, text, "QUERY", once, "select.exclude", "", "Selection", "Leave out what matches", selecting},
    Flag {"shard", 0, text, "I/N", once, "", "", "Selection", "Only part I of N; join the records with merge",
        " run list "},
    Flag {
        "last-failed", 0, file, "FILE", once, "", "", "Selection", "Only what did not pass in these results", " run "},
    Flag {"cases", 0, directory, "DIR", list, "", "", "Selection", "Case files of your own as well (repeatable)",
        " run replay list "},

    Flag {"scenario", 0, text, "ID|FILE", list, "", "", "Job",
        "Scenario to play, or all; see list scenarios (repeatable)", " provision "},
    Flag {"directory", 0, file, "FILE", once, "", "", "Job", "Provision this directory instead of a scenario",
        " provision "},
    Flag {"users", 0, text, "N", once, "", "", "Job", "Provision a made-up directory of so many users", " provision "},
    Flag {
        "groups", 0, text, "N", once, "", "", "Job", "Groups of the made-up directory, 20 members each", " provision "},
    Flag {"dialect", 0, choice, "unflagged|flagged", once, "", "", "Job",
        "How PATCH is written: as by default, or with aadOptscim062020", " provision "},
    Flag {"interval", 0, text, "TIME", once, "", "40m", "Job", "From the begin of a cycle to the next", " provision "},
    Flag {"real-time", 0, none, "", once, "", "", "Job", "Wait between cycles as the service does: days, not seconds",
        " provision "},
    Flag {"journal", 0, file, "FILE", once, "", "", "Job", "Note what is done, to go on after a kill", " provision "},
    Flag {"resume", 0, file, "FILE", once, "", "", "Job",
        "Go on with the job of this journal, with its directory and seed", " provision "},
    Flag {"project-users", 0, text, "N", once, "", "20000", "Job",
        "Users of the directory that the health is projected to", " provision "},
    Flag {"mail-server", 0, text, "URL", once, "", "", "Mail", "Send the mail of a quarantine here: smtp://host:587",
        " provision "},
    Flag {"mail-from", 0, text, "ADDRESS", once, "", "", "Mail", "Its sender", " provision "},
    Flag {"mail-to", 0, text, "ADDRESS", list, "", "", "Mail", "Its recipient (repeatable)", " provision "},
    Flag {"mail-user", 0, text, "NAME", once, "", "", "Mail", "Login at the mail server", " provision "},
    Flag {"mail-password-file", 0, file, "FILE", once, "", "", "Mail", "Password of the login", " provision "},

    Flag {"jobs", 0, text, "N", once, "run.jobs", "4", "Run", "Cases at the same time", run_only},
    Flag {"rate", 0, text, "N/s", once, "run.rate", "", "Run", "Most requests per second, such as 25/s", runs},
    Flag {"timeout", 0, text, "TIME", once, "run.timeout", "30s", "Run", "Longest wait for one answer", all_targets},
    Flag {"patience", 0, text, "TIME", once, "run.patience", "2s", "Run",
        "How late a change may be seen before it counts as lost", run_only},
    Flag {"max-time", 0, text, "TIME", once, "run.max-time", "", "Run", "Stop after this time, such as 10m", run_only},
    Flag {"max-failures", 0, text, "N", once, "run.max-failures", "", "Run", "Stop after so many failures", run_only},
    Flag {"seed", 0, text, "N", once, "run.seed", "", "Run", "Repeat the random choices of another run", runs},
    Flag {"shuffle", 0, none, "", once, "run.shuffle", "", "Run", "Run the cases in an order drawn from the seed",
        run_only},
    Flag {"dry-run", 0, none, "", once, "", "", "Run", "List cases and requests, send nothing", " run "},
    Flag {"yes", 0, none, "", once, "confirm-writes", "", "Run", "Consent to writes (cleanup: to deletes)",
        " run provision replay cleanup config "},
    Flag {"keep", 0, none, "", once, "run.keep", "", "Run", "Leave the resources that were made", runs},
    Flag {"run", 0, text, "PREFIX", once, "", "", "Run", "Only what this run left behind", " cleanup "},
    Flag {"from", 0, file, "FILE", once, "", "scimproof-report/results.ndjson", "Run", "Results of the earlier run",
        " replay explain baseline "},

    Flag {"out", 0, directory, "DIR", once, "output.dir", "scimproof-report", "Output", "Where the files go",
        " run provision report merge config "},
    Flag {"format", 0, text, "LIST", once, "output.formats", "html,junit", "Output",
        "Files to write: html, junit, json, markdown, sarif (ndjson always)", " run provision report merge config "},
    Flag {"ndjson-file", 0, file, "PATH", once, "", "", "Output", "Where results.ndjson goes", " run provision merge "},
    Flag {"html-file", 0, file, "PATH", once, "", "", "Output", "Where report.html goes; - is standard output",
        rendering},
    Flag {"junit-file", 0, file, "PATH", once, "", "", "Output", "Where junit.xml goes", rendering},
    Flag {"json-file", 0, file, "PATH", once, "", "", "Output", "Where results.json goes", rendering},
    Flag {"markdown-file", 0, file, "PATH", once, "", "", "Output", "Where summary.md goes", rendering},
    Flag {"sarif-file", 0, file, "PATH", once, "", "", "Output", "Where results.sarif goes", rendering},
    Flag {"sarif-anchor", 0, text, "PATH", once, "output.sarif-anchor", "scimproof.toml", "Output",
        "File of the repository that results.sarif points at", " run report merge config "},
    Flag {"sarif-include-known", 0, none, "", once, "output.sarif-include-known", "", "Output",
        "Known failures in results.sarif too, as suppressed", " run report merge config "},
    Flag {"html-max-size", 0, text, "SIZE", once, "output.html-max-size", "5MB", "Output",
        "Largest report.html; evidence is cut to fit", " run provision report merge config "},
    Flag {"json-evidence", 0, choice, "none|failing|all", once, "output.json-evidence", "failing", "Output",
        "Exchanges in results.json", " run provision report merge config "},
    Flag {"junit-known-as", 0, choice, "skipped|failure", once, "output.junit-known-as", "skipped", "Output",
        "How junit.xml tells known failures", " run report merge config "},
    Flag {"pii", 0, choice, "mask|show", once, "output.pii", "mask", "Output",
        "Personal data of resources that are not ours", run_only},

    Flag {"fail-on", 0, choice, "must|should|new|verdict|never", once, "gate.fail-on", "must", "Gate",
        "What makes the exit code 1, see scimproof help exit-codes", " run provision merge config "},
    Flag {"baseline", 0, file, "FILE", once, "baseline.file", "", "Gate", "Known failures, see scimproof help baseline",
        " run report merge baseline config "},
    Flag {"reason", 0, text, "TEXT", once, "", "", "Entry", "Why the new entries are accepted", editing},
    Flag {"owner", 0, text, "NAME", once, "", "", "Entry", "Who looks after the new entries", editing},
    Flag {"ticket", 0, text, "ID", once, "", "", "Entry", "Where the new entries are tracked", editing},
    Flag {
        "expires", 0, text, "DATE", once, "", "", "Entry", "Last day of the new entries, such as 2027-01-31", editing},

    Flag {
        "quiet", 'q', none, "", once, "", "", "Console", "Print the result and the last line only", " run provision "},
    Flag {"verbose", 'v', none, "", once, "", "", "Console", "Print every exchange", " run "},
    Flag {"color", 0, choice, "auto|always|never", once, "", "auto", "Console", "Colours",
        " run provision replay probe cleanup explain "},
    Flag {"progress", 0, choice, "auto|plain|none", once, "", "auto", "Console", "Live lines, plain lines or none",
        " run provision "},
    Flag {"no-input", 0, none, "", once, "", "", "Console", "Never ask", " run provision replay cleanup "},
    Flag {"no-ci-integration", 0, none, "", once, "", "", "Console", "No GitHub groups, no CTest measurements",
        " run provision "},

    Flag {"json", 0, none, "", once, "", "", "Output", "Print JSON", " list probe health diff "},
    Flag {"origin", 0, none, "", once, "", "", "Output", "Say where each value came from", " config "},
    Flag {"config", 0, file, "FILE", once, "", "", "All", "Read this file instead of the nearest scimproof.toml",
        all_targets},
};

}  // namespace

std::span<Flag const> flag_table()
{
    return flags;
}

Flag const* find_flag(std::string_view name)
{
    for (auto const& flag : flags) {
        if (flag.name == name)
            return &flag;
    }
    return nullptr;
}

std::vector<Flag const*> flags_of(std::string_view command)
{
    auto const word = " " + std::string {command} + " ";
    std::vector<Flag const*> found;
    for (auto const& flag : flags) {
        if (flag.commands.find(word) != std::string_view::npos)
            found.push_back(&flag);
    }
    return found;
}

std::string environment_name(Flag const& flag)
{
    std::string name = "SCIMPROOF_";
    for (auto const letter : flag.name) {
        auto const is_small = letter >= 'a' && letter <= 'z';
        name += letter == '-' ? '_' : is_small ? static_cast<char>(letter - 'a' + 'A') : letter;
    }
    return name;
}

std::vector<std::string> choices_of(Flag const& flag)
{
    return flag.kind == ValueKind::choice ? split(flag.value, '|') : std::vector<std::string> {};
}

}  // namespace scim::cli
