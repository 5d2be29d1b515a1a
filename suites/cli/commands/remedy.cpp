// SPDX-License-Identifier: Apache-2.0
#include "commands/remedy.hpp"

namespace scim::cli {

RemedyOf remedy_of(documents::RequirementRegistry const& registry)
{
    return [&registry](std::string_view id) -> std::string {
        auto const* const requirement = registry.find(id);
        return requirement != nullptr && requirement->texts ? requirement->texts->remedy : std::string {};
    };
}

}  // namespace scim::cli
