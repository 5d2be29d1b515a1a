// SPDX-License-Identifier: Apache-2.0
#include "text_format.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace scim::documents {
namespace {

bool is_digit(char letter) noexcept
{
    return letter >= '0' && letter <= '9';
}

/// Takes characters from the front of a text.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_ {text} {}

    bool done() const { return rest_.empty(); }

    bool take(char letter)
    {
        if (rest_.empty() || rest_.front() != letter)
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Digits from the front, as many as there are.
    std::string_view digits()
    {
        auto const end = std::find_if_not(rest_.begin(), rest_.end(), is_digit);
        auto const result = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
        rest_.remove_prefix(result.size());
        return result;
    }

    /// A number of exactly two digits, -1 if there is none.
    int two_digits()
    {
        if (rest_.size() < 2 || !is_digit(rest_[0]) || !is_digit(rest_[1]))
            return -1;
        auto const value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
        rest_.remove_prefix(2);
        return value;
    }

private:
    std::string_view rest_;
};

/// Four digits or more, no needless zero in front. The year itself, kept small: 400 years are one calendar cycle.
int read_year(Reader& reader)
{
    reader.take('-');
    auto const digits = reader.digits();
    if (digits.size() < 4 || (digits.size() > 4 && digits.front() == '0'))
        return -1;
    int year = 0;
    for (auto const digit : digits)
        year = (year * 10 + (digit - '0')) % 400;
    return year;
}

bool read_date(Reader& reader)
{
    auto const year_number = read_year(reader);
    if (year_number < 0 || !reader.take('-'))
        return false;
    auto const month_number = reader.two_digits();
    if (month_number < 1 || !reader.take('-'))
        return false;
    auto const day_number = reader.two_digits();
    return day_number > 0
        && std::chrono::year_month_day {std::chrono::year {year_number},
            std::chrono::month {static_cast<unsigned>(month_number)},
            std::chrono::day {static_cast<unsigned>(day_number)}}
               .ok();
}

bool read_time(Reader& reader)
{
    auto const hour = reader.two_digits();
    if (hour < 0 || !reader.take(':'))
        return false;
    auto const minute = reader.two_digits();
    if (minute < 0 || !reader.take(':'))
        return false;
    auto const second = reader.two_digits();
    std::string_view fraction = "0";
    if (reader.take('.'))
        fraction = reader.digits();
    if (second < 0 || fraction.empty())
        return false;
    if (hour == 24)
        return minute == 0 && second == 0 && fraction.find_first_not_of('0') == std::string_view::npos;
    return hour < 24 && minute < 60 && second < 60;
}

bool read_zone(Reader& reader)
{
    if (reader.done() || reader.take('Z'))
        return true;
    if (!reader.take('+') && !reader.take('-'))
        return false;
    auto const hours = reader.two_digits();
    if (hours < 0 || !reader.take(':'))
        return false;
    auto const minutes = reader.two_digits();
    return minutes >= 0 && minutes < 60 && (hours < 14 || (hours == 14 && minutes == 0));
}

}  // namespace

bool is_date(std::string_view text)
{
    Reader reader {text};
    return text.size() == 10 && read_date(reader) && reader.done();
}

bool is_xsd_date_time(std::string_view text)
{
    Reader reader {text};
    return read_date(reader) && reader.take('T') && read_time(reader) && read_zone(reader) && reader.done();
}

}  // namespace scim::documents
