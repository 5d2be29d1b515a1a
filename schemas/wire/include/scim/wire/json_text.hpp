// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Writes JSON text piece by piece, for what is too long or too frequent to become a value first.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/json.hpp>

namespace scim {

/// One JSON text while it is written. The caller keeps the order: in an object a name comes before each value, and
/// what was begun is ended. Invalid UTF-8 in strings becomes U+FFFD.
class JsonText {
public:
    enum class Form { compact, pretty };  ///< pretty: a line for each element, two blanks of indentation

    explicit JsonText(Form form = Form::compact) : form_ {form} { out_.reserve(usual_size); }

    JsonText& begin_object() { return begin('{'); }
    JsonText& end_object() { return end('}'); }
    JsonText& begin_array() { return begin('['); }
    JsonText& end_array() { return end(']'); }

    JsonText& name(std::string_view name);
    JsonText& text(std::string_view value);
    JsonText& truth(bool value) { return bare(value ? "true" : "false"); }
    JsonText& null() { return bare("null"); }
    JsonText& integer(std::int64_t value);
    /// In the shortest form that reads back the same; null when it is not finite.
    JsonText& number(double value);
    JsonText& json(Json const& value);
    /// The members of an object, into one that was begun.
    JsonText& members(Json const& object);
    /// Ends a text of several values, a line each (NDJSON); the next one may follow.
    JsonText& end_line()
    {
        out_ += '\n';
        return *this;
    }

    /// What was written since the last forget().
    std::string_view written() const noexcept { return out_; }
    /// Drops what was written, not the place in it: for those who hand the text on in pieces.
    void forget() noexcept { out_.clear(); }
    /// Takes what was written; the rest may follow.
    std::string take() { return std::exchange(out_, {}); }

private:
    JsonText& begin(char bracket);
    JsonText& end(char bracket);
    /// A value that is written without quotes.
    JsonText& bare(std::string_view spelling);
    void before_value();
    void before_element();
    void line();
    void quoted(std::string_view text);
    void escaped(std::string_view text);

    static constexpr std::size_t usual_size = 512;

    Form form_;
    std::string out_;
    std::size_t depth_ = 0;
    bool empty_ = true;   ///< the innermost array or object
    bool named_ = false;  ///< the value of a member comes next
};

}  // namespace scim
