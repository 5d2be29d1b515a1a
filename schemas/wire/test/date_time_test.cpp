// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/date_time.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim {
namespace {

struct Reading {
    char const* text;
    char const* utc;  ///< empty: refused
};

std::ostream& operator<<(std::ostream& out, Reading const& reading)
{
    return out << reading.text;
}

constexpr std::array readings {
    Reading {"2011-05-13T04:42:34Z", "2011-05-13T04:42:34.000Z"},
    Reading {"2011-05-13T04:42:34.1234567Z", "2011-05-13T04:42:34.123Z"},
    Reading {"2011-05-13T04:42:34.5+02:00", "2011-05-13T02:42:34.500Z"},
    Reading {"2008-01-23T04:56:22-08:00", "2008-01-23T12:56:22.000Z"},
    Reading {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"},
    Reading {"2020-02-29T00:00:00Z", "2020-02-29T00:00:00.000Z"},
    Reading {"9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"},
    // No text has room for the years beyond.
    Reading {"0000-01-01T00:00:00+01:00", "0000-12-31T23:00:00.000Z"},
    Reading {"9999-12-31T23:59:59-01:00", "9999-01-01T00:59:59.000Z"},
    Reading {"2021-02-29T00:00:00Z", ""},
    Reading {"2011-13-13T04:42:34Z", ""},
    Reading {"2011-05-13T24:42:34Z", ""},
    Reading {"2011-05-13T04:42:34", ""},
    Reading {"2011-05-13T04:42:34.Z", ""},
    Reading {"2011-05-13 04:42:34Z", ""},
    Reading {"2011-05-13T04:42:34Zx", ""},
    Reading {"2011-05-13", ""},
    Reading {"", ""},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_date_time_is_read_with_its_zone_or_refused, readings)
{
    auto const time = parse_date_time(sample.text);
    BOOST_TEST((time ? format_date_time(*time) : "") == sample.utc);
}

}  // namespace scim
