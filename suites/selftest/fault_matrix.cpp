// SPDX-License-Identifier: Apache-2.0
#include "fault_matrix.hpp"

#include "custom_schemas.hpp"
#include "in_parallel.hpp"
#include "in_process.hpp"

namespace scim::selftest {
namespace {

bool names_requirement(report::Case const& one, std::string const& requirement)
{
    for (auto const& step : one.steps) {
        for (auto const& assertion : step.assertions) {
            if (!assertion.ok && assertion.requirement == requirement)
                return true;
        }
    }
    return false;
}

std::string profile_of(server::FaultMode mode)
{
    if (mode == server::FaultMode::strict)
        return "rfc";
    return mode == server::FaultMode::any ? "entra" : std::string {server::keyword(mode)};
}

/// Whether the suite named like the mode is all that can notice.
bool is_of_one_client(server::FaultMode mode)
{
    using server::FaultMode;
    return mode == FaultMode::okta || mode == FaultMode::onelogin || mode == FaultMode::jumpcloud;
}

FaultResult result_of(server::Fault const& fault, conformance::Catalogue const& catalogue)
{
    RunWish wish;
    wish.profile = profile_of(fault.mode);
    if (is_of_one_client(fault.mode))
        wish.selection.suites = {wish.profile};
    ServerWish server {{fault.id}, {}};
    // These lie about attributes and types that a provider has of its own.
    if (fault.id.starts_with("custom-"))
        server.set_up = add_custom_schemas;
    auto const observed = run_against(reference_server(wish.profile, server), catalogue, wish);
    FaultResult result {fault, {}, false, {}};
    for (auto const& one : observed.report.cases) {
        if (one.status != report::Status::fail && one.status != report::Status::warn)
            continue;
        bool const named = names_requirement(one, fault.requirement);
        (named ? result.by_requirement : result.elsewhere).push_back(one.id);
        result.failed = result.failed || (named && one.status == report::Status::fail);
    }
    return result;
}

}  // namespace

std::vector<FaultResult> fault_results(
    std::vector<server::Fault> const& faults, conformance::Catalogue const& catalogue)
{
    std::vector<FaultResult> results(faults.size());
    in_parallel(faults.size(), [&](std::size_t index) { results[index] = result_of(faults[index], catalogue); });
    return results;
}

}  // namespace scim::selftest
