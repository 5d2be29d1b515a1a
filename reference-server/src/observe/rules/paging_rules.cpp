// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <array>
#include <charconv>
#include <cstdint>

#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

/// A paging parameter as sent.
struct Sent {
    std::string text;            ///< as a URL would hold it
    bool is_quoted = false;      ///< a text where JSON wants a number
    bool is_other_type = false;  ///< neither number nor text
};

std::optional<Sent> sent_in_body(Json const& search, std::string_view name)
{
    auto const* value = search.find_ignoring_case(name);
    if (!value || value->is_null())
        return {};
    if (value->is_integer())
        return Sent {std::to_string(value->as_integer())};
    if (value->is_string())
        return Sent {value->as_string(), true};
    return Sent {{}, false, true};
}

std::optional<Sent> sent(ObservedRequest const& seen, std::string_view name)
{
    if (auto const* search = seen.search_request())
        return sent_in_body(*search, name);
    auto const* parameter = seen.find(name);
    return parameter && seen.is_query() ? std::optional {Sent {parameter->value}} : std::nullopt;
}

std::optional<std::int64_t> integer(std::string_view text)
{
    std::int64_t value = 0;
    auto const* end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc {} && stop == end ? std::optional {value} : std::nullopt;
}

Offence bad_integer(std::optional<Sent> const& value, std::string const& name, std::int64_t least)
{
    if (!value)
        return {};
    if (value->is_other_type)
        return name + " is not an integer";
    if (value->is_quoted)
        return name + " is a text; JSON has numbers";
    auto const number = integer(value->text);
    if (!number)
        return name + " is " + shown(value->text);
    return *number < least ? Offence {name + " is " + std::to_string(*number)} : Offence {};
}

Offence bad_count(ObservedRequest const& seen)
{
    return bad_integer(sent(seen, "count"), "count", 0);
}

Offence bad_start_index(ObservedRequest const& seen)
{
    return bad_integer(sent(seen, "startIndex"), "startIndex", 1);
}

Offence both_methods(ObservedRequest const& seen)
{
    return sent(seen, "cursor") && sent(seen, "startIndex") ? Offence {"cursor and startIndex are both given"}
                                                            : Offence {};
}

Offence query_was_changed(ObservedRequest const& seen)
{
    auto const& origin = seen.cursor_origin;
    return origin && origin->is_known && !origin->changed.empty()
        ? Offence {"differs from the query that the cursor belongs to: " + origin->changed}
        : Offence {};
}

// A cursor that was accepted came from somewhere; the log may have forgotten it.
Offence unknown_cursor(ObservedRequest const& seen)
{
    auto const& origin = seen.cursor_origin;
    return origin && !origin->is_known && seen.status == 400
        ? Offence {"the cursor is in no answer of this log, and was refused"}
        : Offence {};
}

bool is_unreserved(std::string_view text)
{
    for (auto const letter : text) {
        auto const lower = ascii_lower(letter);
        auto const is_plain = (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9')
            || std::string_view {"-._~"}.find(letter) != std::string_view::npos;
        if (!is_plain)
            return false;
    }
    return true;
}

Offence foreign_characters(ObservedRequest const& seen)
{
    auto const cursor = sent(seen, "cursor");
    if (!cursor)
        return {};
    if (cursor->is_other_type)
        return "the cursor is not a text";
    return is_unreserved(cursor->text) ? Offence {} : Offence {"the cursor has characters that no cursor has"};
}

Offence paging_in_url_of_search(ObservedRequest const& seen)
{
    if (seen.place != Place::search || !seen.is_method("POST"))
        return {};
    for (auto const* name : {"cursor", "count", "startIndex", "filter"}) {
        if (seen.find(name))
            return std::string {name} + " is in the URL";
    }
    return {};
}

constexpr std::array rules {
    Rule {"count", "RFC7644-3.4.2.4-07", Severity::error, "count is an integer, 0 or more.", bad_count},
    Rule {"start-index", "RFC7644-3.4.3-21", Severity::info, "startIndex, where it is given, is an integer, 1 or more.",
        bad_start_index},
    Rule {"cursor-with-start-index", "RFC9865-2.4-01", Severity::warning,
        "A client pages by startIndex or by cursor; what both mean together is not defined.", both_methods},
    Rule {"cursor-with-other-query", "RFC9865-2-17", Severity::error,
        "Each page is asked for with the endpoint and parameters of the first, but for the cursor.", query_was_changed},
    Rule {"cursor-unknown", "RFC9865-2-18", Severity::info, "A cursor should be one that an earlier answer gave.",
        unknown_cursor},
    Rule {"cursor-characters", "RFC9865-2-01", Severity::error,
        "cursor is the string that an earlier page gave; it has unreserved characters only.", foreign_characters},
    Rule {"search-paged-by-url", "RFC9865-3-01", Severity::warning,
        "The parameters of a query by POST stand in its body.", paging_in_url_of_search},
};

}  // namespace

std::span<Rule const> paging_rules()
{
    return rules;
}

}  // namespace scim::server::observe
