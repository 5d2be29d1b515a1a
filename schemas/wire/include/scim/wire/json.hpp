// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A JSON value (RFC 8259) that keeps what a referee must see: the order of object members, repeated names when asked
/// for, and whether a number was written as an integer. It knows nothing of SCIM.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <scim/wire/result.hpp>

namespace scim {

struct JsonMember;

/// One JSON value. Objects keep the order of their members.
class Json {
public:
    enum class Kind { null, boolean, integer, number, string, array, object };
    using Array = std::vector<Json>;
    using Object = std::vector<JsonMember>;

    Json() noexcept;
    Json(std::nullptr_t) noexcept;  // NOLINT(google-explicit-constructor)
    Json(bool value);               // NOLINT(google-explicit-constructor)
    Json(int value);                // NOLINT(google-explicit-constructor)
    Json(std::int64_t value);       // NOLINT(google-explicit-constructor)
    Json(std::size_t value);        // NOLINT(google-explicit-constructor)
    Json(double value);             // NOLINT(google-explicit-constructor)
    Json(char const* value);        // NOLINT(google-explicit-constructor)
    Json(std::string_view value);   // NOLINT(google-explicit-constructor)
    Json(std::string value);        // NOLINT(google-explicit-constructor)
    Json(Array value);              // NOLINT(google-explicit-constructor)
    Json(Object value);             // NOLINT(google-explicit-constructor)

    /// An object from `{{"name", value}, ...}`.
    static Json object(std::initializer_list<JsonMember> members);
    static Json object();
    /// An array from `{value, ...}`.
    static Json array(std::initializer_list<Json> elements);
    static Json array();

    Kind kind() const noexcept { return static_cast<Kind>(content_.index()); }
    bool is_null() const noexcept { return kind() == Kind::null; }
    bool is_boolean() const noexcept { return kind() == Kind::boolean; }
    bool is_integer() const noexcept { return kind() == Kind::integer; }
    /// True for integers and for numbers written with a fraction or an exponent.
    bool is_number() const noexcept { return kind() == Kind::integer || kind() == Kind::number; }
    bool is_string() const noexcept { return kind() == Kind::string; }
    bool is_array() const noexcept { return kind() == Kind::array; }
    bool is_object() const noexcept { return kind() == Kind::object; }

    // The accessors below end the process (std::bad_variant_access) when the kind is another: ask first.
    bool as_boolean() const { return std::get<bool>(content_); }
    std::int64_t as_integer() const { return std::get<std::int64_t>(content_); }
    double as_number() const;
    std::string const& as_string() const { return std::get<std::string>(content_); }
    Array const& as_array() const { return std::get<Array>(content_); }
    Array& as_array() { return std::get<Array>(content_); }
    Object const& as_object() const { return std::get<Object>(content_); }
    Object& as_object() { return std::get<Object>(content_); }

    /// The member of that name (exact letters; the first if repeated), or nullptr; nullptr for anything but an object.
    Json const* find(std::string_view name) const noexcept;
    Json* find(std::string_view name) noexcept;
    /// As find(), ASCII letters compared without regard to case.
    Json const* find_ignoring_case(std::string_view name) const noexcept;
    Json* find_ignoring_case(std::string_view name) noexcept;
    bool contains(std::string_view name) const noexcept { return find(name) != nullptr; }

    /// The string member of that name, or the fallback when it is absent or no string.
    std::string_view string_or(std::string_view name, std::string_view fallback) const noexcept;

    /// The member of that name, made (null) if absent. A null value becomes an object first.
    Json& operator[](std::string_view name);
    /// Sets a member; returns *this so that calls chain.
    Json& set(std::string_view name, Json value);
    /// Removes every member of that name. Returns whether there was one.
    bool erase(std::string_view name);
    /// Appends an element. A null value becomes an array first.
    void push_back(Json value);

    /// Number of elements or members; 0 for scalars.
    std::size_t size() const noexcept;
    bool empty() const noexcept { return size() == 0; }

    /// Same value: member order does not matter, element order does, 1 equals 1.0.
    friend bool operator==(Json const& left, Json const& right);

private:
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> content_;
};

/// A name with its value.
struct JsonMember {
    std::string name;
    Json value;
};

// Here, where JsonMember is complete: Clang 14 instantiates the variant's constructors with them.
inline Json::Json() noexcept = default;
inline Json::Json(std::nullptr_t) noexcept {}

/// What a parser does with a name that occurs twice in one object.
enum class DuplicateNames { refuse, keep };

/// Limits for parsing text that somebody else wrote.
struct JsonLimits {
    std::size_t max_depth = 64;  ///< nested arrays and objects
    DuplicateNames duplicate_names = DuplicateNames::refuse;
    std::size_t max_values = static_cast<std::size_t>(-1);  ///< a value takes twenty times the two bytes of `1,`
};

/// For what a server under test answers: more than the largest real list, too little to fill the memory.
inline constexpr JsonLimits answer_limits {.max_values = 2'000'000};

/// Where and why a text is not JSON.
struct JsonError {
    std::string reason;            ///< e.g. `duplicate name "id"`
    std::size_t offset = 0;        ///< bytes from the start of the text
    std::size_t line = 1;          ///< 1-based
    std::size_t column = 1;        ///< 1-based, bytes
    bool too_many_values = false;  ///< it may be JSON, and is more than the limits allow
};

/// `line 3, column 7: missing a comma`.
std::string describe(JsonError const& error);

/// Parses one JSON text (UTF-8, RFC 8259), strictly: no NUL, no lone surrogates, no invalid UTF-8, nothing behind it.
/// Errors: the first offence with its place.
Result<Json, JsonError> parse_json(std::string_view text, JsonLimits const& limits = {});

/// Compact text; invalid UTF-8 in strings becomes U+FFFD.
std::string write_json(Json const& value);
/// Text with two blanks of indentation and a final newline.
std::string write_json_pretty(Json const& value);

}  // namespace scim
