// SPDX-License-Identifier: Apache-2.0
#include "console/case_lines.hpp"

#include <algorithm>
#include <array>

#include <scim/report/assemble.hpp>
#include <scim/report/render.hpp>

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr std::size_t most_assertion_lines = 12;

std::string word(report::Status status)
{
    switch (status) {
    case report::Status::fail: return "FAIL";
    case report::Status::warn: return "WARN";
    case report::Status::error: return "ERROR";
    case report::Status::pass:
    case report::Status::info:
    case report::Status::skip:
    case report::Status::blocked: break;
    }
    return std::string {report::to_string(status)};
}

std::vector<report::Assertion const*> failed_assertions(report::Case const& finished)
{
    std::vector<report::Assertion const*> failed;
    for (auto const& step : finished.steps) {
        for (auto const& assertion : step.assertions) {
            if (!assertion.ok)
                failed.push_back(&assertion);
        }
    }
    return failed;
}

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& part : words)
        text += (text.empty() ? "" : " ") + part;
    return text;
}

std::string bar(std::string_view text)
{
    return "  │ " + harmless(text);
}

std::string assertion_line(report::Assertion const& assertion)
{
    auto const place = assertion.path.empty() ? std::string {} : assertion.path + ": ";
    return bar(fmt::format("{}expected {}, got {}", place, assertion.expected, assertion.observed));
}

}  // namespace

bool is_conspicuous(report::Status status)
{
    return status == report::Status::fail || status == report::Status::warn || status == report::Status::error;
}

std::vector<std::string> violated_requirements(report::Case const& finished)
{
    std::vector<std::string> ids;
    for (auto const* assertion : failed_assertions(finished)) {
        if (std::find(ids.begin(), ids.end(), assertion->requirement) == ids.end())
            ids.push_back(assertion->requirement);
    }
    return ids;
}

std::vector<std::string> case_in_full(report::Case const& finished, RemedyOf const& remedy, Style const& style)
{
    auto const violated = violated_requirements(finished);
    auto const failed = failed_assertions(finished);
    auto const claim = failed.empty() ? std::string {"no verdict"}
                                      : fmt::format("{} {}", level_word(finished.level), joined(violated));
    std::vector<std::string> lines {
        fmt::format("  {} {} [{}]", style.by(finished.status, word(finished.status)), finished.id, claim)};
    lines.push_back(bar(failed.empty() ? finished.message : finished.title));
    for (auto const* assertion : failed) {
        if (lines.size() == most_assertion_lines) {
            lines.push_back(bar(fmt::format("and {} more", failed.size() + 2 - lines.size())));
            break;
        }
        lines.push_back(assertion_line(*assertion));
    }
    for (auto const& requirement : violated) {
        if (auto const text = remedy ? remedy(requirement) : std::string {}; !text.empty())
            lines.push_back(bar("fix: " + text));
    }
    lines.push_back(bar("replay: " + report::repeat_command(finished.id)));
    return lines;
}

std::string case_in_short(report::Case const& finished, Style const& style)
{
    auto const has_level = finished.status == report::Status::fail || finished.status == report::Status::warn;
    return fmt::format("{} {:<44} {:<6} {}  {}", style.by(finished.status, symbol(finished.status)), finished.id,
        has_level ? level_word(finished.level) : "", harmless(finished.message),
        style.faint(joined(violated_requirements(finished))));
}

std::string target_facts(report::Target const& target)
{
    std::string text;
    auto const add = [&](std::string const& fact) { text += (text.empty() ? "" : " ") + fact; };
    if (!target.tls.empty()) {
        auto const protocol = target.tls.substr(0, target.tls.find(' '));
        add("tls=" + (protocol.rfind("TLSv", 0) == 0 ? protocol.substr(4) : protocol));
    }
    for (auto const* feature : {"patch", "filter", "bulk", "sort", "etag", "changePassword"}) {
        if (auto const found = target.features.find(feature); found != target.features.end())
            add(fmt::format("{}={}", feature, found->second.substr(0, found->second.find(' '))));
    }
    return harmless(text);
}

std::string known_case_line(report::Case const& finished, Style const& style)
{
    return fmt::format("  {} {} [{} {}]", style.faint("known"), finished.id, level_word(finished.level),
        joined(violated_requirements(finished)));
}

void count(report::Counts& counts, report::Case const& finished)
{
    ++counts.total;
    counts.known += finished.known ? 1 : 0;
    switch (finished.status) {
    case report::Status::pass: ++counts.pass; break;
    case report::Status::fail: ++counts.fail; break;
    case report::Status::warn: ++counts.warn; break;
    case report::Status::info: ++counts.info; break;
    case report::Status::skip: ++counts.skip; break;
    case report::Status::blocked: ++counts.blocked; break;
    case report::Status::error: ++counts.error; break;
    }
}

}  // namespace scim::cli
