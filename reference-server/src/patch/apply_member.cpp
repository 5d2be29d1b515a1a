// SPDX-License-Identifier: Apache-2.0
#include "patch/apply_patch.hpp"

#include <string>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

// A plain name has neither URN nor sub-attribute.
bool is_plain(std::string_view key)
{
    return key.find_first_of(".:[") == std::string_view::npos;
}

// A readOnly attribute may be repeated as it is, as clients that send back what they read do.
bool repeats_read_only(Json const& resource, JsonMember const& member, Attribute const& attribute)
{
    auto const* current = resource.find(attribute.name);
    return current && *current == member.value;
}

}  // namespace

Result<void, ScimError> apply_member(
    Json& resource, PatchOperation::Kind kind, JsonMember const& member, Context const& context)
{
    auto const& dialect = context.dialect;
    auto const operation = PatchOperation {kind, member.name, member.value};
    auto const is_extension = context.type.find_extension(member.name) != nullptr;
    auto const is_qualified = starts_with_ignoring_case(member.name, "urn:");
    // RFC7644-3.5.2.1-04: names without path are those of attributes. Choice: unknown ones are ignored, as in a POST;
    // so are dotted names where the dialect does not take them for paths.
    if (!is_plain(member.name) && !is_qualified && !dialect.allows(Leniency::dotted_keys))
        return {};
    if (is_qualified && !is_extension && !context.behaviour.resolve_path(member.name, context))
        return {};
    if (is_plain(member.name)) {
        auto const* attribute = context.type.find_core(member.name);
        if (!attribute && !dialect.allows(Leniency::extension_attribute_without_urn))
            return {};
        if (attribute && attribute->mutability == Mutability::read_only
            && (repeats_read_only(resource, member, *attribute)
                || dialect.allows(Leniency::unknown_attributes_ignored)))
            return {};
        if (attribute && attribute->name == "schemas")
            return {};
    }
    return apply_operation(resource, operation, context);
}

}  // namespace scim::server
