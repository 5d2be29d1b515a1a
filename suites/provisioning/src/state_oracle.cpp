// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/state_oracle.hpp>

#include <algorithm>
#include <functional>

#include <scim/wire/text.hpp>

#include "job/cycle_run.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

constexpr auto reads_back = "ENTRA-051";
constexpr auto keeps_manager = "ENTRA-044";
constexpr auto excludes_members = "ENTRA-055";
constexpr auto as_sent = "ENTRA-012";
constexpr auto removes_members = "ENTRA-042";
constexpr auto disables = "ENTRA-036";
constexpr auto refuses_duplicates = "ENTRA-033";
constexpr auto unknown_is_404 = "ENTRA-032";
constexpr auto readable = "ENTRA-004";

std::string status_text(Answer const& answer)
{
    return answer.response ? std::to_string(answer.response->status) : answer.failure->text;
}

/// Letters and digits in lower case: what is left when a value was only written another way.
std::string bare(std::string_view text)
{
    std::string bare;
    for (auto const letter : ascii_lower(text))
        if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')
            || static_cast<unsigned char>(letter) > 0x7F)
            bare += letter;
    return bare;
}

/// A provider may write values in a canonical form (RFC 7643 section 2.4); Entra ID only advises against it.
std::string_view requirement_of(AttributeChange const& change)
{
    if (change.value.is_boolean())
        return disables;
    auto const is_list_or_object = change.old_text.starts_with('[') || change.old_text.starts_with('{');
    return change.had_value && !is_list_or_object && bare(change.old_text) == bare(change.new_text) ? as_sent
                                                                                                    : reads_back;
}

Texts member_ids(Json const& shown)
{
    Texts ids;
    auto const* const members = shown.find_ignoring_case("members");
    if (members == nullptr || !members->is_array())
        return ids;
    for (auto const& member : members->as_array())
        if (auto const* const value = member.find_ignoring_case("value"); value != nullptr && value->is_string())
            ids.push_back(value->as_string());
    return ids;
}

}  // namespace

struct StateOracle::Reading {
    Job const& job;
    Directory const& directory;
    Endpoint& endpoint;
    Clock const& clock;
    std::string const& id;
    Anchor const& anchor;
    SourceObject const& object;
    std::string exchange_id;

    Deviation deviation(std::string attribute, std::string expected, std::string observed, std::string_view requirement,
        std::string_view failure_class) const
    {
        return {id, anchor.type, label_of(object), std::move(attribute), std::move(expected), std::move(observed),
            std::string {requirement}, std::string {failure_class}, exchange_id};
    }

    ObjectMapping const& mapping() const { return job.schema().of(anchor.type); }

    /// What the mapping gives; nothing where it gives no value, which the job tells as a failure of its own.
    std::optional<MappedValues> values() const
    {
        auto const source = source_attributes(object, directory.roles_of(id), anchor.state != Anchor::State::active);
        Environment const environment {clock, job.settings().seed ^ std::hash<std::string> {}(id), {}};
        auto values = map_object(mapping(), source, environment);
        return values ? std::optional {*std::move(values)} : std::nullopt;
    }
};

void StateOracle::excuse(std::string_view target_id)
{
    excused_.insert_or_assign(std::string {target_id}, Excuse::everything);
}

void StateOracle::expect_again(std::string_view target_id)
{
    if (auto const excuse = excused_.find(target_id); excuse != excused_.end())
        excuse->second = Excuse::references;
}

bool StateOracle::is_excused(std::string_view target_id) const
{
    auto const excuse = excused_.find(target_id);
    return excuse != excused_.end() && excuse->second == Excuse::everything;
}

void StateOracle::forget()
{
    known_.clear();
}

std::vector<Deviation> StateOracle::compare(
    Job const& job, Directory const& directory, Endpoint& endpoint, Clock const& clock)
{
    std::vector<Deviation> found;
    compare_vanished(job, endpoint, found);
    for (auto const& [id, anchor] : job.state().anchors) {
        // Released objects stay in the target when they leave the source.
        if (anchor.state == Anchor::State::released)
            known_.erase(anchor.target_id);
        else
            known_[anchor.target_id] = anchor.type;
        auto const* const object = directory.find(id);
        if (object == nullptr || job.state().escrows.contains(id) || is_excused(anchor.target_id))
            continue;
        compare_object({job, directory, endpoint, clock, id, anchor, *object, {}}, found);
    }
    return found;
}

void StateOracle::compare_vanished(Job const& job, Endpoint& endpoint, std::vector<Deviation>& found)
{
    std::set<std::string_view> there;
    for (auto const& [id, anchor] : job.state().anchors)
        there.insert(anchor.target_id);
    for (auto entry = known_.begin(); entry != known_.end();) {
        if (there.contains(entry->first) || excused_.contains(entry->first)
            || !job.schema().of(entry->second).deletes) {
            ++entry;
            continue;
        }
        auto const answer = endpoint.send("GET", resource_target(entry->second, entry->first));
        if (answer.response && answer.response->status != 404)
            found.push_back({entry->first, entry->second, entry->first, "id", "404", status_text(answer),
                unknown_is_404, "status-mismatch", answer.exchange_id});
        entry = known_.erase(entry);
    }
}

void StateOracle::compare_object(Reading const& reading, std::vector<Deviation>& found)
{
    auto const answer = reading.endpoint.send("GET", resource_target(reading.anchor.type, reading.anchor.target_id));
    auto named = reading;
    named.exchange_id = answer.exchange_id;
    auto const shown = read_resource(answer);
    // No answer is no deviation; neither is a server that is down for a while.
    if (!shown && shown.error().transient)
        return;
    if (!shown)
        return found.push_back(named.deviation("id", "200 and a resource that can be read",
            fmt::format("{}, {}", status_text(answer), shown.error().information.code), readable, "status-mismatch"));
    if (auto const id = shown->string_or("id", ""); id != reading.anchor.target_id)
        found.push_back(named.deviation("id", reading.anchor.target_id, std::string {id}, readable, "wrong-value"));
    compare_values(named, *shown, found);
    compare_count(named, found);
    compare_references(named, *shown, found);
}

void StateOracle::compare_references(Reading const& reading, Json const& shown, std::vector<Deviation>& found)
{
    if (reading.anchor.state != Anchor::State::active || excused_.contains(reading.anchor.target_id)
        || reading.job.state().escrows.contains(reference_key(reading.id)))
        return;
    if (reading.anchor.type == ObjectType::user)
        compare_manager(reading, shown, found);
    else
        compare_members(reading, shown, found);
}

void StateOracle::compare_values(Reading const& reading, Json const& shown, std::vector<Deviation>& found)
{
    auto const& mapping = reading.mapping();
    auto const values = mapping.updates ? reading.values() : std::nullopt;
    if (!values)
        return;
    auto const disabled = reading.anchor.state != Anchor::State::active;
    for (auto const& change : differences(mapping, *values, shown)) {
        auto const is_state = change.value.is_boolean();
        // A disabled or released account is not kept up to date: only its state counts.
        if (disabled && !is_state)
            continue;
        found.push_back(reading.deviation(change.attribute->target.text, change.new_text,
            change.had_value ? change.old_text : "absent", requirement_of(change),
            change.had_value ? "wrong-value" : "missing-attribute"));
    }
}

/// userName and the displayName of groups belong to one object each (RFC 7643 section 4.1.1, ENTRA-027); other matching
/// attributes need not. Not to be found is no deviation: an index may lag behind.
void StateOracle::compare_count(Reading const& reading, std::vector<Deviation>& found)
{
    auto const matching = reading.mapping().matching_order();
    if (!reading.anchor.created || reading.anchor.state != Anchor::State::active || matching.empty()
        || !counted_.insert(reading.anchor.target_id).second)
        return;
    auto const& path = reading.mapping().attributes[matching.front()].target;
    auto const* const unique = reading.anchor.type == ObjectType::user ? "userName" : "displayName";
    auto const values = reading.values();
    auto const value = values ? text_of((*values)[matching.front()].value) : std::nullopt;
    if (!value || value->empty() || !equals_ignoring_case(path.text, unique))
        return;
    auto const answer = reading.endpoint.send("GET", match_target(reading.anchor.type, path, *value));
    auto const match = read_match(answer);
    if (match || match.error().information.code != "DuplicateTargetEntries")
        return;
    auto named = reading;
    named.exchange_id = answer.exchange_id;
    found.push_back(
        named.deviation(path.text, "one object", match.error().information.reason, refuses_duplicates, "wrong-value"));
}

void StateOracle::compare_manager(Reading const& reading, Json const& shown, std::vector<Deviation>& found)
{
    auto const* const mapping = reading.job.schema().users.find("manager");
    if (mapping == nullptr || !mapping->is_reference())
        return;
    auto const& anchors = reading.job.state().anchors;
    auto const manager = anchors.find(reading.anchor.manager);
    auto const expected = manager == anchors.end() ? std::string {} : manager->second.target_id;
    auto const* const value = find_value(mapping->target, shown);
    auto const observed = value == nullptr ? std::string {}
        : value->is_object()               ? std::string {value->string_or("value", "")}
                                           : log_text(*value);
    if (!expected.empty() && observed != expected)
        found.push_back(reading.deviation(mapping->target.text, expected, observed.empty() ? "absent" : observed,
            keeps_manager, observed.empty() ? "missing-attribute" : "wrong-value"));
}

void StateOracle::compare_members(Reading const& reading, Json const& shown, std::vector<Deviation>& found)
{
    if (reading.job.schema().groups.find("members") == nullptr)
        return;
    auto const& anchors = reading.job.state().anchors;
    auto observed = member_ids(shown);
    std::sort(observed.begin(), observed.end());
    std::set<std::string> expected;
    for (auto const& id : reading.anchor.members)
        if (auto const member = anchors.find(id); member != anchors.end())
            expected.insert(member->second.target_id);
    for (auto const& id : expected)
        if (!std::binary_search(observed.begin(), observed.end(), id))
            found.push_back(reading.deviation("members", "member " + id, "absent",
                reading.anchor.shows_members ? excludes_members : reads_back, "missing-attribute"));
    // Groups that were there before, and members that nobody here knows, are somebody else's.
    if (!reading.anchor.created)
        return;
    for (auto const& id : observed)
        if (known_.contains(id) && !expected.contains(id))
            found.push_back(reading.deviation(
                "members", "no member " + id, "member " + id, removes_members, "unexpected-attribute"));
}

}  // namespace scim::provisioning
