// SPDX-License-Identifier: Apache-2.0
/// @file
/// The tenants file that docs/reference-server.md shows.

#include <boost/test/unit_test.hpp>

#include <scim/documents/file_schemas.hpp>
#include <scim/wire/json.hpp>

#include "tree_file.hpp"

namespace scim::selftest {
namespace {

constexpr std::string_view page = "docs/reference-server.md";

/// The text between the fences of the block of JSON that begins with the given words.
std::string block_of(std::string const& text, std::string const& words)
{
    std::string const fence = "```json\n";
    auto const begin = text.find(fence + words);
    BOOST_REQUIRE_MESSAGE(begin != std::string::npos, page << " has no block that begins with " << words);
    auto const inside = begin + fence.size();
    return text.substr(inside, text.find("\n```", inside) - inside);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_example_of_tenants_fits_the_schema_and_names_every_part)
{
    auto const schemas = documents::FileSchemas::load();
    BOOST_REQUIRE(schemas.has_value());
    auto const example = parse_json(block_of(read_file(std::string {page}), R"({"tenants")"));
    BOOST_REQUIRE_MESSAGE(example.has_value(), (example ? "" : describe(example.error())));
    for (auto const& violation : schemas->find("tenants")->validate(*example))
        BOOST_ERROR(documents::describe(violation));
    auto const& tenant = example->find("tenants")->as_array().front();
    for (auto const* part : {"credentials", "schemas", "resourceTypes", "limits", "rules", "load", "data"})
        BOOST_TEST(tenant.contains(part), part);
}

}  // namespace scim::selftest
