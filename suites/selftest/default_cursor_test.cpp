// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

#include <scim/report/assemble.hpp>
#include <scim/wire/json.hpp>

namespace scim::selftest {
namespace {

using report::Status;

constexpr char const* first_page = "query/walk/default-cursor-page-has-its-size";

// Three resources on a page, and cursors for whoever does not choose.
void page_by_cursor(server::ServiceProviderOptions& options)
{
    options.default_paging = server::PagingMethod::cursor;
    options.default_count = 3;
}

Handler paging_by_cursor()
{
    ServerWish wish;
    wish.set_up = page_by_cursor;
    return reference_server("rfc", wish);
}

/// Lists are changed before anybody sees them.
Handler with_lists(Handler honest, void (*change)(Json& list))
{
    return [honest = std::move(honest), change](HttpRequest const& request) {
        auto response = honest(request);
        auto document = parse_json(response.body);
        if (!document || !document->contains("Resources"))
            return response;
        change(*document);
        response.body = write_json(*document);
        return response;
    };
}

Observed run_first_page(Handler const& handler)
{
    RunWish wish;
    wish.selection.cases = {first_page};
    return run_against(handler, load_catalogue_or_abort(), wish);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_first_page_by_cursor_passes)
{
    BOOST_TEST(run_first_page(paging_by_cursor()).cases_with(Status::pass).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_first_page_without_cursor_fails)
{
    auto const lying = with_lists(paging_by_cursor(), [](Json& list) { list.erase("nextCursor"); });
    BOOST_TEST(run_first_page(lying).cases_with(Status::fail).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_first_page_of_more_than_the_published_size_fails)
{
    auto const lying = with_lists(paging_by_cursor(), [](Json& list) {
        auto& resources = list.find("Resources")->as_array();
        if (resources.empty())
            return;
        auto another = resources.back();
        another.set("id", "one-more");
        resources.push_back(std::move(another));
    });
    BOOST_TEST(run_first_page(lying).cases_with(Status::fail).size() == 1U);
}

BOOST_AUTO_TEST_CASE(where_pages_go_by_index_the_skip_says_so)
{
    auto const observed = run_first_page(reference_server("rfc"));
    BOOST_REQUIRE(observed.report.cases.size() == 1U);
    BOOST_TEST(observed.report.cases.front().skip_reason
        == "the configuration names no default page size for cursors as the default");
}

// All the other cases are silent at such a provider as well.
BOOST_AUTO_TEST_CASE(a_provider_that_pages_by_cursor_is_not_accused)
{
    for (auto const* profile : {"rfc", "entra"}) {
        ServerWish server;
        server.set_up
            = [](server::ServiceProviderOptions& options) { options.default_paging = server::PagingMethod::cursor; };
        RunWish wish;
        wish.profile = profile;
        auto const observed = run_against(reference_server(profile, server), load_catalogue_or_abort(), wish);
        for (auto const& text : observed.accusations(Status::fail))
            BOOST_ERROR(text);
    }
}

}  // namespace scim::selftest
