// SPDX-License-Identifier: Apache-2.0
#include <scim/server/observer.hpp>

#include <string>
#include <utility>
#include <vector>

#include "observe/redact.hpp"

namespace scim::server {

namespace {

constexpr std::size_t longest_text = 2048;

// Control characters, and what a terminal might take for one, are percent-encoded: a line stays a line.
std::string printable(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result;
    for (auto const letter : text.substr(0, longest_text)) {
        auto const byte = static_cast<unsigned char>(letter);
        if (byte >= ' ' && byte < 0x7f)
            result += letter;
        else
            ((result += '%') += digits[byte / 16]) += digits[byte % 16];
    }
    return text.size() > longest_text ? result + "..." : result;
}

std::string quoted_if_needed(std::string const& text)
{
    if (!text.empty() && text.find_first_of(" \"=\\") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (auto const letter : text) {
        if (letter == '"' || letter == '\\')
            quoted += '\\';
        quoted += letter;
    }
    return quoted + '"';
}

using Members = std::vector<std::pair<std::string_view, Json>>;

Members members_of(Observation const& observation, std::optional<std::size_t> violations)
{
    auto const status = observation.response.status;
    Members members {
        {"time", format_date_time(observation.at)},
        {"level", status >= 500 ? "error" : "info"},
        {"tenant", printable(observation.tenant)},
        {"method", printable(observation.request.method)},
        {"target", printable(observe::redact_target(observation.request.target))},
        {"status", status},
        {"took_us", static_cast<std::int64_t>(observation.took.count())},
    };
    if (violations)
        members.emplace_back("violations", *violations);
    return members;
}

}  // namespace

std::string log_line(Observation const& observation, LogForm form, std::optional<std::size_t> violations)
{
    auto const members = members_of(observation, violations);
    if (form == LogForm::json) {
        auto object = Json::object();
        for (auto const& [name, value] : members)
            object.set(name, value);
        return write_json(object);
    }
    std::string line;
    for (auto const& [name, value] : members) {
        line += (line.empty() ? "" : " ") + std::string {name} + "=";
        // A target with a query has an equals sign; the reader of logfmt wants it quoted.
        line += value.is_string() ? quoted_if_needed(value.as_string()) : std::to_string(value.as_integer());
    }
    return line;
}

}  // namespace scim::server
