// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the streams are connected to, and whether colour is wanted.

#include "config/environment.hpp"
#include "config/run_settings.hpp"

namespace scim::cli {

struct Terminal {
    bool reads_keys = false;      ///< standard input is a terminal
    bool shows_progress = false;  ///< standard error is a terminal that can move the cursor
    bool shows_output = false;    ///< standard output is a terminal
    int columns = 80;
};

/// Looks at the three standard streams, TERM and COLUMNS.
Terminal detect_terminal(Environment const& environment);

/// `--color` decides; else NO_COLOR, FORCE_COLOR and TERM=dumb; else whether the stream is a terminal.
bool wants_color(Wish wish, Environment const& environment, bool is_terminal);

}  // namespace scim::cli
