// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/uri.hpp>

#include <charconv>

#include <scim/wire/text.hpp>

namespace scim {
namespace {

std::uint16_t default_port(std::string_view scheme)
{
    return scheme == "https" ? 443 : 80;
}

/// Splits `host[:port]` or `[v6][:port]` into the Uri. False when it is neither.
bool split_authority(std::string_view authority, Uri& uri)
{
    std::string_view port;
    if (authority.starts_with('[')) {
        auto const end = authority.find(']');
        if (end == std::string_view::npos)
            return false;
        uri.host = ascii_lower(authority.substr(1, end - 1));
        auto const rest = authority.substr(end + 1);
        if (!rest.empty() && rest.front() != ':')
            return false;
        port = rest.empty() ? rest : rest.substr(1);
    } else {
        auto const colon = authority.find(':');
        uri.host = ascii_lower(authority.substr(0, colon));
        port = colon == std::string_view::npos ? std::string_view {} : authority.substr(colon + 1);
    }
    uri.port = default_port(uri.scheme);
    if (port.empty())
        return !uri.host.empty();
    auto const* const end = port.data() + port.size();
    auto const parsed = std::from_chars(port.data(), end, uri.port);
    return !uri.host.empty() && parsed.ec == std::errc {} && parsed.ptr == end && uri.port != 0;
}

bool has_forbidden_letter(std::string_view text)
{
    for (auto const letter : text) {
        if (static_cast<unsigned char>(letter) <= ' ' || letter == '\x7F')
            return true;
    }
    return false;
}

}  // namespace

std::optional<Uri> parse_uri(std::string_view text)
{
    text = text.substr(0, text.find('#'));
    auto const mark = text.find("://");
    if (mark == std::string_view::npos || has_forbidden_letter(text))
        return std::nullopt;
    Uri uri;
    uri.scheme = ascii_lower(text.substr(0, mark));
    if (uri.scheme != "http" && uri.scheme != "https")
        return std::nullopt;
    auto rest = text.substr(mark + 3);
    auto const end = rest.find_first_of("/?");
    auto const authority = rest.substr(0, end);
    if (authority.find('@') != std::string_view::npos || !split_authority(authority, uri))
        return std::nullopt;
    rest = end == std::string_view::npos ? std::string_view {} : rest.substr(end);
    auto const question = rest.find('?');
    uri.path = rest.substr(0, question);
    while (uri.path.ends_with('/'))
        uri.path.pop_back();
    if (question != std::string_view::npos)
        uri.query = rest.substr(question + 1);
    return uri;
}

std::string origin(Uri const& uri)
{
    bool const v6 = uri.host.find(':') != std::string::npos;
    auto text = uri.scheme + "://" + (v6 ? "[" + uri.host + "]" : uri.host);
    if (uri.port != default_port(uri.scheme))
        text += ":" + std::to_string(uri.port);
    return text;
}

std::string to_string(Uri const& uri)
{
    return origin(uri) + uri.path + (uri.query.empty() ? "" : "?" + uri.query);
}

bool is_loopback(Uri const& uri)
{
    return uri.host == "localhost" || uri.host == "::1" || uri.host.starts_with("127.");
}

}  // namespace scim
