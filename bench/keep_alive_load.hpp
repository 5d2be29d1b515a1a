// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A client that costs little: raw sockets, requests on connections that stay open.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace scim::bench {

/// What is asked, by how many, for how long.
struct Load {
    std::string request;  ///< bytes of one request
    /// Gives the bytes of each request by its number, which no two of a round share. Empty: `request` is repeated.
    std::function<std::string(std::uint64_t number)> next_request;
    int threads = 2;
    int connections_per_thread = 8;
    std::chrono::milliseconds duration {1000};
};

/// What one round has shown.
struct Round {
    double requests_per_second = 0;
    double server_cpu_microseconds = 0;          ///< per request; all of this process but the client's threads
    std::size_t failures = 0;                    ///< connections that broke, and responses other than 2xx
    std::vector<double> read_microseconds = {};  ///< how long each GET took; kept with one connection per thread
};

/// Sends the load to a server of this process.
Round measure(std::uint16_t port, Load const& load);

}  // namespace scim::bench
