// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The signals that ask the program to end.

#include <csignal>

namespace scim::server {

/// SIGINT and SIGTERM, kept away from all threads that are started later.
class StopSignals {
public:
    StopSignals()
    {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }

    /// Returns when one has come. A second one ends the program the hard way.
    void wait() const
    {
        int signal = 0;
        sigwait(&signals_, &signal);
        pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
    }

    /// Lets a signal end the program while this work is done, if it came before or comes meanwhile.
    template <typename Work>
    auto let_through(Work const& work) const
    {
        pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
        auto result = work();
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        return result;
    }

private:
    sigset_t signals_ {};
};

}  // namespace scim::server
