// SPDX-License-Identifier: Apache-2.0
#include "expression/date_reader.hpp"

#include <span>

#include <scim/wire/text.hpp>

#include "expression/date_names.hpp"

namespace scim::provisioning::expression {

namespace {

using std::chrono::minutes;

/// The last year that two digits can mean. .NET's default.
constexpr int two_digit_year_max = 2049;

/// Reads the parts of one text, token by token.
class Reader {
public:
    Reader(std::string_view text, Blanks blanks) : rest_ {text}, blanks_ {blanks} {}

    bool read(DateFormat const& format);
    std::optional<ReadDate> date(std::chrono::sys_days today) const;

private:
    bool token(DateToken const& token, DateToken const* following);
    bool literal(std::string const& text, DateToken const* following);
    bool year(std::size_t length);
    bool month(std::size_t length);
    bool day(std::size_t length);
    bool twelve_hours(std::size_t length);
    bool fraction(std::size_t fewest, std::size_t most);
    bool half(std::size_t length);
    bool zone(std::size_t length);
    bool zone_or_nothing();
    std::optional<int> name(std::span<std::string_view const> names, bool shortened);
    std::optional<int> digits(std::size_t fewest, std::size_t most);
    bool digits(std::optional<int>& target, std::size_t length);
    void skip_blanks();
    std::optional<std::chrono::year_month_day> calendar_day(std::chrono::sys_days today) const;
    std::optional<int> hour() const;

    std::string_view rest_;
    Blanks blanks_;
    std::optional<int> year_, month_, day_, weekday_, hour_, minute_, second_;
    int ticks_ = 0;
    std::optional<bool> afternoon_;
    std::optional<minutes> offset_;
    bool twelve_ = false;
};

void Reader::skip_blanks()
{
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
}

bool Reader::read(DateFormat const& format)
{
    if (blanks_.leading)
        skip_blanks();
    for (std::size_t index = 0; index < format.size(); ++index) {
        if (blanks_.inner)
            skip_blanks();
        if (!token(format[index], index + 1 < format.size() ? &format[index + 1] : nullptr))
            return false;
    }
    if (blanks_.trailing)
        skip_blanks();
    return rest_.empty();
}

bool Reader::token(DateToken const& token, DateToken const* following)
{
    switch (token.symbol) {
    case 'y': return year(token.length);
    case 'M': return month(token.length);
    case 'd': return day(token.length);
    case 'H': return digits(hour_, token.length);
    case 'h': return twelve_hours(token.length);
    case 'm': return digits(minute_, token.length);
    case 's': return digits(second_, token.length);
    case 'f': return fraction(token.length, token.length);
    case 'F': return fraction(0, token.length);
    case 't': return half(token.length);
    case 'z': return zone(token.length);
    case 'K': return zone_or_nothing();
    default: return literal(token.literal, following);
    }
}

bool Reader::literal(std::string const& text, DateToken const* following)
{
    if (rest_.starts_with(text)) {
        rest_.remove_prefix(text.size());
        return true;
    }
    // The point before an optional fraction goes with it.
    auto const before_point = std::string_view {text}.substr(0, text.size() - 1);
    if (!following || following->symbol != 'F' || !text.ends_with('.') || !rest_.starts_with(before_point))
        return false;
    rest_.remove_prefix(before_point.size());
    return true;
}

std::optional<int> Reader::digits(std::size_t fewest, std::size_t most)
{
    int number = 0;
    std::size_t count = 0;
    for (; count < most && count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count)
        number = number * 10 + (rest_[count] - '0');
    if (count < fewest)
        return std::nullopt;
    rest_.remove_prefix(count);
    return number;
}

bool Reader::digits(std::optional<int>& target, std::size_t length)
{
    target = digits(length == 1 ? 1 : 2, 2);
    return target.has_value();
}

bool Reader::year(std::size_t length)
{
    if (length > 2) {
        year_ = digits(length, std::max<std::size_t>(length, 4));
        return year_.has_value();
    }
    if (!digits(year_, length))
        return false;
    auto const century = two_digit_year_max / 100 * 100;
    *year_ += *year_ > two_digit_year_max % 100 ? century - 100 : century;
    return true;
}

std::optional<int> Reader::name(std::span<std::string_view const> names, bool shortened)
{
    for (std::size_t index = 0; index < names.size(); ++index) {
        auto const candidate = shortened ? names[index].substr(0, short_name_length) : names[index];
        if (!starts_with_ignoring_case(rest_, candidate))
            continue;
        rest_.remove_prefix(candidate.size());
        return static_cast<int>(index);
    }
    return std::nullopt;
}

bool Reader::month(std::size_t length)
{
    if (length < 3)
        return digits(month_, length);
    auto const index = name(month_names, length == 3);
    month_ = index.value_or(0) + 1;
    return index.has_value();
}

bool Reader::day(std::size_t length)
{
    if (length < 3)
        return digits(day_, length);
    weekday_ = name(day_names, length == 3);
    return weekday_.has_value();
}

bool Reader::twelve_hours(std::size_t length)
{
    twelve_ = true;
    return digits(hour_, length);
}

bool Reader::fraction(std::size_t fewest, std::size_t most)
{
    auto const before = rest_.size();
    auto const number = digits(fewest, most);
    ticks_ = number.value_or(0);
    for (auto read = before - rest_.size(); read < 7; ++read)
        ticks_ *= 10;
    return number.has_value();
}

bool Reader::half(std::size_t length)
{
    auto const text = ascii_lower(rest_.substr(0, length == 1 ? 1 : 2));
    if (text.empty() || (text.front() != 'a' && text.front() != 'p') || (length > 1 && !text.ends_with('m')))
        return false;
    afternoon_ = text.front() == 'p';
    rest_.remove_prefix(text.size());
    return true;
}

bool Reader::zone(std::size_t length)
{
    if (!rest_.starts_with('+') && !rest_.starts_with('-'))
        return false;
    auto const sign = rest_.front() == '-' ? -1 : 1;
    rest_.remove_prefix(1);
    auto const hours = digits(length == 1 ? 1 : 2, 2);
    if (length >= 3 && rest_.starts_with(':'))
        rest_.remove_prefix(1);
    auto const rest = length >= 3 ? digits(2, 2) : std::optional {0};
    if (!hours || !rest || *hours > 14 || *rest > 59)
        return false;
    offset_ = minutes {sign * (*hours * 60 + *rest)};
    return true;
}

bool Reader::zone_or_nothing()
{
    if (rest_.starts_with('Z')) {
        rest_.remove_prefix(1);
        offset_ = minutes {0};
        return true;
    }
    return (!rest_.starts_with('+') && !rest_.starts_with('-')) || zone(3);
}

std::optional<std::chrono::year_month_day> Reader::calendar_day(std::chrono::sys_days today) const
{
    std::chrono::year_month_day day {today};
    if (year_ || month_ || day_) {
        day = std::chrono::year {year_.value_or(static_cast<int>(day.year()))}
            / std::chrono::month {static_cast<unsigned>(month_.value_or(1))}
            / std::chrono::day {static_cast<unsigned>(day_.value_or(1))};
    }
    if (!is_in_range(day))
        return std::nullopt;
    if (weekday_ && std::chrono::weekday {day}.c_encoding() != static_cast<unsigned>(*weekday_))
        return std::nullopt;
    return day;
}

std::optional<int> Reader::hour() const
{
    auto const hour = hour_.value_or(0);
    if (twelve_ && hour > 12)
        return std::nullopt;
    if (!afternoon_)
        return hour;
    if (hour > 12)
        return std::nullopt;
    return hour % 12 + (*afternoon_ ? 12 : 0);
}

std::optional<ReadDate> Reader::date(std::chrono::sys_days today) const
{
    auto const day = calendar_day(today);
    auto const hours = hour();
    auto const is_time = hours && *hours <= 23 && minute_.value_or(0) <= 59 && second_.value_or(0) <= 59;
    if (!day || !is_time)
        return std::nullopt;
    Moment moment {std::chrono::sys_days {*day}};
    moment += std::chrono::hours {*hours} + minutes {minute_.value_or(0)} + std::chrono::seconds {second_.value_or(0)};
    moment += Ticks {ticks_} - offset_.value_or(minutes {0});
    if (!is_in_range(std::chrono::year_month_day {std::chrono::floor<std::chrono::days>(moment)}))
        return std::nullopt;
    return ReadDate {moment, offset_.has_value()};
}

}  // namespace

std::optional<ReadDate> read_date(
    std::string_view text, DateFormat const& format, Blanks blanks, std::chrono::sys_days today)
{
    Reader reader {text, blanks};
    if (!reader.read(format))
        return std::nullopt;
    return reader.date(today);
}

}  // namespace scim::provisioning::expression
