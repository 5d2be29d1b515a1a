// SPDX-License-Identifier: Apache-2.0
#include <scim/documents/message_schemas.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

#include <scim/wire/json_pointer.hpp>

#include "test_data.hpp"

namespace scim::documents {
namespace {

MessageSchemas const& schemas()
{
    static auto const loaded = MessageSchemas::load();
    BOOST_REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : loaded.error()));
    return *loaded;
}

std::string violations(std::string_view name, Json const& document)
{
    auto const* schema = schemas().find(name);
    BOOST_REQUIRE(schema);
    std::string all;
    for (auto const& violation : schema->validate(document))
        all += (all.empty() ? "" : " | ") + describe(violation);
    return all;
}

struct Figure {
    char const* file;
    char const* schema;
};

std::ostream& operator<<(std::ostream& out, Figure const& figure)
{
    return out << figure.file;
}

// The request bodies of 3.3, 3.5.1 and 3.14 are not answers; the sketch of 3.4.2.4 and the bare array of 8.6 are no
// messages.
constexpr std::array figures {
    Figure {"rfc7643-8.1-minimal-user.json", "user"},
    Figure {"rfc7643-8.2-full-user.json", "user"},
    Figure {"rfc7643-8.3-enterprise-user.json", "user"},
    Figure {"rfc7643-8.4-group.json", "group"},
    Figure {"rfc7643-8.5-service-provider-config.json", "service-provider-config"},
    Figure {"rfc7644-3.12-not-found-404.response.json", "error"},
    Figure {"rfc7644-3.12-put-mutability-400.response.json", "error"},
    Figure {"rfc7644-3.14-create-user-etag.response.json", "user"},
    Figure {"rfc7644-3.3-create-user.response.json", "user"},
    Figure {"rfc7644-3.4.1-get-user.response.json", "user"},
    Figure {"rfc7644-3.4.2-list-attributes-userName.response.json", "list-response"},
    Figure {"rfc7644-3.4.3-search.request.json", "search-request"},
    Figure {"rfc7644-3.4.3-search.response.json", "list-response"},
    Figure {"rfc7644-3.5.1-put-user.response.json", "user"},
    Figure {"rfc7644-3.5.2-fig6-patch-structure.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.1-add-emails-nickname-no-path.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.1-add-member.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.2-remove-all-members.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.2-remove-and-add-member.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.2-remove-emails-complex-filter.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.2-remove-member-by-value.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.2-replace-all-members-remove-add.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.3-replace-emails-nickname-no-path.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.3-replace-members.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.3-replace-work-address.request.json", "patch-op"},
    Figure {"rfc7644-3.5.2.3-replace-work-streetAddress.request.json", "patch-op"},
    Figure {"rfc7644-3.6-get-deleted-user-404.response.json", "error"},
    Figure {"rfc7644-3.7.1-bulk-circular-groups.request.json", "bulk-request"},
    Figure {"rfc7644-3.7.1-circular-groups-list.response.json", "list-response"},
    Figure {"rfc7644-3.7.2-bulk-bulkId-enterprise-manager.request.json", "bulk-request"},
    Figure {"rfc7644-3.7.2-bulk-bulkId-user-group.request.json", "bulk-request"},
    Figure {"rfc7644-3.7.2-bulk-bulkId-user-group.response.json", "bulk-response"},
    Figure {"rfc7644-3.7.2-get-group-after-bulk.response.json", "group"},
    Figure {"rfc7644-3.7.3-bulk-all-failed.response.json", "bulk-response"},
    Figure {"rfc7644-3.7.3-bulk-first-error.response.json", "bulk-response"},
    Figure {"rfc7644-3.7.3-bulk-mixed-failOnErrors.request.json", "bulk-request"},
    Figure {"rfc7644-3.7.3-bulk-mixed-success.response.json", "bulk-response"},
    Figure {"rfc7644-3.7.4-bulk-too-large-413.response.json", "error"},
    Figure {"rfc7644-3.9-get-user-attributes-userName.response.json", "user"},
    Figure {"rfc7644-4-list-resource-types.response.json", "list-response"},
    Figure {"rfc7644-7.5.2-sensitive-filter-403.response.json", "error"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(there_is_a_schema_for_every_message)
{
    std::vector<std::string> const expected {"bulk-request", "bulk-response", "enterprise-user", "error", "group",
        "list-response", "patch-op", "resource-type", "schema", "search-request", "service-provider-config", "user"};
    BOOST_TEST(schemas().names() == expected, boost::test_tools::per_element());
    BOOST_TEST(!schemas().find("usr"));
}

BOOST_DATA_TEST_CASE(a_figure_of_the_rfc_fits_its_schema, figures)
{
    BOOST_TEST(violations(sample.schema, test::read_json(test::example_files(), sample.file)) == "");
}

BOOST_AUTO_TEST_CASE(resource_types_of_the_rfc_fit_one_by_one)
{
    auto const list = test::read_json(test::example_files(), "rfc7644-4-list-resource-types.response.json");
    for (auto const& type : list.find("Resources")->as_array())
        BOOST_TEST(violations("resource-type", type) == "");
    auto const bare = test::read_json(test::example_files(), "rfc7643-8.6-resource-types.json");
    for (auto const& type : bare.as_array())
        BOOST_TEST(violations("resource-type", type) == "");
}

BOOST_AUTO_TEST_CASE(the_enterprise_extension_is_judged_inside_a_user_and_alone)
{
    auto constexpr urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    auto user = test::read_json(test::example_files(), "rfc7643-8.3-enterprise-user.json");
    BOOST_TEST(violations("enterprise-user", *user.find(urn)) == "");
    user[urn].set("manager", "26118915");  // the bare text Entra sends must come back as an object
    BOOST_TEST(violations("user", user)
        == "/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager: expected object, got string");
    BOOST_TEST(violations("enterprise-user", *user.find(urn)) == "/manager: expected object, got string");
}

BOOST_AUTO_TEST_CASE(every_definition_we_serve_is_a_schema_without_null)
{
    BOOST_TEST(test::definition_files().size() == 6u);
    for (auto const& file : test::definition_files()) {
        BOOST_TEST_CONTEXT(file.name)
        {
            BOOST_TEST(violations("schema", test::read_json(test::definition_files(), file.name)) == "");
            BOOST_TEST(file.content.find("null") == std::string_view::npos);  // ENTRA-029
        }
    }
}

namespace {

/// A figure with one value replaced, and the violation that follows. An empty value removes the member.
struct Spoiled {
    char const* file;
    char const* schema;
    char const* pointer;
    char const* value;
    char const* expected;
};

std::ostream& operator<<(std::ostream& out, Spoiled const& row)
{
    return out << row.schema << ' ' << row.pointer << " = " << row.value;
}

constexpr auto user_file = "rfc7643-8.2-full-user.json";
constexpr auto group_file = "rfc7643-8.4-group.json";
constexpr auto list_file = "rfc7644-3.4.2-list-attributes-userName.response.json";
constexpr auto error_file = "rfc7644-3.12-put-mutability-400.response.json";
constexpr auto config_file = "rfc7643-8.5-service-provider-config.json";
constexpr auto patch_file = "rfc7644-3.5.2.1-add-member.request.json";
constexpr auto bulk_file = "rfc7644-3.7.2-bulk-bulkId-user-group.request.json";
constexpr auto result_file = "rfc7644-3.7.3-bulk-mixed-success.response.json";
constexpr auto search_file = "rfc7644-3.4.3-search.request.json";

constexpr std::array spoiled {
    Spoiled {user_file, "user", "/id", "", R"(missing member "id")"},
    Spoiled {user_file, "user", "/id", "17", "/id: expected string, got number"},
    Spoiled {user_file, "user", "/id", R"("")", "/id: expected a text that is not empty"},
    Spoiled {user_file, "user", "/schemas", "", R"(missing member "schemas")"},
    Spoiled {user_file, "user", "/schemas", R"("urn:ietf:params:scim:schemas:core:2.0:User")",
        "/schemas: expected array, got string"},
    Spoiled {user_file, "user", "/schemas", R"(["urn:ietf:params:scim:schemas:core:2.0:Group"])",
        R"(/schemas: expected an element "urn:ietf:params:scim:schemas:core:2.0:User")"},
    Spoiled {user_file, "user", "/schemas",
        R"(["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:core:2.0:User"])",
        R"(/schemas: expected each value once, got "urn:ietf:params:scim:schemas:core:2.0:User" twice)"},
    Spoiled {user_file, "user", "/active", R"("True")", "/active: expected boolean, got string"},
    Spoiled {user_file, "user", "/userName", "null", "/userName: expected string, got null"},
    Spoiled {user_file, "user", "/name", R"("Babs")", "/name: expected object, got string"},
    Spoiled {user_file, "user", "/name/givenName", "[]", "/name/givenName: expected string, got array"},
    Spoiled {user_file, "user", "/emails", R"({"value":"a@example.com"})", "/emails: expected array, got object"},
    Spoiled {user_file, "user", "/emails/0", R"("a@example.com")", "/emails/0: expected object, got string"},
    Spoiled {user_file, "user", "/emails/0/primary", "1", "/emails/0/primary: expected boolean, got number"},
    Spoiled {user_file, "user", "/meta/created", "1305261754", "/meta/created: expected string, got number"},
    Spoiled {user_file, "user", "/meta/created", R"("2011-05-13")",
        "/meta/created: expected a date-time such as 2026-11-23T10:11:12Z"},
    Spoiled {user_file, "user", "/meta/version", "3", "/meta/version: expected string, got number"},
    Spoiled {
        user_file, "user", "/meta/location", R"("no url")", "/meta/location: expected a URI or a relative reference"},
    Spoiled {group_file, "group", "/members", R"(["2819c223"])", "/members/0: expected object, got string"},
    Spoiled {group_file, "group", "/displayName", "false", "/displayName: expected string, got boolean"},
    Spoiled {list_file, "list-response", "/totalResults", R"("2")", "/totalResults: expected integer, got string"},
    Spoiled {list_file, "list-response", "/totalResults", "2.5", "/totalResults: expected integer, got number"},
    Spoiled {
        list_file, "list-response", "/totalResults", "-1", "/totalResults: expected a number of at least 0, got -1"},
    Spoiled {list_file, "list-response", "/totalResults", "", R"(missing member "totalResults")"},
    Spoiled {list_file, "list-response", "/schemas", "", R"(missing member "schemas")"},
    Spoiled {list_file, "list-response", "/schemas", R"(["urn:ietf:params:scim:schemas:core:2.0:User"])",
        R"(/schemas: expected an element "urn:ietf:params:scim:api:messages:2.0:ListResponse")"},
    Spoiled {list_file, "list-response", "/Resources", R"({"id":"1"})", "/Resources: expected array, got object"},
    Spoiled {list_file, "list-response", "/Resources/0/id", "1", "/Resources/0/id: expected string, got number"},
    Spoiled {error_file, "error", "/status", "400", "/status: expected string, got number"},
    Spoiled {error_file, "error", "/status", R"("Bad Request")", "/status: expected the digits of an HTTP status"},
    Spoiled {error_file, "error", "/status", "", R"(missing member "status")"},
    Spoiled {error_file, "error", "/schemas", "", R"(missing member "schemas")"},
    Spoiled {error_file, "error", "/detail", "{}", "/detail: expected string, got object"},
    Spoiled {config_file, "service-provider-config", "/patch", "true", "/patch: expected object, got boolean"},
    Spoiled {config_file, "service-provider-config", "/patch/supported", R"("true")",
        "/patch/supported: expected boolean, got string"},
    Spoiled {config_file, "service-provider-config", "/etag", "", R"(missing member "etag")"},
    Spoiled {
        config_file, "service-provider-config", "/bulk/maxOperations", "", R"(/bulk: missing member "maxOperations")"},
    Spoiled {config_file, "service-provider-config", "/filter/maxResults", R"("200")",
        "/filter/maxResults: expected integer, got string"},
    Spoiled {config_file, "service-provider-config", "/authenticationSchemes/0/type", "",
        R"(/authenticationSchemes/0: missing member "type")"},
    Spoiled {patch_file, "patch-op", "/Operations/0/op", R"("Add")",
        R"(/Operations/0/op: expected "add", "remove" or "replace", got "Add"; did you mean "add"?)"},
    Spoiled {patch_file, "patch-op", "/Operations/0/value", "", R"(/Operations/0: missing member "value")"},
    Spoiled {patch_file, "patch-op", "/Operations", "[]", "/Operations: expected at least 1 element"},
    Spoiled {bulk_file, "bulk-request", "/Operations/0/bulkId", "", R"(/Operations/0: missing member "bulkId")"},
    Spoiled {bulk_file, "bulk-request", "/Operations/0/data", "", R"(/Operations/0: missing member "data")"},
    Spoiled {result_file, "bulk-response", "/Operations/0/status", "201",
        "/Operations/0/status: expected string or object, got number"},
    Spoiled {search_file, "search-request", "/sortOrder", R"("up")",
        R"(/sortOrder: expected "ascending" or "descending", got "up")"},
};

/// Sets the value at the pointer, or removes it. An array element can be replaced, not removed.
void spoil(Json& document, std::string_view pointer, std::string_view value)
{
    if (!value.empty()) {
        BOOST_REQUIRE(assign(document, pointer, *parse_json(value)));
        return;
    }
    auto const slash = pointer.rfind('/');
    auto const* parent = resolve(document, pointer.substr(0, slash));
    BOOST_REQUIRE(parent);
    auto copy = *parent;
    BOOST_REQUIRE(copy.erase(pointer.substr(slash + 1)));
    if (slash == 0)
        document = std::move(copy);
    else
        BOOST_REQUIRE(assign(document, pointer.substr(0, slash), std::move(copy)));
}

}  // namespace

BOOST_DATA_TEST_CASE(a_spoiled_figure_does_not_fit, spoiled)
{
    auto document = test::read_json(test::example_files(), sample.file);
    spoil(document, sample.pointer, sample.value);
    BOOST_TEST(violations(sample.schema, document) == sample.expected);
}

namespace {

/// An answer the RFCs allow although it looks unusual.
struct Allowed {
    char const* schema;
    char const* document;
};

std::ostream& operator<<(std::ostream& out, Allowed const& row)
{
    return out << row.schema << ' ' << row.document;
}

constexpr std::array allowed {
    // RFC 7643 section 2.5: null and [] are unassigned
    Allowed {"user",
        R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","nickName":null,"emails":[],
        "roles":null})"},
    // narrowed by attributes
    Allowed {"user", R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1"})"},
    // other schemas
    Allowed {"user",
        R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:example:2.0:User"],"id":"1",
        "urn:example:2.0:User":7})"},
    // nothing found
    Allowed {"list-response", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0})"},
    // RFC 9865 section 2: a cursor page may leave the total out
    Allowed {"list-response",
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"nextCursor":"VZU",
        "Resources":[{"id":"1"}]})"},
    Allowed {"error", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"404"})"},
    // RFC 7643 section 6: endpoint with and without slash, no extensions
    Allowed {"resource-type",
        R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],"name":"User","endpoint":"Users",
        "schema":"urn:ietf:params:scim:schemas:core:2.0:User"})"},
    // limits matter only where the feature is there
    Allowed {"service-provider-config",
        R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],"patch":{"supported":true},
        "bulk":{"supported":false},"filter":{"supported":false},"changePassword":{"supported":false},
        "sort":{"supported":false},"etag":{"supported":false},"authenticationSchemes":[]})"},
    // RFC 7643 section 2.2: characteristics have defaults
    Allowed {"schema",
        R"({"id":"urn:example:2.0:Car","attributes":[{"name":"plate","type":"string","multiValued":false}]})"},
};

}  // namespace

BOOST_DATA_TEST_CASE(what_the_rfc_allows_is_not_accused, allowed)
{
    auto const document = parse_json(sample.document);
    BOOST_REQUIRE(document.has_value());
    BOOST_TEST(violations(sample.schema, *document) == "");
}

}  // namespace scim::documents
