// SPDX-License-Identifier: Apache-2.0
#include "expression/date_writer.hpp"

#include "expression/date_names.hpp"

namespace scim::provisioning::expression {

namespace {

std::string padded(std::int64_t number, std::size_t length)
{
    auto digits = std::to_string(number);
    return std::string(length > digits.size() ? length - digits.size() : 0, '0') + digits;
}

/// Writes one date, token by token.
class Writer {
public:
    explicit Writer(ReadDate const& date)
        : zoned_ {date.zoned}
        , days_ {std::chrono::floor<std::chrono::days>(date.moment)}
        , day_ {days_}
        , time_ {date.moment - days_}
    {
    }

    void write(DateToken const& token);
    std::string text() && { return std::move(text_); }

private:
    std::string year(std::size_t length) const;
    std::string month(std::size_t length) const;
    std::string day(std::size_t length) const;
    std::string twelve_hours(std::size_t length) const;
    std::string fraction(std::size_t length) const;
    void short_fraction(std::size_t length);
    std::string half(std::size_t length) const;

    bool zoned_;
    std::chrono::sys_days days_;
    std::chrono::year_month_day day_;
    std::chrono::hh_mm_ss<Ticks> time_;
    std::string text_;
};

std::string Writer::year(std::size_t length) const
{
    auto const year = static_cast<int>(day_.year());
    return length > 2 ? padded(year, length) : padded(year % 100, length);
}

std::string Writer::month(std::size_t length) const
{
    auto const number = static_cast<unsigned>(day_.month());
    if (length < 3)
        return padded(number, length);
    auto const name = month_names[number - 1];
    return std::string {length == 3 ? name.substr(0, short_name_length) : name};
}

std::string Writer::day(std::size_t length) const
{
    if (length < 3)
        return padded(static_cast<unsigned>(day_.day()), length);
    auto const name = day_names[std::chrono::weekday {days_}.c_encoding()];
    return std::string {length == 3 ? name.substr(0, short_name_length) : name};
}

std::string Writer::twelve_hours(std::size_t length) const
{
    auto const hour = time_.hours().count() % 12;
    return padded(hour == 0 ? 12 : hour, std::min<std::size_t>(length, 2));
}

std::string Writer::fraction(std::size_t length) const
{
    return padded(time_.subseconds().count(), 7).substr(0, length);
}

/// Without zeros at the end, and without the point if nothing is left.
void Writer::short_fraction(std::size_t length)
{
    auto digits = fraction(length);
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.empty() && text_.ends_with('.'))
        text_.pop_back();
    text_ += digits;
}

std::string Writer::half(std::size_t length) const
{
    std::string const text = time_.hours().count() < 12 ? "AM" : "PM";
    return text.substr(0, length);
}

void Writer::write(DateToken const& token)
{
    auto const two = std::min<std::size_t>(token.length, 2);
    switch (token.symbol) {
    case 'y': text_ += year(token.length); break;
    case 'M': text_ += month(token.length); break;
    case 'd': text_ += day(token.length); break;
    case 'H': text_ += padded(time_.hours().count(), two); break;
    case 'h': text_ += twelve_hours(token.length); break;
    case 'm': text_ += padded(time_.minutes().count(), two); break;
    case 's': text_ += padded(time_.seconds().count(), two); break;
    case 'f': text_ += fraction(token.length); break;
    case 'F': short_fraction(token.length); break;
    case 't': text_ += half(token.length); break;
    case 'z': text_ += token.length > 2 ? "+00:00" : "+" + std::string(two, '0'); break;
    case 'K': text_ += zoned_ ? "Z" : ""; break;
    default: text_ += token.literal; break;
    }
}

}  // namespace

std::string write_date(ReadDate const& date, DateFormat const& format)
{
    Writer writer {date};
    for (auto const& token : format)
        writer.write(token);
    return std::move(writer).text();
}

}  // namespace scim::provisioning::expression
