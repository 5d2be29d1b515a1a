// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>

#include "store/store.hpp"

namespace scim::server {

namespace {

// Takes the user that was made last, as a query without its condition would.
void me_wrong_user(Behaviour& behaviour)
{
    behaviour.find_me = [](Store const& store, ResourceType const& users, Principal const&) -> ResourcePointer {
        auto const all = store.all(users);
        return all.empty() ? nullptr : all.back();
    };
}

}  // namespace

std::vector<Fault> me_faults()
{
    return {
        {"me-wrong-user", "RFC7644-3.11-07", "/Me is the user that was made last.", FaultMode::any, me_wrong_user, {}},
    };
}

}  // namespace scim::server
