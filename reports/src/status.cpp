// SPDX-License-Identifier: Apache-2.0
#include <scim/report/assemble.hpp>

#include <algorithm>

namespace scim::report {
namespace {

/// What one failed assertion of that level makes of its case.
Status status_of_failure(Level level)
{
    switch (level) {
    case Level::must: return Status::fail;
    case Level::should: return Status::warn;
    case Level::may:
    case Level::info: return Status::info;
    }
    return Status::fail;
}

/// The strongest level among the assertions that hold or fail as asked; `Level` counts down in strength.
std::optional<Level> strongest(std::vector<Step> const& steps, bool only_failed)
{
    std::optional<Level> found;
    for (auto const& step : steps) {
        for (auto const& assertion : step.assertions) {
            if (only_failed && assertion.ok)
                continue;
            found = found ? std::min(*found, assertion.level) : assertion.level;
        }
    }
    return found;
}

}  // namespace

Status status_of(std::vector<Step> const& steps)
{
    if (!strongest(steps, false))
        return Status::error;
    auto const failed = strongest(steps, true);
    return failed ? status_of_failure(*failed) : Status::pass;
}

Level level_of(std::vector<Step> const& steps)
{
    if (auto const failed = strongest(steps, true))
        return *failed;
    return strongest(steps, false).value_or(Level::must);
}

}  // namespace scim::report
