// SPDX-License-Identifier: Apache-2.0
#include "response_head.hpp"

#include <charconv>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::transports {

void ResponseHead::add_line(std::string_view line)
{
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.remove_suffix(1);
    if (starts_with_ignoring_case(line, "HTTP/"))
        return begin(line);
    if (complete_)
        return;  // a trailer
    if (line.empty()) {
        complete_ = true;
        return;
    }
    // RFC 9112 §5.2: a line that begins with white space continues the one before.
    if (line.front() == ' ' || line.front() == '\t')
        return continue_field(line);
    add_field(line);
}

void ResponseHead::begin(std::string_view status_line)
{
    *this = ResponseHead {};
    auto rest = status_line.substr(5);
    auto const blank = rest.find(' ');
    http_version_ = rest.substr(0, blank);
    if (blank == std::string_view::npos)
        return;
    rest = trim(rest.substr(blank));
    auto const* const end = rest.data() + rest.size();
    auto const number = std::from_chars(rest.data(), end, status_);
    reason_ = trim(std::string_view {number.ptr, static_cast<std::size_t>(end - number.ptr)});
}

void ResponseHead::add_field(std::string_view line)
{
    auto const colon = line.find(':');
    auto const value = colon == std::string_view::npos ? std::string_view {} : trim(line.substr(colon + 1));
    fields_.add(std::string {line.substr(0, colon)}, std::string {value});
}

void ResponseHead::continue_field(std::string_view line)
{
    if (fields_.empty())
        return;
    Fields joined;
    std::size_t index = 0;
    for (auto const& field : fields_) {
        auto const is_last = ++index == fields_.size();
        joined.add(field.name, is_last ? field.value + " " + std::string {trim(line)} : field.value);
    }
    fields_ = std::move(joined);
}

}  // namespace scim::transports
