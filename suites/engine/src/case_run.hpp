// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The state of one case while it runs.

#include <optional>
#include <string>

#include <scim/conformance/case_definition.hpp>
#include <scim/report/model.hpp>

#include "placeholders.hpp"
#include "session.hpp"

namespace scim::conformance {

/// What kept an expectation from being compared.
struct JudgeTrouble {
    std::string broken;   ///< our case is wrong
    std::string missing;  ///< the provider left out what the expectation refers to
};

/// Drives a case. Each method returns false when the case is over; `outcome()` then holds why.
class CaseRun {
public:
    CaseRun(CaseDefinition const& definition, Session& session, report::Case& outcome);

    bool make_given();
    bool run_steps();
    bool check_after();

private:
    bool make(GivenResource const& resource);
    Json completed(GivenResource const& resource, Json body) const;
    bool run_step(StepDefinition const& step);
    std::optional<std::string> body_of(StepDefinition const& step);
    std::optional<std::string> target_of(StepDefinition const& step);
    std::optional<Json> headers_of(StepDefinition const& step);
    bool check_state(AfterDefinition const& after);
    void judge_state(AfterDefinition const& after, Reply const& reply, report::Step& step);
    void judge_unchanged(AfterDefinition const& after, Json const& now, report::Step& step);

    bool blocked(std::string reason, std::string by = {});
    bool skipped(std::string reason);
    bool broken(std::string reason);
    bool give_up(PlaceholderError const& error);
    bool is_settled(JudgeTrouble const& trouble);
    std::string prerequisite(std::string const& resource_type) const;

    CaseDefinition const& definition_;
    Session& session_;
    report::Case& outcome_;
    Placeholders placeholders_;
    std::map<std::string, std::string> targets_;  ///< alias to where it lives, below the base URL
    Json sent_body_;
};

/// Evaluates every group of expectations against a reply. Returns false when one that matters for the status failed.
bool judge(std::vector<Expectation> const& expectations, Reply const& reply, Placeholders& placeholders,
    RunContext const& context, report::Step& step, JudgeTrouble& trouble);

}  // namespace scim::conformance
