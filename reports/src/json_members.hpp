// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Writes an object member by member, leaving out what is unknown.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json.hpp>

namespace scim::report {

/// `Members {}.text("id", id).value("ok", true).take()`.
class Members {
public:
    Members() { content_.reserve(usual_size); }

    /// Left out when empty.
    Members& text(std::string_view name, std::string_view value)
    {
        return value.empty() ? *this : this->value(name, Json {value});
    }

    Members& value(std::string_view name, Json value)
    {
        content_.push_back(JsonMember {std::string {name}, std::move(value)});
        return *this;
    }

    /// Left out when there is none.
    template <typename Optional>
    Members& maybe(std::string_view name, Optional const& value)
    {
        return value ? this->value(name, Json {*value}) : *this;
    }

    Members& time(std::string_view name, TimePoint time) { return value(name, format_date_time(time)); }

    Members& strings(std::string_view name, std::vector<std::string> const& values)
    {
        return value(name, Json {Json::Array(values.begin(), values.end())});
    }

    /// An array made by applying a function to each element.
    template <typename Range, typename Function>
    Members& each(std::string_view name, Range const& range, Function function)
    {
        auto array = Json::array();
        for (auto const& element : range)
            array.push_back(function(element));
        return value(name, std::move(array));
    }

    /// An object whose members a function adds.
    template <typename Function>
    Members& object(std::string_view name, Function add_members)
    {
        Members members;
        add_members(members);
        return value(name, members.take());
    }

    /// An array of objects whose members a function adds.
    template <typename Range, typename Function>
    Members& objects(std::string_view name, Range const& range, Function add_members)
    {
        return each(name, range, [&add_members](auto const& element) {
            Members members;
            add_members(members, element);
            return members.take();
        });
    }

    /// An array of arrays of a name and a value.
    template <typename Range>
    Members& pairs(std::string_view name, Range const& range)
    {
        return each(name, range, [](auto const& pair) {
            auto const& [first, second] = pair;
            return Json::array({first, second});
        });
    }

    Json take() { return Json {std::move(content_)}; }

private:
    static constexpr std::size_t usual_size = 12;

    Json::Object content_;
};

}  // namespace scim::report
