// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One client of the default listener, from its first byte to the end of its connection.

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "connection_group.hpp"
#include "refusal.hpp"
#include "request_reader.hpp"
#include "response_text.hpp"
#include "tcp.hpp"

#include <boost/asio/post.hpp>

namespace scim::server {

constexpr std::chrono::seconds farewell_time {2};

/// One client. Everything but the constructor and wind_up() runs on the strand of its socket. The pending operations
/// own it.
///
/// A Transport is made of a socket and its Settings, and has: `tcp()`, the socket; `open(then)` and `finish(then)`,
/// the greeting and the farewell; `read_some(buffer, then)`; `write(head, body, then)`; `speaks_at_once`.
template <typename Transport>
class Connection : public OpenConnection, public std::enable_shared_from_this<Connection<Transport>> {
public:
    Connection(Socket socket, typename Transport::Settings& settings, ConnectionGroup& group)
        : group_ {group}
        , transport_ {std::move(socket), settings}
        , timer_ {tcp_socket().get_executor()}
        , reader_ {{group.options().max_target_bytes, group.options().max_header_bytes, group.options().max_body_bytes}}
    {
    }
    ~Connection() override { group_.remove(this); }

    /// Does what the group has decided.
    void start(Admission admission)
    {
        asio::post(tcp_socket().get_executor(), [self = this->shared_from_this(), admission] {
            switch (admission) {
            case Admission::served: return self->serve();
            case Admission::turned_away: return self->turn_away();
            case Admission::dropped: return self->close();
            }
        });
    }

    void wind_up() override
    {
        asio::post(tcp_socket().get_executor(), [self = this->shared_from_this()] { self->on_wind_up(); });
    }

private:
    enum class Phase { opening, idle, reading, responding, delayed, silent, leaving, closed };

    /// An answer that does not travel at once or not as it should.
    struct Parcel {
        std::string method;
        Answer answer;
        Persistence persistence = Persistence::close;
    };

    Socket& tcp_socket() { return transport_.tcp(); }

    void serve()
    {
        begin(Phase::opening, group_.options().read_timeout);
        watch();
        transport_.open([self = this->shared_from_this()](error_code error) {
            error || self->phase_ == Phase::closed ? self->close() : self->rest();
        });
    }

    /// Tells one client too many so, and leaves.
    void turn_away()
    {
        if (!Transport::speaks_at_once)
            return close();
        begin(Phase::responding, group_.options().read_timeout);
        watch();
        respond("GET", refusal(503, "too many connections are open"), Persistence::close);
    }

    void on_wind_up()
    {
        switch (phase_) {
        case Phase::opening:
        case Phase::idle:
        case Phase::reading:
        case Phase::delayed:
        case Phase::silent: return close();
        case Phase::responding:
        case Phase::leaving: deadline_ = std::min(deadline_, Steady::now() + farewell_time); return look_at_the_clock();
        case Phase::closed: return;
        }
    }

    void begin(Phase phase, std::chrono::milliseconds allowed)
    {
        phase_ = phase;
        deadline_ = Steady::now() + allowed;
    }

    /// Looks at the deadline from time to time. A request that is in time never touches the timer, because no deadline
    /// becomes due earlier than one tick from the moment it is set; where one does, look_at_the_clock() is called.
    void watch()
    {
        auto const& options = group_.options();
        auto const tick
            = std::min({options.idle_timeout, options.read_timeout, std::chrono::milliseconds {farewell_time}});
        timer_.expires_at(std::min(deadline_, Steady::now() + tick));
        timer_.async_wait([self = this->shared_from_this()](error_code) { self->on_tick(); });
    }

    /// Ends the current tick, so that the next one ends with the deadline.
    void look_at_the_clock() { timer_.cancel(); }

    void on_tick()
    {
        if (phase_ == Phase::closed)
            return;
        if (Steady::now() >= deadline_)
            on_deadline();
        if (phase_ != Phase::closed)
            watch();
    }

    void on_deadline()
    {
        switch (phase_) {
        case Phase::reading: return give_up_reading();
        case Phase::delayed: return carry_out();
        case Phase::opening:
        case Phase::idle:
        case Phase::responding:
        case Phase::silent:
        case Phase::leaving: return close();
        case Phase::closed: return;
        }
    }

    /// The pending read ends with an error; on_read() then says 408.
    void give_up_reading()
    {
        timed_out_ = true;
        begin(Phase::responding, group_.options().read_timeout);
        error_code ignored;
        tcp_socket().cancel(ignored);
    }

    void read()
    {
        auto const room = reader_.room();
        transport_.read_some(asio::buffer(room.data(), room.size()),
            [self = this->shared_from_this()](error_code error, std::size_t count) { self->on_read(error, count); });
    }

    void on_read(error_code error, std::size_t count)
    {
        if (phase_ == Phase::closed)
            return;
        if (timed_out_)
            return respond("GET", refusal(408, "the request did not arrive in time"), Persistence::close);
        if (error)
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
        head_ = "HTTP/1.1 100 Continue\r\n\r\n";
        body_.clear();
        transport_.write(head_, body_, [self = this->shared_from_this()](error_code error, std::size_t) {
            error || self->phase_ == Phase::closed ? self->close() : self->read();
        });
    }

    void answer()
    {
        auto incoming = reader_.take();
        begin(Phase::responding, group_.options().read_timeout);
        auto answer = group_.answer(incoming.request);
        auto const persistence = group_.is_stopping() ? Persistence::close : incoming.persistence;
        if (answer.delivery == Delivery {})
            return respond(incoming.request.method, std::move(answer.response), persistence);
        parcel_ = std::make_unique<Parcel>(Parcel {std::move(incoming.request.method), std::move(answer), persistence});
        hold_back();
    }

    void hold_back()
    {
        auto const delay = parcel_->answer.delivery.delay;
        if (delay <= delay.zero())
            return carry_out();
        if (group_.is_stopping())
            return close();
        begin(Phase::delayed, delay);
        look_at_the_clock();
    }

    void carry_out()
    {
        auto const parcel = std::exchange(parcel_, nullptr);
        auto& answer = parcel->answer;
        switch (answer.delivery.kind) {
        case Delivery::Kind::whole: return respond(parcel->method, std::move(answer.response), parcel->persistence);
        case Delivery::Kind::truncated:
            breaks_off_ = true;
            return respond(parcel->method, std::move(answer.response), parcel->persistence, answer.delivery.bytes);
        case Delivery::Kind::reset: return reset();
        case Delivery::Kind::silence: return fall_silent();
        }
    }

    void respond(std::string_view method, HttpResponse response, Persistence persistence,
        std::size_t body_bytes = std::string::npos)
    {
        // A slow handler must not eat the time its response has for travelling.
        begin(Phase::responding, group_.options().read_timeout);
        persistence_ = persistence;
        head_ = response_head(response, method, persistence, http_date(SystemClock {}.now()));
        body_ = carries_content(method, response.status) ? std::move(response.body) : std::string {};
        if (body_bytes < body_.size())
            body_.resize(body_bytes);
        transport_.write(head_, body_,
            [self = this->shared_from_this()](error_code error, std::size_t) { self->on_written(error); });
    }

    void on_written(error_code error)
    {
        if (error || phase_ == Phase::closed)
            return close();
        if (persistence_ == Persistence::close || breaks_off_ || group_.is_stopping())
            return leave();
        begin(reader_.has_begun() ? Phase::reading : Phase::idle,
            reader_.has_begun() ? group_.options().read_timeout : group_.options().idle_timeout);
        proceed();
    }

    /// Closes our half first and reads on for a while: closing at once would make the kernel discard a response that
    /// the client has not read yet. RFC 9112 §9.6.
    void leave()
    {
        begin(Phase::leaving, farewell_time);
        transport_.finish([self = this->shared_from_this()](error_code) {
            error_code ignored;
            self->tcp_socket().shutdown(tcp::socket::shutdown_send, ignored);
            self->discard();
        });
    }

    void fall_silent()
    {
        if (group_.is_stopping())
            return close();
        begin(Phase::silent, group_.options().idle_timeout);
        discard();
    }

    /// Reads until the client has left.
    void discard()
    {
        tcp_socket().async_read_some(
            asio::buffer(discarded_), [self = this->shared_from_this()](error_code error, std::size_t) {
                error || self->phase_ == Phase::closed ? self->close() : self->discard();
            });
    }

    /// A socket that may not linger is closed with RST instead of FIN.
    void reset()
    {
        error_code ignored;
        tcp_socket().set_option(asio::socket_base::linger {true, 0}, ignored);
        close();
    }

    void close()
    {
        if (phase_ == Phase::closed)
            return;
        phase_ = Phase::closed;
        timer_.cancel();
        error_code ignored;
        tcp_socket().close(ignored);
    }

    ConnectionGroup& group_;
    Transport transport_;
    Timer timer_;
    RequestReader reader_;
    Phase phase_ = Phase::idle;
    Steady::time_point deadline_;
    bool timed_out_ = false;
    bool breaks_off_ = false;
    Persistence persistence_ = Persistence::keep;
    std::unique_ptr<Parcel> parcel_;
    std::string head_;
    std::string body_;
    std::array<char, 4096> discarded_ {};
};

}  // namespace scim::server
