// SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include "config/flag_table.hpp"

#include <fmt/format.h>

namespace scim::cli {

std::string short_help()
{
    return "scimproof tests a SCIM 2.0 endpoint: by the RFCs, and with Microsoft Entra ID.\n"
           "\n"
           "  scimproof run https://scim.example.com/scim/v2 --profile entra --token-file token --yes\n"
           "  scimproof probe https://scim.example.com/scim/v2 --token-file token\n"
           "\n"
           "Commands: run provision health probe list explain replay lint report merge diff baseline cleanup serve "
           "completion config help\n"
           "No endpoint at hand? scimproof serve starts one.\n"
           "More: scimproof --help, scimproof help run, scimproof help exit-codes\n";
}

std::string general_help(std::string_view version)
{
    auto text = fmt::format("scimproof {}: SCIM 2.0 conformance and provisioning tests\n\nUsage: scimproof COMMAND "
                            "[ARGUMENTS] [FLAGS]\n\nCommands:\n",
        version);
    for (auto const& command : command_table())
        text += fmt::format("  {:<28} {}\n", fmt::format("{} {}", command.name, command.arguments), command.help);
    text += "\nTopics: scimproof help exit-codes | filter | verdicts | baseline | environment | config\n"
            "\nExamples:\n"
            "  scimproof run https://scim.example.com/scim/v2 --profile entra --token-file token --yes\n"
            "  scimproof explain ENTRA-023\n";
    return text;
}

}  // namespace scim::cli
