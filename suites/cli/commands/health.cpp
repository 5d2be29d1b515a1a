// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <ostream>

#include <scim/report/render_provisioning.hpp>
#include <scim/report/results_ndjson.hpp>

#include "commands/session.hpp"

namespace scim::cli {

Ending health_command(Arguments const& arguments, Context const& context)
{
    if (arguments.words.size() > 1)
        return usage("name one file of results.");
    auto const file
        = arguments.words.empty() ? std::string {"scimproof-report/results.ndjson"} : arguments.words.front();
    auto const report = report::read_results(file);
    if (!report)
        return usage(report.error());
    if (!report->health)
        return {ExitCode::nothing_tested, file + " holds no provisioning job. See: scimproof help provision"};
    if (arguments.flags.is_on("json"))
        context.out << report::render_provisioning_job(*report->health) << '\n';
    else
        context.out << report::health_text(*report->health);
    return {};
}

}  // namespace scim::cli
