// SPDX-License-Identifier: Apache-2.0
#include "started_program.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <vector>

#include <scim/wire/json.hpp>

#include "child_program.hpp"
#include "figures.hpp"

namespace scim::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// A socket that takes a connection and reads, and answers nothing.
class SilentServer {
public:
    SilentServer() : socket_ {::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        bool const ready = ::bind(socket_, generic, size) == 0 && ::listen(socket_, 4) == 0
            && ::getsockname(socket_, generic, &size) == 0;
        if (!ready)
            give_up("cannot listen on loopback");
        port_ = ntohs(address.sin_port);
    }
    SilentServer(SilentServer const&) = delete;
    SilentServer& operator=(SilentServer const&) = delete;
    ~SilentServer() { ::close(socket_); }

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/scim/v2"; }

    /// Blocks until the first bytes of a request are there.
    void wait_for_request() const
    {
        auto const connection = ::accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        char first = 0;
        if (::read(connection, &first, 1) != 1)
            give_up("the program sent no request");
        ::close(connection);
    }

private:
    int socket_;
    std::uint16_t port_ = 0;
};

std::size_t cases_in(fs::path const& file)
{
    std::ifstream stream {file};
    std::string const content {std::istreambuf_iterator<char> {stream}, {}};
    auto const json = parse_json(content);
    auto const* cases = json ? json->find("cases") : nullptr;
    return cases ? cases->size() : 0;
}

std::size_t cases_below(fs::path const& folder)
{
    std::size_t cases = 0;
    for (auto const& entry : fs::recursive_directory_iterator {folder})
        cases += entry.path().extension() == ".json" ? cases_in(entry.path()) : 0;
    return cases;
}

/// Copies whole areas under other names. How many cases there are then.
std::size_t copy_cases(fs::path const& source, fs::path const& target, std::size_t wanted)
{
    auto cases = cases_below(source);  // these are in the program
    for (int copy = 1; cases < wanted; ++copy) {
        for (auto const& entry : fs::recursive_directory_iterator {source}) {
            if (cases >= wanted || entry.path().extension() != ".json")
                continue;
            auto const area = entry.path().parent_path().filename().string() + "-again-" + std::to_string(copy);
            fs::create_directories(target / area);
            fs::copy_file(entry.path(), target / area / entry.path().filename());
            cases += cases_in(entry.path());
        }
    }
    return cases;
}

std::vector<std::string> run_command(
    fs::path const& program, std::string const& url, std::string const& profile, TemporaryFolder const& folder)
{
    return {program.string(), "run", url, "--profile", profile, "--token-file", folder.token_file(), "--yes", "--out",
        (folder.path() / "out").string(), "--progress", "none"};
}

}  // namespace

double milliseconds_to_first_request(fs::path const& program)
{
    TemporaryFolder const folder;
    SilentServer const server;
    auto const begin = Clock::now();
    auto const child = start_program(run_command(program, server.url(), "entra", folder));
    server.wait_for_request();
    auto const taken = seconds_since(begin) * 1000;
    ::kill(child, SIGKILL);
    wait_for_program(child);
    return taken;
}

LargeRun run_many_cases(fs::path const& program, fs::path const& source, std::string const& url,
    std::string const& profile, std::size_t cases)
{
    TemporaryFolder const folder;
    LargeRun large;
    large.cases = copy_cases(source, folder.path() / "cases", cases);
    auto command = run_command(program, url, profile, folder);
    command.insert(command.end(), {"--cases", (folder.path() / "cases").string()});
    auto const begin = Clock::now();
    large.megabytes = wait_for_program(start_program(std::move(command))).megabytes;
    large.seconds = seconds_since(begin);
    return large;
}

}  // namespace scim::bench
