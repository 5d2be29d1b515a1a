// SPDX-License-Identifier: Apache-2.0
#include <scim/server/service_provider.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <scim/wire/json.hpp>

using scim::HttpRequest;

namespace {

HttpRequest request(std::string method, std::string target, std::string body = {})
{
    return {std::move(method), "/scim/v2" + std::move(target),
        {{"Authorization", "Bearer t"}, {"Content-Type", "application/scim+json"}}, std::move(body)};
}

std::string const user_schemas = R"("schemas":["urn:ietf:params:scim:schemas:core:2.0:User"])";

std::unique_ptr<scim::server::ServiceProvider> provider()
{
    scim::server::ServiceProviderOptions options;
    options.bearer_token = "t";
    auto made = scim::server::ServiceProvider::create(std::move(options));
    BOOST_REQUIRE(made);
    return std::move(*made);
}

std::string id_of(scim::HttpResponse const& response)
{
    return std::string {scim::parse_json(response.body)->string_or("id", "")};
}

void run_in_parallel(int threads, std::function<void(int)> const& work)
{
    std::vector<std::thread> running;
    for (int number = 0; number < threads; ++number)
        running.emplace_back([&work, number] { work(number); });
    for (auto& thread : running)
        thread.join();
}

}  // namespace

BOOST_AUTO_TEST_CASE(of_parallel_creates_with_one_name_exactly_one_succeeds)
{
    auto const server = provider();
    std::atomic<int> created = 0;
    std::atomic<int> refused = 0;
    run_in_parallel(8, [&](int) {
        auto const status
            = server->handle(request("POST", "/Users", "{" + user_schemas + R"(,"userName":"same"})")).status;
        created += status == 201 ? 1 : 0;
        refused += status == 409 ? 1 : 0;
    });
    BOOST_TEST(created == 1);
    BOOST_TEST(refused == 7);
}

BOOST_AUTO_TEST_CASE(parallel_patches_of_one_group_are_all_kept)
{
    auto const server = provider();
    auto const group = id_of(server->handle(request(
        "POST", "/Groups", R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"G"})")));
    run_in_parallel(8, [&](int number) {
        for (int place = 0; place < 10; ++place) {
            auto const member = std::to_string(number) + "-" + std::to_string(place);
            server->handle(request("PATCH", "/Groups/" + group,
                R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"add","path":"members","value":[{"value":")"
                    + member + R"("}]}]})"));
            server->handle(request("GET", "/Groups?filter=members%20pr"));
        }
    });
    auto const reply = scim::parse_json(server->handle(request("GET", "/Groups/" + group)).body);
    BOOST_TEST(reply->find("members")->size() == 80u);
    BOOST_TEST(reply->find("meta")->string_or("version", "") == "W/\"81\"");
}

// RFC7644-3.14-09: of those who saw the same version one gets through, and nothing that got through is lost.
BOOST_AUTO_TEST_CASE(of_parallel_conditional_changes_none_is_lost)
{
    auto const server = provider();
    auto const user = id_of(
        server->handle(request("POST", "/Users", "{" + user_schemas + R"(,"userName":"counter","title":"0"})")));
    std::atomic<int> done = 0;
    run_in_parallel(8, [&](int) {
        for (int i = 0; i < 50; ++i) {
            auto const seen = server->handle(request("GET", "/Users/" + user));
            auto const count = std::stoi(std::string {scim::parse_json(seen.body)->string_or("title", "")});
            auto put = request("PUT", "/Users/" + user,
                "{" + user_schemas + R"(,"userName":"counter","title":")" + std::to_string(count + 1) + R"("})");
            put.fields.add("If-Match", std::string {seen.fields.find("ETag").value()});
            done += server->handle(put).status == 200 ? 1 : 0;
        }
    });
    auto const last = scim::parse_json(server->handle(request("GET", "/Users/" + user)).body);
    BOOST_TEST(done > 0);
    BOOST_TEST(last->string_or("title", "") == std::to_string(done));
}

BOOST_AUTO_TEST_CASE(a_conditional_delete_never_takes_a_version_it_did_not_see)
{
    auto const server = provider();
    for (int round = 0; round < 50; ++round) {
        auto const made = server->handle(
            request("POST", "/Users", "{" + user_schemas + R"(,"userName":"u)" + std::to_string(round) + R"("})"));
        auto const target = "/Users/" + id_of(made);
        auto const tag = std::string {made.fields.find("ETag").value()};
        std::atomic<int> patched = 0;
        std::atomic<int> deleted = 0;
        run_in_parallel(2, [&](int number) {
            auto change = number == 0 ? request("DELETE", target)
                                      : request("PATCH", target,
                                          R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],)"
                                          R"("Operations":[{"op":"add","path":"title","value":"kept"}]})");
            change.fields.add("If-Match", tag);
            (number == 0 ? deleted : patched) = server->handle(change).status;
        });
        auto const is_there = server->handle(request("GET", target)).status == 200;
        BOOST_TEST((deleted == 204) != (patched == 200));
        BOOST_TEST(is_there == (patched == 200));
    }
}

BOOST_AUTO_TEST_CASE(parallel_readers_never_see_half_a_change)
{
    auto const server = provider();
    auto const user = id_of(server->handle(request(
        "POST", "/Users", "{" + user_schemas + R"(,"userName":"pair","externalId":"E","title":"0","nickName":"0"})")));
    std::atomic<int> writing = 2;
    std::atomic<int> torn = 0;
    std::atomic<int> seen = 0;
    auto const write = [&](int number) {
        for (int i = 0; i < 200; ++i) {
            auto const text = std::to_string(number * 1000 + i);
            server->handle(request("PATCH", "/Users/" + user,
                R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)"
                R"({"op":"replace","value":{"title":")"
                    + text + R"(","nickName":")" + text + R"(","userName":"pair)" + std::to_string(i % 2)
                    + R"("}}]})"));
            auto const other = id_of(server->handle(
                request("POST", "/Users", "{" + user_schemas + R"(,"userName":"other)" + text + R"("})")));
            server->handle(request("DELETE", "/Users/" + other));
        }
        --writing;
    };
    auto const read = [&] {
        auto const found = server->handle(request("GET", "/Users?filter=externalId%20eq%20%22E%22"));
        auto const list = scim::parse_json(found.body);
        auto const* users = list->find("Resources");
        auto const is_whole = users->size() == 1
            && users->as_array().front().string_or("title", "") == users->as_array().front().string_or("nickName", "x");
        torn += is_whole ? 0 : 1;
        torn += scim::parse_json(server->handle(request("GET", "/Users")).body) ? 0 : 1;
        ++seen;
    };
    run_in_parallel(5, [&](int number) {
        if (number < 2)
            return write(number);
        do {
            read();
        } while (writing > 0);
    });
    BOOST_TEST(seen >= 3);
    BOOST_TEST(torn == 0);
    auto const last = scim::parse_json(server->handle(request("GET", "/Users")).body);
    BOOST_TEST(last->find("totalResults")->as_integer() == 1);
}
