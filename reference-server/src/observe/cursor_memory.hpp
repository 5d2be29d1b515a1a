// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which query each cursor belongs to, so that a client that changes the query under way is noticed. RFC 9865 §2.

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "observe/observed_request.hpp"

namespace scim::server::observe {

/// Remembers the last 1,000 cursors. One thread at a time.
class CursorMemory {
public:
    /// Tells a request where its cursor came from, if it sent one.
    void look_up(std::string_view tenant, ObservedRequest& seen) const;
    /// Keeps the cursors of an answer.
    void learn(std::string_view tenant, ObservedRequest const& seen, std::string_view response_body);

private:
    /// Parameters by name, lower case; `path` is the endpoint.
    using Query = std::map<std::string, std::string>;

    static Query query_of(ObservedRequest const& seen);

    std::unordered_map<std::string, Query> queries_;  ///< by tenant and cursor
    std::deque<std::string> order_;                   ///< of the keys, oldest first
};

}  // namespace scim::server::observe
