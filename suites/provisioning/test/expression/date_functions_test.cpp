// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

// Edges of the functions for dates.

namespace scim::provisioning::test {
namespace {

std::vector<Row> const read {
    {R"(CDate("2020-02-29"))", {}, "2/29/2020 12:00:00 AM"},
    {R"(CDate("2020-03-16Z"))", {}, "3/16/2020 12:00:00 AM"},
    {R"(CDate("2020-03-16T05:06"))", {}, "3/16/2020 5:06:00 AM"},
    {R"(CDate("2020-03-16T23:06:07.1234567Z"))", {}, "3/16/2020 11:06:07 PM"},
    {R"(CDate("2020-12-31 23:59:59-08:00"))", {}, "1/1/2021 7:59:59 AM"},
    {R"(CDate(" 3/16/2020 12:00:00 PM "))", {}, "3/16/2020 12:00:00 PM"},
    {R"(CDate("3/16/2020 12:00:00 AM"))", {}, "3/16/2020 12:00:00 AM"},
    {R"(CDate("3/16/2020 13:05"))", {}, "3/16/2020 1:05:00 PM"},
    {R"(CDate("3/16/2020"))", {}, "3/16/2020 12:00:00 AM"},
    {R"(CDate([none]))", {}, "null"},
    {R"(Now())", {}, "8/25/2021 12:00:00 PM"},
};

BOOST_DATA_TEST_CASE(dates_are_read, read)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

constexpr std::string_view no_date = "is no date that can be read without its format; write 2020-03-16T07:00:00Z, "
                                     "2020-03-16-07:00 or 3/16/2020 7:00:00 AM, or convert it with FormatDateTime";

constexpr std::string_view impossible_dates[] {"", "soon", "2021-02-29", "2021-13-01", "2021-01-32", "0000-01-01",
    "2021-01-01T24:00", "2021-01-01T00:60", "2021-01-01 00:00:60", "3/16/2020 13:00:00 PM", "3/16/20", "16/3/2020",
    "9999-12-31T23:59:59-14:00", "2021-01-01+15:00", "2021-01-01x"};

BOOST_DATA_TEST_CASE(an_impossible_date_is_refused, impossible_dates)
{
    auto const expected
        = "error column 7: CDate, expression: \"" + std::string {sample} + "\" " + std::string {no_date};
    BOOST_TEST(evaluated("CDate([date])", {{"date", std::string {sample}}}) == expected);
}

std::vector<Row> const sums {
    {R"(DateAdd("m", 1, "2021-01-31"))", {}, "2/28/2021 12:00:00 AM"},
    {R"(DateAdd("m", -1, "2020-03-31"))", {}, "2/29/2020 12:00:00 AM"},
    {R"(DateAdd("yyyy", 1, "2020-02-29"))", {}, "2/28/2021 12:00:00 AM"},
    {R"(DateAdd("h", 25, "2021-01-01"))", {}, "1/2/2021 1:00:00 AM"},
    {R"(DateAdd("n", -1, "2021-01-01"))", {}, "12/31/2020 11:59:00 PM"},
    {R"(DateAdd("s", 86399, "2021-01-01"))", {}, "1/1/2021 11:59:59 PM"},
    {R"(DateAdd("d", "7", Now()))", {}, "9/1/2021 12:00:00 PM"},
    {R"(DateAdd("d", [none], Now()))", {}, "null"},
    {R"(DateAdd("d", 1, "9999-12-31"))", {},
        "error column 14: DateAdd, value: the date would lie outside the years 1 to 9999; add less"},
    {R"(DateAdd("d", -9223372036854775808, "2021-01-01"))", {},
        "error column 14: DateAdd, value: the date would lie outside the years 1 to 9999; add less"},
    {R"(DateAdd("ww", 399999999999, "2021-01-01"))", {},
        "error column 15: DateAdd, value: the date would lie outside the years 1 to 9999; add less"},
    {R"(DateAdd("yyyy", 399999999999, "2021-01-01"))", {},
        "error column 17: DateAdd, value: the date would lie outside the years 1 to 9999; add less"},
    {R"(DateAdd("w", 1, Now()))", {},
        "error column 9: DateAdd, interval: there is no interval \"w\"; write yyyy (years), m (months), ww (weeks), d "
        "(days), h (hours), n (minutes) or s (seconds)"},
    {R"(DateAdd([i], 1, Now()))", {{"i", "D"}},
        "error column 9: DateAdd, interval: there is no interval \"D\"; write yyyy (years), m (months), ww (weeks), d "
        "(days), h (hours), n (minutes) or s (seconds)"},
};

BOOST_DATA_TEST_CASE(intervals_are_added, sums)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

std::vector<Row> const differences {
    {R"(DateDiff("d", "2021-01-01T23:00", "2021-01-02T22:00"))", {}, "0"},
    {R"(DateDiff("d", "2021-01-02T22:00", "2021-01-01T21:00"))", {}, "-1"},
    {R"(DateDiff("m", "2021-01-31", "2021-02-01"))", {}, "1"},
    {R"(DateDiff("yyyy", "2020-12-31", "2021-01-01"))", {}, "1"},
    {R"(DateDiff("ww", "2021-08-21", "2021-08-22"))", {}, "1"},
    {R"(DateDiff("ww", "2021-08-22", "2021-08-28"))", {}, "0"},
    {R"(DateDiff("s", "0001-01-01", "9999-12-31"))", {}, "315537811200"},
    {R"(DateDiff("d", [none], Now()))", {}, "null"},
};

BOOST_DATA_TEST_CASE(differences_are_counted_as_in_visual_basic, differences)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

std::vector<Row> const numbers {
    {R"(DateFromNum(0))", {}, "1/1/1601 12:00:00 AM"},
    {R"(NumFromDate("1601-01-01"))", {}, "0"},
    {R"(NumFromDate("2012-01-01T23:00:00Z"))", {}, "129699324000000000"},
    {R"(DateFromNum([none]))", {}, "null"},
    {R"(NumFromDate([none]))", {}, "null"},
    {R"(NumFromDate("1600-12-31"))", {},
        "error column 13: NumFromDate, value: the time of Active Directory begins in 1601; give a later date"},
    {R"(DateFromNum(-1))", {},
        "error column 13: DateFromNum, value: this is no time of Active Directory; give the number of 100-nanosecond "
        "intervals since 1601-01-01, such as 129699324000000000"},
    {R"(DateFromNum(9223372036854775807))", {},
        "error column 13: DateFromNum, value: this is no time of Active Directory; give the number of 100-nanosecond "
        "intervals since 1601-01-01, such as 129699324000000000"},
};

BOOST_DATA_TEST_CASE(times_of_active_directory_are_converted, numbers)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

std::vector<Row> const written {
    {R"(FormatDateTime("2021-08-25", , "yyyy-MM-dd", "dddd, d MMMM yyyy"))", {}, "Wednesday, 25 August 2021"},
    {R"(FormatDateTime("2021-08-05", , "yyyy-MM-dd", "ddd dd MMM yy"))", {}, "Thu 05 Aug 21"},
    {R"(FormatDateTime("Wed 25 aug 2021", , "ddd d MMM yyyy", "M/d/yyyy"))", {}, "8/25/2021"},
    {R"(FormatDateTime("25.8.21 7:05:09 p", , "d.M.yy h:m:s t", "yyyy-MM-ddTHH:mm:ss"))", {}, "2021-08-25T19:05:09"},
    {R"(FormatDateTime("1/1/50", , "M/d/yy", "yyyy"))", {}, "1950"},
    {R"(FormatDateTime("1/1/49", , "M/d/yy", "yyyy"))", {}, "2049"},
    {R"(FormatDateTime("0:30", , "H:mm", "h:mm tt"))", {}, "12:30 AM"},
    {R"(FormatDateTime("0:30", , "H:mm", "yyyy-MM-dd"))", {}, "2021-08-25"},
    {R"(FormatDateTime("2021", , "yyyy", "yyyy-MM-dd"))", {}, "2021-01-01"},
    {R"(FormatDateTime("20:00:00.12", , "H:mm:ss.ff", "ss.fff ss.FFF ss.FFFFFFF"))", {}, "00.120 00.12 00.12"},
    {R"(FormatDateTime("20:00:00", , "H:mm:ss.FFF", "ss.FFF"))", {}, "00"},
    {R"(FormatDateTime("2021-08-25T23:00+02:00", , "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mmK zzz zz z"))", {},
        "2021-08-25 21:00Z +00:00 +00 +0"},
    {R"(FormatDateTime("2021-08-25 -8", , "yyyy-MM-dd z", "HH:mm"))", {}, "08:00"},
    {R"(FormatDateTime("2021-08-25", , "yyyy-MM-ddK", "HH:mmK"))", {}, "00:00"},
    {R"(FormatDateTime("20210825", , "yyyyMMdd", "'day' d \\d \\\\ %d"))", {}, "day 25 d \\ 25"},
    {R"(FormatDateTime("5", , "%d", "%d"))", {}, "5"},
    {R"(FormatDateTime("  2021 ", , "yyyy", "yyyy"))", {}, "2021"},
    {R"(FormatDateTime("20 21", "AllowInnerWhite", "ddHH", "HH"))", {}, "21"},
    {R"(FormatDateTime("2021-08-25", "AssumeUniversal, AdjustToUniversal", "yyyy-MM-dd", "yyyy"))", {}, "2021"},
    {R"(FormatDateTime([none], , "yyyy", "yyyy"))", {}, "null"},
};

BOOST_DATA_TEST_CASE(dates_are_rewritten, written)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

constexpr std::string_view other_form = "is no date of the form ";

std::vector<Row> const unfit {
    {R"(FormatDateTime([d], , "yyyy-MM-dd", "yyyy"))", {{"d", "25.8.2021"}}, "25.8.2021"},
    {R"(FormatDateTime([d], , "yyyy-MM-dd", "yyyy"))", {{"d", "2021-8-25"}}, "2021-8-25"},
    {R"(FormatDateTime([d], , "yyyy-MM-dd", "yyyy"))", {{"d", "2021-08-25 "}}, ""},
    {R"(FormatDateTime([d], "None", "yyyy-MM-dd", "yyyy"))", {{"d", "2021-08-25 "}}, "2021-08-25 "},
    {R"(FormatDateTime([d], , "ddd yyyy-MM-dd", "yyyy"))", {{"d", "Mon 2021-08-25"}}, "Mon 2021-08-25"},
    {R"(FormatDateTime([d], , "hh:mm", "HH"))", {{"d", "13:00"}}, "13:00"},
    {R"(FormatDateTime([d], , "hh:mm tt", "HH"))", {{"d", "01:00 XM"}}, "01:00 XM"},
    {R"(FormatDateTime([d], , "HH.fff", "HH"))", {{"d", "01.12"}}, "01.12"},
};

BOOST_DATA_TEST_CASE(a_date_of_another_form_is_refused, unfit)
{
    auto const text = evaluated(sample.expression, sample.source);
    if (sample.expected.empty()) {
        BOOST_TEST(text == "2021");
        return;
    }
    auto const expected
        = "error column 16: FormatDateTime, source: \"" + std::string {sample.expected} + "\" is no date";
    BOOST_TEST(text.starts_with(expected));
}

std::vector<Row> const formats {
    {R"(FormatDateTime([d], , "d", "yyyy"))", {},
        "error column 23: FormatDateTime, inputFormat: standard formats of one letter are not supported; write the "
        "format "
        "out, such as yyyy-MM-dd"},
    {R"(FormatDateTime([d], , "yyyy", "o"))", {},
        "error column 31: FormatDateTime, outputFormat: standard formats of one letter are not supported; write the "
        "format "
        "out, such as yyyy-MM-dd"},
    {R"(FormatDateTime([d], , "", "yyyy"))", {},
        "error column 23: FormatDateTime, inputFormat: the format is empty; write one such as yyyy-MM-dd"},
    {R"(FormatDateTime([d], , "yyyy g", "yyyy"))", {},
        "error column 23: FormatDateTime, inputFormat: eras (g) are not supported; leave the era out"},
    {R"(FormatDateTime([d], , "ffffffff", "yyyy"))", {},
        "error column 23: FormatDateTime, inputFormat: seconds have at most seven decimals; write at most fffffff"},
    {R"(FormatDateTime([d], , "yyyyyyyyyyyyyyyy", "yyyy"))", {},
        "error column 23: FormatDateTime, inputFormat: years have at most five digits; write yyyy"},
    {R"(FormatDateTime([d], , "yyyy 'x", "yyyy"))", {},
        "error column 23: FormatDateTime, inputFormat: the format ends inside a quotation; close the quotation mark, "
        "or "
        "drop the last backslash"},
    {R"(FormatDateTime([d], "Nice", "yyyy", "yyyy"))", {},
        "error column 21: FormatDateTime, dateTimeStyles: there is no style \"Nice\"; write names of .NET's "
        "DateTimeStyles, such as AllowWhiteSpaces, or leave the argument out"},
    {R"(FormatDateTime([d], , , "yyyy"))", {},
        "error column 23: FormatDateTime, inputFormat: this argument cannot be left out; write FormatDateTime(source, "
        "[dateTimeStyles], inputFormat, outputFormat)"},
};

BOOST_DATA_TEST_CASE(an_unknown_format_is_refused_when_the_expression_is_read, formats)
{
    BOOST_TEST(evaluated(sample.expression, sample.source) == sample.expected);
}

}  // namespace
}  // namespace scim::provisioning::test
