// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "expression/call.hpp"
#include "expression/functions.hpp"
#include "expression/letters.hpp"

namespace scim::provisioning::expression {

namespace {

constexpr std::int64_t longest_random_string = 256;

/// Characters that count for one minimum of RandomString, and the index of that minimum.
struct CharacterClass {
    std::size_t argument;
    std::u32string_view characters;
};

// The categories of Windows' rules for complex passwords.
constexpr std::array<CharacterClass, 4> character_classes {{
    {1, U"0123456789"},
    {2, U"~!@#$%^&*_-+=`|\\(){}[]:;\"'<>,.?/"},
    {3, U"ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {4, U"abcdefghijklmnopqrstuvwxyz"},
}};

constexpr std::size_t special_characters = 2;

std::u32string without(std::u32string_view characters, std::u32string const& avoided)
{
    std::u32string rest {characters};
    std::erase_if(rest, [&](char32_t letter) { return avoided.find(letter) != avoided.npos; });
    return rest;
}

std::size_t below(std::size_t limit, Random& random)
{
    return static_cast<std::size_t>(random.next() % limit);
}

void shuffle(std::u32string& letters, Random& random)
{
    for (auto left = letters.size(); left > 1; --left)
        std::swap(letters[left - 1], letters[below(left, random)]);
}

std::optional<Failure<ExpressionError>> refused_numbers(Call const& call)
{
    auto const length = call.integer(0);
    if (length < 1 || length > longest_random_string)
        return call.refuse(0, "the length must lie between 1 and 256", "give another length");
    std::int64_t sum = 0;
    for (auto const& group : character_classes) {
        auto const minimum = call.integer(group.argument);
        if (minimum < 0 || minimum > longest_random_string)
            return call.refuse(group.argument, "a minimum must lie between 0 and 256", "give another minimum");
        sum += minimum;
    }
    if (sum > length)
        return call.refuse(0, "the minimums add up to " + std::to_string(sum) + ", more than the length",
            "make the string longer or the minimums smaller");
    return std::nullopt;
}

}  // namespace

Computed guid(Call const& call)
{
    return Value {call.evaluation().random().uuid()};
}

Computed random_string(Call const& call)
{
    if (auto failure = refused_numbers(call))
        return *std::move(failure);
    auto& random = call.evaluation().random();
    auto const avoided = call.has(5) ? code_points(call.text(5)) : std::u32string {};
    std::u32string letters;
    std::u32string filling;
    for (auto const& group : character_classes) {
        auto const allowed = without(group.characters, avoided);
        auto const minimum = static_cast<std::size_t>(call.integer(group.argument));
        if (minimum > 0 && allowed.empty())
            return call.refuse(5, "every character of a kind that is asked for is to be avoided", "avoid fewer");
        for (std::size_t drawn = 0; drawn < minimum; ++drawn)
            letters += allowed[below(allowed.size(), random)];
        // Choice: what the minimums leave open is filled without special characters unless some are asked for.
        if (minimum > 0 || group.argument != special_characters)
            filling += allowed;
    }
    auto const length = static_cast<std::size_t>(call.integer(0));
    if (letters.size() < length && filling.empty())
        return call.refuse(5, "no character is left to fill the string with", "avoid fewer");
    while (letters.size() < length)
        letters += filling[below(filling.size(), random)];
    shuffle(letters, random);
    return Value {utf8(letters)};
}

}  // namespace scim::provisioning::expression
