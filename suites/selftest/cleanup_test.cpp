// SPDX-License-Identifier: Apache-2.0
#include "custom_schemas.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <scim/server/data_file.hpp>

#include "in_process.hpp"

namespace scim::selftest {
namespace {

constexpr char const* prefix = "scimproof-left";

/// A provider with a type of its own, and resources in it that a run left and that it did not.
Served provider_with_leftovers(std::vector<std::string> faults = {})
{
    ServerWish wish;
    wish.faults = std::move(faults);
    wish.set_up = add_custom_schemas;
    auto served = serve("rfc", wish);
    auto const post = [&](char const* endpoint, std::string const& schemas, std::string const& members) {
        HttpRequest request {"POST", "/scim/v2" + std::string {endpoint}, {}, ""};
        request.fields.add("Authorization", std::string {"Bearer "} + secret_token);
        request.body = R"({"schemas":[)" + schemas + "]," + members + "}";
        BOOST_TEST(served.handler(request).status == 201);
    };
    for (std::string const name : {"scimproof-left-1", "someone-else"}) {
        post("/Users", R"("urn:ietf:params:scim:schemas:core:2.0:User")", R"("userName":")" + name + "\"");
        post("/Groups", R"("urn:ietf:params:scim:schemas:core:2.0:Group")", R"("displayName":")" + name + "\"");
        post("/Devices", R"("urn:example:Device","urn:example:Place")",
            R"("serial":")" + name + R"(","label":"scimproof","urn:example:Place":{"site":"north"})");
    }
    return served;
}

conformance::CleanupOutcome clean(Served const& served, conformance::CleanupMode mode)
{
    auto const catalogue = load_catalogue_or_abort();
    conformance::RunOptions options;
    options.base = *parse_uri(base_url);
    options.authorization = std::string {"Bearer "} + secret_token;
    options.secrets = {secret_token};
    return conformance::cleanup(
        options, *catalogue.find_profile("rfc"), [&] { return transport_to(served.handler); }, prefix, mode);
}

/// How many resources the provider has, that of the token included.
std::size_t count_in(Served const& served)
{
    std::stringstream text;
    server::export_resources(*served.provider, text);
    std::size_t lines = 0;
    for (std::string line; std::getline(text, line);)
        ++lines;
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_run_left_of_each_published_type_is_found_and_deleted)
{
    auto const served = provider_with_leftovers();
    auto const before = count_in(served);
    auto const listed = clean(served, conformance::CleanupMode::list);
    BOOST_REQUIRE(listed.found.size() == 3U);
    BOOST_TEST(listed.found[0].starts_with("Device "));
    BOOST_TEST(listed.found[0].ends_with(" scimproof-left-1"));
    BOOST_TEST(listed.found[1].starts_with("Group "));
    BOOST_TEST(listed.found[2].starts_with("User "));
    BOOST_TEST(count_in(served) == before);

    auto const removed = clean(served, conformance::CleanupMode::remove);
    BOOST_TEST(removed.deleted == 3);
    BOOST_TEST(removed.failed == 0);
    BOOST_TEST(count_in(served) == before - 3);
    BOOST_TEST(clean(served, conformance::CleanupMode::list).found.empty());
}

// The names are compared on this side as well.
BOOST_AUTO_TEST_CASE(a_provider_that_ignores_filters_loses_no_more)
{
    auto const served = provider_with_leftovers({"filter-ignored"});
    BOOST_TEST(clean(served, conformance::CleanupMode::list).found.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_provider_that_refuses_filters_is_walked_through)
{
    auto served = provider_with_leftovers();
    served.handler = [honest = served.handler](HttpRequest const& request) {
        auto const is_filtered = request.target.find("filter=") != std::string::npos;
        return is_filtered ? HttpResponse {501, "Not Implemented", {}, ""} : honest(request);
    };
    BOOST_TEST(clean(served, conformance::CleanupMode::list).found.size() == 3U);
}

}  // namespace scim::selftest
