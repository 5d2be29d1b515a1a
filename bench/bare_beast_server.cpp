// SPDX-License-Identifier: Apache-2.0
#include "bare_beast_server.hpp"

#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace scim::bench {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using Response = http::response<http::string_body>;

constexpr std::chrono::seconds timeout {60};

/// Read, write, again: the loop of Beast's own examples.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket socket, Response const& response, std::string const& token)
        : stream_ {std::move(socket)}
        , response_ {response}
        , authorization_ {token.empty() ? token : "Bearer " + token}
    {
    }

    void read()
    {
        request_ = {};
        stream_.expires_after(timeout);
        http::async_read(stream_, buffer_, request_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error)
                self->write();
        });
    }

private:
    void write()
    {
        if (!authorization_.empty() && request_[http::field::authorization] != authorization_)
            return;
        http::async_write(stream_, response_, [self = shared_from_this()](beast::error_code error, std::size_t) {
            if (!error)
                self->read();
        });
    }

    beast::tcp_stream stream_;
    beast::flat_buffer buffer_;
    http::request<http::string_body> request_;
    Response response_;
    std::string authorization_;
};

Response to_beast(HttpResponse const& response)
{
    Response made {static_cast<http::status>(response.status), 11};
    for (auto const& field : response.fields)
        made.insert(field.name, field.value);
    made.body() = response.body;
    made.prepare_payload();
    return made;
}

}  // namespace

struct BareBeastServer::State {
    asio::io_context io;
    tcp::acceptor acceptor;
    Response response;
    std::string token;
    std::vector<std::thread> threads;

    State(Response wanted, int thread_count, std::string wanted_token)
        : io {thread_count}
        , acceptor {io, {asio::ip::address_v4::loopback(), 0}}
        , response {std::move(wanted)}
        , token {std::move(wanted_token)}
    {
    }

    void accept()
    {
        acceptor.async_accept(asio::make_strand(io), [this](beast::error_code error, tcp::socket socket) {
            if (error)
                return;
            socket.set_option(tcp::no_delay {true}, error);
            std::make_shared<Session>(std::move(socket), response, token)->read();
            accept();
        });
    }
};

BareBeastServer::BareBeastServer(HttpResponse const& response, int threads, std::string token)
    : state_ {std::make_unique<State>(to_beast(response), threads, std::move(token))}
{
    state_->accept();
    for (int i = 0; i < threads; ++i)
        state_->threads.emplace_back([this] { state_->io.run(); });
}

BareBeastServer::~BareBeastServer()
{
    state_->io.stop();
    for (auto& thread : state_->threads)
        thread.join();
}

std::uint16_t BareBeastServer::port() const
{
    return state_->acceptor.local_endpoint().port();
}

}  // namespace scim::bench
