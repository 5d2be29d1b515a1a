// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include <scim/report/assemble.hpp>

#include "in_parallel.hpp"

namespace scim::selftest {
namespace {

using Statuses = std::map<std::string, report::Status>;

/// A server that is asked in several orders.
struct Subject {
    char const* profile;
    char const* fault;  ///< empty: honest

    friend std::ostream& operator<<(std::ostream& out, Subject const& one)
    {
        return out << one.profile << ' ' << one.fault;
    }
};

/// A way through the plan.
struct Way {
    conformance::CaseOrder order;
    std::uint64_t seed;
    int jobs;
};

constexpr auto in_order = conformance::CaseOrder::catalogue;
constexpr auto shuffled = conformance::CaseOrder::shuffled;

constexpr std::array subjects {Subject {"rfc", ""}, Subject {"entra", ""}, Subject {"rfc", "auth-not-required"},
    Subject {"rfc", "etag-if-match-ignored"}, Subject {"entra", "patch-not-atomic"}};
constexpr std::array ways {Way {in_order, 1, 1}, Way {shuffled, 2, 1}, Way {shuffled, 3, 1}, Way {shuffled, 4, 1},
    Way {in_order, 5, 4}, Way {shuffled, 6, 4}, Way {shuffled, 7, 8}};

Observed observe(Subject const& subject, Way const& way, conformance::Catalogue const& catalogue)
{
    ServerWish server;
    if (*subject.fault != '\0')
        server.faults = {subject.fault};
    RunWish wish;
    wish.profile = subject.profile;
    wish.order = way.order;
    wish.seed = way.seed;
    wish.jobs = way.jobs;
    return run_against(reference_server(subject.profile, server), catalogue, wish);
}

Statuses statuses_of(Observed const& observed)
{
    Statuses statuses;
    for (auto const& one : observed.report.cases)
        statuses[one.id] = one.status;
    return statuses;
}

std::vector<std::string> ids_of(conformance::Plan const& plan)
{
    std::vector<std::string> ids;
    for (auto const& planned : plan.cases)
        ids.push_back(planned.definition->id);
    return ids;
}

}  // namespace

BOOST_DATA_TEST_CASE(the_order_of_the_cases_changes_no_status, subjects)
{
    auto const catalogue = load_catalogue_or_abort();
    std::vector<Statuses> seen(ways.size());
    in_parallel(ways.size(), [&](std::size_t i) { seen[i] = statuses_of(observe(sample, ways[i], catalogue)); });
    BOOST_TEST_REQUIRE(seen.front().size() > 1000u);
    for (std::size_t i = 1; i < seen.size(); ++i) {
        BOOST_TEST(seen[i].size() == seen.front().size());
        for (auto const& [id, status] : seen.front())
            BOOST_TEST(report::to_string(seen[i][id]) == report::to_string(status),
                id << " with seed " << ways[i].seed << ": " << report::to_string(seen[i][id]) << " in the place of "
                   << report::to_string(status));
    }
}

BOOST_AUTO_TEST_CASE(a_seed_gives_an_order_of_its_own_with_every_case_once)
{
    auto const catalogue = load_catalogue_or_abort();
    auto const plan = *conformance::select_cases(catalogue, *catalogue.find_profile("rfc"), {});
    auto first = plan, again = plan, other = plan;
    conformance::shuffle(first, 1);
    conformance::shuffle(again, 1);
    conformance::shuffle(other, 2);
    BOOST_TEST((ids_of(first) == ids_of(again)));
    BOOST_TEST((ids_of(first) != ids_of(other)));
    BOOST_TEST((ids_of(first) != ids_of(plan)));
    auto sorted = ids_of(first), expected = ids_of(plan);
    std::sort(sorted.begin(), sorted.end());
    std::sort(expected.begin(), expected.end());
    BOOST_TEST((sorted == expected));
}

}  // namespace scim::selftest
