// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Ctrl-C and SIGTERM: the first asks for an orderly end, the second leaves at once.

#include <atomic>

namespace scim::cli {

/// Catches both signals from now on.
void catch_signals();
/// Set by the first signal.
std::atomic<bool> const& stop_flag();
/// The signal that came, or 0.
int caught_signal();

}  // namespace scim::cli
