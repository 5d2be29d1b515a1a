// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/quarantine.hpp>

namespace scim::provisioning {

std::optional<TimePoint> RetrySchedule::next(TimePoint first_failure, TimePoint now) const
{
    auto const due = [&](std::chrono::minutes delay) -> std::optional<TimePoint> {
        return delay < limit ? std::optional {first_failure + delay} : std::nullopt;
    };
    for (auto const delay : delays)
        if (first_failure + delay > now)
            return due(delay);
    auto const last = delays.empty() ? std::chrono::minutes {0} : delays.back();
    auto const behind = now - (first_failure + last);
    auto const rounds = behind / std::chrono::milliseconds {interval} + 1;
    return due(last + rounds * interval);
}

}  // namespace scim::provisioning
