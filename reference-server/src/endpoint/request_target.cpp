// SPDX-License-Identifier: Apache-2.0
#include "endpoint/request_target.hpp"

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

bool read_segments(std::string_view path, std::vector<std::string>& segments)
{
    if (path.empty())
        return true;
    if (path.front() != '/')
        return false;
    for (auto const& piece : split(path.substr(1), '/')) {
        auto decoded = percent_decode(piece);
        if (!decoded || !is_valid_utf8(*decoded))
            return false;
        segments.push_back(std::move(*decoded));
    }
    // Choice: a slash at the end changes nothing.
    if (!segments.empty() && segments.back().empty())
        segments.pop_back();
    return true;
}

}  // namespace

std::optional<Parameters> parse_parameters(std::string_view text)
{
    Parameters parameters;
    for (auto const& piece : split(text, '&')) {
        if (piece.empty())
            continue;
        auto const equals = piece.find('=');
        auto name = percent_decode(piece.substr(0, equals), PlusSign::blank);
        auto value = equals == std::string::npos ? std::optional {std::string {}}
                                                 : percent_decode(piece.substr(equals + 1), PlusSign::blank);
        if (!name || !value || !is_valid_utf8(*value))
            return {};
        parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return parameters;
}

std::optional<RequestTarget> parse_target(std::string_view target, std::string_view base_path)
{
    if (!target.starts_with(base_path))
        return {};
    target.remove_prefix(base_path.size());
    auto const mark = target.find('?');
    RequestTarget result;
    if (!read_segments(target.substr(0, mark), result.segments))
        return {};
    if (mark == std::string_view::npos)
        return result;
    auto parameters = parse_parameters(target.substr(mark + 1));
    if (!parameters)
        return {};
    result.parameters = std::move(*parameters);
    return result;
}

}  // namespace scim::server
