// SPDX-License-Identifier: Apache-2.0
#include "safety/whole_stack.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <sys/resource.h>

namespace scim::server::test {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

constexpr std::size_t megabyte = std::size_t {1024} * 1024;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t allowed_growth = 400 * megabyte;  // a sanitizer keeps what is freed, and notes on it
#else
constexpr std::size_t allowed_growth = 48 * megabyte;
#endif

std::string const user = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a"})";

std::string half_a_post()
{
    return "POST /scim/v2/Users HTTP/1.1\r\nHost: h\r\n" + std::string {authorization}
    + "Content-Type: application/scim+json\r\nContent-Length: 500000\r\n\r\n" + std::string(1000, '{');
}

/// Two sockets for each client, and some.
bool allow_descriptors(rlim_t wanted)
{
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(wanted, limit.rlim_max));
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= wanted;
}

/// Looks until it is true, for some seconds.
bool becomes_true(std::function<bool()> const& claim)
{
    for (auto const start = Steady::now(); Steady::now() - start < 8s; std::this_thread::sleep_for(5ms)) {
        if (claim())
            return true;
    }
    return claim();
}

std::string many_deep_arrays()
{
    return std::string(100'000, '[') + std::string(100'000, ']');
}

/// Everything at once that costs a server memory.
void storm(WholeStack const& server)
{
    auto const large = std::string(10'000'000, 'x');
    for (int i = 0; i < 10; ++i) {
        server.send("POST", "/scim/v2/Users", large);
        server.send("GET", "/scim/v2/Users?filter=" + large);
        server.send("POST", "/scim/v2/Users", many_deep_arrays());
        server.send("POST", "/scim/v2/Users", std::string(900'000, '['));
        exchange(server.port(), "GET / HTTP/1.1\r\nX-Long: " + std::string(1'000'000, 'x'));
    }
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(half_a_post() + std::string(400'000, ' '));
    }
    for (auto const& client : clients)
        client->vanish();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_clients)

BOOST_AUTO_TEST_CASE(a_slow_client_is_served_and_holds_nobody_up)
{
    WholeStack const server;
    RawClient slow {server.port()};
    for (auto const byte : request_bytes("POST", "/scim/v2/Users", user)) {
        slow.send({&byte, 1});
        std::this_thread::yield();
    }
    BOOST_TEST(server.serves_others());
    BOOST_TEST(slow.read_response().status == 201);
}

BOOST_AUTO_TEST_CASE(more_slow_clients_than_threads_hold_nobody_up)
{
    ListenOptions options;
    options.threads = 2;
    options.read_timeout = 300ms;
    WholeStack const server {options};
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 50; ++i) {
        slow.push_back(std::make_unique<RawClient>(server.port()));
        slow.back()->send(i % 2 == 0 ? half_a_post() : "GET /scim/v2/Users HTTP/1.1\r\nX-A: ");
    }
    BOOST_TEST(server.serves_others());
    // RFC 9110 section 15.5.9.
    for (auto const& client : slow)
        BOOST_TEST(client->read_response().status == 408);
    BOOST_TEST(server.serves_others());
}

BOOST_AUTO_TEST_CASE(dripping_bytes_do_not_extend_the_time_for_a_request)
{
    ListenOptions options;
    options.read_timeout = 150ms;
    WholeStack const server {options};
    RawClient slow {server.port()};
    auto const start = Steady::now();
    slow.send(half_a_post());
    while (Steady::now() - start < 400ms) {
        slow.send(" ");
        std::this_thread::sleep_for(10ms);
    }
    BOOST_TEST(slow.read_response().status == 408);
}

BOOST_AUTO_TEST_CASE(clients_that_vanish_leave_nothing_behind)
{
    WholeStack const server;
    BOOST_TEST(server.serves_others());
    BOOST_REQUIRE(becomes_true([] { return open_descriptors() > 0; }));
    auto const before = open_descriptors();
    std::vector<std::string> const beginnings {"", "G", "GET /scim/v2/Users HTTP/1.1\r\nHo", half_a_post(),
        request_bytes("GET", "/scim/v2/Users"),
        request_bytes("GET", "/scim/v2/Schemas") + request_bytes("GET", "/scim/v2/Schemas")};
    for (int i = 0; i < 30; ++i) {
        for (auto const& beginning : beginnings) {
            RawClient client {server.port()};
            client.send(beginning);
            if (i % 2 == 0)
                client.vanish();
        }
    }
    BOOST_TEST(server.serves_others());
    BOOST_TEST(becomes_true([&] { return open_descriptors() <= before; }));
}

BOOST_AUTO_TEST_CASE(a_client_that_never_reads_is_left_in_time)
{
    ListenOptions options;
    options.read_timeout = 300ms;
    WholeStack const server {options};
    auto const before = open_descriptors();
    RawClient deaf {server.port()};
    std::string bytes;
    for (int i = 0; i < 2000; ++i)
        bytes += request_bytes("GET", "/scim/v2/Schemas");
    deaf.send_without_waiting(bytes);
    BOOST_TEST(server.serves_others());
    // Its own socket stays, the server's goes.
    BOOST_TEST(becomes_true([&] { return open_descriptors() <= before + 1; }));
}

BOOST_AUTO_TEST_CASE(a_thousand_idle_connections_cost_little)
{
    if (!allow_descriptors(4096)) {
        BOOST_TEST_MESSAGE("this machine allows fewer than 4096 open files");
        return;
    }
    ListenOptions options;
    options.max_connections = 1100;
    WholeStack server {options};
    BOOST_TEST(server.serves_others());
    auto const before = resident_bytes();
    std::vector<std::unique_ptr<RawClient>> idle;
    for (int i = 0; i < 1000; ++i)
        idle.push_back(std::make_unique<RawClient>(server.port()));
    for (auto const& client : idle)
        client->send(request_bytes("GET", "/scim/v2/Users"));
    int served = 0;
    for (auto const& client : idle)
        served += client->read_response().status == 200 ? 1 : 0;
    BOOST_TEST(served == 1000);
    BOOST_TEST(server.serves_others());
    BOOST_TEST(resident_bytes() < before + allowed_growth);
    auto const start = Steady::now();
    server.stop();
    BOOST_TEST((Steady::now() - start < 5s));
}

BOOST_AUTO_TEST_CASE(more_clients_than_allowed_are_told_so_and_the_first_are_served)
{
    ListenOptions options;
    options.max_connections = 20;
    WholeStack const server {options};
    std::vector<std::unique_ptr<RawClient>> first;
    for (int i = 0; i < 20; ++i) {
        first.push_back(std::make_unique<RawClient>(server.port()));
        first.back()->send(request_bytes("GET", "/scim/v2/Users"));
        BOOST_TEST(first.back()->read_response().status == 200);
    }
    std::vector<std::unique_ptr<RawClient>> late;
    for (int i = 0; i < 200; ++i)
        late.push_back(std::make_unique<RawClient>(server.port()));
    auto const told = late.front()->read_response();
    BOOST_TEST(told.status == 503);
    BOOST_TEST(is_scim_error(told));
    for (auto const& client : first) {
        client->send(request_bytes("GET", "/scim/v2/Users"));
        BOOST_TEST(client->read_response().status == 200);
    }
    first.clear();
    late.clear();
    BOOST_TEST(becomes_true([&] { return server.serves_others(); }));
}

BOOST_AUTO_TEST_CASE(memory_returns_after_a_storm)
{
    WholeStack const server;
    storm(server);
    BOOST_TEST(becomes_true([&] { return server.serves_others(); }));
    auto const descriptors = open_descriptors();
    auto const before = resident_bytes();
    for (int i = 0; i < 3; ++i)
        storm(server);
    BOOST_TEST(becomes_true([&] { return server.serves_others(); }));
    BOOST_TEST(becomes_true([&] { return resident_bytes() < before + allowed_growth; }));
    BOOST_TEST(becomes_true([&] { return open_descriptors() <= descriptors; }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
