// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The outputs of a simulated provisioning job, in the shapes that an administrator of Microsoft Entra ID knows. Each
/// takes an assembled report; the same report gives the same bytes. What has an element for each entry of the log is
/// handed over in pieces, because it may be larger than the memory.

#include <string>
#include <string_view>

#include <scim/report/model.hpp>
#include <scim/report/render.hpp>

namespace scim::report {

/// `provisioning-log.json`: one array in one line, each element a provisioningObjectSummary of Graph, with the ids of
/// its exchanges in `x-exchanges`. An empty array when no job was played.
void render_provisioning_log(RunReport const& report, Output const& output);

/// `provisioning-log-event-hub.json`: the same events in the envelope of Azure Monitor and Event Hubs, with its numbers
/// instead of words, as one object with the array `records`.
void render_event_hub(RunReport const& report, Output const& output);

/// The three CSV files of the portal's download, joined by the change id; a head line, then a line per event, step or
/// property. RFC 4180: CRLF, quotes where needed. A cell that a spreadsheet would take for a formula begins with `'`.
struct ProvisioningCsv {
    Output logs;        ///< `ProvisioningLogs.csv`
    Output steps;       ///< `ProvisioningLogs_ProvisioningSteps.csv`
    Output properties;  ///< `ProvisioningLogs_ModifiedProperties.csv`
};
void render_provisioning_csv(RunReport const& report, ProvisioningCsv const& files);

/// `job.json`: Graph's synchronizationJob with its status.
std::string render_provisioning_job(Health const& health);

/// `audit.json`: an array of directory audit records, as Graph's auditLogs/directoryAudits has them.
std::string render_audit_log(Health const& health);

/// Why the notification mail goes out.
enum class MailOccasion { imposed, reason_changed };

struct MailOptions {
    MailOccasion occasion = MailOccasion::imposed;
    std::string to;  ///< an address; without one, or when it is none, the recipients stay undisclosed
};

/// `quarantine.eml`: the mail that tells of a quarantine (RFC 5322, text and HTML parts). Empty when the job is in
/// none.
std::string render_notification_mail(Health const& health, MailOptions const& options = {});

/// The health block of the console: some lines, the last one ended. Lines with texts of the provider begin with `│ `.
std::string health_text(Health const& health);

/// `HEALTH quarantine=no|projected|excused|yes reason=... ratio=0.416 cycles=3`: one line of `key=value` for scripts.
/// Excused is a quarantine that is not the endpoint's doing.
std::string health_line(Health const& health);

/// One CSV cell: quoted where RFC 4180 asks for it, harmless to spreadsheets, control characters replaced.
std::string csv_cell(std::string_view text);

}  // namespace scim::report
