// SPDX-License-Identifier: Apache-2.0
#include "endpoint/accept.hpp"

#include <string_view>
#include <vector>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

/// How much a client wants a media type, and by which range it says so.
struct Wish {
    int thousandths = 0;
    int precision = -1;  ///< 0 `*/*`, 1 `application/*`, 2 the type itself; -1: nothing fits
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

int precision_of(std::string_view range, std::string_view type)
{
    if (equals_ignoring_case(range, type))
        return 2;
    if (equals_ignoring_case(range, "application/*"))
        return 1;
    return range == "*/*" || range == "*" ? 0 : -1;
}

Wish wish_for(std::vector<std::string_view> const& values, std::string_view type)
{
    Wish wish;
    for (auto const value : values) {
        for (auto const& element : split(value, ',')) {
            auto const parts = split(element, ';');
            auto const precision = precision_of(trim(parts.front()), type);
            if (precision > wish.precision)
                wish = {weight_of(parts), precision};
        }
    }
    return wish;
}

bool is_blank(std::vector<std::string_view> const& values)
{
    for (auto const value : values) {
        if (!trim(value).empty())
            return false;
    }
    return true;
}

}  // namespace

std::optional<std::string> response_media_type(Fields const& fields)
{
    constexpr auto scim = "application/scim+json";
    constexpr auto plain = "application/json";
    auto const values = fields.find_all("Accept");
    // RFC7644-3.8-10.
    if (is_blank(values))
        return scim;
    auto const scim_wish = wish_for(values, scim).thousandths;
    auto const plain_wish = wish_for(values, plain).thousandths;
    if (scim_wish == 0 && plain_wish == 0)
        return {};
    return plain_wish > scim_wish ? plain : scim;
}

}  // namespace scim::server
