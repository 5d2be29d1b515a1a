// SPDX-License-Identifier: Apache-2.0
#include "response_text.hpp"

#include <array>
#include <cstdio>
#include <ctime>

#include <scim/wire/text.hpp>

namespace scim::server {
namespace {

constexpr std::size_t usual_head_bytes = 320;

/// Fields about the connection are ours alone to write.
bool is_framing(std::string_view name)
{
    return equals_ignoring_case(name, "Content-Length") || equals_ignoring_case(name, "Transfer-Encoding")
        || equals_ignoring_case(name, "Connection");
}

void append_field(std::string& head, std::string_view name, std::string_view value)
{
    head.append(name).append(": ").append(value).append("\r\n");
}

void append_status_line(std::string& head, HttpResponse const& response)
{
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(response.reason.empty() ? reason_phrase(response.status) : std::string_view {response.reason});
    head.append("\r\n");
}

bool may_have_length(int status) noexcept
{
    return status >= 200 && status != 204 && status != 304;
}

/// A response to HEAD has the length that GET would have; the handler says it if it left out the body.
std::string content_length(HttpResponse const& response, std::string_view method)
{
    auto const said = method == "HEAD" ? response.fields.find("Content-Length") : std::nullopt;
    return said ? std::string {*said} : std::to_string(response.body.size());
}

}  // namespace

std::string http_date(TimePoint time)
{
    static constexpr std::array days {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    auto const stamp = static_cast<std::time_t>(seconds);
    std::tm parts {};
    gmtime_r(&stamp, &parts);
    std::array<char, 64> text {};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
        days.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
        months.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
        parts.tm_sec);
    return text.data();
}

bool carries_content(std::string_view method, int status) noexcept
{
    return method != "HEAD" && may_have_length(status);
}

std::string response_head(
    HttpResponse const& response, std::string_view method, Persistence persistence, std::string_view date)
{
    std::string head;
    head.reserve(usual_head_bytes);
    append_status_line(head, response);
    for (auto const& field : response.fields) {
        if (!is_framing(field.name))
            append_field(head, field.name, field.value);
    }
    if (!response.fields.contains("Date"))
        append_field(head, "Date", date);
    if (may_have_length(response.status))
        append_field(head, "Content-Length", content_length(response, method));
    switch (persistence) {
    case Persistence::keep: break;
    case Persistence::keep_and_say_so: append_field(head, "Connection", "keep-alive"); break;
    case Persistence::close: append_field(head, "Connection", "close"); break;
    }
    return head.append("\r\n");
}

}  // namespace scim::server
