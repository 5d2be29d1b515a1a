// SPDX-License-Identifier: Apache-2.0
#include <scim/server/listener.hpp>

#include <array>
#include <string>
#include <utility>

#include "acceptor.hpp"
#include "tls_listener.hpp"

#include <boost/asio/write.hpp>

namespace scim::server {
namespace {

/// HTTP straight over TCP.
class PlainTransport {
public:
    struct Settings {};
    static constexpr bool speaks_at_once = true;

    PlainTransport(Socket socket, Settings&) : socket_ {std::move(socket)} {}

    Socket& tcp() { return socket_; }

    template <typename Then>
    void open(Then then)
    {
        then(error_code {});
    }

    template <typename Then>
    void finish(Then then)
    {
        then(error_code {});
    }

    template <typename Then>
    void read_some(asio::mutable_buffer room, Then then)
    {
        socket_.async_read_some(room, std::move(then));
    }

    template <typename Then>
    void write(std::string const& head, std::string const& body, Then then)
    {
        std::array<asio::const_buffer, 2> const bytes {asio::buffer(head), asio::buffer(body)};
        asio::async_write(socket_, bytes, std::move(then));
    }

private:
    Socket socket_;
};

}  // namespace

Result<std::unique_ptr<Listener>, std::string> listen_with_beast(ListenOptions options, Handler handler)
{
    if (options.tls)
        return listen_with_tls(std::move(options), std::move(handler));
    return listen_over<PlainTransport>(std::move(options), std::move(handler), {});
}

}  // namespace scim::server
