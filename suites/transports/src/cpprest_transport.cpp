// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/transports.hpp>

#include "request_check.hpp"

#include <cpprest/http_client.h>
#include <pplx/threadpool.h>

#include <algorithm>
#include <future>
#include <mutex>
#include <utility>

namespace scim::transports {
namespace {

using conformance::TransportAnswer;
using conformance::TransportError;
using Kind = TransportError::Kind;
using Answer = Result<TransportAnswer, TransportError>;
namespace rest = web::http;

// The library's interface has no virtual destructor; it is owned through a shared_ptr, which needs none.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"
/// Runs a continuation where its antecedent ended: one thread change less per request.
struct InlineScheduler final : pplx::scheduler_interface {
    void schedule(pplx::TaskProc_t work, void* argument) override { work(argument); }
};
#pragma GCC diagnostic pop

/// cpprestsdk has one pool and one scheduler per process, to be chosen before anything else of it exists.
void prepare_library()
{
    static std::once_flag once;
    std::call_once(once, [] {
        try {
            pplx::set_ambient_scheduler(std::make_shared<InlineScheduler>());
            crossplat::threadpool::initialize_with_threads(2);
        } catch (std::exception const&) {  // NOLINT(bugprone-empty-catch): somebody else chose before us, which works
        }
    });
}

/// A response as cpprestsdk gives it, with its body read.
struct Received {
    rest::http_response response;
    std::string body;
};

/// Where the exchange was when it failed: its exceptions do not tell.
enum class Phase { request, body };

TransportError failure_of(rest::http_exception const& error, Phase phase, TransportOptions const& options)
{
    std::string const what {error.what()};
    auto const holds = [&](char const* piece) { return what.find(piece) != std::string::npos; };
    if (holds("resolving"))
        return {Kind::dns, "no address found for the host " + options.base.host};
    if (holds("connect to any"))
        return {Kind::refused, "connection refused (tried " + host_and_port(options.base) + ")"};
    if (holds("SSL"))
        return {Kind::tls, "TLS handshake with " + options.base.host + " failed: use --http curl to learn why"};
    if (error.error_code().value() == ETIMEDOUT)
        return {Kind::timeout, "no answer in time"};
    if (holds("Invalid"))
        return {Kind::protocol, "the answer is not HTTP as RFC 9112 has it: " + what};
    if (phase == Phase::body)
        return {Kind::closed, "the connection was closed in the middle of the answer: " + what};
    return {Kind::closed, "the connection was closed without an answer"};
}

Fields fields_of(rest::http_headers const& headers)
{
    Fields fields;
    for (auto const& [name, value] : headers)
        fields.add(name, value);
    return fields;
}

class CpprestTransport final : public conformance::Transport {
public:
    explicit CpprestTransport(TransportOptions options) : options_ {std::move(options)} {}

    Answer send(HttpRequest const& request, std::chrono::milliseconds timeout) override;

private:
    rest::client::http_client_config configuration(std::chrono::milliseconds timeout) const;
    rest::client::http_client& client_for(std::string const& method, std::chrono::milliseconds timeout);
    Answer exchange(rest::http_request const& message, std::string const& method, std::chrono::milliseconds timeout);
    Answer answer_from(Received const& received) const;

    TransportOptions options_;
    std::unique_ptr<rest::client::http_client> client_;
};

rest::client::http_client_config CpprestTransport::configuration(std::chrono::milliseconds timeout) const
{
    rest::client::http_client_config config;
    config.set_timeout(timeout);
    config.set_max_redirects(0);  // it would carry the token to another origin
    config.set_validate_certificates(options_.verify_certificate);
    if (!options_.proxy.empty())
        config.set_proxy(web::web_proxy {options_.proxy});
    if (!options_.ca_file.empty() || !options_.client_certificate.empty()) {
        config.set_ssl_context_callback([options = options_](boost::asio::ssl::context& context) {
            boost::system::error_code ignored;  // both files were readable; a bad one shows as a failed handshake
            if (!options.ca_file.empty())
                context.load_verify_file(options.ca_file, ignored);
            if (!options.client_certificate.empty()) {
                context.use_certificate_chain_file(options.client_certificate, ignored);
                context.use_private_key_file(options.client_key, boost::asio::ssl::context::pem, ignored);
            }
        });
    }
    return config;
}

rest::client::http_client& CpprestTransport::client_for(std::string const& method, std::chrono::milliseconds timeout)
{
    // The library repeats a request when a reused connection dies: only safe methods may reuse one.
    if (!client_ || !is_safe_method(method))
        client_ = std::make_unique<rest::client::http_client>(origin(options_.base), configuration(timeout));
    return *client_;
}

/// The task's end as a future, so that waiting for it can be given up.
std::future<void> completion_of(pplx::task<Received> const& task)
{
    auto const done = std::make_shared<std::promise<void>>();
    auto future = done->get_future();
    task.then([done](pplx::task<Received> const& finished) {
        try {
            finished.wait();
        } catch (...) {  // NOLINT(bugprone-empty-catch): whoever asks for the value sees it
        }
        done->set_value();
    });
    return future;
}

/// Why waiting for an exchange was given up, if it was.
std::optional<TransportError> wait_for(std::future<void> const& done, std::chrono::milliseconds timeout,
    std::atomic<bool> const* cancelled, pplx::cancellation_token_source const& source)
{
    using namespace std::chrono_literals;
    auto const deadline = std::chrono::steady_clock::now() + timeout;
    std::optional<TransportError> given_up;
    while (done.wait_for(20ms) != std::future_status::ready) {
        if (given_up)
            continue;
        if (cancelled != nullptr && cancelled->load())
            given_up = TransportError {Kind::cancelled, "the exchange was cancelled"};
        else if (std::chrono::steady_clock::now() >= deadline)
            given_up = TransportError {Kind::timeout, timeout_text(timeout)};
        if (given_up)
            source.cancel();
    }
    return given_up;
}

Answer CpprestTransport::answer_from(Received const& received) const
{
    auto const& response = received.response;
    if (response.status_code() < 200)
        return Failure {TransportError {
            Kind::tool, "cpprestsdk cannot read an answer that follows an interim one (1xx). Use --http curl"}};
    if (received.body.size() > options_.max_response_bytes)
        return Failure {TransportError {
            Kind::protocol, "the body is larger than " + std::to_string(options_.max_response_bytes) + " bytes"}};
    TransportAnswer answer;
    answer.response = {response.status_code(), response.reason_phrase(), fields_of(response.headers()), received.body};
    answer.http_version = "1.1";
    return answer;
}

Answer CpprestTransport::exchange(
    rest::http_request const& message, std::string const& method, std::chrono::milliseconds timeout)
{
    auto phase = std::make_shared<std::atomic<Phase>>(Phase::request);
    pplx::cancellation_token_source source;
    auto const task
        = client_for(method, timeout).request(message, source.get_token()).then([phase](rest::http_response response) {
              phase->store(Phase::body);
              return response.extract_vector().then([response](std::vector<unsigned char> const& bytes) {
                  return Received {response, std::string {bytes.begin(), bytes.end()}};
              });
          });
    if (auto given_up = wait_for(completion_of(task), timeout, options_.cancelled, source)) {
        client_.reset();
        return Failure {std::move(*given_up)};
    }
    try {
        return answer_from(task.get());
    } catch (rest::http_exception const& error) {
        client_.reset();
        return Failure {failure_of(error, phase->load(), options_)};
    }
}

Answer CpprestTransport::send(HttpRequest const& request, std::chrono::milliseconds timeout)
{
    if (auto refusal = refuse_request(request))
        return Failure {std::move(*refusal)};
    auto const started = std::chrono::steady_clock::now();
    try {
        web::uri const target {request.target};
        if (target.to_string() != request.target)
            return Failure {TransportError {Kind::tool, "cpprestsdk would change the request target. Use --http curl"}};
        rest::http_request message {request.method};
        message.set_request_uri(target);
        if (!request.body.empty())
            message.set_body(request.body, std::string {});
        message.headers().remove(rest::header_names::content_type);
        for (auto const& field : request.fields)
            message.headers().add(field.name, field.value);
        auto answer = exchange(message, request.method, timeout);
        std::chrono::duration<double, std::milli> const total = std::chrono::steady_clock::now() - started;
        if (answer)
            answer->timing.total = answer->timing.wait = total.count();
        return answer;
    } catch (web::uri_exception const&) {
        return Failure {TransportError {
            Kind::tool, "cpprestsdk cannot send the request target " + request.target + ". Use --http curl"}};
    } catch (std::exception const& error) {
        return Failure {TransportError {Kind::tool, std::string {"cpprestsdk failed: "} + error.what()}};
    }
}

}  // namespace

Result<std::unique_ptr<conformance::Transport>, std::string> make_cpprest_transport(TransportOptions const& options)
{
    if (auto problem = unreadable_file(options))
        return Failure {std::move(*problem)};
    if (options.base.host.find(':') != std::string::npos)
        return Failure {std::string {"cpprestsdk cannot connect to an IPv6 address. Use --http curl."}};
    prepare_library();
    return std::unique_ptr<conformance::Transport> {std::make_unique<CpprestTransport>(options)};
}

}  // namespace scim::transports
