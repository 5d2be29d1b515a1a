// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The open connections of a listener, and what they have in common.

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>

#include <scim/server/listener.hpp>

namespace scim::server {

/// A connection as its group sees it.
class OpenConnection {
public:
    OpenConnection() = default;
    OpenConnection(OpenConnection const&) = delete;
    OpenConnection& operator=(OpenConnection const&) = delete;
    virtual ~OpenConnection() = default;

    /// Asks it, from any thread, to end soon: at once when no request is being answered.
    virtual void wind_up() = 0;
};

/// What becomes of a new connection.
enum class Admission {
    served,
    turned_away,  ///< told that there are too many
    dropped,      ///< closed without a word: even those who are being told so are too many, or the listener stops
};

/// Counts connections, and reaches them when the listener stops. Used by several threads at once.
class ConnectionGroup {
public:
    ConnectionGroup(ListenOptions options, Handler handler);

    ListenOptions const& options() const { return options_; }
    bool is_stopping() const { return stopping_; }

    /// The handler's answer; 500 when it throws.
    Answer answer(HttpRequest const& request) const;

    Admission admit(std::shared_ptr<OpenConnection> const& connection);
    void remove(OpenConnection const* connection);
    void stop();

private:
    struct Member {
        std::weak_ptr<OpenConnection> connection;
        bool is_served = false;
    };

    ListenOptions options_;
    Handler handler_;
    std::atomic<bool> stopping_ {false};
    std::mutex mutex_;
    std::size_t served_ = 0;
    std::unordered_map<OpenConnection const*, Member> members_;
};

}  // namespace scim::server
