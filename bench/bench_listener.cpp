// SPDX-License-Identifier: Apache-2.0
/// @file
/// How much of a request to the reference server is ours, and how much the HTTP library takes.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "bare_beast_server.hpp"
#include "figures.hpp"
#include "keep_alive_load.hpp"
#include "sample_provider.hpp"

#include <scim/server/listener.hpp>
#include <scim/server/service_provider.hpp>
#include <scim/wire/json.hpp>

namespace scim::bench {
namespace {

constexpr int rounds = 5;
constexpr int server_threads = 2;
constexpr char const* user = R"({
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
  "userName": "bjensen@example.com", "externalId": "701984", "active": true,
  "displayName": "Babs Jensen", "title": "Tour Guide", "preferredLanguage": "en-US",
  "name": {"formatted": "Ms. Barbara J Jensen", "familyName": "Jensen", "givenName": "Barbara"},
  "emails": [{"value": "bjensen@example.com", "type": "work", "primary": true}],
  "phoneNumbers": [{"value": "+1 555 0100", "type": "work"}, {"value": "+1 555 0101", "type": "mobile"}],
  "addresses": [{"type": "work", "streetAddress": "100 Universal City Plaza", "locality": "Hollywood",
                 "region": "CA", "postalCode": "91608", "country": "US"}],
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "701984", "department": "Tours"}
})";

/// One server with what its rounds have shown.
struct Candidate {
    std::string name;
    std::uint16_t port = 0;
    std::vector<Round> rounds;
};

std::string make_user(server::ServiceProvider& provider)
{
    auto const created = ask(provider, request("POST", "/Users", user));
    return std::string {parse_json(created.body)->string_or("id", "")};
}

std::size_t failures(Candidate const& candidate)
{
    std::size_t total = 0;
    for (auto const& round : candidate.rounds)
        total += round.failures;
    return total;
}

/// The first candidate is the baseline.
void print_table(std::vector<Candidate> const& candidates)
{
    std::printf("%-44s %12s %7s %12s %9s\n", "server", "requests/s", "ratio", "CPU us/req", "failures");
    auto const baseline = median(candidates.front().rounds, &Round::requests_per_second);
    for (auto const& candidate : candidates) {
        auto const speed = median(candidate.rounds, &Round::requests_per_second);
        auto const cpu = median(candidate.rounds, &Round::server_cpu_microseconds);
        std::printf("%-44s %12.0f %7.2f %12.1f %9zu\n", candidate.name.c_str(), speed, speed / baseline, cpu,
            failures(candidate));
    }
}

using Listen = Result<std::unique_ptr<server::Listener>, std::string> (*)(server::ListenOptions, server::Handler);

/// Adds a candidate unless its library is missing.
void add(std::vector<Candidate>& candidates, std::vector<std::unique_ptr<server::Listener>>& listeners,
    std::string const& name, Listen listen, server::Handler handler)
{
    server::ListenOptions options;
    options.threads = server_threads;
    auto listener = listen(options, std::move(handler));
    if (!listener) {
        std::cerr << name << " is left out: " << listener.error() << "\n";
        return;
    }
    candidates.push_back({name, (*listener)->port(), {}});
    listeners.push_back(*std::move(listener));
}

int run(std::chrono::milliseconds duration)
{
    auto const provider = make_provider();
    auto const read = request("GET", "/Users/" + make_user(*provider));
    auto const answer = ask(*provider, read);
    auto const same_bytes = [&](HttpRequest const&) { return answer; };
    auto const serve = [&](HttpRequest const& message) { return provider->handle(message); };

    BareBeastServer const bare {answer, server_threads};
    std::vector<Candidate> candidates {{"Beast alone, same bytes", bare.port(), {}}};
    std::vector<std::unique_ptr<server::Listener>> listeners;
    add(candidates, listeners, "our listener on Beast, same bytes", &server::listen_with_beast, same_bytes);
    add(candidates, listeners, "reference server on Beast", &server::listen_with_beast, serve);
    add(candidates, listeners, "our listener on cpprestsdk, same bytes", &server::listen_with_cpprest, same_bytes);
    add(candidates, listeners, "reference server on cpprestsdk", &server::listen_with_cpprest, serve);

    Load load;
    load.request = wire_bytes(read);
    load.duration = duration;
    for (int round = 0; round < rounds; ++round) {
        for (auto& candidate : candidates)
            candidate.rounds.push_back(measure(candidate.port, load));
    }
    std::printf("GET /Users/{id}, %zu bytes of JSON, %d connections, medians of %d interleaved rounds of %d ms\n\n",
        answer.body.size(), load.threads * load.connections_per_thread, rounds, static_cast<int>(duration.count()));
    print_table(candidates);
    return 0;
}

}  // namespace
}  // namespace scim::bench

int main(int argc, char** argv)
{
    auto const milliseconds = argc > 1 ? std::atoi(argv[1]) : 1000;
    return scim::bench::run(std::chrono::milliseconds {std::max(milliseconds, 1)});
}
