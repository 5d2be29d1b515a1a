// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/date_time.hpp>

#include <algorithm>

namespace scim {
namespace {

using namespace std::chrono;

/// Reads fixed-width numbers and marks from the front of a text.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_ {text} {}

    std::optional<int> number(std::size_t digits)
    {
        if (rest_.size() < digits)
            return std::nullopt;
        int value = 0;
        for (auto const letter : rest_.substr(0, digits)) {
            if (letter < '0' || letter > '9')
                return std::nullopt;
            value = value * 10 + (letter - '0');
        }
        rest_.remove_prefix(digits);
        return value;
    }

    bool mark(std::string_view any_of)
    {
        if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos)
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Milliseconds of a fraction such as `.1234567`; 0 when there is none.
    std::optional<int> fraction()
    {
        if (!mark("."))
            return 0;
        int value = 0;
        std::size_t digits = 0;
        for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; rest_.remove_prefix(1), ++digits) {
            if (digits < 3)
                value = value * 10 + (rest_.front() - '0');
        }
        if (digits == 0)
            return std::nullopt;
        for (; digits < 3; ++digits)
            value *= 10;
        return value;
    }

    /// Minutes east of UTC.
    std::optional<int> zone()
    {
        if (mark("Zz"))
            return 0;
        bool const west = !rest_.empty() && rest_.front() == '-';
        if (!mark("+-"))
            return std::nullopt;
        auto const hours = number(2);
        if (!hours || !mark(":"))
            return std::nullopt;
        auto const minutes_part = number(2);
        if (!minutes_part || *hours > 14 || *minutes_part > 59)
            return std::nullopt;
        auto const total = *hours * 60 + *minutes_part;
        return west ? -total : total;
    }

    bool done() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

std::optional<sys_days> scan_date(Scanner& scanner)
{
    auto const y = scanner.number(4);
    if (!y || !scanner.mark("-"))
        return std::nullopt;
    auto const m = scanner.number(2);
    if (!m || !scanner.mark("-"))
        return std::nullopt;
    auto const d = scanner.number(2);
    if (!d)
        return std::nullopt;
    year_month_day const date {year {*y}, month {static_cast<unsigned>(*m)}, day {static_cast<unsigned>(*d)}};
    if (!date.ok())
        return std::nullopt;
    return sys_days {date};
}

std::optional<milliseconds> scan_time(Scanner& scanner)
{
    auto const h = scanner.number(2);
    if (!h || !scanner.mark(":"))
        return std::nullopt;
    auto const m = scanner.number(2);
    if (!m || !scanner.mark(":"))
        return std::nullopt;
    auto const s = scanner.number(2);
    auto const fraction = s ? scanner.fraction() : std::nullopt;
    if (!fraction || *h > 23 || *m > 59 || *s > 60)
        return std::nullopt;
    return hours {*h} + minutes {*m} + seconds {*s} + milliseconds {*fraction};
}

/// Writes a number over the digits that end it there; without snprintf, as each record of a run has a time.
void put(std::string& text, std::size_t at, std::size_t digits, int number)
{
    for (auto place = at + digits; place-- > at; number /= 10)
        text[place] = static_cast<char>('0' + number % 10);
}

}  // namespace

std::string format_date_time(TimePoint time)
{
    auto const midnight = floor<days>(time);
    year_month_day const date {midnight};
    hh_mm_ss const clock {time - midnight};
    std::string text {"0000-00-00T00:00:00.000Z"};
    put(text, 0, 4, std::clamp(static_cast<int>(date.year()), 0, 9999));
    put(text, 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
    put(text, 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
    put(text, 11, 2, static_cast<int>(clock.hours().count()));
    put(text, 14, 2, static_cast<int>(clock.minutes().count()));
    put(text, 17, 2, static_cast<int>(clock.seconds().count()));
    put(text, 20, 3, static_cast<int>(clock.subseconds().count()));
    return text;
}

std::optional<TimePoint> parse_date_time(std::string_view text)
{
    Scanner scanner {text};
    auto const date = scan_date(scanner);
    if (!date || !scanner.mark("Tt"))
        return std::nullopt;
    auto const time = scan_time(scanner);
    auto const zone = time ? scanner.zone() : std::nullopt;
    if (!zone || !scanner.done())
        return std::nullopt;
    return TimePoint {*date} + *time - minutes {*zone};
}

TimePoint SystemClock::now() const
{
    return floor<milliseconds>(system_clock::now());
}

}  // namespace scim
