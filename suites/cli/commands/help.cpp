// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <algorithm>
#include <ostream>

#include <scim/wire/text.hpp>

#include "commands/session.hpp"
#include "config/flag_table.hpp"
#include "config/suggestion.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

std::string exit_codes_page()
{
    auto text = fmt::format("{:>4}  {:<15} {:<11} {}\n", "code", "name", "try again?", "meaning");
    auto entries = std::vector<ExitCodeEntry> {exit_codes().begin(), exit_codes().end()};
    std::sort(entries.begin(), entries.end(),
        [](ExitCodeEntry const& left, ExitCodeEntry const& right) { return left.code < right.code; });
    for (auto const& entry : entries)
        text += fmt::format(
            "{:>4}  {:<15} {:<11} {}\n", static_cast<int>(entry.code), entry.name, entry.retry, entry.meaning);
    return text
        + "\nWhen several apply: 70, 2, 6, 3, 130 and 143, 4, 5, 1, 0.\n"
          "\nThe gate of code 1, --fail-on:\n"
          "  must     (default) a MUST failed, 5 % of them have no verdict, or the endpoint brought the\n"
          "           provisioning job into quarantine\n"
          "  should   the same, or a SHOULD failed, or a larger directory would be in quarantine\n"
          "  new      a failure that --baseline does not list; a quarantine alone breaks nothing\n"
          "  verdict  neither ready nor ready-with-warnings\n"
          "  never    nothing: for parts of a run that are merged later\n"
          "What --baseline lists breaks no gate, nor does a quarantine that comes of nothing else. A quarantine\n"
          "that the scenario foresaw or made, or that the source caused, is not the endpoint's doing.\n";
}

std::string environment_page()
{
    std::string text = "Every flag can be a variable; a flag on the command line wins.\n\n";
    for (auto const& flag : flag_table())
        text += fmt::format("  {:<30} --{}\n", environment_name(flag), flag.name);
    return text
        + "\n  SCIMPROOF_TOKEN                the bearer token itself\n"
          "\nAlso honoured: NO_COLOR, FORCE_COLOR, TERM=dumb, COLUMNS, CI, HTTPS_PROXY, NO_PROXY,\n"
          "GITHUB_ACTIONS, GITHUB_STEP_SUMMARY, GITHUB_OUTPUT, DASHBOARD_TEST_FROM_CTEST.\n"
          "Lists are separated by commas, headers by line breaks.\n";
}

std::string config_page()
{
    std::string text = "scimproof.toml is looked for in this folder and above it, up to the root of the repository;\n"
                       "then ~/.config/scimproof/config.toml. Start one with: scimproof config init\n"
                       "${NAME} in a text is replaced by an environment variable.\n\n";
    for (auto const& flag : flag_table()) {
        if (!flag.config_key.empty())
            text += fmt::format("  {:<22} {}\n", flag.config_key, flag.help);
    }
    return text + "  features.NAME          { supported = false, reason = \"...\" }: overrules discovery\n";
}

std::string_view filter_page()
{
    return "Terms are joined by AND; a key that occurs twice means OR; a leading minus negates;\n"
           "quotes keep blanks together. Text without a key is looked for in id and title.\n\n"
           "  suite:patch        cases of a suite, and of the suites below it\n"
           "  case:users/create  cases whose id begins so\n"
           "  req:RFC7644-3.5.2  cases of requirements that begin so\n"
           "  tag:V02            cases with a tag\n"
           "  level:must         strength of the case's requirement\n"
           "  origin:entra       who asks for it: rfc or entra\n"
           "  op:PATCH           cases that send this method\n\n"
           "A minus at the beginning needs the equals sign: --filter='-tag:V02'.\n";
}

std::string_view verdicts_page()
{
    return "Status of a case\n"
           "  pass     every assertion held\n"
           "  fail     a MUST or MUST NOT was broken\n"
           "  warn     only a SHOULD or SHOULD NOT was broken\n"
           "  info     behaviour that the documents leave open, recorded\n"
           "  skip     not applicable; the reason is given\n"
           "  blocked  something it needs failed before\n"
           "  error    no verdict: no answer came, or a defect of ours\n\n"
           "Verdict of a run, the first that applies\n"
           "  inconclusive         stopped early, too many without verdict, or nothing tested\n"
           "  not-ready            a case failed, or the endpoint brought the provisioning job into quarantine\n"
           "  ready-with-warnings  warnings, known failures, flaky cases, or a predicted quarantine\n"
           "  ready                otherwise\n";
}

std::string_view baseline_page()
{
    return "A baseline is a file of failures that you know of, each with its reason. Commit it.\n\n"
           "  scimproof baseline record   write what fails now into scimproof-baseline.json\n"
           "  scimproof run --baseline scimproof-baseline.json --fail-on new\n"
           "  scimproof baseline update   add what is new; note the day for what is seen again\n"
           "  scimproof baseline prune    remove what was tested and is gone\n"
           "  scimproof baseline show     entries, and what the last run says of them\n\n"
           "States of an entry\n"
           "  known       the failure is still there; the run is ready-with-warnings at best\n"
           "  expired     the same, but the day in \"expires\" has passed: it counts as a failure again\n"
           "  fixed       looked for, and gone\n"
           "  unobserved  not seen, and not shown to be gone; kept\n\n"
           "\"reason\", \"owner\", \"ticket\", \"expires\" and members of your own may be written by hand;\n"
           "they survive update and prune. To take a requirement out for good: a profile with \"except\".\n";
}

std::string page(std::string_view topic)
{
    if (topic == "exit-codes")
        return exit_codes_page();
    if (topic == "environment")
        return environment_page();
    if (topic == "config")
        return config_page() + "\n" + command_help("config");
    if (topic == "filter")
        return std::string {filter_page()};
    if (topic == "verdicts")
        return std::string {verdicts_page()};
    if (topic == "baseline")
        return std::string {baseline_page()} + "\n" + command_help("baseline");
    return command_help(topic);
}

std::vector<std::string> topics()
{
    std::vector<std::string> all;
    for (auto const& command : command_table())
        all.emplace_back(command.name);
    for (auto const& topic : split(find_command("help")->words, ' '))
        all.push_back(topic);
    return all;
}

}  // namespace

Ending help_command(Arguments const& arguments, Context const& context)
{
    if (arguments.words.empty()) {
        context.out << general_help(context.version);
        return {};
    }
    auto const& topic = arguments.words.front();
    auto const text = page(topic);
    if (text.empty()) {
        auto const near = suggestion(topic, topics());
        return usage(
            "no help on " + topic + "." + (near.empty() ? " See: scimproof --help" : " Did you mean " + near + "?"));
    }
    context.out << text;
    return {};
}

}  // namespace scim::cli
