// SPDX-License-Identifier: Apache-2.0
#include <scim/server/listener.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "refusal.hpp"
#include "response_text.hpp"

#include <scim/wire/text.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cpprest/http_listener.h>
#include <pplx/pplxtasks.h>
#include <pplx/threadpool.h>

namespace scim::server {
namespace {

namespace http = web::http;
using http::experimental::listener::http_listener;

constexpr int attempts_to_find_a_port = 16;
constexpr std::chrono::seconds farewell_time {2};

/// Runs a continuation where its antecedent ends, instead of posting it to the pool.
struct InlineScheduler final : pplx::scheduler_interface {
    void schedule(pplx::TaskProc_t task, void* argument) override { task(argument); }
};

/// Both settings hold for the whole process and can be made once; the library throws when somebody was earlier.
void set_up_pool(int threads)
{
    try {
        pplx::set_ambient_scheduler(std::make_shared<InlineScheduler>());
    } catch (std::exception const&) {  // NOLINT(bugprone-empty-catch): the scheduler of the earlier caller stays
    }
    try {
        crossplat::threadpool::initialize_with_threads(static_cast<std::size_t>(threads));
    } catch (std::exception const&) {  // NOLINT(bugprone-empty-catch): the pool of the earlier caller stays
    }
}

/// The library cannot tell which port it was given for port 0, so a free one is found by opening and closing it.
std::optional<std::uint16_t> find_free_port()
{
    namespace asio = boost::asio;
    asio::io_context io;
    asio::ip::tcp::acceptor probe {io};
    boost::system::error_code error;
    probe.open(asio::ip::tcp::v4(), error);
    if (!error)
        probe.bind({asio::ip::address_v4::loopback(), 0}, error);
    auto const port = error ? std::uint16_t {0} : probe.local_endpoint(error).port();
    return error ? std::nullopt : std::optional {port};
}

std::size_t header_bytes(HttpRequest const& request)
{
    auto total = request.method.size() + request.target.size();
    for (auto const& field : request.fields)
        total += field.name.size() + field.value.size() + 4;
    return total;
}

/// The library sorts the fields and joins repeats; relative_uri() would throw on a target with two slashes.
HttpRequest to_request(http::http_request const& message, std::vector<unsigned char> const& body)
{
    HttpRequest request;
    request.method = message.method();
    request.target = message.request_uri().to_string();
    for (auto const& field : message.headers())
        request.fields.add(field.first, field.second);
    request.body.assign(body.begin(), body.end());
    return request;
}

/// Content-Length is the library's to write: adding a second one ends the process.
http::http_response to_response(HttpResponse response, std::string_view method)
{
    http::http_response message {static_cast<http::status_code>(response.status)};
    message.set_reason_phrase(response.reason.empty() ? std::string {reason_phrase(response.status)} : response.reason);
    if (carries_content(method, response.status)) {
        auto const type = response.fields.find("Content-Type");
        message.set_body(std::move(response.body), type ? std::string {*type} : std::string {});
        if (!type)
            message.headers().remove("Content-Type");
    }
    for (auto const& field : response.fields) {
        if (!equals_ignoring_case(field.name, "Content-Length") && !equals_ignoring_case(field.name, "Content-Type"))
            message.headers().add(field.name, field.value);
    }
    if (!response.fields.contains("Date"))
        message.headers().add("Date", http_date(SystemClock {}.now()));
    return message;
}

/// Counts requests that are being answered, so that stop() can wait for them, and wakes those that wait.
class Running {
public:
    void begin()
    {
        std::lock_guard const lock {mutex_};
        ++count_;
    }
    void end()
    {
        std::lock_guard const lock {mutex_};
        --count_;
        none_left_.notify_all();
    }
    void wait_for_none(std::chrono::milliseconds longest)
    {
        std::unique_lock lock {mutex_};
        none_left_.wait_for(lock, longest, [this] { return count_ == 0; });
    }
    void stop()
    {
        std::lock_guard const lock {mutex_};
        stopping_ = true;
        stops_.notify_all();
    }
    void wait_for_stop(std::chrono::milliseconds longest)
    {
        std::unique_lock lock {mutex_};
        stops_.wait_for(lock, longest, [this] { return stopping_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable none_left_;
    std::condition_variable stops_;
    int count_ = 0;
    bool stopping_ = false;
};

/// What the callbacks need; they may outlive the listener by a moment.
struct Service {
    ListenOptions options;
    Handler handler;
    Running running;

    Answer answer(http::http_request const& message, std::vector<unsigned char> const& body) const
    try {
        if (body.size() > options.max_body_bytes)
            return refusal(413, "the body has more than " + std::to_string(options.max_body_bytes) + " bytes");
        auto const request = to_request(message, body);
        if (request.target.size() > options.max_target_bytes)
            return refusal(414, "the target has more than " + std::to_string(options.max_target_bytes) + " bytes");
        if (header_bytes(request) > options.max_header_bytes)
            return refusal(431, "the header has more than " + std::to_string(options.max_header_bytes) + " bytes");
        return handler(request);
    } catch (std::exception const& error) {
        return refusal(500, error.what());
    }

    /// The response as far as the library can deliver it; waits for the delay, but not when the listener stops.
    HttpResponse deliver(Answer answer)
    {
        if (answer.delivery.delay > answer.delivery.delay.zero())
            running.wait_for_stop(answer.delivery.delay);
        if (answer.delivery.kind != Delivery::Kind::whole)
            return refusal(500, "cpprestsdk can neither cut a response short nor leave it out. Use --http beast.");
        return std::move(answer.response);
    }
};

/// Every task is observed: an exception that nobody looks at ends the process.
void reply(http::http_request message, http::http_response response, std::shared_ptr<Service> const& service)
{
    message.reply(std::move(response)).then([service](pplx::task<void> sent) {
        try {
            sent.get();
        } catch (...) {  // NOLINT(bugprone-empty-catch): the client went away
        }
        service->running.end();
    });
}

void serve(http::http_request message, std::shared_ptr<Service> const& service)
{
    message.extract_vector().then([message, service](pplx::task<std::vector<unsigned char>> received) {
        service->running.begin();
        try {
            auto const body = received.get();
            reply(message, to_response(service->deliver(service->answer(message, body)), message.method()), service);
        } catch (...) {  // the body never came; there is nobody to answer
            service->running.end();
        }
    });
}

class CpprestListener final : public Listener {
public:
    CpprestListener(std::uint16_t port, std::shared_ptr<Service> service)
        : port_ {port}
        , service_ {std::move(service)}
        , listener_ {web::uri {"http://127.0.0.1:" + std::to_string(port)}}
    {
        auto const handler = [held = service_](http::http_request message) { serve(std::move(message), held); };
        listener_.support(handler);
        // The library answers these two by itself unless told otherwise, and echoes the token for TRACE.
        listener_.support(http::methods::OPTIONS, handler);
        listener_.support(http::methods::TRCE, handler);
    }
    ~CpprestListener() override { stop(); }

    void open() { listener_.open().get(); }

    std::uint16_t port() const override { return port_; }

    void stop() override
    {
        if (std::exchange(stopped_, true))
            return;
        service_->running.stop();
        service_->running.wait_for_none(farewell_time);
        try {
            listener_.close().get();
        } catch (std::exception const&) {  // NOLINT(bugprone-empty-catch): it is closed then
        }
    }

private:
    std::uint16_t port_;
    std::shared_ptr<Service> service_;
    http_listener listener_;
    bool stopped_ = false;
};

Result<std::unique_ptr<Listener>, std::string> try_port(std::uint16_t port, std::shared_ptr<Service> const& service)
try {
    auto listener = std::make_unique<CpprestListener>(port, service);
    listener->open();
    return std::unique_ptr<Listener> {std::move(listener)};
} catch (boost::system::system_error const& error) {
    return Failure {describe_bind_failure(service->options.address, port, error.code())};
} catch (std::exception const& error) {
    return Failure {"port " + std::to_string(port) + " cannot be opened: " + error.what() + "."};
}

}  // namespace

Result<std::unique_ptr<Listener>, std::string> listen_with_cpprest(ListenOptions options, Handler handler)
{
    if (options.address != "127.0.0.1") {
        return Failure {"cpprestsdk listens on 127.0.0.1 only, not on " + options.address
            + ": one hostile request can end it. Use --http beast."};
    }
    if (options.tls)
        return Failure {std::string {"cpprestsdk does not serve HTTPS here. Use --http beast."}};
    set_up_pool(options.threads);
    auto const wanted = options.port;
    auto const service = std::make_shared<Service>();
    service->options = std::move(options);
    service->handler = std::move(handler);
    if (wanted != 0)
        return try_port(wanted, service);
    for (int attempt = 0; attempt < attempts_to_find_a_port; ++attempt) {
        auto const port = find_free_port();
        auto listener = port ? try_port(*port, service) : Failure {std::string {"no port is free on 127.0.0.1."}};
        if (listener)
            return listener;
    }
    return Failure {std::string {"no port is free on 127.0.0.1."}};
}

}  // namespace scim::server
