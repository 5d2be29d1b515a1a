// SPDX-License-Identifier: Apache-2.0
#include "loopback_server.hpp"

#include <utility>  // Boost.Asio 1.74 forgets it

#include <boost/asio.hpp>

#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <thread>

#include <scim/wire/text.hpp>

namespace scim::transports::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

tcp::endpoint loopback(std::uint16_t port)
{
    return {asio::ip::address_v4::loopback(), port};
}

/// Bytes that the head announces as body.
std::size_t announced_body(std::string const& head)
{
    auto const lower = ascii_lower(head);
    auto const at = lower.find("content-length:");
    return at == std::string::npos ? 0 : std::strtoul(lower.c_str() + at + 15, nullptr, 10);
}

/// One whole request, or what came before the end.
std::string read_request(tcp::socket& socket, std::string& pending)
{
    error_code failed;
    auto const length = asio::read_until(socket, asio::dynamic_buffer(pending), "\r\n\r\n", failed);
    if (failed)
        return {};
    auto const whole = length + announced_body(pending.substr(0, length));
    if (pending.size() < whole)
        asio::read(socket, asio::dynamic_buffer(pending), asio::transfer_exactly(whole - pending.size()), failed);
    auto request = pending.substr(0, whole);
    pending.erase(0, whole);
    return request;
}

}  // namespace

class LoopbackServer::Worker {
public:
    explicit Worker(std::vector<Reply> replies)
        : replies_ {std::move(replies)}
        , acceptor_ {context_, loopback(0)}
        , thread_ {[this] { accept_all(); }}
    {
    }

    ~Worker()
    {
        stopping_ = true;
        error_code ignored;
        {
            std::lock_guard const lock {mutex_};
            if (current_ != nullptr)
                current_->shutdown(tcp::socket::shutdown_both, ignored);
        }
        tcp::socket poke {context_};
        poke.connect(loopback(port()), ignored);  // ends the blocking accept
        thread_.join();
    }

    std::uint16_t port() const { return port_; }

    std::vector<std::string> requests() const
    {
        std::lock_guard const lock {mutex_};
        return requests_;
    }

    int connections() const { return connections_; }

private:
    void accept_all()
    {
        while (!stopping_) {
            tcp::socket socket {context_};
            error_code failed;
            acceptor_.accept(socket, failed);
            if (failed || stopping_)
                return;
            ++connections_;
            watch(&socket);
            serve(socket);
            watch(nullptr);
        }
    }

    void watch(tcp::socket* socket)
    {
        std::lock_guard const lock {mutex_};
        current_ = socket;
    }

    void serve(tcp::socket& socket)
    {
        std::string pending;
        error_code failed;
        while (!stopping_) {
            auto request = read_request(socket, pending);
            if (request.empty())
                return;
            {
                std::lock_guard const lock {mutex_};
                requests_.push_back(std::move(request));
            }
            if (next_ >= replies_.size())
                return;
            auto const& reply = replies_[next_++];
            asio::write(socket, asio::buffer(reply.bytes), failed);
            if (reply.afterwards == Afterwards::close)
                return;
            if (reply.afterwards == Afterwards::stay_silent)
                socket.read_some(asio::buffer(ignored_byte_), failed);
        }
    }

    std::vector<Reply> replies_;
    std::size_t next_ = 0;
    std::vector<std::string> requests_;
    std::atomic<bool> stopping_ {false};
    std::atomic<int> connections_ {0};
    mutable std::mutex mutex_;
    tcp::socket* current_ = nullptr;
    std::array<char, 1> ignored_byte_ {};
    asio::io_context context_;
    tcp::acceptor acceptor_;
    std::uint16_t port_ = acceptor_.local_endpoint().port();
    std::thread thread_;  // last: it uses all of the above
};

LoopbackServer::LoopbackServer(std::vector<Reply> replies) : worker_ {std::make_unique<Worker>(std::move(replies))} {}

LoopbackServer::~LoopbackServer() = default;

Uri LoopbackServer::base() const
{
    return {"http", "127.0.0.1", worker_->port(), "/scim/v2", ""};
}

std::vector<std::string> LoopbackServer::requests() const
{
    return worker_->requests();
}

int LoopbackServer::connections() const
{
    return worker_->connections();
}

std::uint16_t unused_port()
{
    asio::io_context context;
    tcp::acceptor acceptor {context, loopback(0)};
    return acceptor.local_endpoint().port();
}

}  // namespace scim::transports::test
