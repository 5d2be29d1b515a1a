// SPDX-License-Identifier: Apache-2.0
#include "html_text.hpp"

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include <scim/report/assemble.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::report::html {

namespace {

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t length = 1;
};

/// The code point at a place of valid UTF-8.
CodePoint decode(std::string_view text, std::size_t at)
{
    auto const first = static_cast<unsigned char>(text[at]);
    if (first < 0x80)
        return {first, 1};
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    std::uint32_t value = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i)
        value = (value << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    return {value, length};
}

bool is_control(std::uint32_t code)
{
    return code != '\n' && code != '\t' && (code < 0x20 || (code > 0x7E && code < 0xA0));
}

bool is_invisible(std::uint32_t code)
{
    return code == 0x061C || code == 0x200B || code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E)
        || code == 0x2060 || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

std::string shown_as_escape(std::uint32_t code)
{
    std::array<char, 16> buffer {};
    std::snprintf(buffer.data(), buffer.size(), code < 0x100 ? "\\x%02x" : "\\u%04x", static_cast<unsigned>(code));
    return buffer.data();
}

std::string_view entity(std::uint32_t code)
{
    switch (code) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    }
    return {};
}

std::string formatted(char const* format, double number)
{
    std::array<char, 32> buffer {};
    std::snprintf(buffer.data(), buffer.size(), format, number);
    return buffer.data();
}

}  // namespace

std::string escape_html(std::string_view text)
{
    auto const valid = is_valid_utf8(text) ? std::string {text} : repair_utf8(text);
    std::string out;
    out.reserve(valid.size() + valid.size() / 8);
    for (std::size_t at = 0; at < valid.size();) {
        auto const [code, length] = decode(valid, at);
        if (auto const name = entity(code); !name.empty())
            out += name;
        else if (is_control(code) || is_invisible(code))
            out += shown_as_escape(code);
        else
            out.append(valid, at, length);
        at += length;
    }
    return out;
}

std::string web_address(std::string_view url)
{
    auto const is_web = starts_with_ignoring_case(url, "https://") || starts_with_ignoring_case(url, "http://");
    return is_web ? std::string {url} : std::string {};
}

std::string with_thousands(std::size_t number)
{
    auto digits = std::to_string(number);
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
        digits.insert(static_cast<std::size_t>(place), ",");
    return digits;
}

std::string readable_time(TimePoint time)
{
    constexpr std::array months {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const text = format_date_time(time);  // 2026-11-23T10:11:12.345Z
    auto const month = static_cast<unsigned>(std::stoi(text.substr(5, 2)));
    return std::to_string(std::stoi(text.substr(8, 2))) + ' ' + months.at(month - 1) + ' ' + text.substr(0, 4) + ' '
        + text.substr(11, 5) + " UTC";
}

std::string readable_duration(double milliseconds)
{
    if (milliseconds < 1000)
        return formatted(milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
    if (milliseconds < 60'000)
        return formatted("%.1f s", milliseconds / 1000);
    auto const seconds = std::llround(milliseconds / 1000);
    return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
}

std::string reference_label(Requirement const& requirement)
{
    if (requirement.document.substr(0, 3) != "RFC")
        return requirement.id;
    return "RFC " + std::string {trim(requirement.document.substr(3))} + " §" + requirement.section;
}

std::string level_label(Requirement const& requirement)
{
    auto name = std::string {};
    switch (requirement.level) {
    case Level::must: name = "MUST"; break;
    case Level::should: name = "SHOULD"; break;
    case Level::may: return "MAY";
    case Level::info: return "INFO";
    }
    return requirement.negative ? name + " NOT" : name;
}

std::string verdict_headline(RunReport const& report)
{
    auto const& profile = report.start.profile_title.empty() ? report.start.profile_id : report.start.profile_title;
    switch (report.verdict.value) {
    case VerdictValue::ready: return "Ready for " + profile;
    case VerdictValue::ready_with_warnings: return "Ready for " + profile + ", with warnings";
    case VerdictValue::not_ready: return "Not ready for " + profile;
    case VerdictValue::inconclusive: return "Inconclusive for " + profile;
    }
    return profile;
}

std::string fraction_label(std::string_view name, Fraction const& fraction)
{
    return std::string {name} + ' ' + with_thousands(static_cast<std::size_t>(fraction.ok)) + " of "
        + with_thousands(static_cast<std::size_t>(fraction.applicable));
}

}  // namespace scim::report::html
