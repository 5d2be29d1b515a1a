// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <utility>

#include <scim/server/behaviour.hpp>

namespace scim::server {

namespace {

void create_attr_name_case_rejected(Behaviour& behaviour)
{
    behaviour.names_attribute = [](std::string_view member, std::string_view attribute) { return member == attribute; };
}

void create_bool_string_rejected(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto const dialect = context.dialect.without(Leniency::string_booleans);
        return honest(body, {context.behaviour, dialect, context.type});
    };
}

void create_obeys_client_id(Behaviour& behaviour)
{
    behaviour.choose_id = [](std::string fresh, Json const& body) {
        auto wanted = body.string_or("id", "");
        return wanted.empty() ? std::move(fresh) : std::string {wanted};
    };
}

void create_externalid_dropped(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto content = honest(body, context);
        if (content)
            content->erase("externalId");
        return content;
    };
}

void meta_lastmodified_frozen(Behaviour& behaviour)
{
    behaviour.modified_at = [](TimePoint before, TimePoint) { return before; };
}

}  // namespace

std::vector<Fault> create_faults()
{
    return {
        {"create-attr-name-case-rejected", "RFC7643-2.1-01", "Attribute names in other letter case are not understood.",
            FaultMode::any, create_attr_name_case_rejected, {}},
        {"create-bool-string-rejected", "ENTRA-041", "A POST with \"True\" for a boolean is refused.", FaultMode::entra,
            create_bool_string_rejected, {}},
        {"create-externalid-dropped", "RFC7643-3.1-15", "externalId is not stored.", FaultMode::any,
            create_externalid_dropped, {}},
        {"create-obeys-client-id", "RFC7643-3.1-09", "The id in the body of a POST is used.", FaultMode::any,
            create_obeys_client_id, {}},
        {"meta-lastmodified-frozen", "RFC7643-3.1-27", "lastModified does not move when a resource changes.",
            FaultMode::any, meta_lastmodified_frozen, {}},
    };
}

}  // namespace scim::server
