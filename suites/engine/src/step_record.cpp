// SPDX-License-Identifier: Apache-2.0
#include "step_record.hpp"

namespace scim::conformance {

report::Step& add_step(report::Case& outcome, Reply const& reply)
{
    report::Step step;
    step.n = static_cast<int>(outcome.steps.size()) + 1;
    step.title = reply.operation + (reply.response ? " " + std::to_string(reply.status()) : "");
    step.exchange_id = reply.exchange_id;
    outcome.steps.push_back(std::move(step));
    return outcome.steps.back();
}

bool has_answer(report::Case& outcome, Reply const& reply, report::Redactor const& redactor)
{
    if (!reply.error)
        return true;
    outcome.status = report::Status::error;
    outcome.error_class = "transport." + std::string {to_string(reply.error->kind)};
    outcome.message = "no verdict: " + redactor.text(reply.error->text);
    return false;
}

}  // namespace scim::conformance
