// SPDX-License-Identifier: Apache-2.0
#include "request_check.hpp"

#include <array>
#include <fstream>
#include <string_view>
#include <utility>

namespace scim::transports {
namespace {

bool has_line_break(std::string_view text)
{
    return text.find_first_of(std::string_view {"\r\n\0", 3}) != std::string_view::npos;
}

}  // namespace

std::optional<conformance::TransportError> refuse_request(HttpRequest const& request)
{
    using conformance::TransportError;
    if (request.method.empty() || has_line_break(request.method) || has_line_break(request.target))
        return TransportError {TransportError::Kind::tool, "the request line holds a line break or no method"};
    for (auto const& field : request.fields) {
        if (field.name.empty() || has_line_break(field.name) || has_line_break(field.value))
            return TransportError {TransportError::Kind::tool, "a header holds a line break or has no name"};
    }
    return std::nullopt;
}

std::optional<std::string> unreadable_file(TransportOptions const& options)
{
    std::array const files {std::pair {"--ca", &options.ca_file},
        std::pair {"--client-cert", &options.client_certificate}, std::pair {"--client-key", &options.client_key}};
    for (auto const& [flag, path] : files) {
        if (!path->empty() && !std::ifstream {*path})
            return std::string {flag} + ": cannot read the file " + *path + ".";
    }
    if (options.client_certificate.empty() != options.client_key.empty())
        return "--client-cert and --client-key belong together: give both.";
    return std::nullopt;
}

bool is_safe_method(std::string_view method)
{
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

std::string timeout_text(std::chrono::milliseconds timeout)
{
    auto const count = timeout.count();
    return count % 1000 == 0 ? "no answer within " + std::to_string(count / 1000) + " s"
                             : "no answer within " + std::to_string(count) + " ms";
}

std::string host_and_port(Uri const& base)
{
    auto const is_ipv6 = base.host.find(':') != std::string::npos;
    return (is_ipv6 ? "[" + base.host + "]" : base.host) + ":" + std::to_string(base.port);
}

}  // namespace scim::transports
