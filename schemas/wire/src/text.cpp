// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/text.hpp>

#include <algorithm>

namespace scim {

std::string ascii_lower(std::string_view text)
{
    std::string lower {text};
    for (auto& letter : lower)
        letter = ascii_lower(letter);
    return lower;
}

bool equals_ignoring_case(std::string_view left, std::string_view right) noexcept
{
    return left.size() == right.size() && std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) {
        return ascii_lower(a) == ascii_lower(b);
    });
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) noexcept
{
    return equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::string_view trim(std::string_view text) noexcept
{
    constexpr std::string_view blanks = " \t\r\n";
    auto const first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> pieces;
    for (;;) {
        auto const end = text.find(separator);
        pieces.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return pieces;
        text.remove_prefix(end + 1);
    }
}

std::string replace_all(std::string text, std::string_view from, std::string_view to)
{
    if (from.empty())
        return text;
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

namespace {

/// Levenshtein distance, case ignored.
std::size_t distance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            auto const change = diagonal + (ascii_lower(left[i - 1]) == ascii_lower(right[j - 1]) ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

std::string nearest(std::string_view text, std::vector<std::string> const& candidates)
{
    std::string best;
    auto best_distance = std::max<std::size_t>(1, text.size() / 3) + 1;
    for (auto const& candidate : candidates) {
        auto const apart = distance(text, candidate);
        if (apart < best_distance) {
            best_distance = apart;
            best = candidate;
        }
    }
    return best;
}

}  // namespace scim
