// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/profile.hpp>

#include <algorithm>

#include <scim/report/assemble.hpp>

namespace scim::conformance {
namespace {

std::string text_of(Json const& json, std::string_view name)
{
    return std::string {json.string_or(name, "")};
}

MappedAttribute attribute_from_json(Json const& json)
{
    MappedAttribute attribute;
    attribute.target = text_of(json, "target");
    attribute.source = text_of(json, "source");
    attribute.kind = text_of(json, "kind");
    attribute.type = text_of(json, "type");
    if (auto const* precedence = json.find("matching"); precedence && precedence->is_integer())
        attribute.matching = static_cast<int>(precedence->as_integer());
    auto const flag = [&json](std::string_view name) {
        auto const* value = json.find(name);
        return value && value->is_boolean() && value->as_boolean();
    };
    attribute.filterable = flag("filterable");
    attribute.required = flag("required");
    attribute.create_only = json.string_or("flow", "always") == "createOnly";
    if (auto const* create = json.find("create"))
        attribute.create = *create;
    attribute.read = text_of(json, "read");
    if (auto const* sample = json.find("sample"))
        attribute.sample = *sample;
    if (auto const* updated = json.find("updated"))
        attribute.updated = *updated;
    return attribute;
}

std::vector<MappedAttribute> attributes_from_json(Json const* rows)
{
    std::vector<MappedAttribute> attributes;
    if (!rows)
        return attributes;
    for (auto const& row : rows->as_array())
        attributes.push_back(attribute_from_json(row));
    return attributes;
}

}  // namespace

bool Profile::applies(std::string_view requirement_id) const
{
    auto const document = requirement_id.substr(0, requirement_id.find('-'));
    bool const known = std::find(documents.begin(), documents.end(), document) != documents.end();
    return known && !exception_reason(requirement_id);
}

std::optional<std::string> Profile::exception_reason(std::string_view requirement_id) const
{
    for (auto const& exception : exceptions) {
        if (exception.requirement == requirement_id)
            return exception.why;
    }
    return std::nullopt;
}

Profile profile_from_json(Json const& json)
{
    Profile profile;
    profile.id = text_of(json, "id");
    profile.parts = {profile.id};
    profile.title = text_of(json, "title");
    profile.about = text_of(json, "about");
    profile.mapping = text_of(json, "mapping");
    if (auto const* documents = json.find("documents")) {
        for (auto const& document : documents->as_array())
            profile.documents.push_back(document.as_string());
    }
    if (auto const* levels = json.find("levels")) {
        for (auto const& [id, level] : levels->as_object()) {
            if (auto const parsed = report::parse_level(level.as_string()))
                profile.levels[id] = *parsed;
        }
    }
    if (auto const* exceptions = json.find("except")) {
        for (auto const& row : exceptions->as_array())
            profile.exceptions.push_back({text_of(row, "requirement"), text_of(row, "why")});
    }
    if (auto const* headers = json.find("headers")) {
        for (auto const& [name, value] : headers->as_object())
            profile.headers.add(name, value.as_string());
    }
    return profile;
}

Mapping mapping_from_json(Json const& json)
{
    Mapping mapping;
    mapping.id = text_of(json, "id");
    mapping.title = text_of(json, "title");
    mapping.source = text_of(json, "source");
    mapping.about = text_of(json, "about");
    mapping.user = attributes_from_json(json.find("user"));
    mapping.group = attributes_from_json(json.find("group"));
    return mapping;
}

}  // namespace scim::conformance
