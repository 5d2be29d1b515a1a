// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Providers that show a change a while after they have confirmed it. RFC 7644 promises nothing about when a change is
/// seen, so that a stale answer is no defect; but the cases have to wait.

#include <atomic>
#include <chrono>

namespace scim::conformance {

/// What a run has learned about that. Safe to use from several threads.
class Lateness {
public:
    /// `patience`: how long a change may take to be seen; 0: nothing is waited for.
    explicit Lateness(std::chrono::milliseconds patience) : patience_ {patience} {}

    std::chrono::milliseconds patience() const noexcept { return patience_; }
    /// How long after a change the next request has to wait; 0 as long as nothing was late.
    std::chrono::milliseconds pause() const noexcept { return std::chrono::milliseconds {pause_.load()}; }

    /// Whether a failure may still be explained by it. After some searches in vain the provider counts as prompt.
    bool is_worth_a_look() const noexcept { return pause() < patience_ && searched_in_vain_ < most_searches_in_vain; }

    /// A case that failed has passed with this pause.
    void found(std::chrono::milliseconds pause) noexcept;
    void found_nothing() noexcept { ++searched_in_vain_; }

private:
    static constexpr int most_searches_in_vain = 2;

    std::chrono::milliseconds patience_;
    std::atomic<std::int64_t> pause_ {0};
    std::atomic<int> searched_in_vain_ {0};
};

}  // namespace scim::conformance
