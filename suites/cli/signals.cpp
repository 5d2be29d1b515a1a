// SPDX-License-Identifier: Apache-2.0
#include "signals.hpp"

#include <csignal>

#include <unistd.h>

namespace scim::cli {
namespace {

// A signal handler can reach nothing but static storage.
std::atomic<bool> stop_requested {false};
std::atomic<int> signal_number {0};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

void on_signal(int number)
{
    if (stop_requested.exchange(true))
        _exit(128 + number);
    signal_number = number;
}

}  // namespace

void catch_signals()
{
    struct sigaction action {};
    action.sa_handler = &on_signal;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

std::atomic<bool> const& stop_flag()
{
    return stop_requested;
}

int caught_signal()
{
    return signal_number;
}

}  // namespace scim::cli
