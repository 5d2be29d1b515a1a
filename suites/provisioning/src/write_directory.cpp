// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/directory_file.hpp>
#include <scim/wire/json.hpp>

#include "file/raw_objects.hpp"

namespace scim::provisioning {
namespace {

Json list_of(std::vector<std::string> const& texts)
{
    return Json {Json::Array(texts.begin(), texts.end())};
}

/// Plain attributes have no other kinds: Directory refuses them.
Json json_of(Value const& value)
{
    if (auto const* number = std::get_if<std::int64_t>(&value))
        return *number;
    if (auto const* truth = std::get_if<bool>(&value))
        return *truth;
    if (auto const* texts = std::get_if<Texts>(&value))
        return list_of(*texts);
    return text_of(value).value_or("");
}

Json json_of(RoleAssignment const& role)
{
    auto json = Json::object({{"id", role.id}});
    if (!role.value.empty())
        json.set("value", role.value);
    if (!role.display_name.empty())
        json.set("displayName", role.display_name);
    return json;
}

void write_assignment(std::vector<RoleAssignment> const& roles, Json& json)
{
    if (roles.empty())
        return;
    if (roles == std::vector {RoleAssignment {std::string {default_access_role}, "", "Default Access"}}) {
        json.set("assigned", true);
        return;
    }
    auto list = Json::array();
    for (auto const& role : roles)
        list.push_back(json_of(role));
    json.set("roles", std::move(list));
}

Json json_of(SourceObject const& object, FileForm form)
{
    auto json = Json::object();
    if (form == FileForm::lines)
        json.set("type", object.type == ObjectType::user ? "user" : "group");
    json.set("id", object.id);
    for (auto const& [name, value] : object.attributes)
        json.set(name, json_of(value));
    if (!object.account_enabled)
        json.set("accountEnabled", false);
    if (!object.manager.empty())
        json.set("manager", object.manager);
    if (!object.members.empty())
        json.set("members", list_of(object.members));
    write_assignment(object.roles, json);
    if (object.soft_deleted_at)
        json.set("deletedDateTime", format_date_time(*object.soft_deleted_at));
    return json;
}

/// An array with one object a line.
std::string array_of(std::vector<SourceObject const*> const& objects)
{
    std::string text;
    for (auto const* object : objects)
        text += (text.empty() ? "\n    " : ",\n    ") + write_json(json_of(*object, FileForm::document));
    return '[' + text + (text.empty() ? "]" : "\n  ]");
}

std::string document_of(Directory const& directory)
{
    return "{\n  \"format\": " + write_json(directory_format) + ",\n  \"formatVersion\": "
        + write_json(directory_format_version) + ",\n  \"users\": " + array_of(directory.objects(ObjectType::user))
        + ",\n  \"groups\": " + array_of(directory.objects(ObjectType::group)) + "\n}\n";
}

std::string lines_of(Directory const& directory)
{
    auto text = write_json(directory_head()) + '\n';
    for (auto const type : {ObjectType::user, ObjectType::group}) {
        for (auto const* object : directory.objects(type))
            text += write_json(json_of(*object, FileForm::lines)) + '\n';
    }
    return text;
}

}  // namespace

std::string write_directory(Directory const& directory, FileForm form)
{
    return form == FileForm::document ? document_of(directory) : lines_of(directory);
}

}  // namespace scim::provisioning
