// SPDX-License-Identifier: Apache-2.0
#include "expression/date_format.hpp"

namespace scim::provisioning::expression {

namespace {

constexpr std::string_view symbols = "yMdHhmsfFtzK";
constexpr std::string_view standard_formats = "dDfFgGmMoOrRstTuUyY";

std::size_t run_length(std::string_view text)
{
    auto const end = text.find_first_not_of(text.front());
    return end == text.npos ? text.size() : end;
}

void add_literal(DateFormat& format, std::string_view text)
{
    if (format.empty() || format.back().symbol != 0)
        format.push_back({});
    format.back().literal += text;
}

std::optional<Problem> run_problem(char symbol, std::size_t length)
{
    if (symbol == 'g')
        return Problem {"eras (g) are not supported", "leave the era out"};
    if ((symbol == 'f' || symbol == 'F') && length > 7)
        return Problem {"seconds have at most seven decimals", "write at most fffffff"};
    if (symbol == 'y' && length > 5)
        return Problem {"years have at most five digits", "write yyyy"};
    return std::nullopt;
}

/// Takes what stands between two quotation marks. Returns how much text that is; 0 without a second mark.
std::size_t take_quoted(DateFormat& format, std::string_view text)
{
    auto const end = text.find(text.front(), 1);
    if (end == text.npos)
        return 0;
    add_literal(format, text.substr(1, end - 1));
    return end + 1;
}

/// Takes one element from the front of a format. Returns how much text that is; 0 when something is unfinished.
std::size_t take_element(DateFormat& format, std::string_view text)
{
    auto const first = text.front();
    if (first == '\'' || first == '"')
        return take_quoted(format, text);
    if (first == '\\') {
        add_literal(format, text.substr(1, 1));
        return text.size() > 1 ? 2 : 0;
    }
    if (symbols.find(first) == symbols.npos) {
        add_literal(format, text.substr(0, 1));
        return 1;
    }
    // K never repeats: "KK" is the zone twice.
    auto const length = first == 'K' ? 1 : run_length(text);
    format.push_back({first, length, {}});
    return length;
}

}  // namespace

Result<DateFormat, Problem> parse_date_format(std::string_view format)
{
    if (format.empty())
        return Failure {Problem {"the format is empty", "write one such as yyyy-MM-dd"}};
    if (format.size() == 1 && standard_formats.find(format.front()) != standard_formats.npos)
        return Failure {
            Problem {"standard formats of one letter are not supported", "write the format out, such as yyyy-MM-dd"}};
    DateFormat tokens;
    while (!format.empty()) {
        if (format.front() == '%' && format.size() > 1) {
            format.remove_prefix(1);
            continue;
        }
        if (auto problem = run_problem(format.front(), run_length(format)))
            return Failure {*std::move(problem)};
        auto const taken = take_element(tokens, format);
        if (taken == 0)
            return Failure {
                Problem {"the format ends inside a quotation", "close the quotation mark, or drop the last backslash"}};
        format.remove_prefix(taken);
    }
    return tokens;
}

}  // namespace scim::provisioning::expression
