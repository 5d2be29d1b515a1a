// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <scim/wire/text.hpp>

#include "expression/call.hpp"
#include "expression/functions.hpp"
#include "expression/letters.hpp"

namespace scim::provisioning::expression {

namespace {

Casing casing_of(Call const& call)
{
    if (!call.has(1))
        return Casing::invariant;
    auto const language = ascii_lower(call.text(1).substr(0, call.text(1).find('-')));
    return language == "tr" || language == "az" ? Casing::turkic : Casing::invariant;
}

/// As .NET's ToTitleCase: a word begins with its first letter, whatever stands before that.
std::u32string title_case(std::u32string letters)
{
    bool inside_word = false;
    for (auto& letter : letters) {
        if (is_word_separator(letter)) {
            inside_word = false;
        } else if (!inside_word && is_letter(letter)) {
            letter = title(letter);
            inside_word = true;
        }
    }
    return letters;
}

std::u32string title_case(std::u32string letters, std::u32string const& separators)
{
    bool inside_word = false;
    for (auto& letter : letters) {
        auto const separates = separators.find(letter) != separators.npos;
        if (!separates && !inside_word)
            letter = title(letter);
        inside_word = !separates;
    }
    return letters;
}

}  // namespace

Computed normalize_diacritics(Call const& call)
{
    return Value {without_accents(call.text(0))};
}

Computed p_case(Call const& call)
{
    auto letters = lower(code_points(call.text(0)));
    if (!call.has(1))
        return Value {utf8(title_case(std::move(letters)))};
    return Value {utf8(title_case(std::move(letters), code_points(call.text(1))))};
}

Computed to_lower(Call const& call)
{
    return Value {utf8(lower(code_points(call.text(0)), casing_of(call)))};
}

Computed to_upper(Call const& call)
{
    return Value {utf8(upper(code_points(call.text(0)), casing_of(call)))};
}

std::optional<Problem> check_culture(std::string const& culture)
{
    auto const language = culture.substr(0, culture.find('-'));
    auto const is_small_letter = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    auto const is_tag_letter = [](char letter) {
        return letter == '-' || (letter >= '0' && letter <= '9')
            || (ascii_lower(letter) >= 'a' && ascii_lower(letter) <= 'z');
    };
    auto const is_named = (language.size() == 2 || language.size() == 3)
        && std::ranges::all_of(language, is_small_letter) && std::ranges::all_of(culture, is_tag_letter)
        && !culture.ends_with('-');
    if (culture.empty() || is_named)
        return std::nullopt;
    return Problem {"this is no name of a culture", "write one such as tr-TR or en-US, or leave it out"};
}

}  // namespace scim::provisioning::expression
