// SPDX-License-Identifier: Apache-2.0
#include <scim/server/observer.hpp>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <scim/wire/json.hpp>
#include <scim/wire/json_pointer.hpp>

using namespace scim;
using namespace scim::server;

namespace {

HttpResponse const ok {200, "OK", {{"Content-Type", "application/scim+json"}}, "{}"};

void record(Observer& observer, HttpRequest const& request, HttpResponse const& response = ok, std::string tenant = "a")
{
    observer.record({std::move(tenant), *parse_date_time("2026-01-02T03:04:05.678Z"), std::chrono::microseconds {42},
        request, response});
}

void get(Observer& observer, std::string target, HttpResponse const& response = ok, std::string tenant = "a")
{
    record(observer, {"GET", "/scim/v2" + target, {}, ""}, response, std::move(tenant));
}

std::vector<std::string> targets(Json const& log)
{
    std::vector<std::string> found;
    for (auto const& entry : log.find("entries")->as_array())
        found.emplace_back(entry.string_or("target", ""));
    return found;
}

std::vector<std::string> requirements(Json const& entry)
{
    std::vector<std::string> found;
    for (auto const& violation : entry.find("violations")->as_array())
        found.emplace_back(violation.string_or("requirement", ""));
    return found;
}

std::vector<std::string> requirements_of_last(Observer const& observer)
{
    return requirements(observer.log(0, 1000).find("entries")->as_array().back());
}

HttpResponse page(std::string const& next_cursor)
{
    auto response = ok;
    response.body = R"({"totalResults":9,"nextCursor":")" + next_cursor + R"(","Resources":[]})";
    return response;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(observer_suite)

BOOST_AUTO_TEST_CASE(an_entry_has_everything_but_secrets)
{
    Observer observer {{}};
    record(observer,
        {"PATCH", "/scim/v2/Users/1?access_token=s3cret",
            {{"Authorization", "Bearer s3cret"}, {"Content-Type", "application/scim+json"}},
            R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"replace","path":"password","value":"s3cret"}]})"},
        {200, "OK", {{"Set-Cookie", "s3cret"}, {"Content-Type", "application/json"}}, R"({"access_token":"s3cret"})"});
    auto const log = observer.log(0, 10);
    BOOST_TEST(write_json(log).find("s3cret") == std::string::npos);
    BOOST_TEST(write_json(log)
        == R"json({"entries":[{"id":1,"at":"2026-01-02T03:04:05.678Z","tenant":"a","tookMicroseconds":42,"method":"PATCH",)json"
           R"json("target":"/scim/v2/Users/1?access_token=(redacted)","requestHeaders":[{"name":"Authorization",)json"
           R"json("value":"Bearer (redacted)"},{"name":"Content-Type","value":"application/scim+json"}],)json"
           R"json("requestBody":"{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":)json"
           R"json(\"replace\",\"path\":\"password\",\"value\":\"(redacted)\"}]}","status":200,"responseHeaders":[{"name":)json"
           R"json("Set-Cookie","value":"(redacted)"},{"name":"Content-Type","value":"application/json"}],)json"
           R"json("responseBody":"{\"access_token\":\"(redacted)\"}","violations":[{"requirement":"RFC7644-2.1-03",)json"
           R"json("level":"warning","summary":"Credentials are sent in header fields: URLs end up in logs.",)json"
           R"json("detail":"the query has the parameter access_token"}]}],"next":1})json");
}

BOOST_AUTO_TEST_CASE(the_log_is_read_from_where_one_was)
{
    Observer observer {{}};
    for (auto const* target : {"/Users/1", "/Users/2", "/Users/3"})
        get(observer, target);
    auto const first = observer.log(0, 2);
    BOOST_TEST((targets(first) == std::vector<std::string> {"/scim/v2/Users/1", "/scim/v2/Users/2"}));
    BOOST_TEST(first.find("next")->as_integer() == 2);
    auto const second = observer.log(2, 2);
    BOOST_TEST((targets(second) == std::vector<std::string> {"/scim/v2/Users/3"}));
    BOOST_TEST(targets(observer.log(3, 2)).empty());
    BOOST_TEST(observer.log(3, 2).find("next")->as_integer() == 3);
    // A number of another life of the server.
    BOOST_TEST(targets(observer.log(99, 10)).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_tenant_sees_only_its_own)
{
    Observer observer {{}};
    get(observer, "/Users/1", ok, "a");
    get(observer, "/Users/2", ok, "b");
    auto const log = observer.log(0, 10, "a");
    BOOST_TEST((targets(log) == std::vector<std::string> {"/scim/v2/Users/1"}));
    BOOST_TEST(log.find("next")->as_integer() == 2);
}

BOOST_AUTO_TEST_CASE(the_oldest_entries_make_room)
{
    ObserverOptions options;
    options.max_entries = 3;
    Observer observer {std::move(options)};
    for (int i = 1; i <= 5; ++i) {
        get(observer, "/Users/" + std::to_string(i));
        observer.log(0, 1);  // keeps the queue from filling up
    }
    auto const log = observer.log(0, 10);
    BOOST_TEST((targets(log) == std::vector<std::string> {"/scim/v2/Users/3", "/scim/v2/Users/4", "/scim/v2/Users/5"}));
    BOOST_TEST(observer.dropped() == 0U);
}

BOOST_AUTO_TEST_CASE(memory_is_bounded_and_bodies_are_cut)
{
    ObserverOptions options;
    options.max_bytes = 20'000;
    options.max_body_bytes = 1'000;
    Observer observer {std::move(options)};
    HttpRequest request {
        "POST", "/scim/v2/Users", {{"Content-Type", "application/scim+json"}}, std::string(5'000, 'x')};
    for (int i = 0; i < 40; ++i) {
        record(observer, request);
        observer.log(0, 1);
    }
    auto const log = observer.log(0, 100);
    auto const& entries = log.find("entries")->as_array();
    BOOST_TEST(entries.size() < 20U);
    BOOST_TEST(entries.size() > 5U);
    auto const body = entries.back().string_or("requestBody", "");
    BOOST_TEST(body.ends_with("xxx... (cut, 5000 bytes in all)"));
    BOOST_TEST(body.size() < 1'100U);
}

BOOST_AUTO_TEST_CASE(what_is_too_much_is_dropped_and_counted)
{
    Metrics metrics {{}};
    ObserverOptions options;
    options.max_bytes = 4'000;
    options.metrics = &metrics;
    Observer observer {std::move(options)};
    HttpRequest const request {"POST", "/scim/v2/Users", {}, std::string(5'000, 'x')};
    record(observer, request);
    BOOST_TEST(observer.dropped() == 1U);
    BOOST_TEST(observer.log(0, 10).find("entries")->as_array().empty());
    BOOST_TEST(metrics.text().find("scim_log_entries_dropped_total 1\n") != std::string::npos);
    BOOST_TEST(metrics.text().find(R"(endpoint="User",status="200"} 1)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(clearing_forgets_entries_and_goes_on_counting)
{
    Observer observer {{}};
    get(observer, "/Users/1");
    observer.clear();
    BOOST_TEST(targets(observer.log(0, 10)).empty());
    get(observer, "/Users/2");
    BOOST_TEST(observer.log(1, 10).find("next")->as_integer() == 2);
}

BOOST_AUTO_TEST_CASE(lines_and_metrics_know_the_violations)
{
    Metrics metrics {{}};
    std::vector<std::string> lines;
    ObserverOptions options;
    options.metrics = &metrics;
    options.log_sink = [&](std::string const& line) { lines.push_back(line); };
    {
        Observer observer {std::move(options)};
        get(observer, "/Users?count=x");
    }
    BOOST_REQUIRE(lines.size() == 1U);
    BOOST_TEST(lines[0].ends_with("violations=1"));
    BOOST_TEST(metrics.text().find("scim_request_violations_total{requirement=\"RFC7644-3.4.2.4-07\"} 1")
        != std::string::npos);
}

// RFC 9865 §2: all parameters but the cursor stay what they were.
BOOST_AUTO_TEST_CASE(a_cursor_belongs_to_its_query)
{
    Observer observer {{}};
    get(observer, "/Users?filter=userName%20sw%20%22J%22&cursor&count=10", page("VZUTiyhEQJ94IR"));
    get(observer, "/Users?count=10&filter=username%20sw%20%22J%22&cursor=VZUTiyhEQJ94IR", page("YkU3OF86Pz0rGv"));
    BOOST_TEST(requirements_of_last(observer).empty());
    get(observer, "/Users?count=10&filter=userName%20sw%20%22K%22&cursor=YkU3OF86Pz0rGv");
    BOOST_TEST((requirements_of_last(observer) == std::vector<std::string> {"RFC9865-2-17"}));
    get(observer, "/Groups?count=10&filter=userName%20sw%20%22J%22&cursor=YkU3OF86Pz0rGv");
    BOOST_TEST(requirements_of_last(observer).front() != "");
    BOOST_TEST(requirements_of_last(observer).back() == "RFC9865-2-17");
    get(observer, "/Users?filter=userName%20sw%20%22J%22&cursor=YkU3OF86Pz0rGv");
    BOOST_TEST((requirements_of_last(observer) == std::vector<std::string> {"RFC9865-2-17"}));
}

BOOST_AUTO_TEST_CASE(a_cursor_of_another_tenant_is_unknown)
{
    Observer observer {{}};
    HttpResponse const refused {400, "Bad Request", {}, R"({"scimType":"invalidCursor"})"};
    get(observer, "/Users?cursor", page("abc"), "a");
    get(observer, "/Users?cursor=abc", refused, "b");
    BOOST_TEST((requirements_of_last(observer) == std::vector<std::string> {"RFC9865-2-18"}));
    get(observer, "/Users?cursor=abc", refused, "a");
    BOOST_TEST(requirements_of_last(observer).empty());
    get(observer, "/Users?cursor=unknown", ok, "a");
    BOOST_TEST(requirements_of_last(observer).empty());
}

BOOST_AUTO_TEST_CASE(a_cursor_in_a_search_request_belongs_to_its_query)
{
    Observer observer {{}};
    auto const search = [&](std::string const& members) {
        record(observer,
            {"POST", "/scim/v2/Users/.search", {{"Content-Type", "application/scim+json"}},
                R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],)" + members + "}"},
            page("abc"));
    };
    search(R"("cursor":"","count":5)");
    search(R"("count":5,"cursor":"abc")");
    BOOST_TEST(requirements_of_last(observer).empty());
    search(R"("count":5,"cursor":"abc","filter":"title pr")");
    BOOST_TEST((requirements_of_last(observer) == std::vector<std::string> {"RFC9865-2-17"}));
}

BOOST_AUTO_TEST_CASE(many_threads_may_record_and_read)
{
    ObserverOptions options;
    options.max_entries = 10'000;
    Observer observer {std::move(options)};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 500; ++k)
                get(observer, "/Users/1");
        });
    }
    threads.emplace_back([&] {
        for (int k = 0; k < 20; ++k)
            observer.log(0, 100);
    });
    for (auto& thread : threads)
        thread.join();
    BOOST_TEST(observer.log(0, 5'000).find("entries")->as_array().size() == 2'000U);
    BOOST_TEST(observer.dropped() == 0U);
}

// Whatever arrives, something is kept and nothing ends.
BOOST_AUTO_TEST_CASE(hostile_requests_are_recorded_like_others)
{
    using namespace std::string_literals;
    std::vector<HttpRequest> const requests {
        {"", "", {}, ""},
        {"GET", "*", {}, ""},
        {"OPTIONS", "//", {}, ""},
        {"GET", "/scim/v2/Users?" + std::string(50'000, '&'), {}, ""},
        {"GET", "/scim/v2/Users?filter=" + std::string(50'000, '('), {}, ""},
        {"GET", "/scim/v2/Users?filter=%", {}, ""},
        {"POST", "/scim/v2/Users", {}, std::string(500'000, '[')},
        {"POST", "/scim/v2/Users", {}, "{\"\xff\":\0}"s},
        {"PATCH", "/scim/v2/Users/1", {},
            R"({"Operations":[null,1,[],{"op":{},"path":"[]]["},{"path":"a[","value":{}}]})"},
        {"POST", "/scim/v2/Bulk", {},
            R"({"Operations":[null,{"method":"PATCH","path":"////","data":{"Operations":{}}}]})"},
        {"POST", "/scim/v2/.search", {}, R"({"schemas":{},"attributes":{},"cursor":[],"count":1e999})"},
        {std::string(100'000, 'M'), "/scim/v2/Users", {{"", ""}, {std::string(50'000, 'n'), "\r\n"}}, "\0"s},
    };
    Observer observer {{}};
    for (auto const& request : requests)
        record(observer, request, {0, "", {}, "\xff"});
    BOOST_TEST(observer.log(0, 100).find("entries")->as_array().size() == requests.size());
}

BOOST_AUTO_TEST_SUITE_END()
