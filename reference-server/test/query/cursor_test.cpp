// SPDX-License-Identifier: Apache-2.0
/// @file
/// Paging by cursor. RFC 9865.

#include <set>

#include <boost/test/unit_test.hpp>

#include <scim/wire/encoding.hpp>

#include "query/seal.hpp"
#include "support/provider.hpp"

namespace scim::server::test {
namespace {

/// A service provider with one user for each letter.
class Letters : public Provider {
public:
    explicit Letters(std::string_view letters, ServiceProviderOptions options = {}) : Provider {std::move(options)}
    {
        for (auto const letter : letters)
            user("{'userName':'" + std::string {letter} + "'}");
    }
};

std::string names(Reply const& page)
{
    std::string letters;
    auto const resources = page.at("/Resources");
    for (auto const& resource : resources.as_array())
        letters += resource.string_or("userName", "?");
    return letters;
}

std::string next_of(Reply const& page)
{
    return std::string {page.body.string_or("nextCursor", "")};
}

/// All pages, with a bar after each; `parameters` begin with &.
std::string walk(Provider& provider, std::string const& parameters)
{
    std::string pages;
    std::string cursor;
    do {
        auto const page = provider.get("/Users?cursor=" + cursor + parameters);
        pages += names(page) + "|";
        cursor = next_of(page);
    } while (!cursor.empty() && pages.size() < 100);
    return pages;
}

BOOST_AUTO_TEST_SUITE(cursors)

BOOST_AUTO_TEST_CASE(a_walk_meets_every_resource_once)
{
    Letters provider {"abcde"};
    BOOST_TEST(walk(provider, "&count=2") == "ab|cd|e|");
    BOOST_TEST(walk(provider, "&count=5") == "abcde|");
    BOOST_TEST(walk(provider, "") == "abcde|");
    BOOST_TEST(walk(provider, "&count=2&sortBy=userName&sortOrder=descending") == "ed|cb|a|");
    BOOST_TEST(walk(provider, "&count=2&filter=" + percent_encode("userName gt \"b\"")) == "cd|e|");
}

BOOST_AUTO_TEST_CASE(a_page_has_the_members_of_section_2)
{
    Letters provider {"abcde"};
    auto const first = provider.get("/Users?cursor&count=2");
    BOOST_TEST(first.status == 200);
    BOOST_TEST(first.at("/totalResults").as_integer() == 5);
    BOOST_TEST(first.at("/itemsPerPage").as_integer() == 2);
    BOOST_TEST(!first.body.contains("previousCursor"));
    BOOST_TEST(!first.body.contains("startIndex"));
    auto const second = provider.get("/Users?count=2&cursor=" + next_of(first));
    BOOST_TEST(names(second) == "cd");
    auto const back
        = provider.get("/Users?count=2&cursor=" + std::string {second.body.string_or("previousCursor", "")});
    BOOST_TEST(names(back) == "ab");
    BOOST_TEST(!back.body.contains("previousCursor"));
    auto const last = provider.get("/Users?count=2&cursor=" + next_of(second));
    BOOST_TEST(names(last) == "e");
    BOOST_TEST(!last.body.contains("nextCursor"));
}

BOOST_AUTO_TEST_CASE(cursors_are_made_of_unreserved_characters)
{
    Letters provider {"abc"};
    std::set<std::string> seen;
    for (int i = 0; i < 50; ++i) {
        auto const cursor = next_of(provider.get("/Users?cursor=&count=1"));
        BOOST_TEST(percent_encode(cursor) == cursor);
        seen.insert(cursor);
    }
    BOOST_TEST(seen.size() == 50U);  // opaque: the same place never looks the same
}

BOOST_AUTO_TEST_CASE(count_has_bounds)
{
    ServiceProviderOptions options;
    options.max_results = 3;
    Letters provider {"abcde", options};
    BOOST_TEST(names(provider.get("/Users?cursor=&count=100")) == "abc");
    for (auto const* parameters : {"?cursor=&count=0", "?cursor=&count=-4"}) {
        auto const page = provider.get(std::string {"/Users"} + parameters);
        BOOST_TEST(names(page).empty());
        BOOST_TEST(page.at("/totalResults").as_integer() == 5);
    }
    auto const first = provider.get("/Users?cursor=&count=2");
    BOOST_TEST(provider.get("/Users?count=3&cursor=" + next_of(first)).scim_type() == "invalidCount");
    BOOST_TEST(names(provider.get("/Users?cursor=" + next_of(first))) == "cd");
}

BOOST_AUTO_TEST_CASE(what_is_no_cursor_of_this_query_is_refused)
{
    Letters provider {"abcde"};
    auto const cursor = next_of(provider.get("/Users?cursor=&count=2"));
    for (auto const& target : {"/Users?cursor=made-up", "/Users?cursor=%00", "/Users?cursor=++++"}) {
        auto const reply = provider.get(target);
        BOOST_TEST(reply.status == 400);
        BOOST_TEST(reply.scim_type() == "invalidCursor");
    }
    for (std::size_t place = 0; place < cursor.size(); ++place) {
        auto forged = cursor;
        forged[place] = forged[place] == 'A' ? 'Q' : 'A';
        auto const reply = provider.get("/Users?count=2&cursor=" + forged);
        // The last letter holds bits that mean nothing.
        BOOST_TEST((reply.scim_type() == "invalidCursor" || (place + 1 == cursor.size() && reply.status == 200)));
    }
    BOOST_TEST(provider.get("/Groups?count=2&cursor=" + cursor).scim_type() == "invalidCursor");
    BOOST_TEST(provider.get("/Users?count=2&sortBy=userName&cursor=" + cursor).scim_type() == "invalidCursor");
    BOOST_TEST(provider.get("/Users?filter=active%20pr&cursor=" + cursor).scim_type() == "invalidCursor");
    BOOST_TEST(provider.get("/Users?startIndex=1&cursor=" + cursor).status == 400);
}

BOOST_AUTO_TEST_CASE(cursors_expire)
{
    ServiceProviderOptions options;
    options.cursor_lifetime = std::chrono::seconds {30};
    Letters provider {"abc", options};
    auto const cursor = next_of(provider.get("/Users?cursor=&count=1"));
    BOOST_TEST(names(provider.get("/Users?cursor=" + cursor)) == "b");
    for (int i = 0; i < 40; ++i)
        provider.user("{'userName':'later" + std::to_string(i) + "'}");  // the clock moves with every look
    BOOST_TEST(provider.get("/Users?cursor=" + cursor).scim_type() == "expiredCursor");
    BOOST_TEST(provider.get("/ServiceProviderConfig").at("/pagination/cursorTimeout").as_integer() == 30);
}

BOOST_AUTO_TEST_CASE(a_walk_is_not_led_astray_by_writers)
{
    Letters provider {"abcd"};
    auto const first = provider.get("/Users?cursor=&count=2");
    auto const a = first.at("/Resources/0/id").as_string();
    auto const b = first.at("/Resources/1/id").as_string();
    provider.user("{'userName':'e'}");
    provider.send("DELETE", "/Users/" + a);
    BOOST_TEST(names(provider.get("/Users?cursor=" + next_of(first))) == "cd");
    provider.send("DELETE", "/Users/" + b);
    BOOST_TEST(!names(provider.get("/Users?cursor=" + next_of(first))).empty());
}

BOOST_AUTO_TEST_CASE(search_takes_the_cursor_in_its_body)
{
    Letters provider {"abc"};
    auto const search = [&](std::string const& members) {
        return provider.send("POST", "/Users/.search",
            quoted("{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],'count':2," + members + "}"));
    };
    auto const first = search("'cursor':''");
    BOOST_TEST(names(first) == "ab");
    BOOST_TEST(names(search("'cursor':'" + next_of(first) + "'")) == "c");
}

BOOST_AUTO_TEST_CASE(cursor_can_be_the_usual_method)
{
    ServiceProviderOptions options;
    options.default_paging = PagingMethod::cursor;
    Letters provider {"abc", options};
    BOOST_TEST(!next_of(provider.get("/Users?count=1")).empty());
    BOOST_TEST(provider.get("/Users?count=1&startIndex=2").at("/startIndex").as_integer() == 2);
    BOOST_TEST(
        provider.get("/ServiceProviderConfig").at("/pagination/defaultPaginationMethod").as_string() == "cursor");
    Letters index {"abc"};
    BOOST_TEST(next_of(index.get("/Users?count=1")).empty());
}

BOOST_AUTO_TEST_CASE(a_seal_is_bound_to_scope_and_key)
{
    auto const key = make_seal_key();
    auto const sealed = seal("text", "scope", key);
    BOOST_TEST((unseal(sealed, "scope", key) == "text"));
    BOOST_TEST(!unseal(sealed, "other", key));
    BOOST_TEST(!unseal(sealed, "scope", make_seal_key()));
    BOOST_TEST(!unseal("", "scope", key));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace scim::server::test
