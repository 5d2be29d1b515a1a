// SPDX-License-Identifier: Apache-2.0
#include "coded/list_replies.hpp"

namespace scim::conformance {
Json const* resources_of(Reply const& page)
{
    auto const* resources = page.json ? page.json->find_ignoring_case("Resources") : nullptr;
    return resources && resources->is_array() ? resources : nullptr;
}

std::vector<std::string> ids_on(Reply const& page)
{
    std::vector<std::string> ids;
    if (auto const* resources = resources_of(page)) {
        for (auto const& resource : resources->as_array()) {
            auto const* id = resource.find_ignoring_case("id");
            ids.push_back(id && id->is_string() ? id->as_string() : std::string {});
        }
    }
    return ids;
}

}  // namespace scim::conformance
