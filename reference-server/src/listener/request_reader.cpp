// SPDX-License-Identifier: Apache-2.0
#include "request_reader.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "refusal.hpp"

#include <scim/wire/text.hpp>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace scim::server {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

using Parser = http::request_parser<http::string_body>;

constexpr std::size_t read_bytes = 8192;

std::string_view view(beast::string_view text)
{
    return {text.data(), text.size()};
}

/// `http://host/path` becomes `/path`: a proxy's client may send it. RFC 9112 §3.2.2.
std::string_view origin_form(std::string_view target)
{
    if (!starts_with_ignoring_case(target, "http://") && !starts_with_ignoring_case(target, "https://"))
        return target;
    auto const path = target.find_first_of("/?", target.find("://") + 3);
    return path == std::string_view::npos ? "/" : target.substr(path);
}

HttpResponse refusal_for(beast::error_code error, ReaderLimits const& limits)
{
    if (error == http::error::header_limit) {
        return refusal(431,
            "the request line and the header fields have more than " + std::to_string(limits.max_header_bytes)
                + " bytes");
    }
    if (error == http::error::body_limit)
        return refusal(413, "the body has more than " + std::to_string(limits.max_body_bytes) + " bytes");
    return refusal(400, "this is not an HTTP/1.1 request: " + error.message());
}

/// What is wrong with a header that is well-formed. RFC 9112 §3.2, §6.1; RFC 9110 §10.1.1.
std::optional<HttpResponse> header_offence(Parser const& parser)
{
    auto const& request = parser.get();
    if (request.version() == 11 && request.count(http::field::host) != 1)
        return refusal(400, "an HTTP/1.1 request has exactly one Host field");
    if (request.count(http::field::transfer_encoding) > 0 && !parser.chunked())
        return refusal(501, "chunked is the only transfer coding understood here");
    auto const expect = request.find(http::field::expect);
    if (expect != request.end() && !equals_ignoring_case(view(expect->value()), "100-continue"))
        return refusal(417, "100-continue is the only expectation understood here");
    return std::nullopt;
}

bool expects_continue(Parser const& parser)
{
    return parser.get().version() == 11 && parser.get().count(http::field::expect) > 0;
}

Persistence persistence(Parser const& parser)
{
    if (!parser.keep_alive())
        return Persistence::close;
    return parser.get().version() == 10 ? Persistence::keep_and_say_so : Persistence::keep;
}

HttpRequest to_request(http::request<http::string_body> message)
{
    HttpRequest request;
    request.method = view(message.method_string());
    request.target = origin_form(view(message.target()));
    for (auto const& field : message)
        request.fields.add(std::string {view(field.name_string())}, std::string {view(field.value())});
    request.body = std::move(message.body());
    return request;
}

}  // namespace

struct RequestReader::State {
    ReaderLimits limits;
    beast::flat_buffer buffer;
    std::optional<Parser> parser;
    bool header_seen = false;
    HttpResponse refusal;

    void begin_request()
    {
        parser.emplace();
        parser->header_limit(static_cast<std::uint32_t>(limits.max_header_bytes));
        parser->body_limit(limits.max_body_bytes);
        header_seen = false;
    }

    /// Empty lines before a request are allowed. RFC 9112 §2.2.
    void skip_empty_lines()
    {
        auto const* bytes = static_cast<char const*>(buffer.data().data());
        std::size_t count = 0;
        while (count < buffer.size() && (bytes[count] == '\r' || bytes[count] == '\n'))
            ++count;
        buffer.consume(count);
    }

    /// Gives the parser what is in the buffer: the header alone, or after it the body.
    /// Returns the error that ends the connection, if any.
    beast::error_code parse()
    {
        while (buffer.size() > 0 && !parser->is_done()) {
            beast::error_code error;
            auto const used = parser->put(buffer.data(), error);
            buffer.consume(used);
            if (error == http::error::need_more || (!error && used == 0))
                return {};
            if (error)
                return error;
            if (parser->is_header_done() && !header_seen)
                return {};
        }
        return {};
    }

    Progress refuse(HttpResponse response)
    {
        refusal = std::move(response);
        return Progress::refused;
    }

    Progress read_header()
    {
        skip_empty_lines();
        if (auto const error = parse())
            return refuse(refusal_for(error, limits));
        if (!parser->is_header_done())
            return Progress::needs_more;
        header_seen = true;
        if (auto offence = header_offence(*parser))
            return refuse(*std::move(offence));
        parser->eager(true);
        auto const body_is_awaited = !parser->is_done() && buffer.size() == 0;
        return body_is_awaited && expects_continue(*parser) ? Progress::expects_continue : read_body();
    }

    Progress read_body()
    {
        if (auto const error = parse())
            return refuse(refusal_for(error, limits));
        return parser->is_done() ? Progress::complete : Progress::needs_more;
    }
};

RequestReader::RequestReader(ReaderLimits limits) : state_ {std::make_unique<State>()}
{
    state_->limits = limits;
    state_->begin_request();
}

RequestReader::~RequestReader() = default;

std::span<char> RequestReader::room()
{
    auto const space = state_->buffer.prepare(read_bytes);
    return {static_cast<char*>(space.data()), space.size()};
}

void RequestReader::received(std::size_t count)
{
    state_->buffer.commit(count);
}

Progress RequestReader::advance()
{
    return state_->header_seen ? state_->read_body() : state_->read_header();
}

bool RequestReader::has_begun() const
{
    return state_->header_seen || state_->buffer.size() > 0;
}

IncomingRequest RequestReader::take()
{
    auto incoming = IncomingRequest {{}, persistence(*state_->parser)};
    incoming.request = to_request(state_->parser->release());
    state_->begin_request();
    return incoming;
}

HttpResponse const& RequestReader::refusal() const
{
    return state_->refusal;
}

}  // namespace scim::server
