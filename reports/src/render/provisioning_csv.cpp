// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <array>
#include <cmath>
#include <vector>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "graph_event.hpp"
#include "utf8_walk.hpp"

namespace scim::report {
namespace {

/// First characters that make a spreadsheet compute the cell; the wide forms count in East Asian versions.
constexpr std::array formula_signs {U'=', U'+', U'-', U'@', U'\t', U'\r', U'\n', U'＝', U'＋', U'－', U'＠'};

bool begins_a_formula(std::string_view text)
{
    if (text.empty())
        return false;
    auto const first = take_character(text).code;
    for (auto const sign : formula_signs) {
        if (first == sign)
            return true;
    }
    return false;
}

/// No text file holds control characters other than line ends and tabs.
std::string without_controls(std::string_view text)
{
    std::string kept;
    for (auto const letter : text) {
        bool const layout = letter == '\n' || letter == '\r' || letter == '\t';
        if ((static_cast<unsigned char>(letter) < 0x20 && !layout) || letter == '\x7f')
            kept += "\xEF\xBF\xBD";
        else
            kept += letter;
    }
    return kept;
}

std::string line_of(std::vector<std::string> const& cells)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i)
        line += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    return line + "\r\n";
}

std::vector<std::string> log_heads()
{
    return {"changeId", "id", "activityDateTime", "tenantId", "jobId", "cycleId", "provisioningAction",
        "durationInMilliseconds", "status", "errorCode", "reason", "errorCategory", "recommendedAction",
        "servicePrincipalId", "servicePrincipalDisplayName", "sourceSystemDisplayName", "targetSystemDisplayName",
        "initiatorType", "initiatorDisplayName", "sourceIdentityId", "sourceIdentityDisplayName", "sourceIdentityType",
        "targetIdentityId", "targetIdentityDisplayName", "targetIdentityType"};
}

std::vector<std::string> log_cells(ProvisioningEvent const& event, LogContext const& context)
{
    auto const error = event.error.value_or(ProvisioningErrorInformation {});
    return {event.change_id, event.id, format_date_time(event.at), context.job.tenant_id, context.job.id,
        event.cycle_id, std::string {to_string(event.action)}, std::to_string(std::llround(event.duration_ms)),
        std::string {to_string(event.status)}, error.code, error.reason, event.error ? "nonServiceFailure" : "",
        error.recommended_action, context.job.service_principal_id, context.application_name, source_system_name,
        context.job.target_name, "system", initiator_name, event.source.id, event.source.display_name,
        event.source.type, event.target.id, event.target.display_name, event.target.type};
}

std::string details_text(ProvisioningStep const& step)
{
    JsonText text;
    write_details(text, step.details);
    return text.take();
}

}  // namespace

std::string csv_cell(std::string_view text)
{
    auto cell = without_controls(repair_utf8(text));
    if (begins_a_formula(cell))
        cell.insert(cell.begin(), '\'');
    bool const plain = cell.find_first_of(",;\"\r\n\t") == std::string::npos && trim(cell).size() == cell.size();
    return plain ? cell : '"' + replace_all(std::move(cell), "\"", "\"\"") + '"';
}

void render_provisioning_csv(RunReport const& report, ProvisioningCsv const& files)
{
    auto const context = log_context(report);
    files.logs(line_of(log_heads()));
    files.steps(line_of({"changeId", "name", "provisioningStepType", "status", "description", "details"}));
    files.properties(line_of({"changeId", "displayName", "oldValue", "newValue"}));
    report.events.each([&](ProvisioningEvent const& event) {
        files.logs(line_of(log_cells(event, context)));
        for (auto const& step : event.steps)
            files.steps(line_of({event.change_id, step.name, std::string {to_string(step.type)},
                std::string {to_string(step.status)}, step.description, details_text(step)}));
        for (auto const& property : event.modified)
            files.properties(line_of(
                {event.change_id, property.name, property.old_value.value_or(""), property.new_value.value_or("")}));
    });
}

}  // namespace scim::report
