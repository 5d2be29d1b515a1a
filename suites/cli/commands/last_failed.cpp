// SPDX-License-Identifier: Apache-2.0
#include "commands/last_failed.hpp"

#include <map>
#include <set>

#include <scim/report/results_ndjson.hpp>

#include "commands/session.hpp"

namespace scim::cli {
namespace {

bool is_to_repeat(report::Case const& one)
{
    return one.status != report::Status::pass && one.status != report::Status::info
        && one.status != report::Status::skip;
}

bool has_failure(report::Step const& step)
{
    for (auto const& assertion : step.assertions) {
        if (!assertion.ok)
            return true;
    }
    return false;
}

}  // namespace

std::vector<std::string> cases_to_repeat(report::RunReport const& report)
{
    std::map<std::string, std::string> makers;
    for (auto const& exchange : report.exchanges)
        makers.emplace(exchange.id, exchange.case_id);
    std::set<std::string> ids;
    for (auto const& one : report.cases) {
        if (!is_to_repeat(one))
            continue;
        if (!one.id.starts_with("checks/")) {
            ids.insert(one.id);
            continue;
        }
        for (auto const& step : one.steps) {
            auto const maker = has_failure(step) ? makers.find(step.exchange_id) : makers.end();
            if (maker != makers.end() && maker->second.find('/') != std::string::npos)
                ids.insert(maker->second);
        }
    }
    return {ids.begin(), ids.end()};
}

std::optional<Ending> select_last_failed(RunSettings& settings)
{
    if (settings.last_failed.empty())
        return std::nullopt;
    auto const report = report::read_results(settings.last_failed);
    if (!report)
        return usage(report.error() + ". Name the results.ndjson of an earlier run.");
    auto const ids = cases_to_repeat(*report);
    if (ids.empty())
        return Ending {ExitCode::ok, "nothing is left to repeat: all cases of " + settings.last_failed + " passed"};
    settings.selection.cases.insert(settings.selection.cases.end(), ids.begin(), ids.end());
    return std::nullopt;
}

}  // namespace scim::cli
