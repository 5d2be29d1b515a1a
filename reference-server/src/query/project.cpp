// SPDX-License-Identifier: Apache-2.0
#include "query/project.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "path/attribute_name.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

/// A name in `attributes` or `excludedAttributes`, looked up.
using Selection = std::vector<NamedAttribute>;

// Choice: a value filter in a parameter is read as the attribute before it.
std::string_view without_filter(std::string_view name)
{
    return name.substr(0, name.find('['));
}

Selection look_up(std::vector<std::string> const& names, Context const& context)
{
    Selection selection;
    for (auto const& name : names) {
        if (auto const* extension = context.type.find_extension(name)) {
            selection.push_back({extension, nullptr, nullptr});
            continue;
        }
        auto const parsed = parse_attribute_name(without_filter(name));
        if (auto const found = parsed ? find_named(*parsed, context) : std::nullopt)
            selection.push_back(*found);
    }
    return selection;
}

class Projector {
public:
    Projector(Projection const& projection, Context const& context)
        : type_ {context.type}
        , wanted_ {look_up(projection.attributes, context)}
        , excluded_ {look_up(projection.excluded, context)}
        , given_ {look_up(projection.given, context)}
        , is_narrowed_ {!projection.attributes.empty()}
    {
    }

    Json project(Json const& resource) const
    {
        auto result = Json::object();
        for (auto const& member : resource.as_object()) {
            if (auto const* extension = type_.find_extension(member.name))
                add_extension(result, member, *extension);
            else if (auto const* attribute = type_.find_core(member.name))
                add(result, member, nullptr, *attribute);
            else if (!is_narrowed_)
                result.set(member.name, member.value);
        }
        return result;
    }

    /// Whether a member of a resource can be in the result.
    bool needs(std::string_view name) const
    {
        auto const* attribute = type_.find_extension(name) ? nullptr : type_.find_core(name);
        return !attribute || is_returned(nullptr, *attribute, nullptr);
    }

private:
    void add_extension(Json& result, JsonMember const& member, Schema const& extension) const
    {
        if (!member.value.is_object())
            return;
        auto content = Json::object();
        for (auto const& inner : member.value.as_object()) {
            if (auto const* attribute = find_attribute(extension.attributes, inner.name))
                add(content, inner, &extension, *attribute);
        }
        if (!content.empty())
            result.set(extension.id, std::move(content));
    }

    void add(Json& result, JsonMember const& member, Schema const* extension, Attribute const& attribute) const
    {
        if (!is_returned(extension, attribute, nullptr))
            return;
        if (!attribute.is_complex()) {
            result.set(member.name, member.value);
            return;
        }
        auto value = project_complex(member.value, extension, attribute);
        if (value && (!value->empty() || member.value.empty()))
            result.set(member.name, std::move(*value));
    }

    std::optional<Json> project_complex(Json const& value, Schema const* extension, Attribute const& attribute) const
    {
        if (is_shown_by_default(attribute) && !names_sub_attribute(extension, attribute))
            return value;
        if (value.is_object())
            return project_object(value, extension, attribute);
        if (!value.is_array())
            return value;
        auto elements = Json::array();
        for (auto const& element : value.as_array()) {
            auto projected = element.is_object() ? project_object(element, extension, attribute) : element;
            if (!projected.empty())
                elements.push_back(std::move(projected));
        }
        return elements;
    }

    Json project_object(Json const& value, Schema const* extension, Attribute const& attribute) const
    {
        auto result = Json::object();
        for (auto const& member : value.as_object()) {
            auto const* sub = find_attribute(attribute.sub_attributes, member.name);
            if (sub && is_returned(extension, attribute, sub))
                result.set(member.name, member.value);
        }
        return result;
    }

    // Whether a parameter speaks of a part of this attribute; if none does, it is copied as a whole.
    bool names_sub_attribute(Schema const* extension, Attribute const& attribute) const
    {
        auto const is_part = [&](NamedAttribute const& name) {
            return name.extension == extension && name.attribute == &attribute && name.sub_attribute;
        };
        return std::any_of(wanted_.begin(), wanted_.end(), is_part)
            || std::any_of(excluded_.begin(), excluded_.end(), is_part);
    }

    static bool is_named(
        Selection const& selection, Schema const* extension, Attribute const& attribute, Attribute const* sub)
    {
        return std::any_of(selection.begin(), selection.end(), [&](NamedAttribute const& name) {
            if (name.extension != extension || (name.attribute && name.attribute != &attribute))
                return false;
            return !sub || !name.sub_attribute || name.sub_attribute == sub;
        });
    }

    bool is_excluded(Schema const* extension, Attribute const& attribute, Attribute const* sub) const
    {
        return std::any_of(excluded_.begin(), excluded_.end(), [&](NamedAttribute const& name) {
            if (name.extension != extension || (name.attribute && name.attribute != &attribute))
                return false;
            return name.sub_attribute ? name.sub_attribute == sub : true;
        });
    }

    // RFC7643-7-34, -35: always and never win over both parameters. RFC7643-7-38: what a change gave comes back.
    bool is_returned(Schema const* extension, Attribute const& attribute, Attribute const* sub) const
    {
        switch (sub ? sub->returned : attribute.returned) {
        case Returned::always: return true;
        case Returned::never: return false;
        case Returned::request:
            return is_named(wanted_, extension, attribute, sub)
                || (!is_narrowed_ && is_named(given_, extension, attribute, sub));
        case Returned::by_default: break;
        }
        return is_narrowed_ ? is_named(wanted_, extension, attribute, sub) : !is_excluded(extension, attribute, sub);
    }

    ResourceType const& type_;
    Selection wanted_;
    Selection excluded_;
    Selection given_;
    bool is_narrowed_;
};

// Members that are excluded as a whole need not be copied first.
bool leaves_out_members(Projection const& projection)
{
    auto const& names = projection.excluded;
    return projection.attributes.empty() && std::find(names.begin(), names.end(), "members") != names.end();
}

}  // namespace

Json present_needed(Resource const& stored, Projection const& projection, Store const& store, Context const& context)
{
    auto const projector = Projector {projection, context};
    auto resource = stored.content([&](std::string_view name) { return projector.needs(name); });
    context.behaviour.add_derived(resource, stored, store);
    return projector.project(resource);
}

Json project(Json const& resource, Projection const& projection, Context const& context)
{
    return Projector {projection, context}.project(resource);
}

Json present(Resource const& stored, Projection const& projection, Store const& store, Context const& context)
{
    auto const is_short = leaves_out_members(projection);
    auto resource = stored.content([&](std::string_view name) { return !is_short || name != "members"; });
    context.behaviour.add_derived(resource, stored, store);
    return context.behaviour.project(resource, projection, context);
}

}  // namespace scim::server
