// SPDX-License-Identifier: Apache-2.0
#include "commands/plan_listing.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

std::size_t append_requests(std::string& text, conformance::CaseDefinition const& definition)
{
    for (auto const& given : definition.given)
        text += fmt::format("  POST {} (given {})\n", given.resource_type, given.alias);
    for (auto const& step : definition.steps)
        text += fmt::format("  {} {}\n", step.method, step.target);
    for (auto const& after : definition.after)
        text += fmt::format("  GET {} (read back)\n", after.alias);
    if (definition.code)
        text += "  (coded: requests depend on the answers)\n";
    return definition.given.size() + definition.steps.size() + definition.after.size();
}

}  // namespace

std::string requests_listing(conformance::Plan const& plan)
{
    std::string text;
    std::size_t requests = 0;
    for (auto const& planned : plan.cases) {
        text += planned.definition->id;
        text += planned.skip_reason ? "  skip: " + *planned.skip_reason + "\n" : "\n";
        if (!planned.skip_reason)
            requests += append_requests(text, *planned.definition);
    }
    return text + fmt::format("{} cases, {} requests without clean-up\n", plan.cases.size(), requests);
}

}  // namespace scim::cli
