// SPDX-License-Identifier: Apache-2.0
#include <scim/server/fault.hpp>

namespace scim::server {

std::string_view keyword(FaultMode mode) noexcept
{
    switch (mode) {
    case FaultMode::any: return "any";
    case FaultMode::strict: return "strict";
    case FaultMode::entra: return "entra";
    }
    return {};
}

std::vector<Fault> fault_catalogue()
{
    return {};
}

}  // namespace scim::server
