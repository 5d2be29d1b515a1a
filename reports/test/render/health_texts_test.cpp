// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include <scim/report/health.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "../sample_job.hpp"
#include "../sample_report.hpp"

namespace report = scim::report;
namespace sample = scim::report::sample;

namespace {

report::Health sample_health()
{
    return *sample::job_report().health;
}

std::vector<std::string> head_lines(std::string const& mail)
{
    return scim::split(scim::replace_all(mail.substr(0, mail.find("\r\n\r\n")), "\r\n", "\n"), '\n');
}

/// The decoded text of a part of the mail.
std::string part_of(std::string const& mail, std::string const& type)
{
    auto const begin = mail.find("\r\n\r\n", mail.find("Content-Type: " + type)) + 4;
    auto const lines = mail.substr(begin, mail.find("\r\n--", begin) - begin);
    auto const text = scim::base64_decode(scim::replace_all(lines, "\r\n", ""));
    BOOST_REQUIRE(text.has_value());
    return *text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(health_texts)

BOOST_AUTO_TEST_CASE(the_console_says_what_the_job_is_like)
{
    auto const text = report::health_text(sample_health());
    BOOST_TEST(text.starts_with("Health     Quarantine, EncounteredEscrowProportionThreshold\n"
                                "Cycles     3, the last incremental: EntryLevelErrors; 1 ended in quarantine\n"
                                "Succeeded  58.0 % of what was not skipped\n"
                                "Errors     EntryConflict 21 · Timeout 7\n"));
    BOOST_TEST(text.find("⚠ Provisioning would be quarantined. Prediction from") != std::string::npos);
    BOOST_TEST(text.find("Next       2026-11-23T17:31:53.345Z (the job's own clock)\n") != std::string::npos);
    BOOST_TEST(report::health_line(sample_health())
        == "HEALTH quarantine=yes reason=EncounteredEscrowProportionThreshold ratio=0.416 cycles=3\n");
}

BOOST_AUTO_TEST_CASE(a_healthy_job_has_no_banner)
{
    report::Health health;
    health.job.code = "Active";
    auto const text = report::health_text(health);
    BOOST_TEST(text.starts_with("Health     Active\nCycles     none\nSucceeded  100.0 %"));
    BOOST_TEST(text.find("⚠") == std::string::npos);
    BOOST_TEST(report::health_line(health) == "HEALTH quarantine=no ratio=0.000 cycles=0\n");
    health.projected.quarantine = true;
    health.projected.reason = "EncounteredBaseEscrowThreshold";
    BOOST_TEST(report::health_line(health)
        == "HEALTH quarantine=projected reason=EncounteredBaseEscrowThreshold ratio=0.000 cycles=0\n");
}

BOOST_AUTO_TEST_CASE(the_console_obeys_no_provider)
{
    auto health = sample_health();
    health.job.quarantine->error = sample::hostile_text();
    health.top_errors = {{sample::hostile_text(), 1}};
    for (auto const& line : scim::split(report::health_text(health), '\n')) {
        BOOST_TEST(line.find('\x1b') == std::string::npos);
        BOOST_TEST(!line.starts_with("::"));
        BOOST_TEST(line.find("##[") == std::string::npos);
    }
    BOOST_TEST(report::health_text(health).find("\n│ <script>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_mail_tells_of_the_quarantine)
{
    auto const mail
        = report::render_notification_mail(sample_health(), {report::MailOccasion::imposed, "admin@contoso.example"});
    auto const head = head_lines(mail);
    BOOST_TEST(head[1] == "To: admin@contoso.example");
    BOOST_TEST(head[2] == "Date: Mon, 23 Nov 2026 11:31:53 +0000");
    BOOST_TEST(head[4] == "Subject: Provisioning is in quarantine: customappsso");
    auto const text = part_of(mail, "text/plain");
    BOOST_TEST(text.find("Reason: EncounteredEscrowProportionThreshold\r\n") != std::string::npos);
    BOOST_TEST(text.find("Next attempt: 2026-11-23T17:31:53.345Z\r\n") != std::string::npos);
    BOOST_TEST(part_of(mail, "text/html").find("<td>EntryConflict</td>") != std::string::npos);
    auto const later = report::render_notification_mail(sample_health(), {report::MailOccasion::reason_changed, ""});
    BOOST_TEST(head_lines(later)[4] == "Subject: Provisioning stays in quarantine for another reason: customappsso");
    BOOST_TEST(report::render_notification_mail({}) == "");
}

BOOST_AUTO_TEST_CASE(nothing_adds_a_header_or_a_recipient)
{
    auto health = sample_health();
    health.job.target_name = "App\r\nBcc: all@contoso.example\r\n\r\n<b>";
    health.job.quarantine->error = sample::hostile_text();
    for (auto const* const to : {"a@b\r\nBcc: c@d", "a@b, c@d", "a@b@c", "@b", "a@", "no address", "x <a@b>", ""}) {
        auto const mail = report::render_notification_mail(health, {report::MailOccasion::imposed, to});
        auto const head = head_lines(mail);
        BOOST_TEST(head.size() == 8U);
        BOOST_TEST(head[1] == "To: undisclosed-recipients:;");
        BOOST_TEST(
            head[4] == "Subject: Provisioning is in quarantine: App\\r\\nBcc: all@contoso.example\\r\\n\\r\\n<b>");
        BOOST_TEST(part_of(mail, "text/html").find("<script>") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(other_letters_become_encoded_words)
{
    auto health = sample_health();
    health.job.target_name = "Größe Größe Größe Größe Größe Größe Größe Größe Größe Größe Größe Größe Größe";
    auto const mail = report::render_notification_mail(health);
    for (auto const& line : scim::split(mail, '\n')) {
        BOOST_TEST(line.size() <= 120U);
        BOOST_TEST(line.ends_with('\r') == !line.empty());
    }
    BOOST_TEST(mail.find("Subject: =?UTF-8?B?") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
