// SPDX-License-Identifier: Apache-2.0
#include "figures.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <utility>

namespace scim::bench {

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    auto const place = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return values[std::min(place, values.size() - 1)];
}

double median(std::vector<double> values)
{
    return quantile(std::move(values), 0.5);
}

double median(std::vector<Round> const& rounds, double Round::*member)
{
    std::vector<double> values;
    for (auto const& round : rounds)
        values.push_back(round.*member);
    return median(std::move(values));
}

std::string format(char const* form, double first, double second)
{
    std::array<char, 160> text {};
    std::snprintf(text.data(), text.size(), form, first, second);
    return text.data();
}

double seconds_since(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double> {std::chrono::steady_clock::now() - begin}.count();
}

void print(Figure const& figure)
{
    if (figure.target == 0) {
        std::printf("%-50s %9.2f  %-20s %s\n", figure.what.c_str(), figure.value, "", figure.detail.c_str());
        std::fflush(stdout);
        return;
    }
    std::printf("%-50s %9.2f  %s %-8.6g %-6s  %s\n", figure.what.c_str(), figure.value,
        figure.at_most ? "<=" : ">=", figure.target, figure.is_reached() ? "ok" : "MISSED", figure.detail.c_str());
    std::fflush(stdout);
}

}  // namespace scim::bench
