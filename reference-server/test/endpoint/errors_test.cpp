// SPDX-License-Identifier: Apache-2.0
#include "support/provider.hpp"

#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <scim/server/error.hpp>

using scim::Fields;
using scim::server::ScimType;
using scim::server::test::json;
using scim::server::test::Provider;
using scim::server::test::quoted;

namespace {

struct Spelling {
    ScimType type;
    char const* on_the_wire;

    friend std::ostream& operator<<(std::ostream& out, Spelling const& row) { return out << row.on_the_wire; }
};

// Typed from RFC 7644, table 9, and §7.5.2 for the last.
constexpr Spelling table_9[] = {
    {ScimType::invalid_filter, "invalidFilter"},
    {ScimType::too_many, "tooMany"},
    {ScimType::uniqueness, "uniqueness"},
    {ScimType::mutability, "mutability"},
    {ScimType::invalid_syntax, "invalidSyntax"},
    {ScimType::invalid_path, "invalidPath"},
    {ScimType::no_target, "noTarget"},
    {ScimType::invalid_value, "invalidValue"},
    {ScimType::invalid_vers, "invalidVers"},
    {ScimType::sensitive, "sensitive"},
};

struct Row {
    char const* method;
    char const* target;
    char const* body;
    int status;
    char const* scim_type;

    friend std::ostream& operator<<(std::ostream& out, Row const& row)
    {
        return out << row.method << ' ' << row.target << ' ' << row.body;
    }
};

#define USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"
#define PATCH                                                                                                          \
    "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'add','path':'title','value':'"  \
    "T'}]}"

constexpr Row rows[] = {
    {"GET", "/Nothing", "", 404, ""},
    {"GET", "/users", "", 404, ""},
    {"GET", "/Users/unknown", "", 404, ""},
    {"GET", "/Users/a/b", "", 404, ""},
    {"PUT", "/Users/unknown", "not JSON", 404, ""},
    {"PATCH", "/Users/unknown", PATCH, 404, ""},
    {"DELETE", "/Users/unknown", "", 404, ""},
    {"GET", "/Schemas/urn:unknown", "", 404, ""},
    {"GET", "/ResourceTypes/Robot", "", 404, ""},
    {"PUT", "/Users", "{}", 405, ""},
    {"DELETE", "/Users", "", 405, ""},
    {"POST", "/Users/x", "{}", 405, ""},
    {"POST", "/Schemas", "{}", 405, ""},
    {"DELETE", "/ServiceProviderConfig", "", 405, ""},
    {"GET", "/Users/.search", "", 405, ""},
    {"GET", "/Bulk", "", 405, ""},
    {"POST", "/Bulk", "{}", 400, "invalidSyntax"},
    {"POST", "/Bulk/1", "{}", 404, ""},
    {"GET", "/Me", "", 501, ""},
    {"GET", "/Schemas?filter=id%20pr", "", 403, ""},
    {"GET", "/ResourceTypes?filter=id%20pr", "", 403, ""},
    {"GET", "/ServiceProviderConfig?filter=id%20pr", "", 403, ""},
    {"GET", "/Users?count=abc", "", 400, "invalidValue"},
    {"GET", "/Users?startIndex=1.5", "", 400, "invalidValue"},
    {"GET", "/Users?sortBy=nope", "", 400, "invalidPath"},
    {"GET", "/Users?sortBy=name", "", 400, "invalidPath"},
    {"GET", "/Users?sortBy=userName&sortOrder=sideways", "", 400, "invalidValue"},
    {"GET", "/Users?filter=", "", 400, "invalidFilter"},
    {"GET", "/Users?filter=%zz", "", 404, ""},
    {"POST", "/Users", "{", 400, "invalidSyntax"},
    {"POST", "/Users", "[]", 400, "invalidSyntax"},
    {"POST", "/Users", "{" USER ",'userName':'a','userName':'b'}", 400, "invalidSyntax"},
    {"POST", "/Users", "{" USER ",'userName':'a','USERNAME':'b'}", 400, "invalidSyntax"},
    {"POST", "/Users", "{'userName':'a'}", 400, "invalidSyntax"},
    {"POST", "/Users", "{'schemas':'x','userName':'a'}", 400, "invalidSyntax"},
    {"POST", "/Users", "{'schemas':[],'userName':'a'}", 400, "invalidSyntax"},
    {"POST", "/Users", "{'schemas':['urn:example:other'],'userName':'a'}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER "}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER ",'userName':''}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER ",'userName':null}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER ",'userName':5}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER ",'userName':'a','active':'True'}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER ",'userName':'a','emails':'x@y'}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER ",'userName':'a','emails':['x@y']}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER ",'userName':'a','name':[]}", 400, "invalidValue"},
    {"POST", "/Users", "{" USER ",'userName':'a','x509Certificates':[{'value':'not base64!'}]}", 400, "invalidValue"},
    {"POST", "/Users",
        "{" USER ",'userName':'a','urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'x'}}",
        400, "invalidSyntax"},
    {"POST", "/Groups", "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group']}", 400, "invalidValue"},
    {"POST", "/.search", "{}", 400, "invalidSyntax"},
    {"POST", "/Users/.search", "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],'filter':'nope'}",
        400, "invalidFilter"},
    {"POST", "/Users/.search", "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],'count':'x'}", 400,
        "invalidValue"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_keyword_is_spelled_as_in_table_9, table_9)
{
    BOOST_TEST(keyword(sample.type) == sample.on_the_wire);
}

BOOST_DATA_TEST_CASE(a_wrong_request_gets_a_scim_error, rows)
{
    Provider provider;
    auto const reply = provider.send(sample.method, sample.target, quoted(sample.body));
    BOOST_TEST(reply.status == sample.status);
    BOOST_TEST(reply.scim_type() == sample.scim_type);
    BOOST_TEST((reply.at("/schemas") == json("['urn:ietf:params:scim:api:messages:2.0:Error']")));
    BOOST_TEST((reply.at("/status") == scim::Json {std::to_string(sample.status)}));
    BOOST_TEST(!reply.body.string_or("detail", "").empty());
    BOOST_TEST(reply.fields.find("Content-Type").value() == "application/scim+json");
    BOOST_TEST((sample.status != 405 || reply.fields.contains("Allow")));
}

BOOST_AUTO_TEST_CASE(a_request_needs_the_token)
{
    Provider provider;
    for (auto const* value :
        {"", "Bearer", "Bearer ", "Bearer correct hors", "Bearer correct horse2", "Basic correct horse"}) {
        auto const reply = provider.send("GET", "/Users", {}, Fields {{"Authorization", value}});
        BOOST_TEST(reply.status == 401, value);
        BOOST_TEST(reply.fields.find("WWW-Authenticate").value_or("").substr(0, 6) == "Bearer");
    }
    BOOST_TEST(provider.send("GET", "/Users", {}, Fields {{"authorization", "bearer correct horse"}}).status == 200);
    BOOST_TEST(provider.raw({"GET", "/scim/v2/ServiceProviderConfig", {}, {}}).status == 401);
}

BOOST_AUTO_TEST_CASE(a_request_beside_the_base_path_is_not_found)
{
    Provider provider;
    for (auto const* target : {"/", "/scim/v1/Users", "/scim/v2Users", "/scim/v22/Users"})
        BOOST_TEST(
            provider.raw({"GET", target, {{"Authorization", "Bearer correct horse"}}, {}}).status == 404, target);
}

BOOST_AUTO_TEST_CASE(bodies_have_a_type_and_a_limit)
{
    Provider provider;
    auto const body = quoted("{" USER ",'userName':'a'}");
    BOOST_TEST(provider.send("POST", "/Users", body, Fields {{"Content-Type", "text/plain"}}).status == 415);
    BOOST_TEST(provider.send("POST", "/Users", std::string(2'000'000, ' ')).status == 413);
    BOOST_TEST(
        provider.send("POST", "/Users", body, Fields {{"Content-Type", "application/json; charset=utf-8"}}).status
        == 201);
}

BOOST_AUTO_TEST_CASE(a_trailing_slash_and_unknown_parameters_change_nothing)
{
    Provider provider;
    provider.user("{'userName':'a'}");
    BOOST_TEST(provider.get("/Users/?aadOptscim062020&x=1").at("/totalResults").as_integer() == 1);
    BOOST_TEST(provider.get("/Users?startindex=2").at("/Resources").size() == 0u);
}
