// SPDX-License-Identifier: Apache-2.0
#include "data/stored_line.hpp"

#include <algorithm>
#include <charconv>

namespace scim::server {

namespace {

constexpr std::size_t batch_size = 1024;

bool is_never_returned(Attribute const* attribute)
{
    return attribute && attribute->returned == Returned::never;
}

void drop_never_returned(Json& object, std::vector<Attribute> const& attributes);

// Sub-attributes may be secret as well.
void drop_inside(Json& value, Attribute const& attribute)
{
    if (value.is_object())
        drop_never_returned(value, attribute.sub_attributes);
    if (!value.is_array())
        return;
    for (auto& element : value.as_array()) {
        if (element.is_object())
            drop_never_returned(element, attribute.sub_attributes);
    }
}

void drop_never_returned(Json& object, std::vector<Attribute> const& attributes)
{
    std::erase_if(object.as_object(),
        [&](JsonMember const& member) { return is_never_returned(find_attribute(attributes, member.name)); });
    for (auto& member : object.as_object()) {
        auto const* attribute = find_attribute(attributes, member.name);
        if (attribute && !attribute->sub_attributes.empty())
            drop_inside(member.value, *attribute);
    }
}

std::optional<std::uint64_t> read_version(std::string_view tag)
{
    constexpr std::string_view before = "W/\"";
    if (!tag.starts_with(before) || !tag.ends_with('"') || tag.size() < before.size() + 2)
        return {};
    tag = tag.substr(before.size(), tag.size() - before.size() - 1);
    std::uint64_t version = 0;
    auto const [end, error] = std::from_chars(tag.data(), tag.data() + tag.size(), version);
    auto const is_number = error == std::errc {} && end == tag.data() + tag.size() && version > 0;
    return is_number ? std::optional {version} : std::nullopt;
}

Result<std::optional<TimePoint>, std::string> read_time(Json const& meta, std::string const& name)
{
    auto const* value = meta.find(name);
    if (!value)
        return std::optional<TimePoint> {};
    auto const time = value->is_string() ? parse_date_time(value->as_string()) : std::nullopt;
    if (!time)
        return Failure {"meta." + name + " is no dateTime"};
    return time;
}

}  // namespace

std::vector<ResourcePointer> all_in_order(Engine const& engine)
{
    std::vector<ResourcePointer> all;
    for (auto const& type : engine.types) {
        std::uint64_t last = 0;
        for (auto batch = engine.store.batch_after(type, last, batch_size); !batch.empty();
             batch = engine.store.batch_after(type, last, batch_size)) {
            last = batch.back()->sequence;
            std::move(batch.begin(), batch.end(), std::back_inserter(all));
        }
    }
    std::sort(all.begin(), all.end(),
        [](ResourcePointer const& left, ResourcePointer const& right) { return left->sequence < right->sequence; });
    return all;
}

std::string stored_line(Resource const& resource)
{
    // Where nothing is hidden and nothing apart, the text is there already.
    if (resource.is_plain && !resource.members)
        return std::string {resource.packed.text()};
    auto content = resource.content();
    auto const& type = *resource.type;
    drop_never_returned(content, type.core.attributes);
    for (auto const& extension : type.extensions) {
        if (auto* data = content.find(extension.id); data && data->is_object())
            drop_never_returned(*data, extension.attributes);
    }
    return write_json(content);
}

Result<StoredMeta, std::string> read_stored_meta(Json const& resource)
{
    StoredMeta stored;
    auto const* meta = resource.find("meta");
    if (!meta)
        return stored;
    if (!meta->is_object())
        return Failure {std::string {"meta is no object"}};
    auto const created = read_time(*meta, "created");
    if (!created)
        return Failure {created.error()};
    auto const modified = read_time(*meta, "lastModified");
    if (!modified)
        return Failure {modified.error()};
    stored.created = *created;
    stored.modified = *modified;
    // Choice: versions of other service providers look different, and begin anew here.
    stored.version = read_version(meta->string_or("version", ""));
    return stored;
}

Loading::~Loading()
{
    // The latest first: groups come after their members.
    for (auto stored = stored_.rbegin(); stored != stored_.rend(); ++stored)
        engine_.store.erase(*stored->first, stored->second);
}

Result<void, std::string> Loading::restore(
    ResourceType const& type, std::string id, StoredMeta const& meta, Json content)
{
    auto const now = engine_.now();
    auto const created = meta.created.value_or(meta.modified.value_or(now));
    auto stored = engine_.store.restore(
        type, id, created, meta.modified.value_or(created), meta.version.value_or(1), std::move(content));
    if (!stored)
        return Failure {stored.error().detail};
    stored_.emplace_back(&type, std::move(id));
    return {};
}

}  // namespace scim::server
