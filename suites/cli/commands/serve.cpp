// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include <unistd.h>

namespace scim::cli {

Ending serve_command(Arguments const& arguments, Context const& /*context*/)
{
    std::error_code failed;
    auto const self = std::filesystem::read_symlink("/proc/self/exe", failed);
    auto const server = (self.parent_path() / "scim-reference-server").string();
    if (failed || !std::filesystem::exists(server, failed))
        return {ExitCode::usage, "scim-reference-server is not beside this program (" + server + ")"};
    std::vector<std::string> words {server};
    words.insert(words.end(), arguments.words.begin(), arguments.words.end());
    std::vector<char*> pointers;
    for (auto& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(server.c_str(), pointers.data());
    return {ExitCode::usage, "cannot start " + server + ": " + std::strerror(errno)};
}

}  // namespace scim::cli
