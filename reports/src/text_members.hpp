// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Writes an object member by member as text, for records of which a run writes thousands.

#include <string_view>
#include <type_traits>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json_text.hpp>

namespace scim::report {

/// As Members, into an object that was begun: `TextMembers {out}.text("id", id).value("ok", true)`.
class TextMembers {
public:
    explicit TextMembers(JsonText& out) : out_ {out} {}

    /// Left out when empty.
    TextMembers& text(std::string_view name, std::string_view value)
    {
        return value.empty() ? *this : this->value(name, value);
    }

    template <typename Value>
    TextMembers& value(std::string_view name, Value const& value)
    {
        out_.name(name);
        if constexpr (std::is_convertible_v<Value const&, std::string_view>)
            out_.text(value);
        else
            out_.json(value);
        return *this;
    }

    /// Left out when there is none.
    template <typename Optional>
    TextMembers& maybe(std::string_view name, Optional const& value)
    {
        return value ? this->value(name, *value) : *this;
    }

    TextMembers& time(std::string_view name, TimePoint time) { return value(name, format_date_time(time)); }

    /// An object whose members a function adds.
    template <typename Function>
    TextMembers& object(std::string_view name, Function add_members)
    {
        out_.name(name).begin_object();
        add_members(*this);
        out_.end_object();
        return *this;
    }

    template <typename Range>
    TextMembers& strings(std::string_view name, Range const& range)
    {
        out_.name(name).begin_array();
        for (auto const& text : range)
            out_.text(text);
        out_.end_array();
        return *this;
    }

    /// An array of objects whose members a function adds.
    template <typename Range, typename Function>
    TextMembers& objects(std::string_view name, Range const& range, Function add_members)
    {
        out_.name(name).begin_array();
        for (auto const& element : range) {
            out_.begin_object();
            add_members(*this, element);
            out_.end_object();
        }
        out_.end_array();
        return *this;
    }

    /// An array of arrays of a name and a value.
    template <typename Range>
    TextMembers& pairs(std::string_view name, Range const& range)
    {
        out_.name(name).begin_array();
        for (auto const& [first, second] : range)
            out_.begin_array().text(first).text(second).end_array();
        out_.end_array();
        return *this;
    }

private:
    JsonText& out_;
};

}  // namespace scim::report
