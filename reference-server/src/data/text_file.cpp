// SPDX-License-Identifier: Apache-2.0
#include "data/text_file.hpp"

#include <fstream>
#include <sstream>
#include <utility>

namespace scim::server {

std::optional<std::string> read_text_file(std::filesystem::path const& file)
{
    std::ifstream in {file, std::ios::binary};
    if (!in)
        return {};
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

}  // namespace scim::server
