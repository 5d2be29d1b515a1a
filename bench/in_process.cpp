// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <malloc.h>
#include <unistd.h>

#include <scim/server/data_file.hpp>
#include <scim/wire/json.hpp>

#include "figures.hpp"
#include "sample_provider.hpp"

namespace scim::bench {
namespace {

using Steady = std::chrono::steady_clock;

// Bytes handed out by the allocator, with what it adds to each block.
double allocated_bytes()
{
    auto const info = ::mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd);
}

/// A file that is gone at the end.
class TemporaryFile {
public:
    TemporaryFile()
        : path_ {std::filesystem::temp_directory_path() / ("bench_server." + std::to_string(::getpid()) + ".ndjson")}
    {
    }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;
    ~TemporaryFile()
    {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Microseconds for one call, of so many with different numbers.
double one_call(std::size_t calls, std::function<void(std::size_t number)> const& call)
{
    auto const begin = Steady::now();
    for (std::size_t number = 0; number < calls; ++number)
        call(number);
    return seconds_since(begin) * 1e6 / static_cast<double>(calls);
}

void print_one_filter(std::string const& name, int rounds, std::function<void(std::size_t)> const& few,
    std::function<void(std::size_t)> const& many)
{
    std::vector<double> few_times;
    std::vector<double> many_times;
    for (int round = 0; round < rounds; ++round) {
        few_times.push_back(one_call(5000, few));
        many_times.push_back(one_call(5000, many));
    }
    auto const one = median(few_times);
    auto const other = median(many_times);
    print({name + ", in process, many : 1,000", format("%.1f us : %.1f us", other, one), other / one, 3, true});
}

std::string member_patch(std::string_view op, std::string_view id)
{
    auto const head
        = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":")" + std::string {op};
    if (op == "add")
        return head + R"(","path":"members","value":[{"value":")" + std::string {id} + R"("}]}]})";
    return head + R"(","path":"members[value eq \")" + std::string {id} + R"(\"]"}]})";
}

std::string make_group(server::ServiceProvider& provider, std::size_t members)
{
    auto const name = "Group of " + std::to_string(members);
    auto const answer = ask(provider,
        request("POST", "/Groups",
            R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":")" + name + "\"}"));
    auto const id = std::string {parse_json(answer.body)->string_or("id", "")};
    constexpr std::size_t at_once = 5000;
    for (std::size_t first = 0; first < members; first += at_once) {
        std::string values;
        for (auto number = first; number < std::min(first + at_once, members); ++number)
            values += (values.empty() ? "" : ",") + (R"({"value":"member-)" + std::to_string(number) + "\"}");
        ask(provider,
            request("PATCH", "/Groups/" + id,
                R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)"
                R"({"op":"add","path":"members","value":[)"
                    + values + "]}]}"));
    }
    return id;
}

// Each user is in one group of a hundred at most.
void make_groups_of(server::ServiceProvider& provider, std::vector<SampleUser> const& users)
{
    for (std::size_t first = 0; first < users.size(); first += 100) {
        auto const group = make_group(provider, 0);
        for (auto place = first; place < std::min(first + 100, users.size()); ++place)
            ask(provider, request("PATCH", "/Groups/" + group, member_patch("add", users[place].id)));
    }
}

}  // namespace

std::unique_ptr<server::ServiceProvider> print_loading(std::size_t users)
{
    TemporaryFile const file;
    {
        auto const provider = make_provider();
        add_users(*provider, users, 0);
        auto out = std::ofstream {file.path()};
        server::export_resources(*provider, out);
    }
    auto const text = static_cast<double>(std::filesystem::file_size(file.path()));
    auto loaded = make_provider();
    auto const before = allocated_bytes();
    auto const begin = Steady::now();
    auto in = std::ifstream {file.path()};
    auto const count = server::load_resources(*loaded, in, "users.ndjson");
    if (!count) {
        std::cerr << count.error() << "\n";
        std::exit(2);
    }
    auto const seconds = seconds_since(begin);
    ::malloc_trim(0);
    auto const count_of_users = static_cast<double>(users);
    print({"load from a file, seconds", format("%.0f users, %.0f users/s", count_of_users, count_of_users / seconds),
        seconds, 60, true});
    auto const taken = (allocated_bytes() - before) / count_of_users;
    print({"memory per user beyond its JSON, bytes",
        format("%.0f bytes taken, %.0f bytes of JSON", taken, text / count_of_users), taken - text / count_of_users,
        2560, true});
    return loaded;
}

void print_filters(server::ServiceProvider& small, server::ServiceProvider& large, int rounds)
{
    auto const few = sample_users(small, 1000);
    auto const many = sample_users(large, 20'000);
    make_groups_of(small, few);
    make_groups_of(large, many);
    using Value = std::string SampleUser::*;
    auto const filter = [](server::ServiceProvider& provider, std::vector<SampleUser> const& users,
                            std::string endpoint, std::string attribute, Value value) {
        return [=, &provider, &users](std::size_t number) {
            ask(provider,
                request("GET",
                    equality(endpoint, attribute, users[number * 7919 % users.size()].*value)
                        + "&attributes=displayName"));
        };
    };
    auto const compare = [&](std::string const& endpoint, std::string const& attribute, Value value) {
        print_one_filter(attribute + " eq", rounds, filter(small, few, endpoint, attribute, value),
            filter(large, many, endpoint, attribute, value));
    };
    compare("/Users", "userName", &SampleUser::user_name);
    compare("/Users", "externalId", &SampleUser::external_id);
    compare("/Users", "id", &SampleUser::id);
    compare("/Groups", "members.value", &SampleUser::id);

    std::vector<double> times;
    for (int round = 0; round < rounds; ++round)
        times.push_back(one_call(1, [&](std::size_t) {
            ask(large, request("GET", "/Users?filter=displayName%20co%20%22nobody%20has%20this%22"));
        }) / 1e6);
    print({"displayName co, all users, seconds", "no index", median(times), 1.5, true});
}

void print_group_patches(int rounds)
{
    auto const provider = make_provider();
    add_users(*provider, 1000, 0);
    auto const users = sample_users(*provider, 1000);
    auto const small = make_group(*provider, 10);
    auto const large = make_group(*provider, 100'000);
    auto const patch = [&](std::string const& group) {
        return one_call(1000, [&](std::size_t number) {
            auto const& user = users[number / 2 % users.size()];
            ask(*provider,
                request("PATCH", "/Groups/" + group, member_patch(number % 2 == 0 ? "add" : "remove", user.id)));
        });
    };
    std::vector<double> small_times;
    std::vector<double> large_times;
    for (int round = 0; round < rounds; ++round) {
        small_times.push_back(patch(small));
        large_times.push_back(patch(large));
    }
    auto const one = median(small_times);
    auto const other = median(large_times);
    print({"PATCH of a member, 100,000 members : 10", format("%.1f us : %.1f us", other, one), other / one, 3, true});
}

void print_long_patch(int rounds)
{
    auto const provider = make_provider();
    auto const made = ask(*provider, request("POST", "/Users", user_body(1)));
    auto const id = std::string {parse_json(made.body)->string_or("id", "")};
    auto const email = [](std::size_t number) {
        return R"({"value":"u)" + std::to_string(number) + R"(@example.com","type":"work"})";
    };
    auto const patch = [&](std::string const& operations) {
        ask(*provider,
            request("PATCH", "/Users/" + id,
                R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operations + "]}"));
    };
    std::size_t next = 0;
    constexpr std::size_t values = 30'000;
    while (next < values) {
        std::string list;
        for (std::size_t count = 0; count < 5000; ++count)
            list += (list.empty() ? "" : ",") + email(next++);
        patch(R"({"op":"add","path":"emails","value":[)" + list + "]}");
    }
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        std::string operations;
        for (std::size_t count = 0; count < 1000; ++count)
            operations += (operations.empty() ? "" : ",") + (R"({"op":"add","path":"emails","value":[)" + email(next++))
                + "]}";
        times.push_back(one_call(1, [&](std::size_t) { patch(operations); }) / 1e6);
    }
    print({"PATCH, 1,000 operations on 30,000 values, seconds", "", median(times), 2, true});
}

void print_parallel_reads(server::ServiceProvider& provider, int rounds)
{
    auto const users = sample_users(provider, 1000);
    auto const read = [&] {
        return one_call(20'000,
            [&](std::size_t number) { ask(provider, request("GET", "/Users/" + users[number % users.size()].id)); });
    };
    std::vector<double> alone;
    std::vector<double> beside;
    for (int round = 0; round < rounds; ++round) {
        alone.push_back(read());
        std::atomic<bool> is_over {false};
        auto writer = std::thread {[&] {
            for (std::size_t number = 0; !is_over; ++number)
                ask(provider, request("PATCH", "/Users/" + users[number % users.size()].id, title_patch(number)));
        }};
        beside.push_back(read());
        is_over = true;
        writer.join();
    }
    auto const one = median(alone);
    auto const other = median(beside);
    print({"GET in process, beside a writer : alone", format("%.1f us : %.1f us", other, one), other / one, 2, true});
}

}  // namespace scim::bench
