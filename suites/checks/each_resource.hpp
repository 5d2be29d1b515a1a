// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How checks of users and groups are put together.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "checks.hpp"
#include "exchange_facts.hpp"

namespace scim::conformance::checks {

/// Applies a judgement to every user and group of an exchange; nothing when there is none.
template <typename Judge>
CheckResult each_resource(ExchangeFacts const& exchange, Judge judge)
{
    std::vector<CheckMismatch> found;
    bool applied = false;
    for (auto const& resource : exchange.resources) {
        auto one = judge(resource);
        applied = applied || one.has_value();
        if (one)
            found.insert(found.end(), one->begin(), one->end());
    }
    return applied ? CheckResult {std::move(found)} : std::nullopt;
}

inline CheckMismatch difference(
    std::string pointer, std::string failure_class, std::string expected, Json const* observed)
{
    return {{std::move(pointer), std::move(failure_class), std::move(expected), observed ? brief(*observed) : "absent",
                observed ? std::string {kind_name(*observed)} : "absent"},
        std::nullopt};
}

}  // namespace scim::conformance::checks
