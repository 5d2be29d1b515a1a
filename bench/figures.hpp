// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the benches print: figures with the targets they are held against.

#include <chrono>
#include <string>
#include <vector>

#include "keep_alive_load.hpp"

namespace scim::bench {

/// One measured figure.
struct Figure {
    std::string what;
    std::string detail;  ///< what it was made of, for people
    double value = 0;
    double target = 0;     ///< 0: there is none
    bool at_most = false;  ///< whether the target is a ceiling instead of a floor

    bool is_reached() const { return at_most ? value <= target : value >= target; }
};

/// The middle one; 0 of nothing.
double median(std::vector<double> values);
/// The middle one of a figure of rounds.
double median(std::vector<Round> const& rounds, double Round::*member);
/// The value that this share (0 to 1) of all is not above; 0 of nothing.
double quantile(std::vector<double> values, double share);
/// Text as of printf, of up to two numbers.
std::string format(char const* form, double first, double second = 0);

double seconds_since(std::chrono::steady_clock::time_point begin);

/// Prints the figure with `ok` or `MISSED`, at once.
void print(Figure const& figure);

}  // namespace scim::bench
