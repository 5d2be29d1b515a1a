// SPDX-License-Identifier: Apache-2.0
#include "listener/raw_client.hpp"

#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

#include <scim/wire/text.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace scim::server::test {

RawClient::RawClient(std::uint16_t port) : socket_ {::socket(AF_INET, SOCK_STREAM, 0)}
{
    timeval const patience {10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) {
        ::close(socket_);
        throw std::runtime_error {"nobody listens on port " + std::to_string(port)};
    }
}

RawClient::~RawClient()
{
    ::close(socket_);
}

void RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return;  // the server has hung up; what it said before can still be read
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

void RawClient::send_without_waiting(std::string_view bytes)
{
    ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

void RawClient::finish_sending()
{
    ::shutdown(socket_, SHUT_WR);
}

void RawClient::vanish()
{
    linger const at_once {1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(socket_);
    socket_ = -1;
}

bool RawClient::receive()
{
    std::array<char, 4096> bytes {};
    auto const count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0)
        return false;
    received_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
}

std::string RawClient::read_line()
{
    auto end = received_.find("\r\n");
    while (end == std::string::npos) {
        if (!receive())
            return {};
        end = received_.find("\r\n");
    }
    auto line = received_.substr(0, end);
    received_.erase(0, end + 2);
    return line;
}

HttpResponse RawClient::read_head()
{
    HttpResponse response;
    auto const status_line = read_line();
    if (!status_line.starts_with("HTTP/1.1 ") || status_line.size() < 13)
        return response;
    response.status = std::stoi(status_line.substr(9, 3));
    response.reason = status_line.substr(13);
    for (auto line = read_line(); !line.empty(); line = read_line()) {
        auto const colon = line.find(':');
        response.fields.add(line.substr(0, colon), std::string {trim(line.substr(colon + 1))});
    }
    return response;
}

HttpResponse RawClient::read_response()
{
    auto response = read_head();
    auto const length = response.fields.find("Content-Length");
    auto const wanted = length ? std::stoul(std::string {*length}) : 0;
    while (received_.size() < wanted && receive()) {}
    response.body = received_.substr(0, wanted);
    received_.erase(0, wanted);
    return response;
}

std::string RawClient::read_to_end()
{
    while (receive()) {}
    return std::exchange(received_, {});
}

bool RawClient::is_at_end()
{
    std::array<char, 1> byte {};
    return received_.empty() && ::recv(socket_, byte.data(), byte.size(), 0) == 0;
}

bool RawClient::is_reset()
{
    std::array<char, 1> byte {};
    return received_.empty() && ::recv(socket_, byte.data(), byte.size(), 0) < 0 && errno == ECONNRESET;
}

HttpResponse exchange(std::uint16_t port, std::string_view bytes)
{
    RawClient client {port};
    client.send(bytes);
    return client.read_response();
}

}  // namespace scim::server::test
