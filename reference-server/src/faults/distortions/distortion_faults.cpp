// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <iterator>
#include <utility>

namespace scim::server {

std::vector<Fault> distortion_faults()
{
    std::vector<Fault> all;
    for (auto group : {error_distortions(), create_distortions(), etag_distortions(), bulk_distortions(),
             list_distortions(), discovery_distortions(), resource_distortions(), value_distortions(),
             shape_distortions(), schemas_distortions(), reference_distortions()})
        all.insert(all.end(), std::make_move_iterator(group.begin()), std::make_move_iterator(group.end()));
    return all;
}

}  // namespace scim::server
