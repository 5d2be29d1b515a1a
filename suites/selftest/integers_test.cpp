// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <utility>

#include <scim/report/assemble.hpp>
#include <scim/wire/text.hpp>

namespace scim::selftest {
namespace {

using report::Status;

// An extension of users with a number, as products add one.
void number_the_desks(server::ServiceProviderOptions& options)
{
    options.definitions.schemas.push_back({"desk.json",
        R"({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": "urn:example:2.0:Desk", "name": "Desk",
            "attributes": [{"name": "floor", "type": "integer", "mutability": "readWrite"}]})"});
    options.definitions.resource_types.push_back({"user-type.json",
        R"({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": "User", "name": "User",
            "endpoint": "/Users", "schema": "urn:ietf:params:scim:schemas:core:2.0:User",
            "schemaExtensions": [{"schema": "urn:example:2.0:Desk", "required": false}]})"});
}

/// What comparisons find where numbers are compared as texts, and 10 comes before 9.
Handler comparing_as_texts(Handler honest)
{
    static constexpr std::array<std::pair<char const*, char const*>, 4> lies {
        {{"gt%209", "gt%2099"}, {"ge%2010", "ge%200"}, {"lt%2010", "lt%200"}, {"le%209", "le%2099"}}};
    return [honest = std::move(honest)](HttpRequest const& request) {
        auto changed = request;
        for (auto const& [said, understood] : lies) {
            if (changed.target.ends_with(said))
                changed.target = replace_all(std::move(changed.target), said, understood);
        }
        return honest(changed);
    };
}

Observed run_comparisons(Handler const& handler)
{
    RunWish wish;
    wish.selection.suites = {"query/filter-numbers"};
    return run_against(handler, load_catalogue_or_abort(), wish);
}

Handler with_desks()
{
    ServerWish wish;
    wish.set_up = number_the_desks;
    return reference_server("rfc", wish);
}

}  // namespace

BOOST_AUTO_TEST_CASE(numbers_that_are_compared_as_such_pass)
{
    BOOST_TEST(run_comparisons(with_desks()).cases_with(Status::pass).size() == 4u);
}

BOOST_AUTO_TEST_CASE(numbers_that_are_compared_as_texts_fail)
{
    BOOST_TEST(run_comparisons(comparing_as_texts(with_desks())).cases_with(Status::fail).size() == 4u);
}

BOOST_AUTO_TEST_CASE(where_there_are_no_numbers_the_skip_says_so)
{
    auto const observed = run_comparisons(reference_server("rfc"));
    BOOST_TEST(observed.cases_with(Status::skip).size() == 4u);
    BOOST_TEST(observed.report.cases.front().skip_reason == "the provider publishes no integer attribute of users");
}

}  // namespace scim::selftest
