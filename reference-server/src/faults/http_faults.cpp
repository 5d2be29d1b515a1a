// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>

namespace scim::server {

std::vector<Fault> http_faults()
{
    return {
        {"auth-not-required", "RFC7644-2-05", "Requests without a token are answered.", FaultMode::any,
            [](Behaviour& behaviour) {
                behaviour.authenticate = [](HttpRequest const&, Credentials const&, TimePoint) -> Authentication {
                    return Principal {"anybody", false, {}};
                };
            },
            {}},
        {"ct-scim-json-rejected", "RFC7644-3.1-03", "Bodies of type application/scim+json are refused.", FaultMode::any,
            [](Behaviour& behaviour) {
                behaviour.accepts_media_type = [](std::string_view type) { return type == "application/json"; };
            },
            {}},
    };
}

}  // namespace scim::server
