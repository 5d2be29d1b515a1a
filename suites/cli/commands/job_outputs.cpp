// SPDX-License-Identifier: Apache-2.0
#include "commands/job_outputs.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
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

/// The files of a folder, each written in its turn. Without a redactor nothing is searched for secrets.
class JobFolder {
public:
    JobFolder(std::string const& folder, report::Redactor const* redactor, WrittenOutputs& written)
        : folder_ {folder}
        , redactor_ {redactor}
        , written_ {written}
    {
    }

    void add(std::string const& name, std::string const& content) const
    {
        add(name, [&content](report::Output const& output) { output(content); });
    }

    void add(std::string const& name, std::function<void(report::Output const&)> const& render) const
    {
        CheckedFile file {path(name), redactor_};
        render(file.output());
        written_.note(name, path(name), file);
    }

    /// The three together: reading a long log takes time.
    void add_csv(report::RunReport const& report) const
    {
        constexpr std::array names {"ProvisioningLogs.csv", "ProvisioningLogs_ProvisioningSteps.csv",
            "ProvisioningLogs_ModifiedProperties.csv"};
        CheckedFile logs {path(names[0]), redactor_}, steps {path(names[1]), redactor_},
            properties {path(names[2]), redactor_};
        report::render_provisioning_csv(report, {logs.output(), steps.output(), properties.output()});
        written_.note(names[0], path(names[0]), logs);
        written_.note(names[1], path(names[1]), steps);
        written_.note(names[2], path(names[2]), properties);
    }

private:
    std::string path(std::string const& name) const { return (folder_ / name).string(); }

    std::filesystem::path folder_;
    report::Redactor const* redactor_;
    WrittenOutputs& written_;
};

/// The first line of the file.
std::string password(std::string const& path)
{
    std::ifstream in {path};
    std::string line;
    std::getline(in, line);
    return std::string {trim(line)};
}

void write_files(JobFolder const& folder, report::RunReport const& report, WrittenOutputs& written)
{
    folder.add("provisioning-log.json",
        [&report](report::Output const& output) { report::render_provisioning_log(report, output); });
    folder.add("provisioning-log-event-hub.json",
        [&report](report::Output const& output) { report::render_event_hub(report, output); });
    folder.add_csv(report);
    if (report.health) {
        folder.add("job.json", report::render_provisioning_job(*report.health));
        folder.add("audit.json", report::render_audit_log(*report.health));
    }
    if (!report.events.error().empty())
        written.problem = report.events.error();
}

}  // namespace

void write_job_files(report::RunReport const& report, std::vector<QuarantineNotice> const& notices,
    RunSettings const& settings, report::Redactor const& redactor, WrittenOutputs& written)
{
    JobFolder const folder {settings.out, &redactor, written};
    write_files(folder, report, written);
    for (std::size_t i = 0; i < notices.size(); ++i)
        folder.add(i == 0 ? "quarantine.eml" : fmt::format("quarantine-{}.eml", i + 1),
            report::render_notification_mail(notices[i].health, mail_options(notices[i], settings)));
}

void write_job_files(report::RunReport const& report, std::string const& folder, WrittenOutputs& written)
{
    write_files({folder, nullptr, written}, report, written);
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
