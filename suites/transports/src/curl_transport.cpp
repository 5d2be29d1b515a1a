// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/transports.hpp>

#include "curl_connection.hpp"
#include "curl_failure.hpp"
#include "request_check.hpp"
#include "response_head.hpp"

#include <curl/curl.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace scim::transports {
namespace {

using conformance::TransportAnswer;
using conformance::TransportError;
using Kind = TransportError::Kind;
using Answer = Result<TransportAnswer, TransportError>;

struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

/// What the callbacks of one exchange write and read.
struct Exchange {
    CURL* handle = nullptr;
    HttpRequest const* request = nullptr;
    std::size_t sent = 0;
    std::size_t max_body = 0;
    std::atomic<bool> const* cancelled = nullptr;
    ResponseHead head;
    std::string body, tls;
    int attempts = 0;
    bool too_large = false, stopped = false;
    std::array<char, CURL_ERROR_SIZE> error_text {};
};

void note_tls(Exchange& exchange)
{
    curl_tlssessioninfo* info = nullptr;
    if (!exchange.tls.empty() || curl_easy_getinfo(exchange.handle, CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK)
        return;
    if (info == nullptr || info->internals == nullptr || info->backend != CURLSSLBACKEND_OPENSSL)
        return;
    auto const* const session = static_cast<SSL const*>(info->internals);
    exchange.tls = std::string {SSL_get_version(session)} + " " + SSL_get_cipher_name(session);
}

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* user)
{
    auto& exchange = *static_cast<Exchange*>(user);
    exchange.head.add_line({data, size * count});
    note_tls(exchange);
    return size * count;
}

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* user)
{
    auto& exchange = *static_cast<Exchange*>(user);
    exchange.too_large = exchange.body.size() + size * count > exchange.max_body;
    if (exchange.too_large)
        return 0;
    exchange.body.append(data, size * count);
    return size * count;
}

std::size_t on_read(char* data, std::size_t size, std::size_t count, void* user)
{
    auto& exchange = *static_cast<Exchange*>(user);
    auto const& body = exchange.request->body;
    auto const length = std::min(size * count, body.size() - exchange.sent);
    std::memcpy(data, body.data() + exchange.sent, length);
    exchange.sent += length;
    return length;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    auto& exchange = *static_cast<Exchange*>(user);
    exchange.stopped = exchange.cancelled != nullptr && exchange.cancelled->load();
    return exchange.stopped ? 1 : 0;
}

/// Runs before each attempt: libcurl repeats a request by itself when a reused connection dies, we do not.
int on_attempt(void* user, char*, char*, int, int)
{
    return ++static_cast<Exchange*>(user)->attempts > 1 ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

class CurlTransport final : public conformance::Transport {
public:
    CurlTransport(TransportOptions options, Easy handle)
        : options_ {std::move(options)}
        , url_ {origin(options_.base) + "/"}
        , handle_ {std::move(handle)}
    {
    }

    Answer send(HttpRequest const& request, std::chrono::milliseconds timeout) override;
    Result<conformance::TlsFacts, TransportError> look_at_tls(
        conformance::TlsOffer offer, std::chrono::milliseconds timeout) override
    {
        return transports::look_at_tls(options_, offer, timeout);
    }

private:
    void set_request(HttpRequest const& request, curl_slist* list);
    void set_callbacks(Exchange& exchange);
    List field_list(HttpRequest const& request) const;
    TransportError failure(CURLcode code, Exchange const& exchange, std::chrono::milliseconds timeout) const;
    TransportError connect_failure() const;
    TransportError timed_out(std::chrono::milliseconds timeout) const;
    TransportError lost_connection(Exchange const& exchange) const;
    conformance::TransportTiming timing() const;
    std::chrono::microseconds time_of(CURLINFO info) const;

    template <typename Value>
    void set(CURLoption option, Value value)
    {
        curl_easy_setopt(handle_.get(), option, value);
    }

    TransportOptions options_;
    std::string url_;
    Easy handle_;
};

List CurlTransport::field_list(HttpRequest const& request) const
{
    curl_slist* list = nullptr;
    for (auto const& field : request.fields) {
        auto const line = field.value.empty() ? field.name + ";" : field.name + ": " + field.value;
        list = curl_slist_append(list, line.c_str());
    }
    // "Name:" without a value takes away what libcurl would add by itself.
    for (auto const* name : {"Accept", "User-Agent", "Expect", "Content-Type"}) {
        if (!request.fields.contains(name))
            list = curl_slist_append(list, (std::string {name} + ":").c_str());
    }
    return List {list};
}

void CurlTransport::set_request(HttpRequest const& request, curl_slist* list)
{
    auto const& method = request.method;
    auto const has_body = !request.body.empty() || method == "POST" || method == "PUT" || method == "PATCH";
    if (method == "HEAD")
        set(CURLOPT_NOBODY, 1L);
    else if (has_body)
        set(CURLOPT_POST, 1L);
    else
        set(CURLOPT_HTTPGET, 1L);
    if (has_body)
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_CUSTOMREQUEST, method.c_str());
    set(CURLOPT_REQUEST_TARGET, request.target.c_str());
    set(CURLOPT_HTTPHEADER, list);
}

void CurlTransport::set_callbacks(Exchange& exchange)
{
    set(CURLOPT_ERRORBUFFER, exchange.error_text.data());
    set(CURLOPT_HEADERFUNCTION, &on_header);
    set(CURLOPT_HEADERDATA, &exchange);
    set(CURLOPT_WRITEFUNCTION, &on_body);
    set(CURLOPT_WRITEDATA, &exchange);
    set(CURLOPT_READFUNCTION, &on_read);
    set(CURLOPT_READDATA, &exchange);
    set(CURLOPT_XFERINFOFUNCTION, &on_progress);
    set(CURLOPT_XFERINFODATA, &exchange);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_PREREQFUNCTION, &on_attempt);
    set(CURLOPT_PREREQDATA, &exchange);
}

Answer CurlTransport::send(HttpRequest const& request, std::chrono::milliseconds timeout)
{
    if (auto refusal = refuse_request(request))
        return Failure {std::move(*refusal)};
    curl_easy_reset(handle_.get());  // options only: open connections stay
    auto const list = field_list(request);
    Exchange exchange;
    exchange.handle = handle_.get();
    exchange.request = &request;
    exchange.max_body = options_.max_response_bytes;
    exchange.cancelled = options_.cancelled;
    set_connection(handle_.get(), options_, url_, timeout);
    set_request(request, list.get());
    set_callbacks(exchange);
    auto const code = curl_easy_perform(handle_.get());
    if (code != CURLE_OK)
        return Failure {failure(code, exchange, timeout)};
    TransportAnswer answer;
    answer.response
        = {exchange.head.status(), exchange.head.reason(), exchange.head.fields(), std::move(exchange.body)};
    answer.timing = timing();
    answer.http_version = exchange.head.http_version();
    answer.tls = std::move(exchange.tls);
    return answer;
}

TransportError CurlTransport::connect_failure() const
{
    long code = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_OS_ERRNO, &code);
    auto const reason = code == 0 || code == ECONNREFUSED ? std::string {"connection refused"}
                                                          : std::system_category().message(static_cast<int>(code));
    return {Kind::refused, reason + " (tried " + host_and_port(options_.base) + ")"};
}

TransportError CurlTransport::timed_out(std::chrono::milliseconds timeout) const
{
    long connections = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_NUM_CONNECTS, &connections);
    auto const is_connected = connections == 0 || time_of(CURLINFO_CONNECT_TIME_T).count() > 0;
    return {Kind::timeout,
        is_connected ? timeout_text(timeout) : "no connection in time (tried " + host_and_port(options_.base) + ")"};
}

TransportError CurlTransport::lost_connection(Exchange const& exchange) const
{
    std::string_view const text {exchange.error_text.data()};
    if (is_framing_failure(text))
        return {Kind::protocol, "the answer is not HTTP as RFC 9112 has it: " + std::string {text}};
    if (exchange.head.status() == 0)
        return {Kind::closed, "the connection was closed without an answer"};
    return {Kind::closed, "the connection was closed in the middle of the answer: " + std::string {text}};
}

TransportError CurlTransport::failure(CURLcode code, Exchange const& exchange, std::chrono::milliseconds timeout) const
{
    std::string const text {exchange.error_text.data()};
    if (exchange.too_large)
        return {Kind::protocol, "the body is larger than " + std::to_string(options_.max_response_bytes) + " bytes"};
    if (exchange.stopped)
        return {Kind::cancelled, "the exchange was cancelled"};
    if (exchange.attempts > 1)
        return {Kind::closed, "the connection was closed without an answer"};
    switch (static_cast<int>(code)) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return {Kind::dns, "no address found for the host " + options_.base.host};
    case CURLE_COULDNT_CONNECT: return connect_failure();
    case CURLE_OPERATION_TIMEDOUT: return timed_out(timeout);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER: return {Kind::tls, tls_failure_text(text, options_.base.host)};
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_SEND_ERROR:
    case CURLE_SEND_FAIL_REWIND:  // it wanted to send the body again
    case CURLE_RECV_ERROR: return lost_connection(exchange);
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_OUT_OF_MEMORY:
    case CURLE_BAD_CONTENT_ENCODING: return {Kind::protocol, "the answer is not HTTP as RFC 9112 has it: " + text};
    default: return {Kind::tool, "the HTTP client failed: " + (text.empty() ? curl_easy_strerror(code) : text)};
    }
}

std::chrono::microseconds CurlTransport::time_of(CURLINFO info) const
{
    curl_off_t microseconds = 0;
    curl_easy_getinfo(handle_.get(), info, &microseconds);
    return std::chrono::microseconds {microseconds};
}

conformance::TransportTiming CurlTransport::timing() const
{
    conformance::TransportTiming timing;
    auto const looked_up = time_of(CURLINFO_NAMELOOKUP_TIME_T);
    auto const connected = time_of(CURLINFO_CONNECT_TIME_T);
    auto const secured = time_of(CURLINFO_APPCONNECT_TIME_T);
    auto const ready = time_of(CURLINFO_PRETRANSFER_TIME_T);
    auto const first_byte = time_of(CURLINFO_STARTTRANSFER_TIME_T);
    auto const total = time_of(CURLINFO_TOTAL_TIME_T);
    // Subtracted before it becomes a fraction: 0.013, not 0.01300000000000001.
    auto const between = [](std::chrono::microseconds begin, std::chrono::microseconds end) {
        return static_cast<double>(std::max(end - begin, std::chrono::microseconds {0}).count()) / 1000.0;
    };
    long connections = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_NUM_CONNECTS, &connections);
    if (connections > 0) {
        timing.dns = between({}, looked_up);
        timing.connect = between(looked_up, connected);
        if (secured.count() > 0)
            timing.tls = between(connected, secured);
    }
    timing.wait = between(ready, first_byte);
    timing.receive = between(std::max(first_byte, ready), total);
    timing.total = between({}, total);
    return timing;
}

}  // namespace

Result<std::unique_ptr<conformance::Transport>, std::string> make_curl_transport(TransportOptions const& options)
{
    if (auto problem = unreadable_file(options))
        return Failure {std::move(*problem)};
    Easy handle {curl_easy_init()};
    if (!handle)
        return Failure {std::string {"libcurl cannot be started."}};
    return std::unique_ptr<conformance::Transport> {std::make_unique<CurlTransport>(options, std::move(handle))};
}

}  // namespace scim::transports
