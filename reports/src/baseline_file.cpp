// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <scim/report/baseline.hpp>

#include "apply_baseline.hpp"
#include "json_members.hpp"
#include "json_view.hpp"
#include "model_json.hpp"

namespace scim::report {
namespace {

/// Enough to know the failure again; a finding may have hundreds.
constexpr std::size_t most_cases = 20;

std::vector<std::string> operations_of(JsonView const& json)
{
    auto operations = json.strings("operations");
    if (auto operation = json.text("operation"); !operation.empty())
        operations.push_back(std::move(operation));
    return operations;
}

bool is_flaky(Finding const& finding, RunReport const& report)
{
    std::set<std::string_view> const ids {finding.cases.begin(), finding.cases.end()};
    return std::all_of(
        report.cases.begin(), report.cases.end(), [&](Case const& one) { return one.flaky || !ids.contains(one.id); });
}

BaselineEntry entry_for(Finding const& finding, std::string const& day, EntryRemarks const& remarks)
{
    BaselineEntry entry;
    entry.fingerprint = finding.fingerprint;
    entry.requirement = finding.requirement;
    entry.title = finding.title;
    entry.failure_class = finding.failure_class;
    entry.operations = finding.operations;
    entry.cases = finding.cases;
    entry.cases.resize(std::min(entry.cases.size(), most_cases));
    entry.first_seen = entry.last_seen = day;
    entry.reason = remarks.reason;
    entry.owner = remarks.owner;
    entry.ticket = remarks.ticket;
    entry.expires = remarks.expires;
    return entry;
}

Json::Array& entries_of(Json& file)
{
    auto& entries = file["entries"];
    if (!entries.is_array())
        entries = Json::array();
    return entries.as_array();
}

}  // namespace

Json to_json(BaselineEntry const& entry)
{
    Members members;
    members.value("fingerprint", entry.fingerprint).value("requirement", entry.requirement).text("title", entry.title);
    if (entry.operations.size() == 1)
        members.value("operation", entry.operations.front());
    else if (!entry.operations.empty())
        members.strings("operations", entry.operations);
    members.text("failureClass", entry.failure_class);
    if (!entry.cases.empty())
        members.strings("cases", entry.cases);
    return members.text("firstSeen", entry.first_seen)
        .text("lastSeen", entry.last_seen)
        .text("reason", entry.reason)
        .text("owner", entry.owner)
        .text("ticket", entry.ticket)
        .text("expires", entry.expires)
        .take();
}

Json to_json(Baseline const& baseline)
{
    return Members {}
        .value("path", baseline.path)
        .each("entries", baseline.entries, [](BaselineEntry const& entry) { return to_json(entry); })
        .take();
}

Baseline baseline_from_json(Json const& file, std::string path)
{
    auto const read_entry = [](Json const& json) {
        JsonView const view {json};
        BaselineEntry entry {view.text("fingerprint"), view.text("requirement"), view.text("title"),
            view.text("failureClass"), operations_of(view), view.strings("cases"), view.text("firstSeen"),
            view.text("lastSeen"), view.text("reason"), view.text("owner"), view.text("ticket"), view.text("expires")};
        return entry;
    };
    return {std::move(path), JsonView {file}.each("entries", read_entry)};
}

Json empty_baseline()
{
    return Json::object({{"format", "scimproof.baseline"}, {"formatVersion", "1.0"}, {"entries", Json::array()}});
}

BaselineEdit with_findings(Json file, RunReport const& report, EntryRemarks const& remarks)
{
    BaselineEdit edit {std::move(file)};
    auto const day = day_of(report.start.started_at);
    auto& entries = entries_of(edit.file);
    for (auto const& finding : report.findings) {
        auto const found = std::find_if(entries.begin(), entries.end(),
            [&](Json const& entry) { return entry.string_or("fingerprint", "") == finding.fingerprint; });
        if (found != entries.end()) {
            // An older run says nothing new of an entry.
            if (found->string_or("lastSeen", "") < day)
                found->set("lastSeen", day);
            ++edit.seen;
        } else if (!is_flaky(finding, report)) {
            entries.push_back(to_json(entry_for(finding, day, remarks)));
            ++edit.added;
        }
    }
    return edit;
}

BaselineEdit without_fixed(Json file, RunReport const& report)
{
    std::set<std::string> fixed;
    for (auto const& compared : compare(baseline_from_json(file, {}), report).entries) {
        if (compared.state == EntryState::fixed)
            fixed.insert(compared.entry.fingerprint);
    }
    BaselineEdit edit {std::move(file)};
    edit.removed = static_cast<int>(std::erase_if(entries_of(edit.file),
        [&](Json const& entry) { return fixed.contains(std::string {entry.string_or("fingerprint", "")}); }));
    return edit;
}

}  // namespace scim::report
