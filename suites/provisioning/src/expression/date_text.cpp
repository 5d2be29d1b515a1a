// SPDX-License-Identifier: Apache-2.0
#include "expression/date_text.hpp"

#include <initializer_list>

#include "expression/date_reader.hpp"
#include "expression/date_writer.hpp"

namespace scim::provisioning::expression {

namespace {

constexpr std::string_view printed_format = "M/d/yyyy h:mm:ss tt";

std::vector<DateFormat> formats_of(std::initializer_list<std::string_view> texts)
{
    std::vector<DateFormat> formats;
    for (auto const text : texts)
        formats.push_back(parse_date_format(text).value());
    return formats;
}

std::vector<DateFormat> const& known_formats()
{
    static auto const formats = formats_of({
        printed_format,
        "M/d/yyyy h:mm tt",
        "M/d/yyyy H:mm:ss",
        "M/d/yyyy H:mm",
        "M/d/yyyy",
        "yyyy-MM-ddK",
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    });
    return formats;
}

}  // namespace

std::optional<Moment> date_of(std::string_view text)
{
    for (auto const& format : known_formats())
        if (auto const date = read_date(text, format, Blanks {}, {}))
            return date->moment;
    return std::nullopt;
}

std::string print_date(Moment moment)
{
    return write_date({moment, false}, known_formats().front());
}

}  // namespace scim::provisioning::expression
