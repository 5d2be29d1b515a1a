// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Fills the placeholders of case files: `{unique}`, `{babs.id}`, `{guid:name}`.

#include <map>
#include <string>
#include <string_view>

#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/result.hpp>

namespace scim::conformance {

/// Why a placeholder has no value.
struct PlaceholderError {
    enum class Kind {
        unknown,  ///< our case is broken
        missing   ///< the provider did not return the attribute
    };
    Kind kind = Kind::unknown;
    std::string text;
};

/// How a value is written into a text.
enum class Spelling { plain, percent_encoded };

/// The values that a case can refer to.
class Placeholders {
public:
    Placeholders(std::string run, std::string unique, std::string base, std::uint64_t seed);

    void bind(std::string const& alias, Json returned);
    void bind_sent(std::string const& alias, Json sent);
    /// The header fields of the response, for `{alias.header:ETag}`.
    void bind_headers(std::string const& alias, Fields headers);
    bool knows(std::string_view alias) const;
    Json const* returned(std::string_view alias) const;
    Json const* sent(std::string_view alias) const;
    std::string const& unique() const { return unique_; }

    /// A text with every placeholder filled; `{{` and `}}` are literal braces. An id behind a slash is percent-encoded
    /// in either spelling: it is a segment of a path, and ids may hold slashes.
    Result<std::string, PlaceholderError> fill_text(std::string_view text, Spelling spelling = Spelling::plain);
    /// A value with every string filled; a string that is one placeholder takes the placeholder's type.
    Result<Json, PlaceholderError> fill(Json const& value);

private:
    Result<Json, PlaceholderError> lookup(std::string_view name);
    Result<Json, PlaceholderError> lookup_alias(std::string_view name);
    Result<Json, PlaceholderError> lookup_header(std::string_view alias, std::string_view header) const;
    Result<Json, PlaceholderError> fill_string(std::string const& text);

    std::string run_, unique_, base_;
    Random random_;
    std::map<std::string, std::string> guids_;
    std::map<std::string, Json, std::less<>> returned_, sent_;
    std::map<std::string, Fields, std::less<>> headers_;
};

}  // namespace scim::conformance
