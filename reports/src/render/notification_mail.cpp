// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render_provisioning.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include <scim/report/health.hpp>
#include <scim/report/render.hpp>
#include <scim/wire/encoding.hpp>

#include "../name_uuid.hpp"
#include "html_text.hpp"
#include "utf8_walk.hpp"

namespace scim::report {
namespace {

constexpr std::size_t longest_subject = 120;  // bytes
constexpr std::size_t body_line = 76;         // RFC 2045 §6.8
constexpr std::size_t encoded_bytes = 45;     // of an encoded word, which may have 75 characters: RFC 2047 §2

bool is_plain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= 0x20 && letter < 0x7f; });
}

/// One line whatever the text is: control characters are spelled out, others than ASCII become encoded words.
std::string header_text(std::string_view text)
{
    auto const shown = printable(text);
    if (is_plain(shown))
        return shown;
    std::string words;
    for (std::string_view rest {shown}; !rest.empty();) {
        auto const part = utf8_prefix(rest, encoded_bytes);
        rest.remove_prefix(part.size());
        words += (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64_encode(part) + "?=");
    }
    return words;
}

/// One mailbox without comments or quotes; nothing that could begin another header or another recipient.
bool is_address(std::string_view text)
{
    auto const at = text.find('@');
    return is_plain(text) && at != std::string_view::npos && at > 0 && at + 1 < text.size()
        && text.find_first_of(" ,;:<>()[]\\\"@") == at && text.rfind('@') == at && text.size() <= 254;
}

/// `Mon, 23 Nov 2026 11:31:53 +0000`. RFC 5322 §3.3.
std::string mail_date(TimePoint time)
{
    constexpr std::array days {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date {day};
    auto const month = months.at(static_cast<unsigned>(date.month()) - 1);
    auto const weekday = days.at(std::chrono::weekday {day}.c_encoding());
    std::array<char, 64> text {};
    std::snprintf(text.data(), text.size(), "%s, %u %s %d %s +0000", weekday, static_cast<unsigned>(date.day()), month,
        static_cast<int>(date.year()), format_date_time(time).substr(11, 8).c_str());
    return text.data();
}

std::string application(Health const& health)
{
    return health.job.target_name.empty() ? "your application" : health.job.target_name;
}

std::string subject(Health const& health, MailOccasion occasion)
{
    auto const what = occasion == MailOccasion::imposed ? "Provisioning is in quarantine: "
                                                        : "Provisioning stays in quarantine for another reason: ";
    auto const whole = what + application(health);
    return std::string {utf8_prefix(repair_utf8(whole), longest_subject)};
}

struct Line {
    std::string name, value;
};

std::vector<Line> lines_of(Health const& health)
{
    auto const& quarantine = *health.job.quarantine;
    std::vector<Line> lines {{"Application", application(health)}, {"Job", health.job.id},
        {"Reason", quarantine.reason}, {"Error", quarantine.error_code}, {"Message", quarantine.error},
        {"In quarantine since", format_date_time(quarantine.series_began)},
        {"Last evaluated", format_date_time(quarantine.current_began)},
        {"Next attempt",
            quarantine.next_attempt ? format_date_time(*quarantine.next_attempt) : "none: the job is disabled"}};
    std::erase_if(lines, [](Line const& line) { return line.value.empty(); });
    return lines;
}

std::string opening(MailOccasion occasion)
{
    return occasion == MailOccasion::imposed
        ? "The provisioning job was put into quarantine. It runs seldom until the cause is mended."
        : "The provisioning job is still in quarantine, now for another reason.";
}

constexpr auto closing
    = "A simulated job met this: no service of Microsoft sent this mail. After four weeks in quarantine "
      "a job is disabled.";

std::string text_part(Health const& health, MailOccasion occasion)
{
    auto text = opening(occasion) + "\r\n\r\n";
    for (auto const& line : lines_of(health))
        text += line.name + ": " + printable(line.value) + "\r\n";
    return text + "\r\n" + closing + "\r\n";
}

std::string html_part(Health const& health, MailOccasion occasion)
{
    auto text = "<!doctype html>\r\n<html lang=\"en\"><body>\r\n<p>" + opening(occasion) + "</p>\r\n<table>\r\n";
    for (auto const& line : lines_of(health)) {
        text += "<tr><th align=\"left\">" + html::escape_html(line.name) + "</th><td>" + html::escape_html(line.value)
            + "</td></tr>\r\n";
    }
    return text + "</table>\r\n<p>" + closing + "</p>\r\n</body></html>\r\n";
}

std::string encoded(std::string_view text)
{
    auto const letters = base64_encode(text);
    std::string lines;
    for (std::size_t at = 0; at < letters.size(); at += body_line)
        lines += letters.substr(at, body_line) + "\r\n";
    return lines;
}

std::string part(std::string const& boundary, std::string_view type, std::string_view text)
{
    return "--" + boundary + "\r\nContent-Type: " + std::string {type}
    + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded(text);
}

}  // namespace

std::string render_notification_mail(Health const& health, MailOptions const& options)
{
    if (!health.job.quarantine)
        return {};
    auto const occasion = options.occasion;
    auto const time = health.job.quarantine->current_began;
    auto const id = uuid_of(health.job.id + format_date_time(time) + health.job.quarantine->reason);
    auto mail = std::string {"From: scimproof <noreply@scimproof.invalid>\r\n"};
    mail += "To: " + (is_address(options.to) ? options.to : std::string {"undisclosed-recipients:;"}) + "\r\n";
    mail += "Date: " + mail_date(time) + "\r\nMessage-ID: <" + id + "@scimproof.invalid>\r\n";
    mail += "Subject: " + header_text(subject(health, occasion)) + "\r\nAuto-Submitted: auto-generated\r\n";
    mail += "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"=_" + id + "\"\r\n\r\n";
    auto const boundary = "=_" + id;
    mail += part(boundary, "text/plain", text_part(health, occasion));
    return mail + part(boundary, "text/html", html_part(health, occasion)) + "--" + boundary + "--\r\n";
}

}  // namespace scim::report
