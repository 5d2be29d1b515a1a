// SPDX-License-Identifier: Apache-2.0
#include "config/environment.hpp"

#include <cstdlib>

namespace scim::cli {

Environment process_environment()
{
    return [](std::string const& name) -> std::optional<std::string> {
        auto const* const value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe): nobody sets any
        return value == nullptr ? std::nullopt : std::optional<std::string> {value};
    };
}

std::optional<std::string> expand(std::string const& text, Environment const& environment, std::string& missing)
{
    std::string expanded;
    std::size_t at = 0;
    for (auto open = text.find("${"); open != std::string::npos; open = text.find("${", at)) {
        auto const close = text.find('}', open);
        if (close == std::string::npos)
            break;
        auto const name = text.substr(open + 2, close - open - 2);
        auto const value = environment(name);
        if (!value) {
            missing = name;
            return std::nullopt;
        }
        expanded += text.substr(at, open - at) + *value;
        at = close + 1;
    }
    return expanded + text.substr(at);
}

}  // namespace scim::cli
