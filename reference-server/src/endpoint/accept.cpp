// SPDX-License-Identifier: Apache-2.0
#include "endpoint/accept.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

/// One media range with its weight.
struct Range {
    std::string name;
    int thousandths = 0;
};

// `q=0.25` in thousandths. Choice: what is no weight counts as 1, for nobody gains from a refusal.
int weight_of(std::vector<std::string> const& parts)
{
    for (std::size_t i = 1; i < parts.size(); ++i) {
        auto const part = trim(parts[i]);
        if (!starts_with_ignoring_case(part, "q="))
            continue;
        auto const digits = trim(part.substr(2));
        if (digits.empty() || digits.front() != '0')
            return 1000;
        int value = 0;
        int place = 100;
        for (auto const letter : digits.substr(digits.size() > 1 ? 2 : 1)) {
            if (letter < '0' || letter > '9')
                return 1000;
            value += place * (letter - '0');
            place /= 10;
        }
        return value;
    }
    return 1000;
}

// 0 `*/*`, 1 `application/*`, 2 the type itself; -1: it does not fit.
int precision_of(std::string_view range, std::string_view type)
{
    if (equals_ignoring_case(range, type))
        return 2;
    if (equals_ignoring_case(range, "application/*"))
        return 1;
    return range == "*/*" || range == "*" ? 0 : -1;
}

std::vector<Range> read_ranges(std::vector<std::string_view> const& values)
{
    std::vector<Range> ranges;
    for (auto const value : values) {
        for (auto const& element : split(value, ',')) {
            auto const parts = split(element, ';');
            ranges.push_back({std::string {trim(parts.front())}, weight_of(parts)});
        }
    }
    return ranges;
}

// The weight that the most precise range gives, 0 if none fits.
int weight_for(std::vector<Range> const& ranges, std::string_view type)
{
    auto weight = 0;
    auto best = -1;
    for (auto const& range : ranges) {
        auto const precision = precision_of(range.name, type);
        if (precision > best) {
            best = precision;
            weight = range.thousandths;
        }
    }
    return weight;
}

}  // namespace

std::optional<std::string> response_media_type(Fields const& fields)
{
    constexpr auto scim = "application/scim+json";
    constexpr auto plain = "application/json";
    auto const values = fields.find_all("Accept");
    // RFC7644-3.8-10.
    if (std::all_of(values.begin(), values.end(), [](std::string_view value) { return trim(value).empty(); }))
        return scim;
    auto const ranges = read_ranges(values);
    auto const scim_weight = weight_for(ranges, scim);
    auto const plain_weight = weight_for(ranges, plain);
    if (scim_weight == 0 && plain_weight == 0)
        return {};
    return plain_weight > scim_weight ? plain : scim;
}

}  // namespace scim::server
