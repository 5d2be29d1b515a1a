// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads members of an object that may lack them or hold something else.

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json.hpp>

namespace scim::report {

/// An object, or anything else, which then has no members.
class JsonView {
public:
    explicit JsonView(Json const& json) : json_ {json} {}

    std::string text(std::string_view name) const { return std::string {json_.string_or(name, "")}; }

    std::optional<std::string> maybe_text(std::string_view name) const
    {
        auto const* const member = json_.find(name);
        return member && member->is_string() ? std::optional {member->as_string()} : std::nullopt;
    }

    std::optional<double> real(std::string_view name) const
    {
        auto const* const member = json_.find(name);
        return member && member->is_number() ? std::optional {member->as_number()} : std::nullopt;
    }

    int integer(std::string_view name, int fallback = 0) const
    {
        auto const* const member = json_.find(name);
        if (!member || !member->is_integer())
            return fallback;
        auto const value = member->as_integer();
        bool const fits = value >= std::numeric_limits<int>::min() && value <= std::numeric_limits<int>::max();
        return fits ? static_cast<int>(value) : fallback;
    }

    std::optional<std::size_t> size(std::string_view name) const
    {
        auto const* const member = json_.find(name);
        bool const counts = member && member->is_integer() && member->as_integer() >= 0;
        return counts ? std::optional {static_cast<std::size_t>(member->as_integer())} : std::nullopt;
    }

    bool boolean(std::string_view name, bool fallback) const
    {
        auto const* const member = json_.find(name);
        return member && member->is_boolean() ? member->as_boolean() : fallback;
    }

    TimePoint time(std::string_view name) const { return parse_date_time(text(name)).value_or(TimePoint {}); }

    /// The member, or null.
    Json const& child(std::string_view name) const
    {
        static Json const nothing;
        auto const* const member = json_.find(name);
        return member ? *member : nothing;
    }

    std::optional<Json> maybe(std::string_view name) const
    {
        auto const* const member = json_.find(name);
        return member ? std::optional {*member} : std::nullopt;
    }

    /// One result per element of an array member.
    template <typename Function>
    auto each(std::string_view name, Function function) const
    {
        std::vector<decltype(function(json_))> results;
        auto const& array = child(name);
        if (array.is_array()) {
            results.reserve(array.size());
            for (auto const& element : array.as_array())
                results.push_back(function(element));
        }
        return results;
    }

    std::vector<std::string> strings(std::string_view name) const
    {
        return each(name, [](Json const& element) { return element.is_string() ? element.as_string() : ""; });
    }

private:
    Json const& json_;
};

}  // namespace scim::report
