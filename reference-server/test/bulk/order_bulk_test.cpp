// SPDX-License-Identifier: Apache-2.0
#include "bulk/order_bulk.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

namespace scim::server::test {

namespace {

/// `0 2 (1 3)`: batches of several in brackets.
std::string order_of(BulkNeeds const& needs)
{
    std::string text;
    for (auto const& batch : order_bulk(needs)) {
        std::string members;
        for (auto const operation : batch)
            members += (members.empty() ? "" : " ") + std::to_string(operation);
        text += (text.empty() ? "" : " ") + (batch.size() > 1 ? "(" + members + ")" : members);
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_bulk_suite)

BOOST_AUTO_TEST_CASE(operations_without_needs_keep_their_order)
{
    BOOST_TEST(order_of({}).empty());
    BOOST_TEST(order_of({{}, {}, {}}) == "0 1 2");
    BOOST_TEST(order_of({{}, {0}, {1}}) == "0 1 2");
}

BOOST_AUTO_TEST_CASE(an_operation_waits_for_what_it_needs_and_no_longer)
{
    BOOST_TEST(order_of({{2}, {}, {}, {}}) == "1 2 0 3");
    BOOST_TEST(order_of({{1}, {2}, {3}, {}}) == "3 2 1 0");
    BOOST_TEST(order_of({{3}, {0}, {}, {}}) == "2 3 0 1");
}

BOOST_AUTO_TEST_CASE(operations_that_need_each_other_come_together)
{
    BOOST_TEST(order_of({{1}, {0}}) == "(0 1)");
    BOOST_TEST(order_of({{0}}) == "0");
    BOOST_TEST(order_of({{2}, {}, {0}, {}}) == "1 (0 2) 3");
    BOOST_TEST(order_of({{1, 4}, {0}, {0}, {}, {}}) == "3 4 (0 1) 2");
    BOOST_TEST(order_of({{1}, {2}, {0, 3}, {4}, {3}}) == "(3 4) (0 1 2)");
}

BOOST_AUTO_TEST_CASE(a_long_chain_is_no_deep_recursion)
{
    BulkNeeds needs(200'000);
    for (std::size_t i = 0; i + 1 < needs.size(); ++i)
        needs[i] = {i + 1};
    BOOST_TEST(order_bulk(needs).front().front() == needs.size() - 1);
    needs.back() = {0};
    BOOST_TEST(order_bulk(needs).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
