// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Bodies that a provider sends again and again, discovery documents above all, are looked through once.

#include <array>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string_view>

#include <scim/report/model.hpp>

namespace scim::report {

/// The latest bodies of answers in which there was nothing to hide. Thread-safe.
class HarmlessBodies {
public:
    /// As it was remembered, under the media type of that time.
    std::optional<Body> find(std::string_view text) const
    {
        if (!is_worth_it(text))
            return std::nullopt;
        std::lock_guard const lock {mutex_};
        for (auto const& body : latest_) {
            if (body.text && *body.text == text)
                return body;
        }
        return std::nullopt;
    }

    /// A body that is shown whole and unchanged.
    void remember(Body const& body)
    {
        if (!body.text || !is_worth_it(*body.text))
            return;
        std::lock_guard const lock {mutex_};
        latest_[next_] = body;
        next_ = (next_ + 1) % latest_.size();
    }

private:
    static bool is_worth_it(std::string_view text)
    {
        constexpr std::size_t shortest = 1024, longest = 1024 * 1024;
        return text.size() >= shortest && text.size() <= longest;
    }

    mutable std::mutex mutex_;
    std::array<Body, 16> latest_;
    std::size_t next_ = 0;
};

}  // namespace scim::report
