// SPDX-License-Identifier: Apache-2.0
#include "expression/letters.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include <utf8proc.h>

#include <scim/wire/encoding.hpp>

namespace scim::provisioning::expression {

namespace {

constexpr char32_t dotted_capital_i = U'\u0130';
constexpr char32_t dotless_small_i = U'\u0131';
constexpr char32_t long_s = U'\u017F';
constexpr char32_t sharp_s = U'\u00DF';

utf8proc_int32_t raw(char32_t letter) noexcept
{
    return static_cast<utf8proc_int32_t>(letter);
}

/// Letters whose plain form is no decomposition of Unicode.
constexpr std::array<std::pair<char32_t, std::u32string_view>, 14> plain_forms {{
    {U'æ', U"ae"},
    {U'Æ', U"AE"},
    {U'œ', U"oe"},
    {U'Œ', U"OE"},
    {U'ø', U"oe"},
    {U'Ø', U"OE"},
    {U'ß', U"ss"},
    {U'ẞ', U"SS"},
    {U'ł', U"l"},
    {U'Ł', U"L"},
    {U'ı', U"i"},
    {U'đ', U"d"},
    {U'Đ', U"D"},
    {U'ħ', U"h"},
}};

bool is_accent(char32_t letter) noexcept
{
    return letter >= U'\u0300' && letter <= U'\u036F';
}

/// Normalisation form C or D.
std::u32string normalised(std::u32string_view letters, utf8proc_option_t form)
{
    auto const text = utf8(letters);
    utf8proc_uint8_t* output = nullptr;
    auto const length = utf8proc_map(reinterpret_cast<utf8proc_uint8_t const*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &output, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | form));
    if (length < 0)
        return std::u32string {letters};
    auto result = code_points({reinterpret_cast<char const*>(output), static_cast<std::size_t>(length)});
    std::free(output);  // utf8proc allocates with malloc
    return result;
}

template <typename Map>
std::u32string mapped(std::u32string letters, Map const& map)
{
    std::ranges::transform(letters, letters.begin(), map);
    return letters;
}

}  // namespace

std::u32string code_points(std::string_view text)
{
    auto const valid = repair_utf8(text);
    auto const* next = reinterpret_cast<utf8proc_uint8_t const*>(valid.data());
    auto left = static_cast<utf8proc_ssize_t>(valid.size());
    std::u32string letters;
    while (left > 0) {
        utf8proc_int32_t letter = 0;
        auto const length = utf8proc_iterate(next, left, &letter);
        if (length <= 0)
            break;
        letters += static_cast<char32_t>(letter);
        next += length;
        left -= length;
    }
    return letters;
}

std::string utf8(std::u32string_view letters)
{
    std::string text;
    for (auto const letter : letters) {
        std::array<utf8proc_uint8_t, 4> bytes {};
        auto const length = utf8proc_encode_char(raw(letter), bytes.data());
        text.append(reinterpret_cast<char const*>(bytes.data()), static_cast<std::size_t>(length));
    }
    return text;
}

std::string utf16_bytes(std::string_view text)
{
    std::string bytes;
    auto const put = [&](char32_t unit) {
        bytes += static_cast<char>(unit & 0xFFU);
        bytes += static_cast<char>(unit >> 8U);
    };
    for (auto const letter : code_points(text)) {
        if (letter < 0x10000) {
            put(letter);
            continue;
        }
        put(0xD800U + ((letter - 0x10000U) >> 10U));
        put(0xDC00U + ((letter - 0x10000U) & 0x3FFU));
    }
    return bytes;
}

char32_t lower(char32_t letter, Casing casing) noexcept
{
    if (casing == Casing::turkic && letter == U'I')
        return dotless_small_i;
    if (letter == dotted_capital_i)
        return casing == Casing::turkic ? U'i' : letter;
    return static_cast<char32_t>(utf8proc_tolower(raw(letter)));
}

char32_t upper(char32_t letter, Casing casing) noexcept
{
    if (casing == Casing::turkic && letter == U'i')
        return dotted_capital_i;
    if (letter == dotless_small_i)
        return casing == Casing::turkic ? U'I' : letter;
    // .NET leaves the long s alone, and has no single capital for the sharp s.
    if (letter == long_s || letter == sharp_s)
        return letter;
    return static_cast<char32_t>(utf8proc_toupper(raw(letter)));
}

char32_t title(char32_t letter) noexcept
{
    auto const capital = upper(letter);
    return capital == letter ? letter : static_cast<char32_t>(utf8proc_totitle(raw(letter)));
}

std::u32string lower(std::u32string letters, Casing casing)
{
    return mapped(std::move(letters), [casing](char32_t letter) { return lower(letter, casing); });
}

std::u32string upper(std::u32string letters, Casing casing)
{
    return mapped(std::move(letters), [casing](char32_t letter) { return upper(letter, casing); });
}

bool is_letter(char32_t letter) noexcept
{
    auto const category = utf8proc_category(raw(letter));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_word_separator(char32_t letter) noexcept
{
    auto const category = utf8proc_category(raw(letter));
    return letter != U'\'' && category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_CF;
}

std::string without_accents(std::string_view text)
{
    std::u32string plain;
    for (auto const letter : normalised(code_points(text), UTF8PROC_DECOMPOSE)) {
        if (is_accent(letter))
            continue;
        auto const form = std::ranges::find(plain_forms, letter, &std::pair<char32_t, std::u32string_view>::first);
        plain += form == plain_forms.end() ? std::u32string_view {&letter, 1} : form->second;
    }
    // Letters that were taken apart without being accented, such as Hangul, become whole again.
    return utf8(normalised(plain, UTF8PROC_COMPOSE));
}

}  // namespace scim::provisioning::expression
