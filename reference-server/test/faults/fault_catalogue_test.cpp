// SPDX-License-Identifier: Apache-2.0
#include <scim/server/fault.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/json.hpp>

#include <scim/server/variant.hpp>

namespace scim::server::test {

std::span<EmbeddedFile const> fault_catalogue_files();

namespace {

Json document(std::string_view name)
{
    auto const* const file = find_embedded(fault_catalogue_files(), name);
    if (file == nullptr)
        throw std::runtime_error {"not embedded: " + std::string {name}};
    auto parsed = parse_json(file->content);
    if (!parsed)
        throw std::runtime_error {std::string {name} + ": " + describe(parsed.error())};
    return *std::move(parsed);
}

std::set<std::string> requirement_ids()
{
    std::set<std::string> ids;
    for (auto const* name : {"entra-id", "jumpcloud", "okta", "onelogin", "rfc7643", "rfc7644", "rfc9865"}) {
        auto const registry = document("schemas/requirements/" + std::string {name} + ".json");
        for (auto const& requirement : registry.find("requirements")->as_array())
            ids.emplace(requirement.string_or("id", ""));
    }
    return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fault_catalogue_suite)

BOOST_AUTO_TEST_CASE(the_file_lists_the_faults_of_the_program_one_by_one)
{
    auto const file = document("reference-server/faults.json");
    auto const& listed = file.find("faults")->as_array();
    auto const faults = fault_catalogue();
    BOOST_REQUIRE(listed.size() == faults.size());
    for (std::size_t i = 0; i < faults.size(); ++i) {
        BOOST_TEST(listed[i].string_or("id", "") == faults[i].id);
        BOOST_TEST(listed[i].string_or("requirement", "") == faults[i].requirement);
        BOOST_TEST(listed[i].string_or("mode", "") == keyword(faults[i].mode));
        BOOST_TEST(listed[i].string_or("summary", "") == faults[i].summary);
        BOOST_TEST((listed[i].string_or("strength", "") == "contested") == faults[i].is_contested);
        auto const* const also = listed[i].find("also");
        auto const further = also ? also->as_array() : Json::Array {};
        BOOST_TEST((further == Json::Array(faults[i].also.begin(), faults[i].also.end())), faults[i].id);
    }
}

BOOST_AUTO_TEST_CASE(a_fault_has_an_id_of_its_own_and_something_to_do)
{
    std::set<std::string> ids;
    for (auto const& fault : fault_catalogue()) {
        BOOST_TEST(ids.insert(fault.id).second, fault.id << " occurs twice");
        BOOST_TEST((fault.apply || fault.distortion), fault.id << " does nothing");
    }
}

BOOST_AUTO_TEST_CASE(a_fault_breaks_a_requirement_of_the_registry)
{
    auto const known = requirement_ids();
    for (auto const& fault : fault_catalogue()) {
        for (auto const& id : fault.requirements())
            BOOST_TEST(known.contains(id), fault.id << " names " << id);
    }
}

BOOST_AUTO_TEST_CASE(a_variant_has_an_id_of_its_own_something_to_do_and_a_requirement_of_the_registry)
{
    auto const known = requirement_ids();
    std::set<std::string> ids;
    for (auto const& variant : variant_catalogue()) {
        BOOST_TEST(ids.insert(variant.id).second, variant.id << " occurs twice");
        BOOST_TEST((variant.apply || variant.translation || variant.distortion), variant.id << " does nothing");
        BOOST_TEST(known.contains(variant.requirement), variant.id << " names " << variant.requirement);
    }
    BOOST_TEST(ids.size() >= 80U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
