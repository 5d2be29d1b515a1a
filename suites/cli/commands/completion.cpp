// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include <ostream>

#include "commands/commands.hpp"
#include "commands/session.hpp"

namespace scim::cli {

Ending completion_command(Arguments const& arguments, Context const& context)
{
    if (arguments.words.size() != 1)
        return usage("name a shell: bash, zsh or fish.");
    auto const script = completion_script(arguments.words.front());
    if (!script)
        return usage("no completions for " + arguments.words.front() + ". Known: bash, zsh, fish.");
    context.out << *script;
    return {};
}

}  // namespace scim::cli
