// SPDX-License-Identifier: Apache-2.0
#include "matchers.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/date_time.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

constexpr std::array<std::string_view, 10> matcher_names {
    "any", "matches", "sameAs", "oneOf", "ignoringCase", "not", "dateTime", "uri", "resolvesTo", "empty"};

bool is_of_kind(Json const& value, std::string_view kind)
{
    if (kind == "value")
        return !is_unassigned(&value);
    if (kind == "number")
        return value.is_number();
    return kind_name(value) == kind;
}

MatcherVerdict any_of_kind(Json const& argument, Json const& observed)
{
    auto const kind = argument.is_string() ? argument.as_string() : std::string {"value"};
    return {is_of_kind(observed, kind), "wrong-type", "any " + kind};
}

MatcherVerdict one_of(Json const& argument, Json const& observed, CompareContext const& context)
{
    std::string words;
    for (auto const& candidate : argument.as_array()) {
        if (compare(candidate, observed, context).empty())
            return {};
        words += (words.empty() ? "" : " or ") + brief(candidate);
    }
    return {false, "wrong-value", words};
}

MatcherVerdict uri_reference(Json const& observed, CompareContext const& context)
{
    // RFC 3986 §2 has no place for these, encoded or not.
    constexpr std::string_view forbidden = " \t\r\n\"<>\\^`{|}";
    auto const ok = observed.is_string() && observed.as_string().find_first_of(forbidden) == std::string::npos
        && !resolve_reference(observed.as_string(), context.base).empty();
    return {ok, "wrong-value", "a URI"};
}

/// A URL with each segment of its path spelled in one way: `%3a`, `%3A` and `:` are the same there. RFC 3986 §6.2.2.
std::string with_one_spelling(std::string const& url)
{
    auto const question = url.find('?');
    std::string spelled;
    for (auto const& segment : split(std::string_view {url}.substr(0, question), '/')) {
        auto const decoded = percent_decode(segment);
        spelled += (spelled.empty() ? "" : "/") + (decoded ? percent_encode(*decoded) : segment);
    }
    return question == std::string::npos ? spelled : spelled + url.substr(question);
}

MatcherVerdict resolves_to(Json const& argument, Json const& observed, CompareContext const& context)
{
    auto wanted = argument.as_string();
    if (wanted.starts_with('/'))
        wanted = to_string(context.base) + wanted;
    else
        wanted = resolve_reference(wanted, context.base);
    auto const ok = observed.is_string()
        && with_one_spelling(resolve_reference(observed.as_string(), context.base)) == with_one_spelling(wanted);
    return {ok, "wrong-value", "a reference to " + wanted};
}

MatcherVerdict date_time(Json const& observed)
{
    return {observed.is_string() && parse_date_time(observed.as_string()).has_value(), "wrong-type", "a dateTime"};
}

/// Null, `""`, `[]`, `{}`, or an object that holds nothing else.
bool is_empty(Json const& value)
{
    if (value.is_string())
        return value.as_string().empty();
    if (value.is_object())
        return std::all_of(value.as_object().begin(), value.as_object().end(),
            [](JsonMember const& member) { return is_empty(member.value); });
    return is_unassigned(&value);
}

}  // namespace

bool accepts_absence(Json const& expected)
{
    if (!is_matcher(expected))
        return false;
    auto const* candidates = expected.find("oneOf");
    if (!candidates)
        return expected.find("empty") != nullptr;
    return std::any_of(candidates->as_array().begin(), candidates->as_array().end(), accepts_absence);
}

std::string resolve_reference(std::string const& reference, Uri const& base)
{
    if (reference.find("://") != std::string::npos) {
        auto const uri = parse_uri(reference);
        return uri ? to_string(*uri) : std::string {};
    }
    if (reference.starts_with('/'))
        return origin(base) + reference;
    auto rest = std::string_view {reference};
    while (rest.starts_with("../"))
        rest.remove_prefix(3);
    return to_string(base) + "/" + std::string {rest};
}

bool is_matcher(Json const& value)
{
    if (!value.is_object() || value.empty())
        return false;
    return std::all_of(value.as_object().begin(), value.as_object().end(), [](JsonMember const& member) {
        return member.name == "why" || member.name == "greaterOrEqual"
            || std::find(matcher_names.begin(), matcher_names.end(), member.name) != matcher_names.end();
    });
}

MatcherVerdict apply_matcher(Json const& matcher, Json const& observed, CompareContext const& context)
{
    if (auto const* kind = matcher.find("any"))
        return any_of_kind(*kind, observed);
    if (auto const* glob = matcher.find("matches"))
        return {observed.is_string() && matches_glob(observed.as_string(), glob->as_string()), "wrong-value",
            "text like " + glob->as_string()};
    if (auto const* same = matcher.find("sameAs"))
        return {same->kind() == observed.kind() && *same == observed, "wrong-value", brief(*same)};
    if (auto const* candidates = matcher.find("oneOf"))
        return one_of(*candidates, observed, context);
    if (auto const* text = matcher.find("ignoringCase"))
        return {observed.is_string() && equals_ignoring_case(observed.as_string(), text->as_string()), "wrong-value",
            brief(*text) + " in any case"};
    if (auto const* unwanted = matcher.find("not"))
        return {!compare(*unwanted, observed, context).empty(), "wrong-value", "anything but " + brief(*unwanted)};
    if (matcher.find("empty"))
        return {is_empty(observed), "unexpected-attribute", "no value"};
    if (matcher.find("dateTime"))
        return date_time(observed);
    if (matcher.find("uri"))
        return uri_reference(observed, context);
    if (auto const* reference = matcher.find("resolvesTo"))
        return resolves_to(*reference, observed, context);
    if (auto const* least = matcher.find("greaterOrEqual"))
        return {observed.is_number() && observed.as_number() >= least->as_number(), "wrong-value",
            "at least " + brief(*least)};
    return {};
}

bool matches_glob(std::string_view text, std::string_view glob)
{
    std::size_t t = 0;
    std::size_t g = 0;
    std::size_t star = std::string_view::npos;
    std::size_t star_text = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = g++;
            star_text = t;
        } else if (g < glob.size() && (glob[g] == '?' || glob[g] == text[t])) {
            ++t;
            ++g;
        } else if (star != std::string_view::npos) {
            g = star + 1;
            t = ++star_text;
        } else {
            return false;
        }
    }
    return glob.find_first_not_of('*', g) == std::string_view::npos;
}

}  // namespace scim::conformance
