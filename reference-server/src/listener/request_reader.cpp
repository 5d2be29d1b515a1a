// SPDX-License-Identifier: Apache-2.0
#include "request_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
std::string origin_form(std::string_view target)
{
    if (!starts_with_ignoring_case(target, "http://") && !starts_with_ignoring_case(target, "https://"))
        return std::string {target};
    auto const path = target.find_first_of("/?", target.find("://") + 3);
    if (path == std::string_view::npos)
        return "/";
    return (target[path] == '?' ? "/" : "") + std::string {target.substr(path)};
}

HttpResponse refusal_for(beast::error_code error, ReaderLimits const& limits)
{
    if (error == http::error::header_limit) {
        return refusal(431,
            "the header fields, or what stands around the chunks, have more than "
                + std::to_string(limits.max_header_bytes) + " bytes");
    }
    if (error == http::error::body_limit)
        return refusal(413, "the body has more than " + std::to_string(limits.max_body_bytes) + " bytes");
    return refusal(400, "this is not an HTTP/1.1 request: " + error.message());
}

/// The elements of all fields of that name; empty ones do not count. RFC 9110 §5.6.1.2.
std::vector<std::string> list_elements(Parser::value_type const& request, http::field name)
{
    std::vector<std::string> elements;
    auto const [first, last] = request.equal_range(name);
    for (auto field = first; field != last; ++field) {
        for (auto const& element : split(view(field->value()), ',')) {
            if (!trim(element).empty())
                elements.push_back(ascii_lower(trim(element)));
        }
    }
    return elements;
}

/// Where a coding leaves the end of the body in doubt, the next request could be smuggled in it. RFC 9112 §6.1, §6.3.
std::optional<HttpResponse> coding_offence(Parser const& parser)
{
    auto const& request = parser.get();
    if (request.count(http::field::transfer_encoding) == 0)
        return std::nullopt;
    if (request.version() == 10)
        return refusal(400, "HTTP/1.0 has no transfer codings");
    auto const codings = list_elements(request, http::field::transfer_encoding);
    if (std::count(codings.begin(), codings.end(), "chunked") != 1 || codings.back() != "chunked")
        return refusal(400, "chunked is not the last transfer coding, so that the end of the body is unknown");
    if (codings.size() > 1)
        return refusal(501, "chunked is the only transfer coding understood here");
    return parser.chunked() ? std::nullopt : std::optional {refusal(400, "Transfer-Encoding is not well-formed")};
}

/// RFC 9112 §3.2: without exactly one valid Host, a request of HTTP/1.1 is answered with 400.
std::optional<HttpResponse> host_offence(Parser::value_type const& request)
{
    static constexpr std::string_view marks = "-._~!$&'()*+,;=:[]%";
    auto const is_allowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || marks.find(c) != std::string_view::npos;
    };
    if (request.version() == 11 && request.count(http::field::host) != 1)
        return refusal(400, "an HTTP/1.1 request has exactly one Host field");
    auto const host = view(request[http::field::host]);
    if (!std::all_of(host.begin(), host.end(), is_allowed))
        return refusal(400, "the Host field names no host");
    return std::nullopt;
}

/// A path, a URL, `*` for OPTIONS, host and port for CONNECT. RFC 9112 §3.2.
bool is_target(std::string_view method, std::string_view target)
{
    return origin_form(target).starts_with('/') || (target == "*" && method == "OPTIONS") || method == "CONNECT";
}

/// What is wrong with a header that is well-formed.
std::optional<HttpResponse> header_offence(Parser const& parser)
{
    auto const& request = parser.get();
    if (auto offence = host_offence(request))
        return offence;
    if (auto offence = coding_offence(parser))
        return offence;
    if (!is_target(view(request.method_string()), view(request.target())))
        return refusal(400, "the target is neither a path nor a URL");
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

HttpRequest head_of(Parser::value_type const& message)
{
    HttpRequest request;
    request.method = view(message.method_string());
    request.target = origin_form(view(message.target()));
    for (auto const& field : message)
        request.fields.add(std::string {view(field.name_string())}, std::string {view(field.value())});
    return request;
}

}  // namespace

struct RequestReader::State {
    ReaderLimits limits;
    beast::flat_buffer buffer;
    std::optional<Parser> parser;
    bool header_seen = false;
    HttpRequest request;  // taken before the body: what comes in the trailer are not its fields. RFC 9110 §6.5.1
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

    /// The last chunk with its empty line has five bytes; the parser must not be given a part of them.
    bool has_half_a_last_chunk() const
    {
        return header_seen && parser->chunked() && buffer.size() < 5
            && *static_cast<char const*>(buffer.data().data()) == '0';
    }

    /// A request line that goes on and on is its target's fault. RFC 9112 §3.
    bool target_is_too_long() const
    {
        static constexpr std::size_t longest_method = 32;
        auto const target = parser->get().target().size();
        return target > limits.max_target_bytes
            || (target == 0 && buffer.size() > limits.max_target_bytes + longest_method);
    }

    /// Gives the parser what is in the buffer: the header alone, or after it the body.
    /// Returns the error that ends the connection, if any.
    beast::error_code parse()
    {
        while (buffer.size() > 0 && !parser->is_done() && !has_half_a_last_chunk()) {
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
        auto const error = parse();
        if ((!error || error == http::error::header_limit) && target_is_too_long())
            return refuse(
                server::refusal(414, "the target has more than " + std::to_string(limits.max_target_bytes) + " bytes"));
        if (error)
            return refuse(refusal_for(error, limits));
        if (!parser->is_header_done())
            return Progress::needs_more;
        header_seen = true;
        if (auto offence = header_offence(*parser))
            return refuse(*std::move(offence));
        request = head_of(parser->get());
        parser->eager(true);
        auto const body_is_awaited = !parser->is_done() && buffer.size() == 0;
        return body_is_awaited && expects_continue(*parser) ? Progress::expects_continue : read_body();
    }

    Progress read_body()
    {
        if (auto const error = parse())
            return refuse(refusal_for(error, limits));
        if (parser->is_done())
            return Progress::complete;
        // What the parser leaves is the line before a chunk, or the trailer; neither has a limit of its own.
        if (buffer.size() > limits.max_header_bytes)
            return refuse(refusal_for(http::error::header_limit, limits));
        return Progress::needs_more;
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
    auto incoming = IncomingRequest {std::move(state_->request), persistence(*state_->parser)};
    incoming.request.body = std::move(state_->parser->get().body());
    state_->begin_request();
    return incoming;
}

HttpResponse const& RequestReader::refusal() const
{
    return state_->refusal;
}

}  // namespace scim::server
