// SPDX-License-Identifier: Apache-2.0
#include "resource/keep_immutable.hpp"

#include <string>

#include "filter/evaluate_filter.hpp"

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;

Done keep_values(Json const& before, Json& next, std::vector<Attribute> const& attributes);

Done keep_value(Json const& before, Json& next, Attribute const& attribute)
{
    auto const* old = before.find(attribute.name);
    if (!old || is_unassigned(*old))
        return {};
    auto* given = next.find(attribute.name);
    if (attribute.mutability == Mutability::immutable) {
        if (given && !(*given == *old))
            return Failure {ScimError {400, ScimType::mutability, attribute.name + " is immutable and has a value"}};
        if (!given)
            next.set(attribute.name, *old);
        return {};
    }
    // The elements of a multi-valued attribute come and go as a whole: none of them is the successor of another.
    if (old->is_object() && given && given->is_object())
        return keep_values(*old, *given, attribute.sub_attributes);
    return {};
}

Done keep_values(Json const& before, Json& next, std::vector<Attribute> const& attributes)
{
    for (auto const& attribute : attributes) {
        auto const done = keep_value(before, next, attribute);
        if (!done)
            return done;
    }
    return {};
}

}  // namespace

Result<void, ScimError> keep_immutable(Json const& before, Json& next, ResourceType const& type)
{
    auto const core = keep_values(before, next, type.core.attributes);
    if (!core)
        return core;
    for (auto const& extension : type.extensions) {
        auto const* old = before.find(extension.id);
        if (!old)
            continue;
        auto* given = next.find(extension.id);
        auto data = given ? *given : Json::object();
        auto const done = keep_values(*old, data, extension.attributes);
        if (!done)
            return done;
        if (given || !data.empty())
            next.set(extension.id, std::move(data));
    }
    return {};
}

}  // namespace scim::server
