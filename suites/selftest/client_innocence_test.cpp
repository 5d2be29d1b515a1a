// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/variant.hpp>

#include "in_parallel.hpp"

namespace scim::selftest {
namespace {

/// A reading that is right by the RFCs and that one client does not work with, or is at odds with its documentation.
struct Conflict {
    std::string_view client, variant;
};

constexpr std::array conflicts {
    Conflict {"okta", "list-whole-without-page-numbers"},  // OKTA-010: the numbers are in every list
    Conflict {"okta", "patch-read-only-refused"},          // OKTA-013: a rename repeats the id
    Conflict {"onelogin", "plain-json-refused"},           // requests are application/json
    Conflict {"onelogin", "scim-json-always"},             // ONELOGIN-003: answers too
};

bool is_conflict(std::string_view client, std::string_view variant)
{
    return std::any_of(conflicts.begin(), conflicts.end(),
        [&](Conflict const& one) { return one.client == client && one.variant == variant; });
}

/// What the cases of one client say of a provider that takes one reading for the other.
struct ClientResult {
    std::string client, variant;
    std::vector<std::string> accusations;
};

std::vector<std::string> accusations_of(
    std::string const& client, std::string const& variant, conformance::Catalogue const& catalogue)
{
    RunWish wish;
    wish.profile = client;
    wish.selection.suites = {client};
    auto const observed = run_against(reference_server(client, {{}, {variant}}), catalogue, wish);
    std::vector<std::string> all;
    for (auto const status : {report::Status::fail, report::Status::warn, report::Status::error}) {
        auto const cases = observed.cases_with(status);
        all.insert(all.end(), cases.begin(), cases.end());
    }
    return all;
}

std::vector<ClientResult> client_results(conformance::Catalogue const& catalogue)
{
    std::vector<ClientResult> results;
    for (auto const* const client : {"okta", "onelogin", "jumpcloud"}) {
        for (auto const& variant : server::variant_catalogue()) {
            if (!variant.is_discouraged)
                results.push_back({client, variant.id, {}});
        }
    }
    in_parallel(results.size(), [&](std::size_t index) {
        auto& result = results[index];
        result.accusations = accusations_of(result.client, result.variant, catalogue);
    });
    return results;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_clients_need_accuses_no_variant_but_the_known_ones)
{
    auto const catalogue = load_catalogue_or_abort();
    for (auto const& result : client_results(catalogue)) {
        if (is_conflict(result.client, result.variant))
            BOOST_TEST(!result.accusations.empty(), result.client << " works with " << result.variant << " by now");
        else
            BOOST_TEST(result.accusations.empty(),
                result.client << " accuses " << result.variant << ": "
                              << (result.accusations.empty() ? "" : result.accusations.front()));
    }
}

}  // namespace scim::selftest
