// SPDX-License-Identifier: Apache-2.0
#include "bulk_entries.hpp"

#include <charconv>

#include "matchers.hpp"

namespace scim::conformance {
namespace {

Json::Array const& entries_of(Json const& response)
{
    static Json::Array const nothing;
    auto const* entries = response.find_ignoring_case("Operations");
    return entries && entries->is_array() ? entries->as_array() : nothing;
}

std::string text_of(Json const& entry, std::string_view name)
{
    auto const* value = entry.find_ignoring_case(name);
    return value && value->is_string() ? value->as_string() : std::string {};
}

}  // namespace

std::optional<int> status_of_entry(Json const& entry)
{
    auto const* status = entry.find_ignoring_case("status");
    if (status && status->is_object())
        status = status->find_ignoring_case("code");
    if (!status)
        return std::nullopt;
    if (status->is_integer())
        return static_cast<int>(status->as_integer());
    int number = 0;
    auto const text = status->is_string() ? status->as_string() : std::string {};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const is_number = error == std::errc {} && end == text.data() + text.size();
    return is_number ? std::optional {number} : std::nullopt;
}

std::optional<int> entry_status(std::optional<Json> const& response, std::string_view bulk_id)
{
    if (!response)
        return std::nullopt;
    for (auto const& entry : entries_of(*response)) {
        if (text_of(entry, "bulkId") == bulk_id)
            return status_of_entry(entry);
    }
    return std::nullopt;
}

std::vector<std::string> created_by_job(Json const& response, Uri const& base)
{
    std::vector<std::string> targets;
    auto const root = to_string(base);
    for (auto const& entry : entries_of(response)) {
        auto const status = status_of_entry(entry).value_or(0);
        if (text_of(entry, "method") != "POST" || status < 200 || status >= 300)
            continue;
        auto const location = resolve_reference(text_of(entry, "location"), base);
        // A resource, never a resource type or the provider as a whole.
        if (location.starts_with(root + "/") && location.find('/', root.size() + 1) != std::string::npos)
            targets.push_back(location.substr(root.size()));
    }
    return targets;
}

}  // namespace scim::conformance
