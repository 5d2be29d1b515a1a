// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::server::test {

namespace {

// One attribute for each characteristic that a fault lies about.
constexpr char const* device_schema = R"({'id': 'urn:example:Device', 'name': 'Device', 'attributes': [
    {'name': 'serial', 'type': 'string', 'required': true, 'caseExact': true, 'mutability': 'immutable',
     'uniqueness': 'server'},
    {'name': 'batch', 'type': 'string', 'mutability': 'immutable'},
    {'name': 'colour', 'type': 'string'},
    {'name': 'slots', 'type': 'integer'},
    {'name': 'revision', 'type': 'string', 'mutability': 'readOnly'},
    {'name': 'model', 'type': 'string', 'returned': 'always'},
    {'name': 'history', 'type': 'string', 'returned': 'request'},
    {'name': 'secret', 'type': 'string', 'returned': 'never'}]})";

constexpr char const* place_schema = R"({'id': 'urn:example:Place', 'name': 'Place', 'attributes': [
    {'name': 'site', 'type': 'string', 'required': true},
    {'name': 'floor', 'type': 'integer'}]})";

constexpr char const* seal_schema
    = R"({'id': 'urn:example:Seal', 'name': 'Seal', 'attributes': [{'name': 'mark', 'type': 'string'}]})";

constexpr char const* device_type = R"({'name': 'Device', 'endpoint': '/Devices', 'schema': 'urn:example:Device',
    'schemaExtensions': [{'schema': 'urn:example:Place', 'required': true},
        {'schema': 'urn:example:Seal', 'required': false}]})";

DefinitionFiles devices()
{
    DefinitionFiles files;
    files.schemas = {{"device.json", quoted(device_schema)}, {"place.json", quoted(place_schema)},
        {"seal.json", quoted(seal_schema)}};
    files.resource_types = {{"device-type.json", quoted(device_type)}};
    return files;
}

// A device of these members, on the ninth floor of a site.
std::string device_body(std::string const& members)
{
    return quoted("{'schemas':['urn:example:Device','urn:example:Place']," + members
        + ",'urn:example:Place':{'site':'north','floor':9}}");
}

// The target of a new device.
std::string device(Provider& provider, std::string const& members)
{
    return "/Devices/" + provider.create("/Devices", "urn:example:Device", device_body(members));
}

// How a POST of a body is answered, and which devices are there then.
std::string posted(Provider& provider, std::string const& body)
{
    auto const answer = seen(provider.send("POST", "/Devices", body));
    return answer + " " + seen(provider.get("/Devices?excludedAttributes=meta"));
}

// A device that is shown under these parameters.
std::string shown(Provider& provider, char const* parameters)
{
    auto const members = "'serial':'S','colour':'red','slots':4,'model':'M','history':'H','secret':'X'";
    return seen(provider.get(device(provider, members) + parameters));
}

// A device, a PUT, and the device afterwards.
std::string replaced(Provider& provider, std::string const& members)
{
    auto const target = device(provider, "'serial':'S','colour':'red'");
    auto const status = provider.send("PUT", target, device_body(members)).status;
    return std::to_string(status) + " " + seen(provider.get(target));
}

// A device, one operation, and the device afterwards.
std::string changed(Provider& provider, std::string const& operation)
{
    auto const target = device(provider, "'serial':'S','colour':'red'");
    auto const status = provider.patch(target, "[{" + operation + "}]").status;
    return std::to_string(status) + " " + seen(provider.get(target));
}

// Two devices whose numbers of slots stand in another order as texts.
void two_devices(Provider& provider)
{
    device(provider, "'serial':'nine','colour':'red','slots':9");
    device(provider, "'serial':'ten','colour':'blue','slots':10");
}

// Which of these two fulfil a filter.
std::string devices_with(Provider& provider, char const* filter)
{
    two_devices(provider);
    return listed(provider.filter("/Devices", filter), "serial");
}

std::vector<Story> const stories {
    {"custom-attributes-dropped", strict,
        [](Provider& p) { return posted(p, device_body("'serial':'S','colour':'red'")); }},
    {"custom-case-lowered", strict, [](Provider& p) { return posted(p, device_body("'serial':'S'")); }},
    {"custom-extension-optional", strict,
        [](Provider& p) { return posted(p, quoted("{'schemas':['urn:example:Device'],'serial':'S'}")); }},
    {"custom-required-optional", strict, [](Provider& p) { return posted(p, device_body("'colour':'red'")); }},
    {"custom-type-not-validated", strict,
        [](Provider& p) { return posted(p, device_body("'serial':'S','slots':'many'")); }},
    {"custom-type-readonly-written", strict,
        [](Provider& p) { return posted(p, device_body("'serial':'S','revision':'mine'")); }},
    {"custom-type-immutable-changed", strict, [](Provider& p) { return replaced(p, "'serial':'T'"); }},
    {"custom-type-put-ignored", strict, [](Provider& p) { return replaced(p, "'serial':'S','colour':'blue'"); }},
    {"custom-type-delete-ignored", strict,
        [](Provider& p) {
            auto const target = device(p, "'serial':'S'");
            p.send("DELETE", target);
            return seen(p.get(target));
        }},
    {"custom-type-immutable-never-set", strict,
        [](Provider& p) {
            auto const target = device(p, "'serial':'S'");
            return seen(p.send("PUT", target, device_body("'serial':'S','batch':'B'")));
        }},
    {"custom-patch-extension-ignored", strict,
        [](Provider& p) { return changed(p, "'op':'add','path':'urn:example:Seal:mark','value':'M'"); }},
    {"custom-type-named-otherwise", strict,
        [](Provider& p) { return write_json(p.get(device(p, "'serial':'S'")).at("/meta/resourceType")); }},
    {"custom-type-null-500", strict, [](Provider& p) { return posted(p, device_body("'serial':'S','colour':null")); }},
    {"custom-type-unique-shared", strict,
        [](Provider& p) {
            device(p, "'serial':'S'");
            return posted(p, device_body("'serial':'S'"));
        }},
    {"custom-patch-add-ignored", strict, [](Provider& p) { return changed(p, "'op':'add','path':'slots','value':4"); }},
    {"custom-patch-replace-ignored", strict,
        [](Provider& p) { return changed(p, "'op':'replace','path':'urn:example:Place:floor','value':10"); }},
    {"custom-patch-remove-ignored", strict, [](Provider& p) { return changed(p, "'op':'remove','path':'colour'"); }},
    {"custom-patch-immutable-changed", strict,
        [](Provider& p) { return changed(p, "'op':'replace','path':'serial','value':'T'"); }},
    {"custom-patch-readonly-changed", strict,
        [](Provider& p) { return changed(p, "'op':'replace','path':'revision','value':'mine'"); }},
    {"custom-never-shown", strict, [](Provider& p) { return shown(p, ""); }},
    {"custom-request-shown", strict, [](Provider& p) { return shown(p, ""); }},
    {"custom-always-hideable", strict, [](Provider& p) { return shown(p, "?excludedAttributes=model"); }},
    {"custom-excluded-shown", strict, [](Provider& p) { return shown(p, "?excludedAttributes=colour"); }},
    {"custom-numbers-as-text", strict, [](Provider& p) { return shown(p, "?attributes=slots"); }},
    {"custom-filter-ignored", strict, [](Provider& p) { return devices_with(p, "colour eq 'red'"); }},
    {"custom-filter-case-blind", strict, [](Provider& p) { return devices_with(p, "serial eq 'NINE'"); }},
    {"custom-filter-case-minding", strict, [](Provider& p) { return devices_with(p, "colour eq 'RED'"); }},
    {"custom-filter-numbers-as-text", strict, [](Provider& p) { return devices_with(p, "slots gt 9"); }},
    {"custom-sort-numbers-as-text", strict,
        [](Provider& p) {
            two_devices(p);
            return listed(p.get("/Devices?sortBy=slots"), "serial");
        }},
};

}  // namespace

std::vector<Story> const& custom_stories()
{
    return stories;
}

BOOST_DATA_TEST_CASE(a_fault_of_custom_schemas_changes_what_a_client_sees, stories)
{
    check_story(sample, devices());
}

}  // namespace scim::server::test
