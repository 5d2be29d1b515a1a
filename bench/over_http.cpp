// SPDX-License-Identifier: Apache-2.0
#include "over_http.hpp"

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <vector>

#include "bare_beast_server.hpp"
#include "figures.hpp"
#include "keep_alive_load.hpp"
#include "sample_provider.hpp"

namespace scim::bench {
namespace {

constexpr int server_threads = 2;
constexpr int client_threads = 2;

using Bytes = std::function<std::string(std::uint64_t number)>;

/// A kind of request, with what it may cost.
struct Kind {
    std::string name;
    double target = 0;  ///< least share of the throughput of Beast alone
    std::function<HttpRequest(std::uint64_t number)> make;
    bool is_repeatable = true;  ///< whether the same bytes may be sent twice
};

std::vector<Kind> kinds(std::vector<SampleUser> const& users)
{
    auto const user = [&users](std::uint64_t number) -> SampleUser const& { return users[number % users.size()]; };
    return {
        {"GET /Users/{id}", 0.85, [=](auto number) { return request("GET", "/Users/" + user(number).id); }},
        {"GET filter=userName eq", 0.75,
            [=](auto number) { return request("GET", equality("/Users", "userName", user(number).user_name)); }},
        {"GET list of 100", 0.3, [](auto) { return request("GET", "/Users?count=100"); }},
        {"POST /Users", 0.4, [](auto number) { return request("POST", "/Users", user_body(number)); }, false},
        {"PATCH title", 0.4,
            [=](auto number) { return request("PATCH", "/Users/" + user(number).id, title_patch(number)); }, false},
    };
}

// Requests that may be repeated are written once, so that the client costs little.
Bytes bytes_of(Kind const& kind, std::uint64_t first)
{
    if (!kind.is_repeatable)
        return [&kind, first](std::uint64_t number) { return wire_bytes(kind.make(first + number)); };
    std::vector<std::string> prepared;
    for (std::uint64_t number = 0; number < 4096; ++number)
        prepared.push_back(wire_bytes(kind.make(number * 7919)));
    return [prepared = std::move(prepared)](std::uint64_t number) { return prepared[number % prepared.size()]; };
}

std::unique_ptr<server::Listener> listen(server::ServiceProvider& provider, HttpSettings const& settings)
{
    server::ListenOptions options;
    options.threads = server_threads;
    auto listener
        = settings.listen(options, [&provider](HttpRequest const& message) { return provider.handle(message); });
    if (!listener) {
        std::cerr << settings.listener << " is left out: " << listener.error() << "\n";
        return nullptr;
    }
    return *std::move(listener);
}

Load load_of(HttpSettings const& settings, Bytes bytes)
{
    Load load;
    load.next_request = std::move(bytes);
    load.threads = client_threads;
    load.connections_per_thread = settings.connections / client_threads;
    load.duration = settings.duration;
    return load;
}

Round checked(std::uint16_t port, Load const& load)
{
    auto round = measure(port, load);
    if (round.failures > 0) {
        std::cerr << "a request has failed\n";
        std::exit(2);
    }
    return round;
}

/// One server against another in interleaved rounds: medians.
struct Duel {
    double ours = 0;  ///< requests per second
    double theirs = 0;
    double our_cpu = 0;  ///< server microseconds per request
    double their_cpu = 0;

    std::string text() const
    {
        return format("%.0f of %.0f requests/s, ", ours, theirs) + format("CPU %.1f : %.1f us", our_cpu, their_cpu);
    }
};

Duel fight(HttpSettings const& settings, std::function<Round()> const& ours, std::function<Round()> const& theirs)
{
    std::vector<Round> our_rounds;
    std::vector<Round> their_rounds;
    for (int round = 0; round < settings.rounds; ++round) {
        their_rounds.push_back(theirs());
        our_rounds.push_back(ours());
    }
    return {median(our_rounds, &Round::requests_per_second), median(their_rounds, &Round::requests_per_second),
        median(our_rounds, &Round::server_cpu_microseconds), median(their_rounds, &Round::server_cpu_microseconds)};
}

// Numbers of what is made must not come again.
std::uint64_t next_block()
{
    static std::uint64_t block = 0;
    return ++block * 10'000'000;
}

}  // namespace

bool print_http_ratios(server::ServiceProvider& provider, HttpSettings const& settings)
{
    auto const listener = listen(provider, settings);
    if (!listener)
        return false;
    auto const users = sample_users(provider, 1000);
    for (auto const& kind : kinds(users)) {
        BareBeastServer const bare {ask(provider, kind.make(next_block())), server_threads, token};
        auto const duel = fight(
            settings, [&] { return checked(listener->port(), load_of(settings, bytes_of(kind, next_block()))); },
            [&] { return checked(bare.port(), load_of(settings, bytes_of(kind, next_block()))); });
        print({kind.name + ", " + settings.listener + ", " + std::to_string(settings.connections) + " connections",
            duel.text(), duel.ours / duel.theirs, settings.has_targets ? kind.target : 0});
    }
    return true;
}

void print_size_ratio(server::ServiceProvider& small, server::ServiceProvider& large, HttpSettings const& settings)
{
    auto const few = sample_users(small, 1000);
    auto const many = sample_users(large, 20'000);
    auto const few_listener = listen(small, settings);
    auto const many_listener = listen(large, settings);
    auto const duel = fight(
        settings, [&] { return checked(many_listener->port(), load_of(settings, bytes_of(kinds(many)[1], 0))); },
        [&] { return checked(few_listener->port(), load_of(settings, bytes_of(kinds(few)[1], 0))); });
    print({"userName eq, many users : 1,000 users", duel.text(), duel.ours / duel.theirs, 0.85});
}

void print_mixed_load(server::ServiceProvider& provider, HttpSettings const& settings)
{
    auto const listener = listen(provider, settings);
    auto const users = sample_users(provider, 1000);
    std::vector<double> ratios;
    double middle = 0;
    double late = 0;
    for (int round = 0; round < settings.rounds; ++round) {
        auto const first = next_block();
        Load load;
        load.next_request = [&](std::uint64_t number) {
            auto const target = "/Users/" + users[number * 7919 % users.size()].id;
            return wire_bytes(
                number % 10 == 9 ? request("PATCH", target, title_patch(first + number)) : request("GET", target));
        };
        load.threads = settings.connections;
        load.connections_per_thread = 1;
        load.duration = settings.duration;
        auto const result = measure(listener->port(), load);
        middle = quantile(result.read_microseconds, 0.5);
        late = quantile(result.read_microseconds, 0.99);
        ratios.push_back(late / middle);
    }
    print({"p99 : median of reads, 10 % writes, " + std::to_string(settings.connections) + " connections",
        format("last round: median %.0f us, p99 %.0f us", middle, late), median(ratios), 4, true});
}

}  // namespace scim::bench
