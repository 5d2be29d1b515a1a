// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The subcommands; each in a file of its name.

#include <iosfwd>
#include <string>

#include "arguments.hpp"
#include "config/environment.hpp"
#include "console/terminal.hpp"
#include "exit_code.hpp"

namespace scim::cli {

/// What a command works with.
struct Context {
    Environment environment;
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    Terminal terminal;
    std::string directory;  ///< current
    std::string version;
};

Ending run_command(Arguments const& arguments, Context const& context);
/// Plays scenarios of provisioning.
Ending provision_command(Arguments const& arguments, Context const& context);
/// Prints the health of a recorded job.
Ending health_command(Arguments const& arguments, Context const& context);
Ending probe_command(Arguments const& arguments, Context const& context);
Ending list_command(Arguments const& arguments, Context const& context);
Ending explain_command(Arguments const& arguments, Context const& context);
Ending replay_command(Arguments const& arguments, Context const& context);
Ending lint_command(Arguments const& arguments, Context const& context);
Ending report_command(Arguments const& arguments, Context const& context);
/// Joins the records of the parts of a run.
Ending merge_command(Arguments const& arguments, Context const& context);
/// Compares the records of two runs.
Ending diff_command(Arguments const& arguments, Context const& context);
/// Records, updates, prunes or shows the file of known failures.
Ending baseline_command(Arguments const& arguments, Context const& context);
Ending cleanup_command(Arguments const& arguments, Context const& context);
/// Replaces the process by scim-reference-server, found beside this program.
Ending serve_command(Arguments const& arguments, Context const& context);
Ending completion_command(Arguments const& arguments, Context const& context);
Ending config_command(Arguments const& arguments, Context const& context);
Ending help_command(Arguments const& arguments, Context const& context);

}  // namespace scim::cli
