// SPDX-License-Identifier: Apache-2.0
#include <scim/report/event_tally.hpp>

#include <algorithm>

namespace scim::report {
namespace {

constexpr unsigned actions = static_cast<unsigned>(ProvisioningAction::other) + 1;

std::string const& name_of(ProvisioningEvent const& event)
{
    return event.source.id.empty() ? event.change_id : event.source.id;
}

bool is_in_sync(ProvisioningEvent const& event)
{
    return event.status == ProvisioningStatus::skipped && !event.steps.empty()
        && std::any_of(event.steps.back().details.begin(), event.steps.back().details.end(),
            [](auto const& detail) { return detail.second == "RedundantExport"; });
}

/// Users and groups are counted apart: they fail for reasons of their own. References take every second bit.
unsigned bit_of(ProvisioningEvent const& event)
{
    auto const kind = static_cast<unsigned>(event.action) + (event.source.type == "Group" ? actions : 0);
    return 2 * kind + (event.reference ? 1 : 0);
}

std::string kind_of(unsigned bit)
{
    auto const kind = bit / 2;
    return (kind < actions ? "" : "group ") + std::string {to_string(static_cast<ProvisioningAction>(kind % actions))};
}

}  // namespace

void EventTally::add(ProvisioningEvent const& event)
{
    auto const is_failure = event.status == ProvisioningStatus::failure;
    auto const is_skipped = event.status == ProvisioningStatus::skipped;
    tried_ += is_skipped ? 0 : 1;
    failed_ += is_failure ? 1 : 0;
    if (is_failure && event.error)
        ++errors_[event.error->code];
    auto& object = objects_[name_of(event)];
    if (!event.target.id.empty())
        object.link = link_of(event);
    auto const in_sync = is_in_sync(event);
    if (is_skipped && !in_sync)
        return;
    object.has_last[event.reference] = true;
    object.last_failed[event.reference] = is_failure;
    constexpr Kinds even_bits = 0x55555555;
    if (in_sync) {
        object.unsuccessful &= event.reference ? even_bits : ~even_bits;
        return;
    }
    auto const bit = Kinds {1} << bit_of(event);
    object.seen |= bit;
    object.unsuccessful = is_failure ? object.unsuccessful | bit : object.unsuccessful & ~bit;
}

std::uint32_t EventTally::link_of(ProvisioningEvent const& event)
{
    auto link = event.source.type + " to " + event.target.type;
    auto const known = std::find(links_.begin(), links_.end(), link);
    auto const number = static_cast<std::uint32_t>(known - links_.begin()) + 1;
    if (known == links_.end())
        links_.push_back(std::move(link));
    return number;
}

/// Calls count(bit, failed) for the last outcome of each kind of action of each object.
template <typename Count>
void EventTally::each_outcome(Count count) const
{
    for (auto const& [name, object] : objects_)
        for (unsigned bit = 0; bit < 4 * actions; ++bit)
            if ((object.seen >> bit & 1U) != 0)
                count(bit, (object.unsuccessful >> bit & 1U) != 0);
}

std::map<std::string, EventTally::Outcomes> EventTally::by_kind() const
{
    std::map<std::string, Outcomes> kinds;
    each_outcome([&](unsigned bit, bool failed) {
        if (bit % 2 != 0)
            return;
        auto& part = kinds[kind_of(bit)];
        ++(failed ? part.failed : part.succeeded);
    });
    return kinds;
}

EventTally::Outcomes EventTally::references() const
{
    Outcomes sum;
    each_outcome([&](unsigned bit, bool failed) {
        if (bit % 2 != 0)
            ++(failed ? sum.failed : sum.succeeded);
    });
    return sum;
}

FailureCounts EventTally::open_failures() const
{
    FailureCounts counts;
    for (auto const& [name, object] : objects_) {
        if (object.has_last[0])
            ++(object.last_failed[0] ? counts.failed : counts.succeeded);
        if (object.last_failed[1])
            ++counts.reference_failures;
    }
    return counts;
}

std::vector<std::pair<std::string, std::size_t>> EventTally::linked_objects() const
{
    std::map<std::string, std::size_t> counts;
    for (auto const& [name, object] : objects_)
        if (object.link > 0)
            ++counts[links_[object.link - 1]];
    return {counts.begin(), counts.end()};
}

}  // namespace scim::report
