// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <iterator>
#include <utility>

namespace scim::server {

std::vector<Fault> distortion_faults()
{
    std::vector<Fault> all;
    for (auto group :
        {error_distortions(), http_distortions(), create_distortions(), bulk_distortions(), list_distortions(),
            discovery_distortions(), schema_distortions(), config_distortions(), declaration_distortions(),
            form_distortions(), resource_distortions(), etag_distortions(), value_distortions(), schemas_distortions(),
            reference_distortions(), shape_distortions(), me_distortions(), found_distortions()})
        all.insert(all.end(), std::make_move_iterator(group.begin()), std::make_move_iterator(group.end()));
    return all;
}

}  // namespace scim::server
