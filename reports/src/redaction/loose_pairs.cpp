// SPDX-License-Identifier: Apache-2.0
#include "body_rules.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include <scim/wire/text.hpp>

#include "character_sets.hpp"
#include "secret_names.hpp"

namespace scim::report {
namespace {

constexpr auto nowhere = std::string_view::npos;
constexpr std::string_view blanks = " \t\r\n";

/// A quoted name with a quoted value behind a colon, in a text that may be broken anywhere else.
struct Pair {
    std::string_view name;
    std::size_t begin = 0, end = 0;  ///< of the value, without quotes
};

/// The quoted name that ends before the colon. Looks back no further than a name can be long.
std::optional<std::string_view> name_before(std::string_view text, std::size_t colon)
{
    constexpr std::size_t longest = 256;
    auto const start = colon > longest ? colon - longest : 0;
    auto const before = text.substr(start, colon - start);
    auto const last = before.find_last_not_of(blanks);
    if (last == nowhere || before[last] != '"' || last == 0)
        return std::nullopt;
    auto const quote = before.rfind('"', last - 1);
    if (quote == nowhere)
        return std::nullopt;
    auto name = before.substr(quote + 1, last - quote - 1);
    if (name.ends_with('\\'))
        name.remove_suffix(1);
    return name;
}

/// Index of the quote that closes a string; the end of the text when it was cut.
std::size_t closing_quote(std::string_view text, std::size_t begin)
{
    for (auto at = begin; at < text.size(); ++at) {
        if (text[at] == '"')
            return at;
        if (text[at] == '\\')
            ++at;
    }
    return text.size();
}

/// The pair around the colon; `\"name\":\"value\"` inside a string counts as well.
std::optional<Pair> pair_at(std::string_view text, std::size_t colon, PairQuotes quotes)
{
    auto quote = run_end(text, colon + 1, is_blank);
    bool const escaped = text.substr(quote).starts_with("\\\"");
    if (escaped)
        ++quote;
    else if (quotes == PairQuotes::escaped)
        return std::nullopt;
    if (quote == text.size() || text[quote] != '"')
        return std::nullopt;
    auto const name = name_before(text, colon);
    if (!name)
        return std::nullopt;
    auto const begin = quote + 1;
    auto const end = escaped ? std::min(text.find_first_of("\\\"", begin), text.size()) : closing_quote(text, begin);
    return Pair {*name, begin, end};
}

template <typename Function>
void for_each_pair(std::string_view text, PairQuotes quotes, Function function)
{
    for (auto colon = text.find(':'); colon != nowhere;) {
        auto const pair = pair_at(text, colon, quotes);
        if (pair)
            function(*pair);
        colon = text.find(':', colon + 1);
    }
}

}  // namespace

void find_secret_pairs(std::string_view text, PairQuotes quotes, Replacements& found)
{
    for_each_pair(text, quotes, [text, &found](Pair const& pair) {
        if (auto const kind = secret_member_kind(pair.name))
            add_range(found, text, pair.begin, pair.end, *kind, Reason::member);
    });
}

void find_personal_pairs(std::string_view text, std::string_view run_prefix, Replacements& found)
{
    auto const prefix = ascii_lower(run_prefix);
    for_each_pair(text, PairQuotes::any, [text, &prefix, &found](Pair const& pair) {
        auto const value = ascii_lower(text.substr(pair.begin, pair.end - pair.begin));
        bool const ours = !prefix.empty() && value.find(prefix) != std::string::npos;
        if (is_personal_attribute(pair.name) && !ours)
            add_range(found, text, pair.begin, pair.end, "personal", Reason::personal);
    });
}

}  // namespace scim::report
