// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Checks that look at every exchange of a run, whoever sent it, and appear as cases `checks/<name>`.

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/case_definition.hpp>
#include <scim/report/model.hpp>

#include "compare.hpp"
#include "session.hpp"

namespace scim::conformance {

namespace checks {
struct ExchangeFacts;
}

/// A difference that a check found, weaker than its requirement where a reading allows it.
struct CheckMismatch {
    Mismatch mismatch;
    std::optional<report::Level> level {};
};

/// What a check says of one exchange: nothing when it does not apply, else the differences.
using CheckResult = std::optional<std::vector<CheckMismatch>>;

struct StandingCheck {
    std::string name;  ///< kebab-case fact
    std::string title;
    std::string requirement;
    CheckResult (*judge)(checks::ExchangeFacts const& exchange);
};

/// Every check, in the order of the report.
std::vector<StandingCheck> const& standing_checks();

/// The checks as case definitions, without steps.
std::vector<CaseDefinition> standing_check_cases();

/// Collects what the checks see during a run. Thread-safe.
class StandingChecks {
public:
    /// Only the checks whose case is in the plan are applied.
    explicit StandingChecks(std::vector<CaseDefinition const*> planned);

    void observe(Reply const& reply, RunContext const& context);
    /// One finished case for every planned check; `skip` for those that never applied.
    std::vector<report::Case> finish(RunContext const& context) const;

private:
    struct Seen {
        StandingCheck const* check = nullptr;
        CaseDefinition const* definition = nullptr;
        int applied = 0;
        std::vector<report::Step> failures;  ///< at most a few per kind
        std::map<std::string, int> failures_by_kind;
        std::optional<report::Step> first_success;
    };

    void note(Seen& seen, Reply const& reply, std::vector<CheckMismatch> const& found, RunContext const& context);
    report::Case finish_one(Seen const& seen, RunContext const& context) const;

    mutable std::mutex mutex_;
    std::vector<Seen> seen_;
};

}  // namespace scim::conformance
