// SPDX-License-Identifier: Apache-2.0
#include "schema/common_attributes.hpp"

#include <string>
#include <utility>

namespace scim::server {

namespace {

Attribute read_only(std::string name, AttributeType type)
{
    Attribute attribute;
    attribute.name = std::move(name);
    attribute.type = type;
    attribute.case_exact = true;
    attribute.mutability = Mutability::read_only;
    return attribute;
}

}  // namespace

std::vector<Attribute> common_attributes()
{
    Attribute schemas;
    schemas.name = "schemas";
    schemas.type = AttributeType::reference;
    schemas.multi_valued = true;
    schemas.required = true;
    // Choice: the RFC gives schemas no returned characteristic; without it a reader cannot know what he has.
    schemas.returned = Returned::always;

    auto id = read_only("id", AttributeType::string);
    id.returned = Returned::always;

    Attribute external_id;
    external_id.name = "externalId";
    external_id.case_exact = true;

    auto meta = read_only("meta", AttributeType::complex);
    meta.sub_attributes = {
        read_only("resourceType", AttributeType::string),
        read_only("created", AttributeType::date_time),
        read_only("lastModified", AttributeType::date_time),
        read_only("location", AttributeType::reference),
        read_only("version", AttributeType::string),
    };
    return {std::move(schemas), std::move(id), std::move(external_id), std::move(meta)};
}

}  // namespace scim::server
