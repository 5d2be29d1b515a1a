// SPDX-License-Identifier: Apache-2.0
#include "config/units.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::cli {
namespace {

/// A number with what is written behind it.
struct Quantity {
    double number = 0;
    std::string_view unit;
};

std::optional<Quantity> split_quantity(std::string_view text)
{
    auto const trimmed = trim(text);
    Quantity quantity;
    auto const* const end = trimmed.data() + trimmed.size();
    auto const [behind, failed] = std::from_chars(trimmed.data(), end, quantity.number, std::chars_format::fixed);
    if (failed != std::errc {} || !std::isfinite(quantity.number) || quantity.number < 0)
        return std::nullopt;
    quantity.unit = trim({behind, static_cast<std::size_t>(end - behind)});
    return quantity;
}

/// A unit and how much it stands for.
using Unit = std::pair<std::string_view, double>;

template <std::size_t count>
std::optional<double> in_base_unit(Quantity const& quantity, std::array<Unit, count> const& units)
{
    for (auto const& [name, factor] : units) {
        if (equals_ignoring_case(quantity.unit, name))
            return quantity.number * factor;
    }
    return std::nullopt;
}

constexpr std::array<Unit, 6> duration_units {
    {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"min", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};
constexpr std::array<Unit, 4> rate_units {{{"", 1}, {"/s", 1}, {"/m", 1.0 / 60}, {"/h", 1.0 / 3600}}};
constexpr std::array<Unit, 5> size_units {{{"", 1}, {"B", 1}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}}};

constexpr double longest_duration = 30.0 * 86'400'000;
constexpr double largest_size = 1e12;

std::string wrong(std::string_view text, std::string_view wanted)
{
    return fmt::format("expected {}, got \"{}\"", wanted, text);
}

}  // namespace

Result<std::chrono::milliseconds, std::string> parse_duration(std::string_view text)
{
    auto const quantity = split_quantity(text);
    auto const value = quantity ? in_base_unit(*quantity, duration_units) : std::nullopt;
    if (!value || *value < 1 || *value > longest_duration)
        return Failure {wrong(text, "a duration with its unit, such as 500ms, 30s, 10m or 1h")};
    return std::chrono::milliseconds {std::llround(*value)};
}

Result<double, std::string> parse_rate(std::string_view text)
{
    auto const quantity = split_quantity(text);
    auto const value = quantity ? in_base_unit(*quantity, rate_units) : std::nullopt;
    if (!value || *value > 1e6)
        return Failure {wrong(text, "a rate such as 25/s or 90/m")};
    return *value;
}

Result<std::size_t, std::string> parse_size(std::string_view text)
{
    auto const quantity = split_quantity(text);
    auto const value = quantity ? in_base_unit(*quantity, size_units) : std::nullopt;
    if (!value || *value < 1 || *value > largest_size)
        return Failure {wrong(text, "a size such as 500KB or 5MB")};
    return static_cast<std::size_t>(*value);
}

Result<std::int64_t, std::string> parse_whole_number(std::string_view text, std::int64_t least, std::int64_t most)
{
    auto const trimmed = trim(text);
    std::int64_t number = 0;
    auto const* const end = trimmed.data() + trimmed.size();
    auto const [behind, failed] = std::from_chars(trimmed.data(), end, number);
    if (failed != std::errc {} || behind != end || number < least || number > most)
        return Failure {wrong(text, fmt::format("a whole number from {} to {}", least, most))};
    return number;
}

Result<report::Shard, std::string> parse_shard(std::string_view text)
{
    constexpr std::int64_t most_parts = 1000;
    auto const slash = text.find('/');
    auto const total = parse_whole_number(slash == std::string_view::npos ? "" : text.substr(slash + 1), 1, most_parts);
    auto const index = total ? parse_whole_number(text.substr(0, slash), 1, *total) : total;
    if (!index)
        return Failure {wrong(text, "a part and their number, such as 2/4")};
    return report::Shard {static_cast<int>(*index), static_cast<int>(*total)};
}

Result<std::uint64_t, std::string> parse_seed(std::string_view text)
{
    auto const trimmed = trim(text);
    std::uint64_t number = 0;
    auto const* const end = trimmed.data() + trimmed.size();
    auto const [behind, failed] = std::from_chars(trimmed.data(), end, number);
    if (failed != std::errc {} || behind != end)
        return Failure {wrong(text, "a whole number that is not negative")};
    return number;
}

std::string duration_text(double milliseconds)
{
    if (milliseconds < 1000)
        return fmt::format("{:.0f} ms", milliseconds);
    auto const seconds = milliseconds / 1000;
    if (seconds < 60)
        return fmt::format("{:.1f} s", seconds);
    auto const whole = static_cast<std::int64_t>(seconds);
    return fmt::format("{} min {} s", whole / 60, whole % 60);
}

std::string with_commas(std::int64_t number)
{
    auto text = std::to_string(number);
    auto const first_digit = number < 0 ? std::size_t {1} : std::size_t {0};
    for (auto at = text.size(); at > first_digit + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

}  // namespace scim::cli
