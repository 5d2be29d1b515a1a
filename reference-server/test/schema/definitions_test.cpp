// SPDX-License-Identifier: Apache-2.0
/// @file
/// Schemas and resource types of files: served, obeyed, and refused with a reason. RFC 7643 §2.2, §6, §7.

#include <boost/test/unit_test.hpp>

#include "schema/load_schema.hpp"
#include "support/provider.hpp"

namespace scim::server::test {
namespace {

constexpr std::string_view device_schema = R"({
    'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    'id': 'urn:example:params:scim:schemas:Device', 'name': 'Device',
    'attributes': [
      {'name': 'serial', 'type': 'string', 'required': true, 'mutability': 'immutable', 'uniqueness': 'server'},
      {'name': 'weight', 'type': 'decimal'},
      {'name': 'ports', 'type': 'integer', 'multiValued': true},
      {'name': 'bought', 'type': 'dateTime', 'returned': 'request'},
      {'name': 'pin', 'type': 'string', 'mutability': 'writeOnly'},
      {'name': 'place', 'type': 'complex', 'subAttributes': [
        {'name': 'room', 'type': 'string', 'required': true}, {'name': 'floor', 'type': 'integer'}]}]})";

constexpr std::string_view lease_schema = R"({
    'id': 'urn:example:params:scim:schemas:extension:Lease', 'name': 'Lease',
    'attributes': [{'name': 'contract', 'type': 'string', 'required': true}]})";

constexpr std::string_view device_type = R"({
    'name': 'Device', 'endpoint': '/Devices', 'schema': 'urn:example:params:scim:schemas:Device',
    'schemaExtensions': [{'schema': 'urn:example:params:scim:schemas:extension:Lease', 'required': true}]})";

DefinitionFiles devices()
{
    DefinitionFiles files;
    files.schemas = {{"device.json", quoted(device_schema)}, {"lease.json", quoted(lease_schema)}};
    files.resource_types = {{"types.json", quoted(device_type)}};
    return files;
}

std::string device_body(std::string_view members)
{
    return quoted(std::string {"{'schemas':['urn:example:params:scim:schemas:Device',"
                               "'urn:example:params:scim:schemas:extension:Lease'],"}
        + std::string {members} + "}");
}

constexpr std::string_view lease = "'urn:example:params:scim:schemas:extension:Lease':{'contract':'C-7'}";

Reply create_device(Provider& provider, std::string const& members)
{
    return provider.send("POST", "/Devices", device_body(members + "," + std::string {lease}));
}

std::string error_of(DefinitionFiles const& files)
{
    auto const types = load_resource_types(files);
    return types ? "" : types.error();
}

/// The complaint about one schema file.
std::string error_of_schema(std::string_view text)
{
    DefinitionFiles files;
    files.schemas = {{"own.json", quoted(text)}};
    return error_of(files);
}

BOOST_AUTO_TEST_SUITE(definitions)

BOOST_AUTO_TEST_CASE(a_type_of_a_file_is_discovered)
{
    Provider provider {devices()};
    auto const type = provider.get("/ResourceTypes/Device");
    BOOST_TEST(type.at("/endpoint").as_string() == "/Devices");
    BOOST_TEST(type.at("/schemaExtensions/0/required").as_boolean());
    auto const schema = provider.get("/Schemas/urn:example:params:scim:schemas:Device");
    BOOST_TEST(schema.status == 200);
    BOOST_TEST(schema.at("/attributes").size() == 6U);
    BOOST_TEST(provider.get("/Schemas").at("/totalResults").as_integer() == 8);
}

BOOST_AUTO_TEST_CASE(a_resource_of_it_lives_a_whole_life)
{
    Provider provider {devices()};
    auto const created = create_device(provider,
        "'serial':'S1','weight':1.5,'ports':[80,443],'bought':'2026-01-02T03:04:05Z','pin':'1234',"
        "'place':{'room':'R1'}");
    BOOST_TEST_REQUIRE(created.status == 201);
    auto const url = "/Devices/" + created.at("/id").as_string();
    BOOST_TEST(created.at("/meta/resourceType").as_string() == "Device");
    // returned: request, so in the answer to what gave it and where it is asked for.
    BOOST_TEST(created.at("/bought").as_string() == "2026-01-02T03:04:05Z");
    BOOST_TEST(provider.get(url).at("/bought").is_null());
    BOOST_TEST(provider.get(url + "?attributes=bought").at("/bought").as_string() == "2026-01-02T03:04:05Z");
    BOOST_TEST(provider.get(url + "?attributes=pin").at("/pin").is_null());  // writeOnly
    BOOST_TEST(provider.filter("/Devices", "ports eq 443 and weight gt 1").at("/totalResults").as_integer() == 1);
    BOOST_TEST(
        provider.patch(url, "[{'op':'replace','path':'place.floor','value':3}]").at("/place/floor").as_integer() == 3);
    BOOST_TEST(provider.send("DELETE", url).status == 204);
    BOOST_TEST(provider.get(url).status == 404);
}

BOOST_AUTO_TEST_CASE(a_change_answers_with_what_it_gave_though_it_is_returned_on_request_only)
{
    Provider provider {devices()};
    auto const url = "/Devices/" + create_device(provider, "'serial':'S1'").at("/id").as_string();
    auto const bought = [&](std::string_view operation) {
        return provider.patch(url, "[" + std::string {operation} + "]").at("/bought").is_string();
    };
    BOOST_TEST(bought("{'op':'add','path':'bought','value':'2026-01-02T03:04:05Z'}"));
    BOOST_TEST(bought("{'op':'add','value':{'bought':'2026-01-02T03:04:06Z'}}"));
    BOOST_TEST(!bought("{'op':'replace','path':'weight','value':2}"));
}

BOOST_AUTO_TEST_CASE(secret_sub_attributes_stay_secret)
{
    auto files = devices();
    auto& text = files.schemas.front().content;
    text.replace(
        text.find("\"floor\", \"type\": \"integer\""), 26, R"("floor", "type": "integer", "returned": "never")");
    Provider provider {files};
    auto const created = create_device(provider, "'serial':'S1','place':{'room':'R1','floor':1}");
    BOOST_TEST(created.at("/place/room").as_string() == "R1");
    BOOST_TEST(created.at("/place/floor").is_null());
    auto const url = "/Devices/" + created.at("/id").as_string();
    BOOST_TEST(provider.get(url + "?attributes=place.floor").at("/place").is_null());
}

BOOST_AUTO_TEST_CASE(a_schema_says_that_it_is_one)
{
    Provider provider {devices()};
    auto const lease_document = provider.get("/Schemas/urn:example:params:scim:schemas:extension:Lease");
    BOOST_TEST(lease_document.at("/schemas/0").as_string() == "urn:ietf:params:scim:schemas:core:2.0:Schema");
}

BOOST_AUTO_TEST_CASE(a_name_may_hold_a_dollar_sign)
{
    auto files = devices();
    files.schemas.front().content.replace(files.schemas.front().content.find("weight"), 6, "net$kg");
    Provider provider {files};
    auto const url = "/Devices/" + create_device(provider, "'serial':'S1','net$kg':1").at("/id").as_string();
    BOOST_TEST(provider.patch(url, "[{'op':'replace','path':'net$kg','value':2}]").at("/net$kg").as_number() == 2);
    BOOST_TEST(provider.filter("/Devices", "net$kg eq 2").at("/totalResults").as_integer() == 1);
}

BOOST_AUTO_TEST_CASE(characteristics_of_a_file_are_obeyed)
{
    Provider provider {devices()};
    BOOST_TEST(create_device(provider, "'weight':1").scim_type() == "invalidValue");  // serial is required
    BOOST_TEST(create_device(provider, "'serial':'S1','weight':'heavy'").scim_type() == "invalidValue");
    BOOST_TEST(create_device(provider, "'serial':'S1','ports':[1.5]").scim_type() == "invalidValue");
    BOOST_TEST(create_device(provider, "'serial':'S1','place':{'floor':1}").scim_type() == "invalidValue");
    BOOST_TEST(create_device(provider, "'serial':'S1'").status == 201);
    BOOST_TEST(create_device(provider, "'serial':'s1'").scim_type() == "uniqueness");
}

BOOST_AUTO_TEST_CASE(a_required_extension_and_its_required_attributes_must_be_there)
{
    Provider provider {devices()};
    BOOST_TEST(provider.send("POST", "/Devices", device_body("'serial':'S1'")).scim_type() == "invalidValue");
    auto const url = "/Devices/" + create_device(provider, "'serial':'S1'").at("/id").as_string();
    auto const removed
        = provider.patch(url, "[{'op':'remove','path':'urn:example:params:scim:schemas:extension:Lease:contract'}]");
    BOOST_TEST(removed.status == 400);
    BOOST_TEST(removed.scim_type() == "mutability");
}

BOOST_AUTO_TEST_CASE(put_may_not_change_an_immutable_value)
{
    Provider provider {devices()};
    auto const url = "/Devices/" + create_device(provider, "'serial':'S1','weight':1").at("/id").as_string();
    auto const put = [&](std::string const& members) {
        return provider.send("PUT", url, device_body(members + "," + std::string {lease}));
    };
    auto const other = put("'serial':'S2'");
    BOOST_TEST(other.status == 400);
    BOOST_TEST(other.scim_type() == "mutability");
    auto const same = put("'serial':'S1','weight':2");
    BOOST_TEST(same.status == 200);
    BOOST_TEST(same.at("/weight").as_integer() == 2);
}

BOOST_AUTO_TEST_CASE(a_file_takes_the_place_of_what_is_compiled_in)
{
    DefinitionFiles files;
    files.resource_types = {{"user.json",
        quoted("[{'name':'User','endpoint':'/People','schema':'urn:ietf:params:scim:schemas:core:2.0:User'}]")}};
    Provider provider {files};
    BOOST_TEST(provider.get("/Users").status == 404);
    BOOST_TEST(provider.get("/People").status == 200);
    BOOST_TEST(provider.get("/ResourceTypes").at("/totalResults").as_integer() == 2);
}

// RFC 7643 §2.2, §7.
BOOST_AUTO_TEST_CASE(an_extension_may_have_unique_values_and_their_case_may_count)
{
    DefinitionFiles files;
    files.schemas = {{"own.json", quoted(R"({'id': 'urn:example:Badge', 'name': 'Badge', 'attributes': [
        {'name': 'number', 'type': 'string', 'uniqueness': 'server', 'caseExact': true},
        {'name': 'nick', 'type': 'string', 'uniqueness': 'global'}]})")}};
    files.resource_types = {{"types.json", quoted(R"({'name': 'User', 'endpoint': '/Users',
        'schema': 'urn:ietf:params:scim:schemas:core:2.0:User',
        'schemaExtensions': [{'schema': 'urn:example:Badge', 'required': false}]})")}};
    Provider provider {files};
    auto const create = [&](std::string const& name, std::string const& number, std::string const& nick) {
        return provider.send("POST", "/Users",
            quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User', 'urn:example:Badge'], 'userName': '")
                + name + quoted("', 'urn:example:Badge': {'number': '") + number + quoted("', 'nick': '") + nick
                + "\"}}");
    };
    BOOST_TEST(create("a", "A1", "one").status == 201);
    BOOST_TEST(create("b", "a1", "two").status == 201);
    auto const same_number = create("c", "A1", "three");
    BOOST_TEST(same_number.status == 409);
    BOOST_TEST(same_number.scim_type() == "uniqueness");
    BOOST_TEST(create("d", "D1", "ONE").status == 409);
    // What is given back can be taken again.
    auto const id = std::string {provider.filter("/Users", "userName eq \"a\"").at("/Resources/0/id").as_string()};
    BOOST_TEST(provider.send("DELETE", "/Users/" + id).status == 204);
    BOOST_TEST(create("e", "A1", "one").status == 201);
}

BOOST_AUTO_TEST_CASE(mistakes_name_file_place_and_remedy)
{
    BOOST_TEST(error_of_schema("{'id': 'urn:x', 'attributes': [}").starts_with("own.json: line 1, column "));
    BOOST_TEST(error_of_schema("{'id': 'device', 'attributes': []}").find("own.json: /id must be the URN") == 0U);
    BOOST_TEST(error_of_schema("{'id': 'urn:x'}").find("/attributes is missing") != std::string::npos);
    BOOST_TEST(error_of_schema("{'id': 'urn:x', 'attributes': [{'name': 'a', 'type': 'strng'}]}")
        == "own.json: /attributes/0/type \"strng\" is not known; did you mean \"string\"?");
    BOOST_TEST(error_of_schema("{'id': 'urn:x', 'attributes': [{'name': '1a'}]}").find("/attributes/0/name must be")
        != std::string::npos);
    BOOST_TEST(error_of_schema("{'id': 'urn:x', 'attributes': [{'name': 'a'}, {'name': 'A'}]}").find("repeats \"A\"")
        != std::string::npos);
    BOOST_TEST(error_of_schema("{'id': 'urn:x', 'attributes': [{'name': 'a', 'required': 'true'}]}")
                   .find("/attributes/0/required must be true or false")
        != std::string::npos);
    BOOST_TEST(error_of_schema("{'id': 'urn:x', 'attributes': []}").find("no resource type uses the schema urn:x")
        != std::string::npos);
}

BOOST_AUTO_TEST_CASE(mistakes_of_resource_types_are_named)
{
    auto const error_of_type = [](std::string_view text) {
        DefinitionFiles files;
        files.resource_types = {{"own.json", quoted(text)}};
        return error_of(files);
    };
    BOOST_TEST(error_of_type("{'name':'A','endpoint':'/Bulk','schema':'urn:x'}").find("has a meaning of its own")
        != std::string::npos);
    BOOST_TEST(
        error_of_type("{'name':'A','endpoint':'As','schema':'urn:x'}").find("own.json: /endpoint must be") == 0U);
    BOOST_TEST(error_of_type("{'name':'A','endpoint':'/users','schema':'urn:x'}").find("shares the endpoint /Users")
        != std::string::npos);
    BOOST_TEST(error_of_type("{'name':'A','endpoint':'/As','schema':'urn:ietf:params:scim:schemas:core:2.0:Usr'}")
                   .find("did you mean urn:ietf:params:scim:schemas:core:2.0:User?")
        != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace scim::server::test
