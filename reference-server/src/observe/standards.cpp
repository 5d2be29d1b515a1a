// SPDX-License-Identifier: Apache-2.0
#include "observe/standards.hpp"

#include <utility>

namespace scim::server::observe {

Standards::Standards(std::vector<ResourceType> resource_types)
    : types {std::move(resource_types)}
    , behaviour {honest_behaviour()}
    , lenient {dialect}
{
    lenient.allow(Leniency::unquoted_filter_values);
}

ResourceType const* Standards::find_type(std::string_view segment) const
{
    for (auto const& type : types) {
        if (!type.endpoint.empty() && type.endpoint.substr(1) == segment)
            return &type;
    }
    return nullptr;
}

}  // namespace scim::server::observe
