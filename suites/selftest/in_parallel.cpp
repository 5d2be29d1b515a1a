// SPDX-License-Identifier: Apache-2.0
#include "in_parallel.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace scim::selftest {

void in_parallel(std::size_t count, std::function<void(std::size_t index)> const& call)
{
    std::atomic<std::size_t> next {0};
    std::vector<std::thread> workers;
    // Some cases wait for a clock to move on: others may go on meanwhile.
    for (unsigned i = 0; i < 3 * std::max(1U, std::thread::hardware_concurrency()); ++i) {
        workers.emplace_back([&] {
            for (auto index = next++; index < count; index = next++)
                call(index);
        });
    }
    for (auto& worker : workers)
        worker.join();
}

}  // namespace scim::selftest
