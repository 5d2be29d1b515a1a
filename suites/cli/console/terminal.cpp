// SPDX-License-Identifier: Apache-2.0
#include "console/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include "config/units.hpp"

namespace scim::cli {
namespace {

bool is_set(Environment const& environment, std::string const& name)
{
    auto const value = environment(name);
    return value && !value->empty();
}

bool is_dumb(Environment const& environment)
{
    return environment("TERM").value_or("dumb") == "dumb";
}

int columns_of(Environment const& environment)
{
    if (auto const text = environment("COLUMNS")) {
        if (auto const number = parse_whole_number(*text, 20, 1000))
            return static_cast<int>(*number);
    }
    winsize size {};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20 ? size.ws_col : 80;
}

}  // namespace

Terminal detect_terminal(Environment const& environment)
{
    Terminal terminal;
    terminal.reads_keys = isatty(STDIN_FILENO) == 1;
    terminal.shows_progress = isatty(STDERR_FILENO) == 1 && !is_dumb(environment);
    terminal.shows_output = isatty(STDOUT_FILENO) == 1;
    terminal.columns = columns_of(environment);
    return terminal;
}

bool wants_color(Wish wish, Environment const& environment, bool is_terminal)
{
    switch (wish) {
    case Wish::always: return true;
    case Wish::never: return false;
    case Wish::automatic: break;
    }
    if (is_set(environment, "NO_COLOR"))
        return false;
    if (is_set(environment, "FORCE_COLOR"))
        return true;
    return is_terminal && !is_dumb(environment);
}

}  // namespace scim::cli
