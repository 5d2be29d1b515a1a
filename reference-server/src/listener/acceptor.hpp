// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The default listener: accepts connections and runs them on its threads.

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "connection.hpp"

namespace scim::server {

/// Listens with one kind of Transport, see connection.hpp.
template <typename Transport>
class Acceptor final : public Listener {
public:
    Acceptor(ListenOptions options, Handler handler, typename Transport::Settings settings)
        : group_ {std::move(options), std::move(handler)}
        , settings_ {std::move(settings)}
        , io_ {group_.options().threads}
        , strand_ {asio::make_strand(io_)}
        , acceptor_ {strand_}
        , pause_ {strand_}
    {
    }
    ~Acceptor() override { stop(); }

    std::error_code open(asio::ip::address const& address)
    {
        auto const endpoint = tcp::endpoint {address, group_.options().port};
        error_code error;
        acceptor_.open(endpoint.protocol(), error);
        if (!error)
            acceptor_.set_option(asio::socket_base::reuse_address {true}, error);
        if (!error)
            acceptor_.bind(endpoint, error);
        if (!error)
            acceptor_.listen(asio::socket_base::max_listen_connections, error);
        if (!error)
            port_ = acceptor_.local_endpoint(error).port();
        return error;
    }

    void run()
    {
        accept();
        for (int i = 0; i < group_.options().threads; ++i)
            threads_.emplace_back([this] { io_.run(); });
    }

    std::uint16_t port() const override { return port_; }

    void stop() override
    {
        asio::post(strand_, [this] {
            error_code ignored;
            acceptor_.close(ignored);
            pause_.cancel();
        });
        group_.stop();
        for (auto& thread : threads_)
            thread.join();
        threads_.clear();
    }

private:
    static constexpr std::chrono::milliseconds pause_without_descriptors {100};

    void accept()
    {
        acceptor_.async_accept(
            asio::make_strand(io_), [this](error_code error, Socket socket) { on_accept(error, std::move(socket)); });
    }

    void on_accept(error_code error, Socket socket)
    {
        if (!acceptor_.is_open())
            return;
        if (error)
            return wait_and_accept();
        welcome(std::move(socket));
        accept();
    }

    void welcome(Socket socket)
    {
        error_code ignored;
        socket.set_option(tcp::no_delay {true}, ignored);
        auto const connection = std::make_shared<Connection<Transport>>(std::move(socket), settings_, group_);
        connection->start(group_.admit(connection));
    }

    /// An accept fails when the process has no file descriptor left; trying again at once would burn the processor.
    void wait_and_accept()
    {
        pause_.expires_after(pause_without_descriptors);
        pause_.async_wait([this](error_code) {
            if (acceptor_.is_open())
                accept();
        });
    }

    ConnectionGroup group_;  // before io_: connections that io_ still holds take their leave of it
    typename Transport::Settings settings_;
    asio::io_context io_;
    Strand strand_;
    asio::basic_socket_acceptor<tcp, Strand> acceptor_;
    Timer pause_;
    std::uint16_t port_ = 0;
    std::vector<std::thread> threads_;
};

/// Opens the port and starts the threads. Errors: a sentence that names address and port.
template <typename Transport>
Result<std::unique_ptr<Listener>, std::string> listen_over(
    ListenOptions options, Handler handler, typename Transport::Settings settings)
{
    error_code error;
    auto const address = asio::ip::make_address(options.address, error);
    if (error)
        return Failure {"\"" + options.address + "\" is not an IP address. Listen on 127.0.0.1."};
    options.threads = std::max(options.threads, 1);
    auto const place = options.address;
    auto const port = options.port;
    auto listener = std::make_unique<Acceptor<Transport>>(std::move(options), std::move(handler), std::move(settings));
    if (auto const failure = listener->open(address))
        return Failure {describe_bind_failure(place, port, failure)};
    listener->run();
    return std::unique_ptr<Listener> {std::move(listener)};
}

}  // namespace scim::server
