// SPDX-License-Identifier: Apache-2.0
#include "store/member_list.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <utility>

#include "store/packed_content.hpp"

namespace scim::server {

namespace {

std::uint64_t hash_of(std::string_view id)
{
    return std::hash<std::string_view> {}(id);
}

}  // namespace

std::size_t MemberList::chunk_with(std::uint64_t place) const
{
    auto const behind = std::upper_bound(chunks_.begin(), chunks_.end(), place,
        [](std::uint64_t wanted, auto const& chunk) { return wanted < chunk->front()->place; });
    return static_cast<std::size_t>(std::distance(chunks_.begin(), behind)) - 1;
}

MemberPointer MemberList::at(std::uint64_t place) const
{
    auto const& chunk = *chunks_[chunk_with(place)];
    return *std::lower_bound(chunk.begin(), chunk.end(), place,
        [](MemberPointer const& member, std::uint64_t wanted) { return member->place < wanted; });
}

std::vector<std::uint64_t> MemberList::places_of(std::string_view id) const
{
    std::vector<std::uint64_t> places;
    if (buckets_.empty()) {
        for (auto const& chunk : chunks_) {
            for (auto const& member : *chunk) {
                if (member->id == id)
                    places.push_back(member->place);
            }
        }
        return places;
    }
    auto const hash = hash_of(id);
    for (auto const& entry : *buckets_[hash % buckets_.size()]) {
        if (entry.hash == hash && at(entry.place)->id == id)
            places.push_back(entry.place);
    }
    std::sort(places.begin(), places.end());
    return places;
}

Member const* MemberList::first_of(std::string_view id) const
{
    auto const places = places_of(id);
    return places.empty() ? nullptr : at(places.front()).get();
}

std::vector<MemberPointer> MemberList::find(std::string_view id) const
{
    std::vector<MemberPointer> members;
    for (auto const place : places_of(id))
        members.push_back(at(place));
    return members;
}

void MemberList::for_each(std::function<void(Member const&)> const& visit) const
{
    for (auto const& chunk : chunks_) {
        for (auto const& member : *chunk)
            visit(*member);
    }
}

Json MemberList::to_json() const
{
    Json::Array values;
    values.reserve(size_);
    for_each([&](Member const& member) { values.push_back(read_written(member.text)); });
    return Json {std::move(values)};
}

bool operator==(MemberList const& left, MemberList const& right)
{
    if (left.size_ != right.size_)
        return false;
    if (left.chunks_ == right.chunks_)
        return true;
    return left.to_json() == right.to_json();
}

std::vector<std::string> ids_only_in(MemberList const* one, MemberList const* other)
{
    static MemberList const nothing;
    auto const& ours = one ? *one : nothing;
    auto const& theirs = other ? *other : nothing;

    // What both begin and end with is the same; what lies between is looked at member by member.
    auto const [our_begin, their_begin]
        = std::mismatch(ours.chunks_.begin(), ours.chunks_.end(), theirs.chunks_.begin(), theirs.chunks_.end());
    auto const [our_end, their_end] = std::mismatch(ours.chunks_.rbegin(), std::make_reverse_iterator(our_begin),
        theirs.chunks_.rbegin(), std::make_reverse_iterator(their_begin));
    auto const members_of = [](auto begin, auto end) {
        std::vector<Member const*> members;
        std::for_each(begin, end, [&](auto const& chunk) {
            std::transform(chunk->begin(), chunk->end(), std::back_inserter(members),
                [](MemberPointer const& member) { return member.get(); });
        });
        std::sort(members.begin(), members.end());
        return members;
    };
    auto const our_members = members_of(our_begin, our_end.base());
    auto const their_members = members_of(their_begin, their_end.base());
    std::vector<Member const*> apart;
    std::set_difference(
        our_members.begin(), our_members.end(), their_members.begin(), their_members.end(), std::back_inserter(apart));
    std::set<std::string> ids;
    for (auto const* member : apart) {
        if (!theirs.contains(member->id))
            ids.insert(member->id);
    }
    return {ids.begin(), ids.end()};
}

}  // namespace scim::server
