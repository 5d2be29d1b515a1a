// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include <scim/wire/text.hpp>

#include "expression/call.hpp"
#include "expression/date_reader.hpp"
#include "expression/date_text.hpp"
#include "expression/date_writer.hpp"
#include "expression/functions.hpp"

namespace scim::provisioning::expression {

namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

/// Ticks from 1601-01-01, where Active Directory's time begins, to 1970-01-01.
constexpr Ticks file_time_epoch = std::chrono::seconds {11'644'473'600};

/// More units than lie between the years 1 and 9999, of any kind.
constexpr std::int64_t too_many_units = 400'000'000'000;

/// Length of the units that always have the same; zero for months and years.
Ticks length_of(std::string const& interval)
{
    if (interval == "ww")
        return days {7};
    if (interval == "d")
        return days {1};
    if (interval == "h")
        return std::chrono::hours {1};
    if (interval == "n")
        return std::chrono::minutes {1};
    return interval == "s" ? std::chrono::seconds {1} : Ticks {0};
}

/// Years 1 to 9999.
std::optional<Moment> in_range(Moment moment)
{
    if (!is_in_range(year_month_day {std::chrono::floor<days>(moment)}))
        return std::nullopt;
    return moment;
}

/// A day that the month lacks becomes its last.
std::optional<Moment> add_months(Moment date, std::int64_t count)
{
    constexpr std::int64_t most = 12 * 9999;
    if (count > most || count < -most)
        return std::nullopt;
    auto const day = std::chrono::floor<days>(date);
    auto sum = year_month_day {day} + months {static_cast<int>(count)};
    if (sum.year() < std::chrono::year {1} || sum.year() > std::chrono::year {9999})
        return std::nullopt;
    if (!sum.ok())
        sum = sum.year() / sum.month() / std::chrono::last;
    return sys_days {sum} + (date - day);
}

std::optional<Moment> add(std::string const& interval, std::int64_t count, Moment date)
{
    if (count > too_many_units || count < -too_many_units)
        return std::nullopt;
    if (interval == "yyyy")
        return add_months(date, count * 12);
    if (interval == "m")
        return add_months(date, count);
    // Seconds are counted first: ticks would overflow.
    auto const sum = std::chrono::duration_cast<std::chrono::seconds>(length_of(interval)).count();
    constexpr std::int64_t most_seconds = 400'000'000'000;
    if (count != 0 && sum > most_seconds / std::max<std::int64_t>(count, -count))
        return std::nullopt;
    return in_range(date + Ticks {std::chrono::seconds {sum * count}});
}

std::int64_t weeks_between(Moment from, Moment to)
{
    // Calendar weeks that begin on Sunday, as in Visual Basic.
    auto const start_of_week
        = [](Moment date) { return date - days {std::chrono::weekday {std::chrono::floor<days>(date)}.c_encoding()}; };
    return (start_of_week(to) - start_of_week(from)) / days {1} / 7;
}

std::int64_t difference(std::string const& interval, Moment from, Moment to)
{
    year_month_day const first {std::chrono::floor<days>(from)};
    year_month_day const second {std::chrono::floor<days>(to)};
    if (interval == "yyyy")
        return (second.year() - first.year()).count();
    if (interval == "m")
        return (second.year() / second.month() - first.year() / first.month()).count();
    return interval == "ww" ? weeks_between(from, to) : (to - from) / length_of(interval);
}

Blanks blanks_of(std::string const& styles)
{
    Blanks blanks {false, false, false};
    for (auto const& style : split(styles, ',')) {
        auto const name = trim(style);
        auto const all = name == "AllowWhiteSpaces";
        blanks.leading = blanks.leading || all || name == "AllowLeadingWhite";
        blanks.inner = blanks.inner || all || name == "AllowInnerWhite";
        blanks.trailing = blanks.trailing || all || name == "AllowTrailingWhite";
    }
    return blanks;
}

}  // namespace

std::optional<Problem> check_interval(std::string const& interval)
{
    constexpr std::array<std::string_view, 7> intervals {"yyyy", "m", "d", "ww", "h", "n", "s"};
    if (std::ranges::find(intervals, interval) != intervals.end())
        return std::nullopt;
    return Problem {"there is no interval \"" + interval + '"',
        "write yyyy (years), m (months), ww (weeks), d (days), h (hours), n (minutes) or s (seconds)"};
}

std::optional<Problem> check_styles(std::string const& styles)
{
    constexpr std::array<std::string_view, 10> names {"None", "AllowLeadingWhite", "AllowTrailingWhite",
        "AllowInnerWhite", "AllowWhiteSpaces", "NoCurrentDateDefault", "AdjustToUniversal", "AssumeLocal",
        "AssumeUniversal", "RoundtripKind"};
    for (auto const& style : split(styles, ','))
        if (std::ranges::find(names, trim(style)) == names.end())
            return Problem {"there is no style \"" + style + '"',
                "write names of .NET's DateTimeStyles, such as AllowWhiteSpaces, or leave the argument out"};
    return std::nullopt;
}

std::optional<Problem> check_date_format(std::string const& format)
{
    auto const parsed = parse_date_format(format);
    if (parsed)
        return std::nullopt;
    return parsed.error();
}

Computed c_date(Call const& call)
{
    return Value {print_date(call.date(0))};
}

Computed date_add(Call const& call)
{
    auto const sum = add(call.text(0), call.integer(1), call.date(2));
    if (!sum)
        return call.refuse(1, "the date would lie outside the years 1 to 9999", "add less");
    return Value {print_date(*sum)};
}

Computed date_diff(Call const& call)
{
    return Value {difference(call.text(0), call.date(1), call.date(2))};
}

Computed date_from_num(Call const& call)
{
    // 9999-12-31, counted as Active Directory does.
    constexpr std::int64_t last = 2'650'467'743'999'999'999;
    auto const number = call.integer(0);
    if (number < 0 || number > last)
        return call.refuse(0, "this is no time of Active Directory",
            "give the number of 100-nanosecond intervals since 1601-01-01, such as 129699324000000000");
    return Value {print_date(Moment {Ticks {number} - file_time_epoch})};
}

Computed format_date_time(Call const& call)
{
    auto const input = parse_date_format(call.text(2));
    auto const output = parse_date_format(call.text(3));
    auto const today = std::chrono::floor<days>(call.evaluation().now());
    auto const blanks = call.has(1) ? blanks_of(call.text(1)) : Blanks {};
    auto const date = read_date(call.text(0), *input, blanks, today);
    if (!date)
        return call.refuse(0, "\"" + call.text(0).substr(0, 40) + "\" is no date of the form " + call.text(2),
            "make the third argument the format that the source really has");
    return Value {write_date(*date, *output)};
}

Computed now(Call const& call)
{
    return Value {print_date(call.evaluation().now())};
}

Computed num_from_date(Call const& call)
{
    auto const number = (call.date(0).time_since_epoch() + file_time_epoch).count();
    if (number < 0)
        return call.refuse(0, "the time of Active Directory begins in 1601", "give a later date");
    return Value {number};
}

}  // namespace scim::provisioning::expression
