// SPDX-License-Identifier: Apache-2.0
#include <scim/server/listener.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "refusal.hpp"
#include "request_reader.hpp"
#include "response_text.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>

namespace scim::server {
namespace {

namespace asio = boost::asio;
using boost::asio::ip::tcp;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

// Naming the executor spares the type erasure of asio::any_io_executor on every operation.
using Strand = asio::strand<asio::io_context::executor_type>;
using Socket = asio::basic_stream_socket<tcp, Strand>;
using Timer = asio::basic_waitable_timer<Steady, asio::wait_traits<Steady>, Strand>;

constexpr std::chrono::seconds farewell_time {2};
constexpr std::chrono::milliseconds pause_without_descriptors {100};

class Connection;

/// The open connections, and what they have in common.
class ConnectionGroup {
public:
    ConnectionGroup(ListenOptions options, Handler handler)
        : options_ {std::move(options)}
        , handler_ {std::move(handler)}
    {
    }

    ListenOptions const& options() const { return options_; }
    bool is_stopping() const { return stopping_; }
    HttpResponse answer(HttpRequest const& request) const;

    /// False when the group is full or stopping.
    bool add(std::shared_ptr<Connection> const& connection);
    void remove(Connection const* connection);
    void stop();

private:
    ListenOptions options_;
    Handler handler_;
    std::atomic<bool> stopping_ {false};
    std::mutex mutex_;
    std::unordered_map<Connection const*, std::weak_ptr<Connection>> open_;
};

/// One client. Everything but the constructor runs on the strand of its socket. The pending operations own it.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Socket socket, ConnectionGroup& group)
        : group_ {group}
        , socket_ {std::move(socket)}
        , timer_ {socket_.get_executor()}
        , reader_ {{group.options().max_header_bytes, group.options().max_body_bytes}}
    {
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection() { group_.remove(this); }

    Strand strand() { return socket_.get_executor(); }

    void start()
    {
        begin(Phase::idle, group_.options().idle_timeout);
        watch();
        read();
    }

    /// Tells one client too many so, and leaves.
    void turn_away()
    {
        begin(Phase::responding, group_.options().read_timeout);
        watch();
        respond("GET", refusal(503, "too many connections are open"), Persistence::close);
    }

    /// Ends soon: at once when no request is being answered.
    void wind_up()
    {
        if (phase_ == Phase::idle || phase_ == Phase::reading)
            return close();
        deadline_ = std::min(deadline_, Steady::now() + farewell_time);
        timer_.cancel();
    }

private:
    enum class Phase { idle, reading, responding, leaving, closed };

    void begin(Phase phase, std::chrono::milliseconds allowed)
    {
        phase_ = phase;
        deadline_ = Steady::now() + allowed;
    }

    /// Looks at the deadline from time to time. A request that is in time never touches the timer, because no deadline
    /// can become due earlier than one tick from the moment it is set.
    void watch()
    {
        auto const& options = group_.options();
        auto const tick
            = std::min({options.idle_timeout, options.read_timeout, std::chrono::milliseconds {farewell_time}});
        timer_.expires_at(std::min(deadline_, Steady::now() + tick));
        timer_.async_wait([self = shared_from_this()](error_code) { self->on_tick(); });
    }

    void on_tick()
    {
        if (phase_ == Phase::closed)
            return;
        if (Steady::now() >= deadline_)
            on_timeout();
        if (phase_ != Phase::closed)
            watch();
    }

    void on_timeout()
    {
        if (phase_ != Phase::reading)
            return close();
        // The pending read ends with an error; on_read then says 408.
        timed_out_ = true;
        begin(Phase::responding, group_.options().read_timeout);
        error_code ignored;
        socket_.cancel(ignored);
    }

    void read()
    {
        auto const room = reader_.room();
        socket_.async_read_some(asio::buffer(room.data(), room.size()),
            [self = shared_from_this()](error_code error, std::size_t count) { self->on_read(error, count); });
    }

    void on_read(error_code error, std::size_t count)
    {
        if (timed_out_)
            return respond("GET", refusal(408, "the request did not arrive in time"), Persistence::close);
        if (error || phase_ == Phase::closed)
            return close();
        reader_.received(count);
        if (phase_ == Phase::idle)
            begin(Phase::reading, group_.options().read_timeout);
        proceed();
    }

    void proceed()
    {
        switch (reader_.advance()) {
        case Progress::needs_more: return reader_.has_begun() ? read() : rest();
        case Progress::expects_continue: return say_continue();
        case Progress::complete: return answer();
        case Progress::refused: return respond("GET", reader_.refusal(), Persistence::close);
        }
    }

    void rest()
    {
        begin(Phase::idle, group_.options().idle_timeout);
        read();
    }

    void say_continue()
    {
        static constexpr std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(socket_, asio::buffer(interim.data(), interim.size()),
            [self = shared_from_this()](error_code error, std::size_t) { error ? self->close() : self->read(); });
    }

    void answer()
    {
        auto const incoming = reader_.take();
        begin(Phase::responding, group_.options().read_timeout);
        auto response = group_.answer(incoming.request);
        respond(incoming.request.method, std::move(response),
            group_.is_stopping() ? Persistence::close : incoming.persistence);
    }

    void respond(std::string_view method, HttpResponse response, Persistence persistence)
    {
        // A slow handler must not eat the time its response has for travelling.
        begin(Phase::responding, group_.options().read_timeout);
        persistence_ = persistence;
        head_ = response_head(response, method, persistence, http_date(SystemClock {}.now()));
        body_ = carries_content(method, response.status) ? std::move(response.body) : std::string {};
        std::array<asio::const_buffer, 2> const bytes {asio::buffer(head_), asio::buffer(body_)};
        asio::async_write(
            socket_, bytes, [self = shared_from_this()](error_code error, std::size_t) { self->on_written(error); });
    }

    void on_written(error_code error)
    {
        if (error || phase_ == Phase::closed)
            return close();
        if (persistence_ == Persistence::close || group_.is_stopping())
            return leave();
        begin(reader_.has_begun() ? Phase::reading : Phase::idle,
            reader_.has_begun() ? group_.options().read_timeout : group_.options().idle_timeout);
        proceed();
    }

    /// Closes our half first and reads on for a while: closing at once would make the kernel discard a response that
    /// the client has not read yet. RFC 9112 §9.6.
    void leave()
    {
        error_code ignored;
        socket_.shutdown(tcp::socket::shutdown_send, ignored);
        begin(Phase::leaving, farewell_time);
        discard();
    }

    void discard()
    {
        socket_.async_read_some(asio::buffer(discarded_), [self = shared_from_this()](error_code error, std::size_t) {
            error || self->phase_ == Phase::closed ? self->close() : self->discard();
        });
    }

    void close()
    {
        if (phase_ == Phase::closed)
            return;
        phase_ = Phase::closed;
        timer_.cancel();
        error_code ignored;
        socket_.close(ignored);
    }

    ConnectionGroup& group_;
    Socket socket_;
    Timer timer_;
    RequestReader reader_;
    Phase phase_ = Phase::idle;
    Steady::time_point deadline_;
    bool timed_out_ = false;
    Persistence persistence_ = Persistence::keep;
    std::string head_;
    std::string body_;
    std::array<char, 4096> discarded_ {};
};

HttpResponse ConnectionGroup::answer(HttpRequest const& request) const
try {
    return handler_(request);
} catch (std::exception const& error) {
    return refusal(500, error.what());
}

bool ConnectionGroup::add(std::shared_ptr<Connection> const& connection)
{
    std::lock_guard const lock {mutex_};
    if (stopping_ || open_.size() >= options_.max_connections)
        return false;
    open_.emplace(connection.get(), connection);
    return true;
}

void ConnectionGroup::remove(Connection const* connection)
{
    std::lock_guard const lock {mutex_};
    open_.erase(connection);
}

void ConnectionGroup::stop()
{
    std::vector<std::shared_ptr<Connection>> connections;
    {
        std::lock_guard const lock {mutex_};
        stopping_ = true;
        for (auto const& entry : open_) {
            if (auto connection = entry.second.lock())
                connections.push_back(std::move(connection));
        }
    }
    for (auto const& connection : connections)
        asio::post(connection->strand(), [connection] { connection->wind_up(); });
}

class BeastListener final : public Listener {
public:
    BeastListener(ListenOptions options, Handler handler)
        : group_ {std::move(options), std::move(handler)}
        , io_ {group_.options().threads}
        , strand_ {asio::make_strand(io_)}
        , acceptor_ {strand_}
        , pause_ {strand_}
    {
    }
    ~BeastListener() override { stop(); }

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
        auto const connection = std::make_shared<Connection>(std::move(socket), group_);
        auto const accepted = group_.add(connection);
        asio::post(
            connection->strand(), [connection, accepted] { accepted ? connection->start() : connection->turn_away(); });
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
    asio::io_context io_;
    Strand strand_;
    asio::basic_socket_acceptor<tcp, Strand> acceptor_;
    Timer pause_;
    std::uint16_t port_ = 0;
    std::vector<std::thread> threads_;
};

}  // namespace

Result<std::unique_ptr<Listener>, std::string> listen_with_beast(ListenOptions options, Handler handler)
{
    error_code error;
    auto const address = asio::ip::make_address(options.address, error);
    if (error)
        return Failure {"\"" + options.address + "\" is not an IP address. Listen on 127.0.0.1."};
    options.threads = std::max(options.threads, 1);
    auto const place = options.address;
    auto const port = options.port;
    auto listener = std::make_unique<BeastListener>(std::move(options), std::move(handler));
    if (auto const failure = listener->open(address))
        return Failure {describe_bind_failure(place, port, failure)};
    listener->run();
    return std::unique_ptr<Listener> {std::move(listener)};
}

}  // namespace scim::server
