// SPDX-License-Identifier: Apache-2.0
/// @file
/// Speed and memory of the reference server, held against targets. `--quick` takes short rounds and fewer users,
/// `--users N` says how many there are where many are wanted.

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "in_process.hpp"
#include "over_http.hpp"
#include "sample_provider.hpp"

namespace scim::bench {
namespace {

/// From the command line.
struct Options {
    std::size_t users = 1'000'000;
    HttpSettings http;
};

void run(Options const& options)
{
    auto const rounds = options.http.rounds;
    auto http = options.http;
    for (auto const connections : {16, 64}) {
        auto const provider = make_provider();
        add_users(*provider, 1000, 0);
        http.connections = connections;
        print_http_ratios(*provider, http);
    }
    http.connections = 16;
    auto const small = make_provider();
    add_users(*small, 1000, 0);
    print_mixed_load(*small, http);
    print_parallel_reads(*small, rounds);
    print_group_patches(rounds);
    print_long_patch(rounds);
    {
        auto const large = print_loading(options.users);
        print_size_ratio(*small, *large, http);
        print_filters(*small, *large, rounds);
    }
    std::cout << "\nthe same over cpprestsdk\n";
    auto const provider = make_provider();
    add_users(*provider, 1000, 0);
    http.listen = &server::listen_with_cpprest;
    http.listener = "cpprestsdk";
    http.has_targets = false;
    print_http_ratios(*provider, http);
}

int run(int count, char** arguments)
{
    Options options;
    for (int place = 1; place < count; ++place) {
        auto const argument = std::string_view {arguments[place]};
        if (argument == "--quick") {
            options.http.duration = std::chrono::milliseconds {100};
            options.users = 50'000;
        } else if (argument == "--users" && place + 1 < count) {
            options.users = std::strtoull(arguments[++place], nullptr, 10);
        } else {
            std::cerr << "usage: bench_server [--quick] [--users N]\n";
            return 2;
        }
    }
    if (options.users < 1000) {
        std::cerr << "bench_server: at least 1000 users are needed\n";
        return 2;
    }
    run(options);
    return 0;
}

}  // namespace
}  // namespace scim::bench

int main(int argc, char** argv)
{
    return scim::bench::run(argc, argv);
}
