// SPDX-License-Identifier: Apache-2.0
#include "listener/tls_client.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace scim::server::test {
namespace {

int connect_to(std::uint16_t port)
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
    timeval const patience {10, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    throw std::runtime_error {"nobody listens on port " + std::to_string(port)};
}

std::string last_problem()
{
    auto const code = ERR_get_error();
    auto const* const reason = ERR_reason_error_string(code);
    return reason == nullptr ? "no reason given" : reason;
}

}  // namespace

struct TlsClient::State {
    explicit State(std::uint16_t port) : socket {connect_to(port)} {}
    State(State const&) = delete;
    State& operator=(State const&) = delete;
    ~State()
    {
        ssl.reset();
        ::close(socket);
    }

    int socket;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context {SSL_CTX_new(TLS_client_method()), &SSL_CTX_free};
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl {nullptr, &SSL_free};
    bool connected = false;
    std::string problem;
};

TlsClient::TlsClient(std::uint16_t port, TlsGreeting const& greeting) : state_ {std::make_unique<State>(port)}
{
    auto* const context = state_->context.get();
    SSL_CTX_set_security_level(context, 0);  // otherwise OpenSSL would not even try the old versions
    SSL_CTX_set_max_proto_version(context, greeting.newest_version);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    SSL_CTX_load_verify_locations(context, greeting.trusted_file.c_str(), nullptr);
    state_->ssl.reset(SSL_new(context));
    SSL_set_fd(state_->ssl.get(), state_->socket);
    ERR_clear_error();
    state_->connected = SSL_connect(state_->ssl.get()) == 1;
    if (!state_->connected)
        state_->problem = last_problem();
}

TlsClient::~TlsClient() = default;

bool TlsClient::is_connected() const
{
    return state_->connected;
}

std::string TlsClient::version() const
{
    return SSL_get_version(state_->ssl.get());
}

std::string const& TlsClient::problem() const
{
    return state_->problem;
}

void TlsClient::send(std::string_view bytes)
{
    if (SSL_write(state_->ssl.get(), bytes.data(), static_cast<int>(bytes.size())) <= 0)
        state_->problem = last_problem();
}

void TlsClient::send_beside_tls(std::string_view bytes)
{
    ::send(state_->socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

std::string TlsClient::read(std::size_t count)
{
    std::string all;
    std::array<char, 4096> bytes {};
    while (all.size() < count) {
        auto const wanted = std::min(bytes.size(), count - all.size());
        auto const got = SSL_read(state_->ssl.get(), bytes.data(), static_cast<int>(wanted));
        if (got <= 0)
            break;
        all.append(bytes.data(), static_cast<std::size_t>(got));
    }
    return all;
}

std::string TlsClient::read_to_end()
{
    return read(std::string::npos);
}

bool TlsClient::was_closed_properly() const
{
    return (SSL_get_shutdown(state_->ssl.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
}

}  // namespace scim::server::test
