// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Providers that are smaller or odder than the usual one, and right.

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

#include "in_process.hpp"

namespace scim::selftest {

/// A provider that is smaller or odder than the usual one, and right.
struct MinimalProvider {
    char const* name;
    std::vector<std::string> variants;
    void (*set_up)(server::ServiceProviderOptions&) = nullptr;
    Handler (*wrap)(Handler honest) = nullptr;
    std::chrono::milliseconds patience {0};
    int jobs = 1;
    char const* profile = "rfc";

    friend std::ostream& operator<<(std::ostream& out, MinimalProvider const& one)
    {
        return out << one.name << " (" << one.profile << ")";
    }
};

/// Runs the whole plan against the provider.
Observed observe(MinimalProvider const& provider);

/// Reports every case that failed, broke or was blocked, and expects that enough was tested and nothing is left.
void expect_innocent(Observed const& observed);

/// Answers as the provider does, then changes the answer.
Handler with_answers_changed(Handler honest, void (*change)(HttpRequest const& request, HttpResponse& response));

/// A request of the run's own credentials. The target stands below the base URL.
HttpRequest own_request(std::string method, std::string const& target, std::string body = {});

}  // namespace scim::selftest
