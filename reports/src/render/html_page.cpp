// SPDX-License-Identifier: Apache-2.0
#include "html_page.hpp"

#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include <scim/report/assemble.hpp>
#include <scim/wire/text.hpp>
#include <scim/wire/uri.hpp>

#include "html_data.hpp"
#include "html_job.hpp"
#include "html_pack.hpp"
#include "html_static.hpp"
#include "html_text.hpp"

namespace scim::report::html {

namespace {

/// Later parts use what earlier ones define; `main.js` starts the page.
constexpr std::array script_parts {"dom.js", "format.js", "data.js", "filter.js", "copy.js", "window.js", "evidence.js",
    "checks.js", "overview.js", "findings.js", "baseline.js", "cases.js", "case.js", "requirements.js", "timeline.js",
    "health.js", "event.js", "about.js", "print.js", "frame.js", "router.js", "keyboard.js", "main.js"};

using Slots = std::vector<std::pair<std::string_view, std::string>>;

std::string_view file(std::string_view name)
{
    auto const* found = find_embedded(page_files(), name);
    return found ? found->content : std::string_view {};
}

/// Replaces every `@name@` of the skeleton; what is filled in is not looked at again.
std::string filled(std::string_view skeleton, Slots const& slots)
{
    std::string out;
    out.reserve(std::accumulate(slots.begin(), slots.end(), skeleton.size(),
        [](std::size_t size, Slots::value_type const& slot) { return size + slot.second.size(); }));
    for (std::size_t at = 0; at < skeleton.size();) {
        auto const* slot = static_cast<Slots::value_type const*>(nullptr);
        for (auto const& candidate : slots) {
            if (skeleton.substr(at, candidate.first.size()) == candidate.first)
                slot = &candidate;
        }
        if (slot)
            out += slot->second;
        else
            out += skeleton[at];
        at += slot ? slot->first.size() : 1;
    }
    return out;
}

/// The script without indentation and comment lines: the tree keeps them, the report need not.
std::string compact(std::string_view script)
{
    std::string out;
    for (auto const& line : split(script, '\n')) {
        auto const content = trim(line);
        if (!content.empty() && content.substr(0, 2) != "//" && content.substr(0, 3) != "/**")
            out += std::string {content} + '\n';
    }
    return out;
}

std::string title(RunReport const& report)
{
    auto const uri = parse_uri(report.start.base_url);
    return std::string {to_string(report.verdict.value)} + " · SCIM conformance · "
        + (uri ? uri->host : report.start.base_url) + " · " + format_date_time(report.start.started_at).substr(0, 10);
}

std::string data_block(std::string const& id, Json const& content)
{
    return "<script type=\"text/plain\" id=\"" + id + "\">" + pack(write_json(content)) + "</script>\n";
}

std::string data_blocks(RunReport const& report, Evidence const& evidence, std::string const& size_note)
{
    auto blocks = data_block("ix", index_json(report, evidence, size_note));
    for (std::size_t first = 0; first < report.cases.size(); first += chunk_size)
        blocks += data_block("e" + std::to_string(first / chunk_size), chunk_json(report, evidence, first));
    for (std::size_t first = 0; first < evidence.shown().events.size(); first += chunk_size)
        blocks += data_block("v" + std::to_string(first / chunk_size), event_chunk(report, evidence, first));
    return blocks;
}

}  // namespace

std::string page_script()
{
    std::string script = "(function () {\n\"use strict\";\n";
    for (auto const* part : script_parts)
        script += compact(file("js/" + std::string {part}));
    return script + "})();\n";
}

std::string page(RunReport const& report, ShownEvents const& shown, SizeRule rule, std::string const& size_note)
{
    Evidence const evidence {report, shown, rule};
    auto const style = std::string {file("report.css")};
    auto const script = page_script();
    Slots slots {{"@title@", escape_html(title(report))}, {"@style-hash@", policy_hash(style)},
        {"@script-hash@", policy_hash(script)}, {"@style@", style}, {"@script@", script}};
    // Moved in: they are most of the page.
    slots.emplace_back("@static@", static_part(report, evidence, size_note));
    slots.emplace_back("@data@", data_blocks(report, evidence, size_note));
    return filled(file("report.html"), slots);
}

}  // namespace scim::report::html
