// SPDX-License-Identifier: Apache-2.0
#include "resource/read_body.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "filter/evaluate_filter.hpp"
#include "resource/coerce_value.hpp"

namespace scim::server {

namespace {

Failure<ScimError> refuse(ScimType type, std::string detail)
{
    return Failure {ScimError {400, type, std::move(detail)}};
}

Attribute const* find_member_attribute(
    std::vector<Attribute> const& attributes, std::string_view member, Behaviour const& behaviour)
{
    for (auto const& attribute : attributes) {
        if (behaviour.names_attribute(member, attribute.name))
            return &attribute;
    }
    return nullptr;
}

/// Copies the members of one object: the resource itself or an extension.
class BodyReader {
public:
    BodyReader(Json& content, Context const& context) : content_ {content}, context_ {context} {}

    Result<void, ScimError> read(JsonMember const& member, Attribute const& attribute)
    {
        // RFC7644-3.3-02, RFC7644-3.5.1-16: readOnly attributes in a body are ignored.
        if (attribute.mutability == Mutability::read_only || attribute.name == "schemas")
            return {};
        if (content_.contains(attribute.name))
            return refuse(ScimType::invalid_syntax, attribute.name + " occurs twice");
        if (is_cleared(member.value, context_.dialect))
            return {};
        auto value = context_.behaviour.coerce_value(member.value, attribute, context_);
        if (!value)
            return Failure {value.error()};
        drop_unassigned(*value);
        auto const is_empty = (value->is_array() || value->is_object()) && value->empty();
        if (!is_empty)
            content_.set(attribute.name, std::move(*value));
        return {};
    }

private:
    Json& content_;
    Context const& context_;
};

Result<Json, ScimError> read_extension(Json const& data, Schema const& extension, Context const& context)
{
    if (!data.is_object())
        return refuse(ScimType::invalid_value, extension.id + " must be an object");
    auto content = Json::object();
    auto reader = BodyReader {content, context};
    for (auto const& member : data.as_object()) {
        auto const* attribute = find_member_attribute(extension.attributes, member.name, context.behaviour);
        if (!attribute)
            continue;
        auto const done = reader.read(member, *attribute);
        if (!done)
            return Failure {done.error()};
    }
    return content;
}

bool lists_urn(Json const& schemas, std::string_view urn)
{
    auto const& elements = schemas.as_array();
    return std::any_of(elements.begin(), elements.end(),
        [&](Json const& element) { return element.is_string() && equals_ignoring_case(element.as_string(), urn); });
}

// RFC 7643 §3: the URNs say what the body holds.
Result<void, ScimError> check_schemas(Json const& body, Context const& context)
{
    auto const is_lenient = context.dialect.allows(Leniency::unknown_schema_urns_ignored);
    auto const* schemas = body.find_ignoring_case("schemas");
    if (!schemas)
        return is_lenient ? Result<void, ScimError> {} : refuse(ScimType::invalid_syntax, "schemas is missing");
    if (!schemas->is_array())
        return refuse(ScimType::invalid_syntax, "schemas must be an array");
    if (is_lenient)
        return {};
    auto const& type = context.type;
    for (auto const& element : schemas->as_array()) {
        auto const urn = element.is_string() ? element.as_string() : std::string {};
        if (!equals_ignoring_case(urn, type.core.id) && !type.find_extension(urn))
            return refuse(ScimType::invalid_value, "schemas names \"" + urn + "\", which " + type.name + " has not");
    }
    if (!lists_urn(*schemas, type.core.id))
        return refuse(ScimType::invalid_syntax, "schemas does not name " + type.core.id);
    return {};
}

bool may_use(Json const& body, Schema const& extension, Context const& context)
{
    auto const* schemas = body.find_ignoring_case("schemas");
    return context.dialect.allows(Leniency::undeclared_extension_urn_accepted)
        || (schemas && schemas->is_array() && lists_urn(*schemas, extension.id));
}

Result<void, ScimError> read_member(Json& content, Json const& body, JsonMember const& member, Context const& context)
{
    if (auto const* extension = context.type.find_extension(member.name)) {
        if (member.value.is_null())
            return {};
        if (!may_use(body, *extension, context))
            return refuse(ScimType::invalid_syntax, "schemas does not name " + extension->id);
        auto data = read_extension(member.value, *extension, context);
        if (!data)
            return Failure {data.error()};
        if (!data->empty())
            content.set(extension->id, std::move(*data));
        return {};
    }
    auto const* attribute = find_member_attribute(context.type.common, member.name, context.behaviour);
    if (!attribute)
        attribute = find_member_attribute(context.type.core.attributes, member.name, context.behaviour);
    // Choice: RFC 7644 §3.3 leaves open what becomes of unknown attributes; they are ignored.
    return attribute ? BodyReader {content, context}.read(member, *attribute) : Result<void, ScimError> {};
}

Result<void, ScimError> check_attributes(
    Json const& content, std::vector<Attribute> const& attributes, ScimType reason);

// A required sub-attribute is missed only in a value that is there. RFC 7643 §2.2.
Result<void, ScimError> check_sub_attributes(Json const& value, Attribute const& attribute, ScimType reason)
{
    if (value.is_object())
        return check_attributes(value, attribute.sub_attributes, reason);
    if (!value.is_array())
        return {};
    for (auto const& element : value.as_array()) {
        auto const done = check_attributes(element, attribute.sub_attributes, reason);
        if (!done)
            return done;
    }
    return {};
}

Result<void, ScimError> check_attributes(Json const& content, std::vector<Attribute> const& attributes, ScimType reason)
{
    for (auto const& attribute : attributes) {
        // What only the service provider writes cannot be asked of a client.
        auto const is_asked = attribute.required && attribute.mutability != Mutability::read_only;
        if (!is_asked && !attribute.is_complex())
            continue;
        auto const* value = content.find(attribute.name);
        auto const is_present = value && !is_unassigned(*value);
        if (is_asked && !is_present)
            return refuse(reason, attribute.name + " is required");
        auto const done = is_present ? check_sub_attributes(*value, attribute, reason) : Result<void, ScimError> {};
        if (!done)
            return done;
    }
    return {};
}

}  // namespace

Result<void, ScimError> check_required(Json const& content, ResourceType const& type, ScimType reason)
{
    auto const core = check_attributes(content, type.core.attributes, reason);
    if (!core)
        return core;
    for (auto const& extension : type.extensions) {
        auto const* data = content.find(extension.id);
        auto const is_present = data && !is_unassigned(*data);
        if (!is_present && type.requires_extension(extension.id))
            return refuse(reason, "the extension " + extension.id + " is required");
        auto const own
            = is_present ? check_attributes(*data, extension.attributes, reason) : Result<void, ScimError> {};
        if (!own)
            return own;
    }
    return {};
}

void settle_schemas(Json& resource, ResourceType const& type)
{
    auto schemas = Json::array({type.core.id});
    for (auto const& extension : type.extensions) {
        auto const* data = resource.find(extension.id);
        if (data && !is_unassigned(*data))
            schemas.push_back(extension.id);
        else
            resource.erase(extension.id);
    }
    resource.set("schemas", std::move(schemas));
}

bool names_attribute(std::string_view member, std::string_view attribute)
{
    return equals_ignoring_case(member, attribute);
}

Result<Json, ScimError> read_body(Json const& body, Context const& context)
{
    if (!body.is_object())
        return refuse(ScimType::invalid_syntax, "the body must be a JSON object");
    auto const schemas = check_schemas(body, context);
    if (!schemas)
        return Failure {schemas.error()};

    auto content = Json::object({{"schemas", Json::array()}});
    for (auto const& member : body.as_object()) {
        auto const done = read_member(content, body, member, context);
        if (!done)
            return Failure {done.error()};
    }
    auto const required = check_required(content, context.type, ScimType::invalid_value);
    if (!required)
        return Failure {required.error()};
    context.behaviour.settle_schemas(content, context.type);
    return content;
}

}  // namespace scim::server
