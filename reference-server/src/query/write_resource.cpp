// SPDX-License-Identifier: Apache-2.0
#include "query/write_resource.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "query/project.hpp"
#include "store/add_derived.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

constexpr std::string_view manager_name = "\"manager\":";

bool has_manager(std::string_view extension_data)
{
    return extension_data.find(manager_name) != std::string_view::npos;
}

// The id of the manager, if nothing else is known of him and the first inner object is his, and where it ends.
std::optional<std::string_view> id_of_bare_manager(std::string_view extension_data)
{
    constexpr std::string_view value_name = "{\"value\":\"";
    auto const begin = extension_data.find(manager_name) + manager_name.size();
    auto const value = extension_data.substr(begin);
    if (extension_data.find('{', 1) != begin || !value.starts_with(value_name))
        return {};
    auto const id = value.substr(value_name.size());
    auto const end = id.find_first_of("\"\\");
    return id.substr(end).starts_with("\"}") ? std::optional {id.substr(0, end)} : std::nullopt;
}

// As complete_extension(), on text.
void write_extension(std::string& text, std::string_view extension_data, Store const& store)
{
    auto const id = id_of_bare_manager(extension_data);
    if (!id) {
        auto data = read_written(extension_data);
        complete_extension(data, store);
        text += write_json(data);
        return;
    }
    auto const found = store.find(*id);
    auto const behind_id = static_cast<std::size_t>(id->data() - extension_data.data()) + id->size() + 1;
    text += extension_data.substr(0, behind_id);
    if (found) {
        text.append(",\"$ref\":").append(found->location_text());
        text.append(",\"displayName\":").append(found->shown_text());
    }
    text += extension_data.substr(behind_id);
}

// Whether text can be copied: all of it is shown, and derived values have a known place.
bool can_be_copied(Resource const& stored, Projection const& projection)
{
    auto const has_unusual_members = !stored.members && stored.packed.find("members");
    return projection.is_default() && stored.is_plain && !has_unusual_members && !stored.packed.find("groups");
}

void write_member(std::string& text, Member const& member, Store const& store)
{
    auto const found = store.find(member.id);
    if (!found) {
        text += member.text;
        return;
    }
    if (member.has_display) {
        text += write_json(read_written(member.text).set("display", found->shown_name()));
        return;
    }
    text.append(member.text, 0, member.text.size() - 1);
    text.append(",\"display\":").append(found->shown_text()).append("}");
}

void write_members(std::string& text, MemberList const& members, Store const& store)
{
    text += '[';
    auto is_first = true;
    members.for_each([&](Member const& member) {
        if (!is_first)
            text += ',';
        is_first = false;
        write_member(text, member, store);
    });
    text += ']';
}

/// Copies the text of a resource up to where something else takes the place of stored text.
class Copier {
public:
    Copier(std::string& text, PackedContent const& packed) : text_ {text}, packed_ {packed} {}

    void copy_up_to_value(std::size_t place)
    {
        auto const value = packed_.value(place);
        auto const begin = static_cast<std::size_t>(value.data() - packed_.text().data());
        text_ += packed_.text().substr(done_, begin - done_);
        done_ = begin + value.size();
    }

    void copy_rest() { text_ += packed_.text().substr(done_); }

private:
    std::string& text_;
    PackedContent const& packed_;
    std::size_t done_ = 0;
};

// The places of the values that are not copied, in order.
std::vector<std::size_t> places_of_derived(Resource const& stored)
{
    std::vector<std::size_t> places;
    auto const& packed = stored.packed;
    if (auto const members = stored.members ? packed.find("members") : std::nullopt)
        places.push_back(*members);
    for (auto const& extension : stored.type->extensions) {
        if (auto const place = packed.find(extension.id); place && has_manager(packed.value(*place)))
            places.push_back(*place);
    }
    std::sort(places.begin(), places.end());
    return places;
}

void copy_text(std::string& text, Resource const& stored, Store const& store)
{
    auto const& packed = stored.packed;
    auto copier = Copier {text, packed};
    for (auto const place : places_of_derived(stored)) {
        copier.copy_up_to_value(place);
        if (stored.members && packed.name(place) == "members") {
            write_members(text, *stored.members, store);
            continue;
        }
        write_extension(text, packed.value(place), store);
    }
    copier.copy_rest();
}

}  // namespace

void write_resource(
    std::string& text, Resource const& stored, Projection const& projection, Store const& store, Context const& context)
{
    if (!can_be_copied(stored, projection)) {
        text += write_json(present_needed(stored, projection, store, context));
        return;
    }
    copy_text(text, stored, store);
    if (!stored.type->find_core("groups"))
        return;
    if (auto const groups = groups_of(stored, store); !groups.is_null()) {
        text.pop_back();
        text.append(",\"groups\":").append(write_json(groups)).append("}");
    }
}

}  // namespace scim::server
