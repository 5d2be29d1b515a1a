// SPDX-License-Identifier: Apache-2.0
#include "run_context.hpp"

#include <algorithm>
#include <thread>

namespace scim::conformance {

std::chrono::steady_clock::time_point Pace::next_slot()
{
    auto const now = std::chrono::steady_clock::now();
    if (per_second_ <= 0)
        return now;
    std::lock_guard const lock {mutex_};
    auto const slot = std::max(now, next_);
    next_ = slot
        + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
            std::chrono::duration<double> {1.0 / per_second_});
    return slot;
}

std::string RunContext::endpoint(std::string const& resource_type) const
{
    auto const found = capabilities.endpoints.find(resource_type);
    return found == capabilities.endpoints.end() ? "/" + resource_type + "s" : found->second;
}

bool wait_until(RunContext const& context, std::chrono::steady_clock::time_point when)
{
    constexpr std::chrono::milliseconds glance {50};
    while (std::chrono::steady_clock::now() < when) {
        if (context.stop)
            return false;
        auto const left
            = std::chrono::duration_cast<std::chrono::milliseconds>(when - std::chrono::steady_clock::now());
        std::this_thread::sleep_for(std::min(glance, std::max(left, std::chrono::milliseconds {1})));
    }
    return true;
}

}  // namespace scim::conformance
