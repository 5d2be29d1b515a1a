// SPDX-License-Identifier: Apache-2.0
#include <scim/documents/json_schema.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <atomic>
#include <ostream>
#include <thread>

namespace scim::documents {
namespace {

Json json(std::string_view text)
{
    auto parsed = parse_json(text);
    BOOST_REQUIRE_MESSAGE(parsed.has_value(), text);
    return *std::move(parsed);
}

JsonSchema compile(std::string_view text)
{
    auto schema = JsonSchema::compile(json(text));
    BOOST_REQUIRE_MESSAGE(schema.has_value(), (schema ? "" : schema.error()));
    return *std::move(schema);
}

std::string violations(JsonSchema const& schema, std::string_view document)
{
    std::string all;
    for (auto const& violation : schema.validate(json(document)))
        all += (all.empty() ? "" : " | ") + describe(violation);
    return all;
}

/// A schema, a document, and all violations in one line.
struct Row {
    char const* schema;
    char const* document;
    char const* expected;
};

std::ostream& operator<<(std::ostream& out, Row const& row)
{
    return out << row.schema << " against " << row.document;
}

constexpr std::array rows {
    // types
    Row {R"({"type":"string"})", R"("a")", ""},
    Row {R"({"type":"string"})", "1", "expected string, got number"},
    Row {R"({"type":["boolean","null"]})", R"("True")", "expected boolean, got string"},
    Row {R"({"type":["string","array"]})", "{}", "expected string or array, got object"},
    Row {R"({"type":"integer"})", "1", ""},
    Row {R"({"type":"integer"})", "1.5", "expected integer, got number"},
    Row {R"({"type":"number"})", "1", ""},
    Row {R"({"type":"object"})", "null", "expected object, got null"},
    // members
    Row {R"({"required":["id"]})", R"({"ID":1})", R"(missing member "id")"},
    Row {R"({"properties":{"a":{"required":["b"]}}})", R"({"a":{}})", R"(/a: missing member "b")"},
    Row {R"({"properties":{"steps":{}},"additionalProperties":false})", R"({"stpes":1})",
        R"(/stpes: unknown member "stpes"; did you mean "steps"?)"},
    Row {R"({"properties":{"steps":{}},"additionalProperties":false})", R"({"x":1,"steps":1,"yy":2})",
        R"(/x: unknown member "x" | /yy: unknown member "yy")"},
    Row {R"({"properties":{"a":false}})", R"({"a":1})", "/a: is not allowed here"},
    Row {R"({"additionalProperties":{"type":"string"}})", R"({"b":"x","a/b":1})", "/a~1b: expected string, got number"},
    Row {R"({"minProperties":1})", "{}", "expected at least 1 member"},
    Row {R"({"maxProperties":1})", R"({"a":1,"b":2})", "expected at most 1 member"},
    // values
    Row {R"({"enum":["add","remove","replace"]})", R"("Add")",
        R"(expected "add", "remove" or "replace", got "Add"; did you mean "add"?)"},
    Row {R"({"const":true})", "false", "expected true, got false"},
    Row {R"({"minLength":1})", R"("")", "expected a text that is not empty"},
    Row {R"({"minLength":3})", R"("ab")", "expected at least 3 characters"},
    Row {R"({"maxLength":1})", R"("ab")", "expected at most 1 character"},
    Row {R"({"minimum":1})", "0", "expected a number of at least 1, got 0"},
    Row {R"({"maximum":599})", "600", "expected a number of at most 599, got 600"},
    // arrays
    Row {R"({"items":{"type":"string"}})", R"(["a",1,"b",null])",
        "/1: expected string, got number | /3: expected string, got null"},
    Row {R"({"minItems":2})", "[1]", "expected at least 2 elements"},
    Row {R"({"maxItems":1})", "[1,2]", "expected at most 1 element"},
    Row {R"({"contains":{"const":"urn:a:b"}})", R"(["urn:a:c"])", R"(expected an element "urn:a:b")"},
    Row {R"({"x-uniqueItems":true})", R"(["a","b","a"])", R"(expected each value once, got "a" twice)"},
    // alternatives and conditions
    Row {R"({"anyOf":[{"type":"string"},{"type":"integer"}]})", "true", "expected string or integer, got boolean"},
    Row {R"({"anyOf":[{"type":"string"},{"type":"object","required":["why"],"properties":{"why":{"type":"string"}}}]})",
        R"({"why":1})", "/why: expected string, got number"},
    Row {R"({"anyOf":[{"required":["a"]},{"required":["b"]}]})", "{}", R"(missing member "a", or missing member "b")"},
    Row {R"({"oneOf":[{"required":["a"]},{"required":["b"]}]})", R"({"a":1,"b":2})",
        "fits several alternatives of which only one is allowed"},
    Row {
        R"({"if":{"properties":{"op":{"const":"remove"}}},"then":{"required":["path"]},"else":{"required":["value"]}})",
        R"({"op":"remove"})", R"(missing member "path")"},
    Row {R"({"not":{"description":"body and replay exclude each other","required":["body","replay"]}})",
        R"({"body":1,"replay":2})", "body and replay exclude each other"},
    // references
    Row {R"({"properties":{"a":{"$ref":"#/definitions/t"}},"definitions":{"t":{"type":"string"}}})", R"({"a":[]})",
        "/a: expected string, got array"},
    Row {R"({"$ref":"#/definitions/n","definitions":{}})", "1", nullptr},
    // several places come in document order
    Row {R"({"required":["id"],"properties":{"a":{"type":"string"},"b":{"type":"string"}}})", R"({"b":1,"a":2})",
        R"(missing member "id" | /b: expected string, got number | /a: expected string, got number)"},
    // names
    Row {R"({"x-memberNames":"alias"})", R"({"b-c":1})",
        "/b-c: expected a name that is an alias: a letter, then letters and digits"},
    // names that look like Valijson's own quoting
    Row {R"({"properties":{"a":{}},"additionalProperties":false})", R"({"it's":1})", R"(/it's: unknown member "it's")"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_violation_says_where_and_what, rows)
{
    if (!sample.expected) {
        BOOST_TEST(!JsonSchema::compile(json(sample.schema)).has_value());
        return;
    }
    BOOST_TEST(violations(compile(sample.schema), sample.document) == sample.expected);
}

namespace {

/// A schema that must not compile, and why.
struct Broken {
    char const* schema;
    char const* error;
};

std::ostream& operator<<(std::ostream& out, Broken const& row)
{
    return out << row.schema;
}

constexpr std::array broken_schemas {
    Broken {R"({"requird":["a"]})", R"(unknown keyword "requird"; did you mean "required"?)"},
    Broken {R"({"properties":{"a":{"format":"email"}}})",
        R"(/properties/a: unknown keyword "format"; did you mean "x-format"?)"},
    Broken {R"({"pattern":"^(a|b)*$"})", R"(unknown keyword "pattern")"},
    Broken {R"({"uniqueItems":true})", R"(unknown keyword "uniqueItems"; did you mean "x-uniqueItems"?)"},
    Broken {R"({"x-format":"date_time"})", R"(/x-format: unknown text format "date_time"; did you mean "date-time"?)"},
    Broken {R"({"$ref":"#/definitions/a","definitions":{"a":{}}})", "$ref must stand alone"},
    Broken {R"({"items":{"$ref":"#/definitions/a"}})", "/items: $ref leads nowhere in this file"},
    Broken {R"({"items":{"$ref":"other.json#/a"}})", "/items: $ref leads nowhere in this file"},
    Broken {R"({"definitions":{"a":{"$ref":"#/definitions/a"}}})", "/definitions/a: $ref leads to itself"},
    Broken {R"([])", "expected a schema (an object or a boolean)"},
    Broken {R"({"anyOf":[]})", "/anyOf: expected a list of schemas"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_broken_schema_is_refused, broken_schemas)
{
    auto const schema = JsonSchema::compile(json(sample.schema));
    BOOST_REQUIRE(!schema.has_value());
    BOOST_TEST(schema.error() == sample.error);
}

BOOST_AUTO_TEST_CASE(a_schema_of_a_wrong_form_is_an_error_and_not_the_end_of_the_process)
{
    BOOST_TEST(!JsonSchema::compile(json(R"({"type":"strnig"})")).has_value());
    BOOST_TEST(!JsonSchema::compile(json(R"({"required":"id"})")).has_value());
    BOOST_TEST(!JsonSchema::compile(json(R"({"minLength":-1})")).has_value());
}

namespace {

struct Format {
    char const* name;
    char const* text;
    bool fits;
};

std::ostream& operator<<(std::ostream& out, Format const& row)
{
    return out << row.name << ": " << row.text;
}

constexpr std::array formats {
    // xsd:dateTime, as RFC 7643 section 2.3.5 asks for
    Format {"date-time", "2011-05-13T04:42:34Z", true},
    Format {"date-time", "2011-05-13T04:42:34.123456789+02:00", true},
    Format {"date-time", "2011-05-13T04:42:34", true},
    Format {"date-time", "2008-01-23T24:00:00Z", true},
    Format {"date-time", "12011-05-13T04:42:34Z", true},
    Format {"date-time", "2024-02-29T00:00:00-14:00", true},
    Format {"date-time", "2023-02-29T00:00:00Z", false},
    Format {"date-time", "2011-05-13", false},
    Format {"date-time", "2011-05-13T04:42Z", false},
    Format {"date-time", "2011-05-13 04:42:34Z", false},
    Format {"date-time", "2011-05-13T04:42:34.Z", false},
    Format {"date-time", "2011-05-13T24:00:01Z", false},
    Format {"date-time", "2011-13-13T04:42:34Z", false},
    Format {"date-time", "2011-05-13T04:42:34+14:30", false},
    Format {"date-time", "2011-05-13T04:42:34|05:00", false},
    Format {"date-time", "1305261754", false},
    Format {"date", "2027-01-31", true},
    Format {"date", "2027-02-30", false},
    Format {"uri", "urn:ietf:params:scim:schemas:core:2.0:User", true},
    Format {"uri", "https://example.com/v2/Users/2819c223", true},
    Format {"uri", "/Users/2819c223", false},
    Format {"uri", "https://example.com/a b", false},
    Format {"uri", "https:", false},
    Format {"uri-reference", "../Users/26118915", true},
    Format {"uri-reference", "/Users/a%20b", true},
    Format {"uri-reference", "/Users/%2", false},
    Format {"uri-reference", "/Users/\"x\"", false},
    Format {"uri-reference", "", false},
    Format {"urn", "urn:ietf:params:scim:schemas:core:2.0:User", true},
    Format {"urn", "URN:example:a", true},
    Format {"urn", "urn:a", false},
    Format {"urn", "https://example.com", false},
    Format {"kebab-case", "no-path-is-refused", true},
    Format {"kebab-case", "No-path", false},
    Format {"kebab-case", "no--path", false},
    Format {"kebab-case", "-a", false},
    Format {"case-id", "patch/remove/no-path-is-refused", true},
    Format {"case-id", "patch.remove", false},
    Format {"capture-name", "entra-user-query-userName", true},
    Format {"capture-name", "entra/user", false},
    Format {"alias", "babs2", true},
    Format {"alias", "2babs", false},
    Format {"requirement-id", "RFC7644-3.5.2.2-02", true},
    Format {"requirement-id", "ENTRA-023", true},
    Format {"requirement-id", "OKTA-001", true},
    Format {"requirement-id", "ONELOGIN-013", true},
    Format {"requirement-id", "JUMPCLOUD-012", true},
    Format {"requirement-id", "OKTO-001", false},
    Format {"requirement-id", "ENTRA-23", false},
    Format {"requirement-id", "RFC7644-3..2-02", false},
    Format {"requirement-id", "RFC7644-3.4.2", false},
    Format {"json-pointer", "", true},
    Format {"json-pointer", "/emails/0/a~1b", true},
    Format {"json-pointer", "emails", false},
    Format {"json-pointer", "/a~2", false},
    Format {"request-line", "PATCH /Users/{babs.id}", true},
    Format {"request-line", "GET /Users?filter=userName eq \"x\"", true},
    Format {"request-line", "GET {babs.meta.location}", true},
    Format {"request-line", "GET Users", false},
    Format {"request-line", "get /Users", false},
    Format {"request-line", "GET", false},
    Format {"http-status", "404", true},
    Format {"http-status", "4xx", false},
    Format {"fingerprint", "20aa61c2b0e97d14", true},
    Format {"fingerprint", "20AA61C2B0E97D14", false},
    Format {"duration", "30s", true},
    Format {"duration", "250ms", true},
    Format {"duration", "30", false},
    Format {"rate", "25/s", true},
    Format {"duration", "1.5h", true},
    Format {"duration", "s", false},
    Format {"duration", "1.s", false},
    Format {"duration", "10 m", false},
    Format {"rate", "90/m", true},
    Format {"rate", "25", true},
    Format {"rate", "25/h", false},
    Format {"rate", "/s", false},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_text_format_tells_good_from_bad, formats)
{
    auto const schema = JsonSchema::compile(Json::object({{"x-format", sample.name}}));
    BOOST_REQUIRE(schema.has_value());
    BOOST_TEST(schema->validate(Json {sample.text}).empty() == sample.fits);
    BOOST_TEST(schema->validate(Json {7}).empty());  // a format speaks of texts only
}

BOOST_AUTO_TEST_CASE(a_long_list_of_members_is_judged_quickly)
{
    auto const schema = compile(R"({"x-uniqueItems":true})");
    auto list = Json::array();
    for (int number = 0; number < 20000; ++number)
        list.push_back(Json {std::to_string(number)});
    BOOST_TEST(schema.validate(list).empty());
    list.push_back(Json {"7"});
    BOOST_TEST(schema.validate(list).size() == 1u);
}

BOOST_AUTO_TEST_CASE(one_schema_judges_in_several_threads)
{
    auto const schema = compile(R"({"required":["id"],"properties":{"at":{"x-format":"date-time"}}})");
    auto const good = json(R"({"id":"1","at":"2011-05-13T04:42:34Z"})");
    auto const bad = json(R"({"at":"yesterday"})");
    std::atomic<int> surprises {0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int round = 0; round < 200; ++round)
                surprises += (schema.validate(good).size() != 0) + (schema.validate(bad).size() != 2);
        });
    }
    for (auto& thread : threads)
        thread.join();
    BOOST_TEST(surprises == 0);
}

BOOST_AUTO_TEST_CASE(a_moved_schema_still_judges)
{
    auto schema = compile(R"({"type":"string"})");
    auto const moved = std::move(schema);
    BOOST_TEST(moved.validate(Json {1}).size() == 1u);
    BOOST_TEST(moved.source().string_or("type", "") == "string");
}

}  // namespace scim::documents
