// SPDX-License-Identifier: Apache-2.0
#include "faults/stories.hpp"

namespace scim::server::test {

std::string patched(Provider& provider, std::string const& members, std::string const& operations)
{
    auto const id = provider.user(members);
    auto const status = provider.patch("/Users/" + id, operations).status;
    return std::to_string(status) + " " + seen(provider.get("/Users/" + id));
}

std::string group_patched(Provider& provider, std::string const& operations)
{
    auto const id = provider.group("{'displayName':'G','members':[{'value':'a'},{'value':'b'}]}");
    auto const status = provider.patch("/Groups/" + id, operations).status;
    return std::to_string(status) + " " + seen(provider.get("/Groups/" + id));
}

}  // namespace scim::server::test
