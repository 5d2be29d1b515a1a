// SPDX-License-Identifier: Apache-2.0
#include "findings.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include <scim/report/render.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/text.hpp>

#include "render/utf8_walk.hpp"

namespace scim::report {
namespace {

constexpr std::size_t max_filled = 200;

/// The first number of a text, or the text itself when it has none.
std::string count_in(std::string const& observed)
{
    auto const first = observed.find_first_of("0123456789");
    if (first == std::string::npos)
        return observed;
    return observed.substr(first, observed.find_first_not_of("0123456789", first) - first);
}

std::string mime_of(ResponseMessage const& response)
{
    if (response.body && !response.body->mime.empty())
        return response.body->mime;
    return media_type(response.headers.find("Content-Type").value_or("no content type"));
}

/// Printable, and short enough for a sentence.
std::string safe(std::string text)
{
    auto shown = printable(text);
    if (shown.size() <= max_filled)
        return shown;
    return std::string {utf8_prefix(shown, max_filled)} += "…";
}

using Values = std::array<std::pair<std::string_view, std::string>, 6>;

Values values_of(Assertion const& assertion, Exchange const* exchange)
{
    auto const* const response = exchange && exchange->response ? &*exchange->response : nullptr;
    auto reason = response ? response->reason : std::string {};
    if (response && reason.empty())
        reason = reason_phrase(response->status);
    return {{
        {"{status}", response ? std::to_string(response->status) : "no answer"},
        {"{reason}", safe(reason)},
        {"{path}", safe(assertion.path)},
        {"{count}", safe(count_in(assertion.observed))},
        {"{mime}", response ? safe(mime_of(*response)) : "no answer"},
        {"{observed}", safe(assertion.observed)},
    }};
}

}  // namespace

std::string fill_placeholders(std::string_view text, Assertion const& assertion, Exchange const* exchange)
{
    auto const values = values_of(assertion, exchange);
    std::string filled;
    while (!text.empty()) {
        auto const brace = text.find('{');
        filled += text.substr(0, brace);
        if (brace == std::string_view::npos)
            break;
        text.remove_prefix(brace);
        // Values are appended, never searched again: a provider cannot smuggle in a placeholder.
        auto const* const known = std::find_if(
            values.begin(), values.end(), [text](auto const& value) { return text.starts_with(value.first); });
        filled += known == values.end() ? text.substr(0, 1) : std::string_view {known->second};
        text.remove_prefix(known == values.end() ? 1 : known->first.size());
    }
    return std::string {trim(filled)};
}

}  // namespace scim::report
