// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A server on the loopback address that answers with prepared bytes, right or wrong, and remembers what it was sent.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <scim/wire/uri.hpp>

namespace scim::transports::test {

/// What happens after a request has been read.
enum class Afterwards { keep_open, close, stay_silent };

/// One prepared answer.
struct Reply {
    std::string bytes;
    Afterwards afterwards = Afterwards::keep_open;
};

/// Answers request by request, over as many connections as come; when the replies are used up it closes.
class LoopbackServer {
public:
    explicit LoopbackServer(std::vector<Reply> replies);
    ~LoopbackServer();
    LoopbackServer(LoopbackServer const&) = delete;
    LoopbackServer& operator=(LoopbackServer const&) = delete;

    Uri base() const;
    /// Raw bytes of every request read so far.
    std::vector<std::string> requests() const;
    /// Connections accepted so far.
    int connections() const;

private:
    class Worker;
    std::unique_ptr<Worker> worker_;
};

/// A loopback port on which nobody listens.
std::uint16_t unused_port();

}  // namespace scim::transports::test
