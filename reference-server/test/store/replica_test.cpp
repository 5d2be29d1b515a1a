// SPDX-License-Identifier: Apache-2.0
#include <scim/server/service_provider.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include <boost/test/unit_test.hpp>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json.hpp>

#include "support/provider.hpp"

using namespace scim::server;
using scim::server::test::quoted;

namespace {

using namespace std::chrono_literals;

class StillClock final : public scim::Clock {
public:
    scim::TimePoint now() const override { return start_ + std::chrono::milliseconds {passed_.load()}; }
    void pass(std::chrono::milliseconds time) { passed_ += time.count(); }

private:
    scim::TimePoint start_ = *scim::parse_date_time("2026-01-02T03:04:05Z");
    std::atomic<std::int64_t> passed_ = 0;
};

/// A service provider whose readers see changes two seconds late.
struct LateProvider {
    LateProvider()
    {
        ServiceProviderOptions options;
        options.bearer_token = "t";
        options.public_base_url = "http://provider.test/scim/v2";
        options.clock = &clock;
        options.eventual_delay = 2s;
        provider = std::move(*ServiceProvider::create(std::move(options)));
    }

    scim::HttpResponse send(std::string method, std::string target, std::string_view body = {}) const
    {
        return provider->handle({std::move(method), "/scim/v2" + std::move(target),
            {{"Authorization", "Bearer t"}, {"Content-Type", "application/scim+json"}}, quoted(body)});
    }

    scim::Json read(std::string target) const { return *scim::parse_json(send("GET", std::move(target)).body); }

    std::int64_t total(std::string target) const { return read(std::move(target)).find("totalResults")->as_integer(); }

    std::string make(std::string target, std::string_view body) const
    {
        return std::string {scim::parse_json(send("POST", std::move(target), body).body)->string_or("id", "")};
    }

    std::string make_user(std::string const& name) const
    {
        return make("/Users",
            "{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '" + name
                + "', 'title': 'Guide'}");
    }

    scim::HttpResponse retitle(std::string const& id, std::string const& title) const
    {
        return send("PATCH", "/Users/" + id,
            "{'schemas': ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], 'Operations': "
            "[{'op': 'replace', 'path': 'title', 'value': '"
                + title + "'}]}");
    }

    StillClock clock;
    std::unique_ptr<ServiceProvider> provider;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(eventual_consistency)

BOOST_AUTO_TEST_CASE(what_is_made_is_seen_later_in_every_way_of_reading)
{
    LateProvider late;
    auto const id = late.make_user("bjensen");
    late.clock.pass(1999ms);
    BOOST_TEST(late.send("GET", "/Users/" + id).status == 404);
    BOOST_TEST(late.total("/Users") == 0);
    BOOST_TEST(late.total("/Users?filter=userName%20eq%20%22bjensen%22") == 0);
    late.clock.pass(1ms);
    BOOST_TEST(late.send("GET", "/Users/" + id).status == 200);
    BOOST_TEST(late.total("/Users") == 1);
    BOOST_TEST(late.total("/Users?filter=userName%20eq%20%22bjensen%22") == 1);
    BOOST_TEST(late.read("/Users/" + id).find("meta")->string_or("location", "")
        == "http://provider.test/scim/v2/Users/" + id);
}

BOOST_AUTO_TEST_CASE(who_changes_something_sees_it_at_once)
{
    LateProvider late;
    auto const id = late.make_user("bjensen");
    auto const answer = late.retitle(id, "Captain");
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(scim::parse_json(answer.body)->string_or("title", "") == "Captain");
    BOOST_TEST(late.send("POST", "/Users",
                       "{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': 'bjensen'}")
                   .status
        == 409);
}

BOOST_AUTO_TEST_CASE(changes_are_seen_in_their_order)
{
    LateProvider late;
    auto const id = late.make_user("bjensen");
    late.clock.pass(1s);
    late.retitle(id, "Captain");
    late.clock.pass(1s);
    BOOST_TEST(late.read("/Users/" + id).string_or("title", "") == "Guide");
    late.clock.pass(1s);
    BOOST_TEST(late.read("/Users/" + id).string_or("title", "") == "Captain");
    late.send("DELETE", "/Users/" + id);
    BOOST_TEST(late.send("GET", "/Users/" + id).status == 200);
    late.clock.pass(2s);
    BOOST_TEST(late.send("GET", "/Users/" + id).status == 404);
    BOOST_TEST(late.total("/Users") == 0);
}

BOOST_AUTO_TEST_CASE(a_group_loses_a_deleted_member_late_as_well)
{
    LateProvider late;
    auto const user = late.make_user("bjensen");
    auto const group = late.make("/Groups",
        "{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:Group'], 'displayName': 'Guides', 'members': [{'value': '"
            + user + "'}]}");
    late.clock.pass(2s);
    BOOST_TEST(late.read("/Users/" + user).find("groups")->size() == 1U);
    late.send("DELETE", "/Users/" + user);
    BOOST_TEST(late.read("/Groups/" + group).find("members")->size() == 1U);
    late.clock.pass(2s);
    BOOST_TEST(!late.read("/Groups/" + group).contains("members"));
}

BOOST_AUTO_TEST_CASE(what_was_there_before_is_seen_when_the_delay_is_switched_on)
{
    LateProvider late;
    auto options = late.provider->options();
    options.eventual_delay = 0ms;
    BOOST_TEST_REQUIRE(late.provider->change(options).has_value());
    auto const id = late.make_user("bjensen");
    BOOST_TEST(late.send("GET", "/Users/" + id).status == 200);
    options.eventual_delay = 2s;
    BOOST_TEST_REQUIRE(late.provider->change(options).has_value());
    BOOST_TEST(late.send("GET", "/Users/" + id).status == 200);
    late.retitle(id, "Captain");
    BOOST_TEST(late.read("/Users/" + id).string_or("title", "") == "Guide");
}

BOOST_AUTO_TEST_CASE(readers_and_writers_do_not_stop_each_other)
{
    LateProvider late;
    std::atomic<bool> is_over = false;
    std::thread writer {[&] {
        for (int i = 0; i < 300; ++i) {
            auto const id = late.make_user("user" + std::to_string(i));
            late.retitle(id, "Captain");
            late.clock.pass(50ms);
        }
        is_over = true;
    }};
    std::int64_t most = 0;
    auto is_growing = true;
    while (!is_over) {
        auto const total = late.total("/Users?count=0");
        is_growing = is_growing && total >= most;
        most = total;
    }
    writer.join();
    late.clock.pass(2s);
    BOOST_TEST(is_growing);
    BOOST_TEST(late.total("/Users?count=0") == 300);
    BOOST_TEST(late.total("/Users?filter=title%20eq%20%22Captain%22&count=0") == 300);
}

BOOST_AUTO_TEST_SUITE_END()
