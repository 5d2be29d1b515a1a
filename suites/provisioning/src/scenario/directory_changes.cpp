// SPDX-License-Identifier: Apache-2.0
#include "scenario/directory_changes.hpp"

#include <array>
#include <functional>
#include <utility>

#include <scim/provisioning/directory_file.hpp>
#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using Done = Result<void, DirectoryError>;
using Wrong = std::optional<DirectoryError>;

DirectoryError nobody(std::string_view name)
{
    return {fmt::format("no object of the directory is called \"{}\"", name),
        "write an id, a userPrincipalName or a group's displayName"};
}

bool is_called(SourceObject const& object, std::string_view name)
{
    if (object.id == name)
        return true;
    auto const* const attribute = object.find(object.type == ObjectType::user ? "userPrincipalName" : "displayName");
    return attribute != nullptr && equals_ignoring_case(text_of(*attribute).value_or(""), name);
}

Wrong each(Directory& directory, std::string_view name, std::function<Done(std::string const&)> const& act)
{
    auto const ids = objects_named(directory, name);
    if (ids.empty())
        return nobody(name);
    for (auto const& id : ids)
        if (auto const done = act(id); !done)
            return done.error();
    return std::nullopt;
}

Value value_from(Json const& json)
{
    if (json.is_string())
        return json.as_string();
    if (json.is_boolean())
        return json.as_boolean();
    if (json.is_integer())
        return json.as_integer();
    if (!json.is_array())
        return {};
    Texts texts;
    for (auto const& element : json.as_array())
        texts.push_back(element.is_string() ? element.as_string() : write_json(element));
    return texts;
}

/// One object as a directory file has it, without references: they may point to objects outside of that file.
Result<Directory, DirectoryError> lone_object(Json object, bool is_group)
{
    object.erase("manager");
    object.erase("members");
    auto document = Json::object({{"format", "scimproof.directory"}, {"formatVersion", "1.0"}});
    document.set("users", is_group ? Json::array() : Json::array({object}));
    document.set("groups", is_group ? Json::array({object}) : Json::array());
    auto read = read_directory_text(write_json(document), "change");
    if (!read)
        return Failure {DirectoryError {read.error().front().reason, read.error().front().remedy}};
    return *std::move(read);
}

Wrong set_references(Directory& directory, std::string const& id, Json const& object)
{
    if (auto const manager = object.string_or("manager", ""); !manager.empty()) {
        auto const found = objects_named(directory, manager);
        if (found.size() != 1)
            return nobody(manager);
        if (auto const done = directory.set_manager(id, found.front()); !done)
            return done.error();
    }
    auto const* const members = object.find("members");
    if (members == nullptr || !members->is_array())
        return std::nullopt;
    for (auto const& member : members->as_array()) {
        auto const found
            = member.is_string() ? objects_named(directory, member.as_string()) : std::vector<std::string> {};
        if (found.size() != 1)
            return nobody(member.is_string() ? member.as_string() : write_json(member));
        if (auto const done = directory.add_member(id, found.front()); !done)
            return done.error();
    }
    return std::nullopt;
}

Wrong add(Directory& directory, Json const& object, bool is_group)
{
    auto const lone = lone_object(object, is_group);
    if (!lone)
        return lone.error();
    auto const type = is_group ? ObjectType::group : ObjectType::user;
    auto const added = *lone->objects(type).front();
    if (auto const done = directory.add(added); !done)
        return done.error();
    return set_references(directory, added.id, object);
}

Wrong set_values(Directory& directory, Json const& change)
{
    auto const* const values = change.find("values");
    if (values == nullptr)
        return DirectoryError {
            "\"set\" needs \"values\"", "write {\"set\":\"ada@example.com\",\"values\":{\"jobTitle\":\"Lead\"}}"};
    return each(directory, change.string_or("set", ""), [&](std::string const& id) -> Done {
        for (auto const& [name, value] : values->as_object())
            if (auto done = directory.set(id, name, value_from(value)); !done)
                return done;
        return {};
    });
}

Wrong set_manager(Directory& directory, Json const& change)
{
    auto const name = change.string_or("is", "");
    auto const managers = name.empty() ? std::vector<std::string> {""} : objects_named(directory, name);
    if (managers.size() != 1)
        return nobody(name);
    return each(directory, change.string_or("manager", ""),
        [&](std::string const& id) { return directory.set_manager(id, managers.front()); });
}

Wrong change_membership(Directory& directory, Json const& change, bool joins)
{
    auto const group = change.string_or("group", "");
    auto const groups = objects_named(directory, group);
    if (groups.size() != 1)
        return nobody(group);
    return each(directory, change.string_or(joins ? "join" : "leave", ""), [&](std::string const& id) {
        return joins ? directory.add_member(groups.front(), id) : directory.remove_member(groups.front(), id);
    });
}

RoleAssignment const plain_role {"8774f594-1d59-4279-b9d9-59ef09a23530", "User", "User"};

using Act = Done (*)(Directory&, std::string const&, TimePoint);
constexpr std::array<std::pair<std::string_view, Act>, 7> acts {{
    {"disable", [](Directory& all, std::string const& id, TimePoint) { return all.set_account_enabled(id, false); }},
    {"enable", [](Directory& all, std::string const& id, TimePoint) { return all.set_account_enabled(id, true); }},
    {"softDelete", [](Directory& all, std::string const& id, TimePoint now) { return all.soft_delete(id, now); }},
    {"restore", [](Directory& all, std::string const& id, TimePoint) { return all.restore(id); }},
    {"hardDelete", [](Directory& all, std::string const& id, TimePoint) { return all.hard_delete(id); }},
    {"assign", [](Directory& all, std::string const& id, TimePoint) { return all.assign(id, plain_role); }},
    {"unassign", [](Directory& all, std::string const& id, TimePoint) { return all.unassign(id); }},
}};

}  // namespace

std::vector<std::string> objects_named(Directory const& directory, std::string_view name)
{
    if (directory.find(name) != nullptr)
        return {std::string {name}};
    std::vector<std::string> ids;
    for (auto const type : {ObjectType::user, ObjectType::group})
        for (auto const* const object : directory.objects(type))
            if (name == "*" ? type == ObjectType::user : is_called(*object, name))
                ids.push_back(object->id);
    return ids;
}

std::optional<DirectoryError> apply_change(Directory& directory, Json const& change, TimePoint now)
{
    if (auto const* const user = change.find("add"))
        return add(directory, *user, false);
    if (auto const* const group = change.find("addGroup"))
        return add(directory, *group, true);
    if (change.contains("set"))
        return set_values(directory, change);
    if (change.contains("manager"))
        return set_manager(directory, change);
    if (change.contains("join") || change.contains("leave"))
        return change_membership(directory, change, change.contains("join"));
    for (auto const& [name, act] : acts)
        if (change.contains(name))
            return each(directory, change.string_or(name, ""),
                [&, act = act](std::string const& id) { return act(directory, id, now); });
    return DirectoryError {"a change that changes nothing",
        "write one of add, addGroup, set, manager, join, leave, disable, enable, softDelete, restore, hardDelete, "
        "assign, "
        "unassign"};
}

}  // namespace scim::provisioning
