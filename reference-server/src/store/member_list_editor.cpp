// SPDX-License-Identifier: Apache-2.0
#include "store/member_list.hpp"

#include <algorithm>
#include <utility>

#include "store/packed_content.hpp"

namespace scim::server {

namespace {

constexpr std::size_t longest_without_index = 32;
constexpr std::size_t usual_bucket_size = 512;

std::uint64_t hash_of(std::string_view id)
{
    return std::hash<std::string_view> {}(id);
}

MemberPointer make_member(std::uint64_t place, Json const& value)
{
    return std::make_shared<Member const>(
        Member {place, std::string {value.string_or("value", "")}, write_json(value), value.contains("display")});
}

}  // namespace

bool MemberListEditor::is_member(Json const& value)
{
    auto const* id = value.find("value");
    return id && id->is_string();
}

std::optional<MemberListEditor> MemberListEditor::of(Json const& array)
{
    MemberListEditor editor;
    for (auto const& value : array.as_array()) {
        if (!is_member(value))
            return {};
        editor.push_back(value);
    }
    return editor;
}

MemberList::Chunk& MemberListEditor::own_chunk(std::size_t index)
{
    auto& chunk = list_.chunks_[index];
    if (!own_.contains(chunk.get())) {
        chunk = std::make_shared<MemberList::Chunk>(*chunk);
        own_.insert(chunk.get());
    }
    return *chunk;
}

MemberList::Bucket& MemberListEditor::own_bucket(std::size_t index)
{
    auto& bucket = list_.buckets_[index];
    if (!own_.contains(bucket.get())) {
        bucket = std::make_shared<MemberList::Bucket>(*bucket);
        own_.insert(bucket.get());
    }
    return *bucket;
}

void MemberListEditor::rebuild_index(std::size_t buckets)
{
    for (auto const& bucket : list_.buckets_)
        own_.erase(bucket.get());
    list_.buckets_.clear();
    for (std::size_t number = 0; number < buckets; ++number) {
        list_.buckets_.push_back(std::make_shared<MemberList::Bucket>());
        own_.insert(list_.buckets_.back().get());
    }
    list_.for_each([this](Member const& member) {
        auto const hash = hash_of(member.id);
        list_.buckets_[hash % list_.buckets_.size()]->push_back({hash, member.place});
    });
}

void MemberListEditor::add_to_index(Member const& member)
{
    auto const buckets = list_.buckets_.size();
    if (list_.size_ > longest_without_index && list_.size_ > buckets * usual_bucket_size * 2)
        return rebuild_index(std::max<std::size_t>(1, list_.size_ / usual_bucket_size * 2));
    if (buckets == 0)
        return;
    auto const hash = hash_of(member.id);
    own_bucket(hash % buckets).push_back({hash, member.place});
}

void MemberListEditor::erase_from_index(Member const& member)
{
    if (list_.buckets_.empty())
        return;
    auto const place = member.place;
    std::erase_if(own_bucket(hash_of(member.id) % list_.buckets_.size()),
        [place](MemberList::Entry const& entry) { return entry.place == place; });
}

void MemberListEditor::push_back(Json const& value)
{
    auto& chunks = list_.chunks_;
    if (chunks.empty() || chunks.back()->size() >= MemberList::chunk_size) {
        chunks.push_back(std::make_shared<MemberList::Chunk>());
        own_.insert(chunks.back().get());
    }
    auto member = make_member(list_.next_place_++, value);
    added_.push_back(member->place);
    own_chunk(chunks.size() - 1).push_back(member);
    ++list_.size_;
    add_to_index(*member);
    is_changed_ = true;
}

// Chunks that are nearly empty would make the list of chunks as long as the list itself.
void MemberListEditor::merge_short_chunks(std::size_t index)
{
    auto& chunks = list_.chunks_;
    auto const drop = [&](std::size_t place) {
        own_.erase(chunks[place].get());
        chunks.erase(chunks.begin() + static_cast<std::ptrdiff_t>(place));
    };
    if (chunks[index]->empty())
        return drop(index);
    if (index + 1 == chunks.size() || chunks[index]->size() + chunks[index + 1]->size() > MemberList::chunk_size / 2)
        return;
    auto& chunk = own_chunk(index);
    chunk.insert(chunk.end(), chunks[index + 1]->begin(), chunks[index + 1]->end());
    drop(index + 1);
}

bool MemberListEditor::erase(std::string_view id)
{
    auto const places = list_.places_of(id);
    for (auto const place : places) {
        auto const member = list_.at(place);
        auto const index = list_.chunk_with(place);
        std::erase(own_chunk(index), member);
        erase_from_index(*member);
        --list_.size_;
        merge_short_chunks(index);
        std::erase(added_, place);
    }
    is_changed_ = is_changed_ || !places.empty();
    return !places.empty();
}

void MemberListEditor::clear()
{
    auto const next_place = list_.next_place_;
    is_changed_ = is_changed_ || !list_.empty();
    list_ = MemberList {};
    list_.next_place_ = next_place;
    own_.clear();
    added_.clear();
}

void MemberListEditor::rewrite_added(std::function<void(Json& value)> const& rewrite)
{
    for (auto const place : added_) {
        auto value = read_written(list_.at(place)->text);
        rewrite(value);
        auto& chunk = own_chunk(list_.chunk_with(place));
        *std::lower_bound(chunk.begin(), chunk.end(), place, [](MemberPointer const& member, std::uint64_t wanted) {
            return member->place < wanted;
        }) = make_member(place, value);
    }
}

std::shared_ptr<MemberList const> MemberListEditor::take()
{
    own_.clear();
    added_.clear();
    return list_.empty() ? nullptr : std::make_shared<MemberList const>(std::move(list_));
}

}  // namespace scim::server
