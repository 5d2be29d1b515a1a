// SPDX-License-Identifier: Apache-2.0
#include "custom_schemas.hpp"

#include <algorithm>
#include <string>

#include <scim/wire/json.hpp>

namespace scim::selftest {
namespace {

constexpr char const* device_schema = R"({
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": "urn:example:Device", "name": "Device",
  "attributes": [
    {"name": "serial", "type": "string", "required": true, "uniqueness": "server", "caseExact": true,
     "mutability": "immutable"},
    {"name": "label", "type": "string", "required": true},
    {"name": "colour", "type": "string", "canonicalValues": ["red", "green", "blue"]},
    {"name": "note", "type": "string", "caseExact": false},
    {"name": "code", "type": "string", "caseExact": true},
    {"name": "portable", "type": "boolean"},
    {"name": "slots", "type": "integer"},
    {"name": "weight", "type": "decimal"},
    {"name": "bought", "type": "dateTime"},
    {"name": "icon", "type": "binary"},
    {"name": "manual", "type": "reference", "referenceTypes": ["external"]},
    {"name": "owner", "type": "reference", "referenceTypes": ["User"]},
    {"name": "tags", "type": "string", "multiValued": true},
    {"name": "size", "type": "complex", "subAttributes": [
      {"name": "width", "type": "integer"}, {"name": "unit", "type": "string", "canonicalValues": ["mm", "inch"]},
      {"name": "remark", "type": "string"}]},
    {"name": "parts", "type": "complex", "multiValued": true, "subAttributes": [
      {"name": "value", "type": "string"}, {"name": "count", "type": "integer"},
      {"name": "type", "type": "string"}]},
    {"name": "batch", "type": "string", "mutability": "immutable"},
    {"name": "revision", "type": "string", "mutability": "readOnly"},
    {"name": "checked", "type": "boolean", "mutability": "readOnly"},
    {"name": "model", "type": "string", "returned": "always"},
    {"name": "history", "type": "string", "returned": "request"},
    {"name": "secret", "type": "string", "returned": "never"},
    {"name": "pin", "type": "string", "mutability": "writeOnly", "returned": "never"}
  ]})";

constexpr char const* place_schema = R"({
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": "urn:example:Place", "name": "Place",
  "attributes": [
    {"name": "site", "type": "string", "required": true},
    {"name": "floor", "type": "integer"},
    {"name": "room", "type": "string", "caseExact": true}
  ]})";

constexpr char const* device_type = R"({
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": "Device", "name": "Device",
  "endpoint": "/Devices", "schema": "urn:example:Device",
  "schemaExtensions": [{"schema": "urn:example:Place", "required": true}]})";

constexpr char const* badge_schema = R"({
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": "urn:example:Badge", "name": "Badge",
  "attributes": [
    {"name": "number", "type": "string", "required": true, "uniqueness": "server", "caseExact": true},
    {"name": "level", "type": "integer"},
    {"name": "doors", "type": "string", "multiValued": true},
    {"name": "issued", "type": "dateTime"},
    {"name": "visitor", "type": "boolean"},
    {"name": "holder", "type": "complex", "subAttributes": [
      {"name": "kind", "type": "string"}, {"name": "share", "type": "decimal"}]},
    {"name": "issuer", "type": "string", "mutability": "readOnly"},
    {"name": "chip", "type": "string", "mutability": "immutable"},
    {"name": "pin", "type": "string", "mutability": "writeOnly", "returned": "never"}
  ]})";

/// A schema in which every attribute says all that RFC 7643 §7 asks of definitions.
std::string complete(char const* schema)
{
    auto document = *parse_json(schema);
    auto const add = [](Json& attribute) {
        if (!attribute.contains("multiValued"))
            attribute.set("multiValued", false);
    };
    for (auto& attribute : document.find("attributes")->as_array()) {
        add(attribute);
        if (auto* const subs = attribute.find("subAttributes"))
            std::for_each(subs->as_array().begin(), subs->as_array().end(), add);
    }
    return write_json(document);
}

void add_user_type(server::ServiceProviderOptions& options, char const* required)
{
    options.definitions.schemas.push_back({"badge.json", complete(badge_schema)});
    options.definitions.resource_types.push_back({"user-type.json",
        std::string {R"({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": "User",
            "name": "User", "endpoint": "/Users", "schema": "urn:ietf:params:scim:schemas:core:2.0:User",
            "schemaExtensions": [
              {"schema": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "required": false},
              {"schema": "urn:example:Badge", "required": )"}
            + required + "}]}"});
}

}  // namespace

void add_custom_schemas(server::ServiceProviderOptions& options)
{
    options.definitions.schemas.push_back({"device.json", complete(device_schema)});
    options.definitions.schemas.push_back({"place.json", complete(place_schema)});
    options.definitions.resource_types.push_back({"device-type.json", device_type});
    add_user_type(options, "false");
}

void require_badges(server::ServiceProviderOptions& options)
{
    add_user_type(options, "true");
}

}  // namespace scim::selftest
