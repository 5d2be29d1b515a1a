// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <ostream>

#include "data/stored_line.hpp"

namespace scim::server {

void export_resources(ServiceProvider const& provider, std::ostream& out)
{
    for (auto const& resource : all_in_order(*engine_of(provider)))
        out << stored_line(*resource) << '\n';
}

}  // namespace scim::server
