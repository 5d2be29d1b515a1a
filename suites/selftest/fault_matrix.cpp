// SPDX-License-Identifier: Apache-2.0
#include "fault_matrix.hpp"

#include <algorithm>

#include <scim/conformance/plan.hpp>

#include "custom_schemas.hpp"
#include "in_parallel.hpp"
#include "in_process.hpp"

namespace scim::selftest {
namespace {

/// A part of a fault's run: the cases of a profile that no earlier part has.
struct ProfileRun {
    std::string profile;
    conformance::Selection selection;
};

/// The profiles in which a fault is planted. The first runs whole.
std::vector<std::string> profiles_for(server::FaultMode mode)
{
    switch (mode) {
    case server::FaultMode::any: return {"entra", "rfc", "okta"};
    case server::FaultMode::strict: return {"rfc", "okta"};
    case server::FaultMode::entra: return {"entra"};
    case server::FaultMode::okta:
    case server::FaultMode::onelogin:
    case server::FaultMode::jumpcloud: return {std::string {server::keyword(mode)}};
    }
    return {};
}

/// Whether the suite named like the mode is all that can notice.
bool is_of_one_client(server::FaultMode mode)
{
    using server::FaultMode;
    return mode == FaultMode::okta || mode == FaultMode::onelogin || mode == FaultMode::jumpcloud;
}

/// Runs that together meet every case of the profiles, each case once.
std::vector<ProfileRun> runs_for(server::FaultMode mode, conformance::Catalogue const& catalogue)
{
    std::vector<ProfileRun> runs;
    std::set<std::string> met;
    for (auto const& profile : profiles_for(mode)) {
        ProfileRun run {profile, {}};
        if (is_of_one_client(mode))
            run.selection.suites = {profile};
        auto const plan = conformance::select_cases(catalogue, *catalogue.find_profile(profile), {});
        for (auto const& planned : plan->cases) {
            if (met.insert(planned.definition->id).second && !runs.empty())
                run.selection.cases.push_back(planned.definition->id);
        }
        if (runs.empty() || !run.selection.cases.empty())
            runs.push_back(std::move(run));
    }
    return runs;
}

void add_once(std::vector<std::string>& ids, std::string const& id)
{
    if (std::find(ids.begin(), ids.end(), id) == ids.end())
        ids.push_back(id);
}

/// Cases made for one resource type go by the name of what they were made of.
std::string written_id(std::string const& id)
{
    constexpr std::string_view made = "generated/";
    return id.starts_with(made) ? "generated/each-type/" + id.substr(id.rfind('/') + 1) : id;
}

void note_assertion(FaultResult& result, report::Case const& one, report::Assertion const& assertion)
{
    auto& notice = result.notices[assertion.requirement];
    add_once(one.status == report::Status::info ? notice.remarks : notice.cases, written_id(one.id));
    notice.failed = notice.failed || (assertion.level == report::Level::must && one.status == report::Status::fail);
}

bool has_found(report::Status status)
{
    return status == report::Status::fail || status == report::Status::warn || status == report::Status::info;
}

/// Cases of the run with something to say, but for those that say it of an honest server too.
void note_findings(FaultResult& result, std::vector<report::Case> const& cases, std::set<std::string> const& idle)
{
    for (auto const& one : cases) {
        if (!has_found(one.status) || idle.contains(one.id))
            continue;
        for (auto const& step : one.steps) {
            for (auto const& assertion : step.assertions) {
                if (!assertion.ok)
                    note_assertion(result, one, assertion);
            }
        }
    }
}

Observed observe(ProfileRun const& run, ServerWish const& server, conformance::Catalogue const& catalogue)
{
    RunWish wish;
    wish.profile = run.profile;
    wish.selection = run.selection;
    return run_against(reference_server(wish.profile, server), catalogue, wish);
}

/// Cases that remark on the honest server.
std::set<std::string> idle_cases(std::vector<ProfileRun> const& runs, conformance::Catalogue const& catalogue)
{
    std::set<std::string> idle;
    for (auto const& run : runs) {
        for (auto const& one : observe(run, {}, catalogue).report.cases) {
            if (has_found(one.status))
                idle.insert(one.id);
        }
    }
    return idle;
}

/// The runs of a mode, and the cases that cannot tell a fault in them.
struct ModeRuns {
    std::vector<ProfileRun> runs;
    std::set<std::string> idle;
};

FaultResult result_of(server::Fault const& fault, ModeRuns const& mode, conformance::Catalogue const& catalogue)
{
    FaultResult result {fault, {}};
    ServerWish server {{fault.id}, {}};
    // These lie about attributes and types that a provider has of its own.
    if (fault.id.starts_with("custom-"))
        server.set_up = add_custom_schemas;
    for (auto const& run : mode.runs)
        note_findings(result, observe(run, server, catalogue).report.cases, mode.idle);
    return result;
}

}  // namespace

std::vector<FaultResult> fault_results(
    std::vector<server::Fault> const& faults, conformance::Catalogue const& catalogue)
{
    std::map<server::FaultMode, ModeRuns> modes;
    for (auto const mode : {server::FaultMode::any, server::FaultMode::strict, server::FaultMode::entra,
             server::FaultMode::okta, server::FaultMode::onelogin, server::FaultMode::jumpcloud}) {
        auto& [runs, idle] = modes[mode];
        runs = runs_for(mode, catalogue);
        idle = idle_cases(runs, catalogue);
    }
    std::vector<FaultResult> results(faults.size());
    in_parallel(faults.size(), [&](std::size_t index) {
        auto const& fault = faults[index];
        results[index] = result_of(fault, modes.at(fault.mode), catalogue);
    });
    return results;
}

std::set<std::string> noticing_cases(std::vector<FaultResult> const& results)
{
    std::set<std::string> cases;
    for (auto const& result : results) {
        for (auto const& [requirement, notice] : result.notices) {
            cases.insert(notice.cases.begin(), notice.cases.end());
            cases.insert(notice.remarks.begin(), notice.remarks.end());
        }
    }
    return cases;
}

std::set<std::string> cases_that_see(std::vector<FaultResult> const& results)
{
    constexpr std::size_t few = 60;
    std::set<std::string> cases;
    for (auto const& result : results) {
        auto const noticing = noticing_cases({result});
        if (noticing.size() <= few)
            cases.insert(noticing.begin(), noticing.end());
    }
    return cases;
}

}  // namespace scim::selftest
