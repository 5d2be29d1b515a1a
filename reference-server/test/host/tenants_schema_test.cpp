// SPDX-License-Identifier: Apache-2.0
/// @file
/// The schema of the tenants file and the code that reads it know the same members.

#include <scim/server/host.hpp>

#include <boost/test/unit_test.hpp>

#include <span>
#include <string>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/json_pointer.hpp>

namespace scim::server::test {

std::span<EmbeddedFile const> schema_files();

namespace {

/// The members that a definition of the schema knows.
Json::Object members_of(std::string const& definition)
{
    auto const* const file = find_embedded(schema_files(), "tenants.schema.json");
    BOOST_REQUIRE(file != nullptr);
    auto const schema = parse_json(file->content);
    BOOST_REQUIRE(schema.has_value());
    auto const* members = resolve(*schema, "/definitions/" + definition + "/properties");
    BOOST_REQUIRE(members != nullptr);
    return members->as_object();
}

bool knows(Json::Object const& members, std::string_view name)
{
    return Json {members}.contains(name);
}

/// What is said about a tenant that has this member, with a value that never fits.
std::string complaint_about(std::string const& member, Json const& value)
{
    auto const tenant = read_tenant(Json::object({{member, value}}), "", {}, FileAccess::refused, {});
    return tenant ? "" : tenant.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_member_of_the_schema_is_read)
{
    for (auto const& member : members_of("tenant"))
        BOOST_TEST(complaint_about(member.name, Json {}).find("is expected here") != std::string::npos, member.name);
    for (auto const& limit : members_of("limits")) {
        auto const said = complaint_about("limits", Json::object({{limit.name, Json {}}}));
        BOOST_TEST(said.find("is expected here") != std::string::npos, limit.name);
    }
}

BOOST_AUTO_TEST_CASE(every_setting_that_is_shown_is_in_the_schema)
{
    auto const tenant = members_of("tenant");
    auto const shown = describe(TenantSettings {});
    for (auto const& setting : shown.as_object()) {
        // What allow and deny come to.
        auto const is_outcome = setting.name == "leniencies";
        BOOST_TEST((is_outcome || knows(tenant, setting.name)), setting.name);
    }
    for (auto const& limit : shown.find("limits")->as_object())
        BOOST_TEST(knows(members_of("limits"), limit.name), limit.name);
}

}  // namespace scim::server::test
