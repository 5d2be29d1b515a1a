// SPDX-License-Identifier: Apache-2.0
#include "lateness.hpp"

namespace scim::conformance {

void Lateness::found(std::chrono::milliseconds pause) noexcept
{
    searched_in_vain_ = 0;
    auto known = pause_.load();
    while (known < pause.count() && !pause_.compare_exchange_weak(known, pause.count())) {}
}

}  // namespace scim::conformance
