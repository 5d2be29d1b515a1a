// SPDX-License-Identifier: Apache-2.0
#include "html_evidence.hpp"

#include <algorithm>

namespace scim::report::html {

namespace {

constexpr std::size_t large_body = 16 * 1024;
constexpr std::size_t small_body = 4 * 1024;
constexpr std::size_t cases_per_finding = 5;

/// Cases whose evidence matters most: something was wrong, or no answer came.
bool is_in_trouble(Status status)
{
    switch (status) {
    case Status::fail:
    case Status::warn:
    case Status::error: return true;
    case Status::pass:
    case Status::info:
    case Status::skip:
    case Status::blocked: return false;
    }
    return true;
}

}  // namespace

std::optional<SizeRule> stricter(SizeRule rule)
{
    switch (rule) {
    case SizeRule::none: return SizeRule::passing_16k;
    case SizeRule::passing_16k: return SizeRule::passing_4k;
    case SizeRule::passing_4k: return SizeRule::passing_without_messages;
    case SizeRule::passing_without_messages: return SizeRule::failing_16k;
    case SizeRule::failing_16k: return SizeRule::five_per_finding;
    case SizeRule::five_per_finding: return SizeRule::fewer_events;
    case SizeRule::fewer_events: return {};
    }
    return {};
}

std::string_view describe(SizeRule rule)
{
    switch (rule) {
    case SizeRule::none: return {};
    case SizeRule::passing_16k: return "bodies of passing cases longer than 16 KiB are cut";
    case SizeRule::passing_4k: return "bodies of passing cases longer than 4 KiB are cut";
    case SizeRule::passing_without_messages:
        return "passing cases show only method, URL, status and timing of each exchange";
    case SizeRule::failing_16k:
        return "passing cases show only method, URL, status and timing of each exchange; bodies of failing cases "
               "longer "
               "than 16 KiB are cut";
    case SizeRule::five_per_finding:
        return "full exchanges are kept for the first five cases of each finding, with bodies up to 16 KiB; all others "
               "show only method, URL, status and timing";
    case SizeRule::fewer_events:
        return "full exchanges are kept for the first five cases of each finding, with bodies up to 16 KiB; all others "
               "show only method, URL, status and timing; the provisioning log is cut to 1,000 entries";
    }
    return {};
}

Evidence::Evidence(RunReport const& report, ShownEvents const& shown, SizeRule rule) : rule_ {rule}, shown_ {shown}
{
    exchanges_.reserve(report.exchanges.size());
    for (auto const& exchange : report.exchanges)
        exchanges_.emplace(exchange.id, &exchange);
    for (auto const& finding : report.findings) {
        auto const kept = std::min(finding.cases.size(), cases_per_finding);
        first_cases_.insert(finding.cases.begin(), finding.cases.begin() + static_cast<std::ptrdiff_t>(kept));
    }
}

Exchange const* Evidence::find(std::string const& exchange_id) const
{
    auto const found = exchanges_.find(exchange_id);
    return found == exchanges_.end() ? nullptr : found->second;
}

EvidenceLimit Evidence::limit(Case const& shown) const
{
    return limit(is_in_trouble(shown.status), first_cases_.contains(shown.id));
}

EvidenceLimit Evidence::limit(ProvisioningEvent const& shown) const
{
    return limit(is_troubled(shown.status), shown_.first_changes.contains(shown.change_id));
}

EvidenceLimit Evidence::limit(bool in_trouble, bool among_first) const
{
    if (in_trouble) {
        auto const kept = rule_ < SizeRule::five_per_finding || among_first;
        return rule_ < SizeRule::failing_16k ? EvidenceLimit {} : EvidenceLimit {kept, large_body};
    }
    if (rule_ == SizeRule::none)
        return {};
    return {rule_ < SizeRule::passing_without_messages, rule_ == SizeRule::passing_16k ? large_body : small_body};
}

}  // namespace scim::report::html
