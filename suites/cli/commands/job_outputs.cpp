// SPDX-License-Identifier: Apache-2.0
#include "commands/job_outputs.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include <scim/report/render_provisioning.hpp>
#include <scim/transports/mail.hpp>
#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::cli {
namespace {

report::MailOptions mail_options(QuarantineNotice const& notice, RunSettings const& settings)
{
    report::MailOptions options;
    options.occasion = notice.is_new ? report::MailOccasion::imposed : report::MailOccasion::reason_changed;
    if (!settings.mail_to.empty())
        options.to = settings.mail_to.front();
    return options;
}

std::vector<std::pair<std::string, std::string>> files_of(
    report::RunReport const& report, std::vector<QuarantineNotice> const& notices, RunSettings const& settings)
{
    auto csv = report::render_provisioning_csv(report);
    std::vector<std::pair<std::string, std::string>> files {
        {"provisioning-log.json", report::render_provisioning_log(report)},
        {"provisioning-log-event-hub.json", report::render_event_hub(report)},
        {"ProvisioningLogs.csv", std::move(csv.logs)},
        {"ProvisioningLogs_ProvisioningSteps.csv", std::move(csv.steps)},
        {"ProvisioningLogs_ModifiedProperties.csv", std::move(csv.properties)},
    };
    if (report.health) {
        files.emplace_back("job.json", report::render_provisioning_job(*report.health));
        files.emplace_back("audit.json", report::render_audit_log(*report.health));
    }
    for (std::size_t i = 0; i < notices.size(); ++i)
        files.emplace_back(i == 0 ? "quarantine.eml" : fmt::format("quarantine-{}.eml", i + 1),
            report::render_notification_mail(notices[i].health, mail_options(notices[i], settings)));
    return files;
}

/// The first line of the file.
std::string password(std::string const& path)
{
    std::ifstream in {path};
    std::string line;
    std::getline(in, line);
    return std::string {trim(line)};
}

void write_files(std::vector<std::pair<std::string, std::string>> const& files, std::string const& folder,
    report::Redactor const* redactor, WrittenOutputs& written)
{
    for (auto const& [name, content] : files) {
        auto const path = (std::filesystem::path {folder} / name).string();
        if (redactor != nullptr && redactor->leaks(content))
            written.leak = path;
        else if (auto problem = write_whole(path, content))
            written.problem = std::move(problem);
        else
            written.paths[name] = path;
    }
}

}  // namespace

void write_job_files(report::RunReport const& report, std::vector<QuarantineNotice> const& notices,
    RunSettings const& settings, report::Redactor const& redactor, WrittenOutputs& written)
{
    write_files(files_of(report, notices, settings), settings.out, &redactor, written);
}

void write_job_files(report::RunReport const& report, std::string const& folder, WrittenOutputs& written)
{
    write_files(files_of(report, {}, {}), folder, nullptr, written);
}

std::string mail_problem(RunSettings const& settings)
{
    if (settings.mail_server.empty())
        return settings.mail_to.empty() ? "" : "--mail-to needs --mail-server.";
    if (settings.mail_from.empty() || settings.mail_to.empty())
        return "--mail-server needs --mail-from and --mail-to.";
    if (settings.mail_user.empty() != settings.mail_password_file.empty())
        return "--mail-user and --mail-password-file go together.";
    if (!settings.mail_password_file.empty() && password(settings.mail_password_file).empty())
        return "no password in " + settings.mail_password_file + ": its first line must hold it.";
    return {};
}

std::vector<std::string> send_job_mails(std::vector<QuarantineNotice> const& notices, RunSettings const& settings)
{
    std::vector<std::string> problems;
    if (settings.mail_server.empty())
        return problems;
    transports::MailServer server;
    server.url = settings.mail_server;
    server.user = settings.mail_user;
    server.ca = settings.ca;
    if (!settings.mail_password_file.empty())
        server.password = password(settings.mail_password_file);
    for (auto const& notice : notices) {
        auto const message = report::render_notification_mail(notice.health, mail_options(notice, settings));
        auto const sent = transports::send_mail(server, {settings.mail_from, settings.mail_to}, message);
        if (!sent)
            problems.push_back(sent.error());
    }
    return problems;
}

}  // namespace scim::cli
