// SPDX-License-Identifier: Apache-2.0
#include "keep_alive_load.hpp"

#include <array>
#include <atomic>
#include <charconv>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace scim::bench {
namespace {

using Steady = std::chrono::steady_clock;

double cpu_microseconds(int who)
{
    rusage usage {};
    ::getrusage(who, &usage);
    auto const in_microseconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
    };
    return in_microseconds(usage.ru_utime) + in_microseconds(usage.ru_stime);
}

class Connection {
public:
    explicit Connection(std::uint16_t port) : socket_ {::socket(AF_INET, SOCK_STREAM, 0)}
    {
        int const on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        good_ = ::connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    Connection(Connection&& other) noexcept
        : socket_ {std::exchange(other.socket_, -1)}
        , good_ {other.good_}
        , received_ {std::move(other.received_)}
    {
    }
    ~Connection()
    {
        if (socket_ >= 0)
            ::close(socket_);
    }

    bool is_good() const { return good_; }

    void send(std::string_view request)
    {
        if (good_)
            good_
                = ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
    }

    /// True when a complete response with status 2xx has come.
    bool receive()
    {
        std::size_t wanted = 0;
        while (good_ && (wanted == 0 || received_.size() < wanted)) {
            std::array<char, 16384> bytes {};
            auto const count = ::recv(socket_, bytes.data(), bytes.size(), 0);
            good_ = count > 0;
            if (good_)
                received_.append(bytes.data(), static_cast<std::size_t>(count));
            if (wanted == 0)
                wanted = response_size();
        }
        auto const is_ok = good_ && received_.starts_with("HTTP/1.1 2");
        received_.erase(0, wanted);
        return is_ok;
    }

private:
    /// Bytes of the response whose header is here, or 0 while it is not.
    std::size_t response_size() const
    {
        auto const end = received_.find("\r\n\r\n");
        if (end == std::string::npos)
            return 0;
        constexpr std::string_view name = "Content-Length: ";
        auto const field = received_.find(name);
        std::size_t length = 0;
        if (field < end)
            std::from_chars(received_.data() + field + name.size(), received_.data() + end, length);
        return end + 4 + length;
    }

    int socket_ = -1;
    bool good_ = false;
    std::string received_;
};

struct Share {
    std::size_t requests = 0;
    std::size_t failures = 0;
    double cpu_microseconds = 0;
    std::vector<double> read_microseconds;
};

/// Asks on all connections, then reads all answers, until the time is over.
Share run_thread(std::uint16_t port, Load const& load, std::atomic<std::uint64_t>& number)
{
    std::vector<Connection> connections;
    for (int i = 0; i < load.connections_per_thread; ++i)
        connections.emplace_back(port);
    Share share;
    auto const cpu_before = cpu_microseconds(RUSAGE_THREAD);
    auto const end = Steady::now() + load.duration;
    while (Steady::now() < end && share.failures == 0) {
        auto const begin = Steady::now();
        auto is_read = false;
        for (auto& connection : connections) {
            if (!load.next_request) {
                connection.send(load.request);
                continue;
            }
            auto const request = load.next_request(number++);
            is_read = request.starts_with("GET");
            connection.send(request);
        }
        for (auto& connection : connections)
            ++(connection.receive() ? share.requests : share.failures);
        if (connections.size() == 1 && is_read)
            share.read_microseconds.push_back(
                std::chrono::duration<double, std::micro> {Steady::now() - begin}.count());
    }
    share.cpu_microseconds = cpu_microseconds(RUSAGE_THREAD) - cpu_before;
    return share;
}

}  // namespace

Round measure(std::uint16_t port, Load const& load)
{
    std::vector<Share> shares(static_cast<std::size_t>(load.threads));
    std::atomic<std::uint64_t> number {0};
    auto const cpu_before = cpu_microseconds(RUSAGE_SELF);
    auto const begin = Steady::now();
    std::vector<std::thread> threads;
    for (auto& share : shares)
        threads.emplace_back([&share, &number, port, &load] { share = run_thread(port, load, number); });
    for (auto& thread : threads)
        thread.join();
    auto const seconds = std::chrono::duration<double> {Steady::now() - begin}.count();

    Share total;
    for (auto const& share : shares) {
        total.read_microseconds.insert(
            total.read_microseconds.end(), share.read_microseconds.begin(), share.read_microseconds.end());
        total.requests += share.requests;
        total.failures += share.failures;
        total.cpu_microseconds += share.cpu_microseconds;
    }
    auto const server_cpu = cpu_microseconds(RUSAGE_SELF) - cpu_before - total.cpu_microseconds;
    auto const requests = static_cast<double>(total.requests);
    return {requests / seconds, total.requests == 0 ? 0 : server_cpu / requests, total.failures,
        std::move(total.read_microseconds)};
}

}  // namespace scim::bench
