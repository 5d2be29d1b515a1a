// SPDX-License-Identifier: Apache-2.0
/// @file
/// reference-server/requirements.json: complete, and true as far as a test can see.

#include "server_requirements_page.hpp"

#include <boost/test/unit_test.hpp>

#include <scim/documents/file_schemas.hpp>

#include "tree_file.hpp"

namespace scim::selftest {
namespace {

constexpr auto map_file = "reference-server/requirements.json";

documents::RequirementRegistry const& registry()
{
    static auto const loaded = documents::RequirementRegistry::load();
    BOOST_REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : loaded.error()));
    return *loaded;
}

/// What the RFCs ask of a service provider, in the order of their sections.
std::vector<documents::Requirement const*> server_side()
{
    std::vector<documents::Requirement const*> found;
    for (auto const& requirement : registry().all()) {
        if (requirement.origin == documents::Origin::rfc && requirement.actor != documents::Actor::client)
            found.push_back(&requirement);
    }
    return found;
}

Json const& map()
{
    static auto const parsed = parse_json(read_file(map_file));
    BOOST_REQUIRE_MESSAGE(parsed.has_value(), map_file << ": " << (parsed ? "" : describe(parsed.error())));
    return *parsed;
}

Json::Array const& entries()
{
    return map().find("requirements")->as_array();
}

/// By id; the first where there are several.
ServerEntries entries_by_id()
{
    ServerEntries found;
    for (auto const& entry : entries())
        found.emplace(std::string {entry.string_or("id", "")}, entry);
    return found;
}

bool lies_in(std::string const& file, std::initializer_list<std::string_view> folders)
{
    return std::any_of(
        folders.begin(), folders.end(), [&](std::string_view folder) { return file.starts_with(folder); });
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_map_fits_its_schema)
{
    auto const schemas = documents::FileSchemas::load();
    BOOST_REQUIRE(schemas.has_value());
    for (auto const& violation : schemas->find("server-requirements")->validate(map()))
        BOOST_ERROR(documents::describe(violation));
}

BOOST_AUTO_TEST_CASE(each_requirement_on_servers_has_exactly_one_entry_in_order)
{
    std::vector<std::string> expected;
    for (auto const* requirement : server_side())
        expected.push_back(requirement->id);
    std::vector<std::string> found;
    for (auto const& entry : entries())
        found.emplace_back(entry.string_or("id", ""));
    BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_named_file_exists_where_it_belongs)
{
    for (auto const& entry : entries()) {
        for (auto const* member : {"in", "tested"}) {
            auto const* files = entry.find(member);
            for (auto const& file : files ? files->as_array() : Json::Array {})
                BOOST_TEST(is_file(file.as_string()), entry.string_or("id", "") << ": no file " << file.as_string());
        }
    }
}

BOOST_AUTO_TEST_CASE(what_does_it_is_part_of_the_server_and_what_tests_it_is_not)
{
    auto const all_lie_in = [](Json const& entry, char const* member, std::initializer_list<std::string_view> folders) {
        auto const* files = entry.find(member);
        for (auto const& file : files ? files->as_array() : Json::Array {})
            BOOST_TEST(lies_in(file.as_string(), folders), entry.string_or("id", "") << ": " << file.as_string());
    };
    for (auto const& entry : entries()) {
        all_lie_in(entry, "in",
            {"reference-server/src/", "reference-server/include/", "schemas/definitions/", "schemas/wire/src/"});
        all_lie_in(entry, "tested", {"reference-server/test/", "suites/cases/"});
    }
}

BOOST_AUTO_TEST_CASE(the_page_is_current)
{
    auto const found = entries_by_id();
    for (auto const* requirement : server_side())
        BOOST_REQUIRE_MESSAGE(found.contains(requirement->id), requirement->id << " has no entry");
    check_current("docs/server-requirements.md", server_requirements_page(server_side(), found));
}

}  // namespace scim::selftest
