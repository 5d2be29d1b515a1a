// SPDX-License-Identifier: Apache-2.0
#include "path/resolve_path.hpp"

#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "schema/load_schema.hpp"

using namespace std::string_literals;
using scim::server::Dialect;

namespace {

struct Row {
    char const* path;
    char const* expected;  ///< extension | attribute | F for a filter | sub-attribute, or the error

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.path; }
};

std::string describe(std::string_view path, Dialect const& dialect)
{
    auto const types = scim::server::load_resource_types();
    auto const behaviour = scim::server::honest_behaviour();
    auto const target = scim::server::resolve_path(path, {behaviour, dialect, types->front()});
    if (!target)
        return std::string {keyword(*target.error().scim_type)};
    if (!target->attribute && !target->extension)
        return "ignored";
    return (target->extension ? "ext " : "") + (target->attribute ? target->attribute->name : "*"s)
        + (target->filter ? " F" : "") + (target->sub_attribute ? " " + target->sub_attribute->name : ""s);
}

// Typed from RFC 7644 §3.5.2, figure 7 and the examples below it.
constexpr Row strict_rows[] = {
    {"userName", "userName"},
    {"USERNAME", "userName"},
    {"externalId", "externalId"},
    {"id", "id"},
    {"name.familyName", "name familyName"},
    {"emails", "emails"},
    {"emails[type eq \"work\"]", "emails F"},
    {"emails[type eq \"work\"].value", "emails F value"},
    {"addresses[type eq \"work\" and country eq \"DE\"].formatted", "addresses F formatted"},
    {"emails[value eq \"a.b]c\\\"d\"].display", "emails F display"},
    {"emails[value eq \"urn:x:y\"]", "emails F"},
    {"emails.value", "emails value"},
    {"meta.location", "meta location"},
    {"urn:ietf:params:scim:schemas:core:2.0:User:displayName", "displayName"},
    {"urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value", "emails F value"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "ext department"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", "ext manager value"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.$ref", "ext manager $ref"},
    {"URN:IETF:PARAMS:SCIM:SCHEMAS:EXTENSION:ENTERPRISE:2.0:USER:DEPARTMENT", "ext department"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "ext *"},
    {"", "invalidPath"},
    {" ", "invalidPath"},
    {"emails[type eq", "invalidPath"},
    {"emails[type eq \"work\"", "invalidPath"},
    {"emails[]", "invalidPath"},
    {"emails[type eq \"work\"]value", "invalidPath"},
    {"emails[type eq \"work\"].", "invalidPath"},
    {"emails[type eq \"work\"].value.more", "invalidPath"},
    {"emails[0].value", "invalidPath"},
    {"emails[nope eq \"x\"]", "invalidPath"},
    {"emails.", "invalidPath"},
    {".value", "invalidPath"},
    {"name.familyName.x", "invalidPath"},
    {"9name", "invalidPath"},
    {"na me", "invalidPath"},
    {"nope", "invalidPath"},
    {"name.nope", "invalidPath"},
    {"userName[value eq \"x\"]", "invalidPath"},
    {"name[familyName eq \"x\"]", "invalidPath"},
    {"name[familyName eq \"x\"].givenName", "invalidPath"},
    {"manager", "invalidPath"},
    {"urn:example:other:thing", "invalidPath"},
    {"members", "invalidPath"},
};

constexpr Row entra_rows[] = {
    {"roles[primary eq \"True\"].display", "roles F display"},
    {"manager[value eq \"manager-id\"]", "ext manager F"},
    {"manager", "ext manager"},
    {"department", "ext department"},
    {"nope", "ignored"},
    {"name.displayName", "ignored"},
    {"urn:ietf:params:scim:schemas:extension:google:2.0:CloudIdentityUser:additionalOrganizations[type eq "
     "\"x\"].symbol",
        "ignored"},
    {"emails[type eq", "invalidPath"},
    {"9name", "invalidPath"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_path_names_what_the_grammar_says, strict_rows)
{
    BOOST_TEST(describe(sample.path, scim::server::strict()) == sample.expected);
}

BOOST_DATA_TEST_CASE(the_entra_dialect_forgives_paths, entra_rows)
{
    BOOST_TEST(describe(sample.path, scim::server::entra()) == sample.expected);
}
