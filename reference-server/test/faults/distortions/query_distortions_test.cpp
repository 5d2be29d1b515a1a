// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "support/provider.hpp"

namespace scim::server::test {
namespace {

/// A fault, a request that it spoils, and one that it leaves alone.
struct Row {
    char const* fault;
    char const* spoilt;
    char const* untouched;

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.fault; }
};

std::vector<Row> const rows {
    {"count-empty-500", "/Users?count=", "/Users?count=2"},
    {"count-non-numeric-500", "/Users?count=many", "/Users?count=2"},
    {"excl-drops-id", "/Users?excludedAttributes=id", "/Users?excludedAttributes=title"},
    {"list-attrs-drops-id", "/Users?attributes=userName", "/Users?attributes=id"},
    {"list-excl-drops-id", "/Users?excludedAttributes=id", "/Users?excludedAttributes=title"},
    {"list-whole-core-schema", "/Users", "/Users?filter=userName%20pr"},
    {"sort-order-alone-500", "/Users?sortOrder=descending", "/Users?sortBy=userName&sortOrder=descending"},
    {"startindex-word-500", "/Users?startIndex=second", "/Users?startIndex=1"},
    {"sort-order-404", "/Users?sortBy=userName&sortOrder=ascending", "/Users?sortBy=userName&sortOrder=descending"},
};

std::string told(std::vector<std::string> faults, char const* target)
{
    Provider provider {strict(), std::move(faults)};
    provider.user("{'userName':'anna','title':'T'}");
    auto const reply = provider.get(target);
    return std::to_string(reply.status) + " " + write_json(reply.at("/Resources/0/id")) + " "
        + write_json(reply.at("/status")) + " " + write_json(reply.at("/schemas"));
}

}  // namespace

BOOST_DATA_TEST_CASE(a_distortion_of_queries_shows_where_it_belongs, rows)
{
    BOOST_TEST(told({}, sample.spoilt) != told({sample.fault}, sample.spoilt));
    BOOST_TEST(told({sample.fault}, sample.untouched).starts_with("200 \""));
}

BOOST_AUTO_TEST_CASE(a_list_without_a_filter_is_no_json)
{
    Provider provider {strict(), {"list-whole-ends-with-comma"}};
    BOOST_CHECK_THROW(provider.get("/Users"), std::runtime_error);
    BOOST_TEST(provider.get("/Users?filter=userName%20pr").status == 200);
}

BOOST_AUTO_TEST_CASE(a_create_with_attributes_loses_its_id)
{
    auto const body = quoted("{'schemas':['" + std::string {core_user} + "'],'userName':'anna'}");
    Provider provider {strict(), {"create-drops-id"}};
    BOOST_TEST(provider.send("POST", "/Users?attributes=userName", body).at("/id").is_null());
    BOOST_TEST(provider.get("/Users?attributes=userName").at("/Resources/0/id").is_string());
}

}  // namespace scim::server::test
