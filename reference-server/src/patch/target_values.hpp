// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the patch operations have in common: reaching and changing the values a target names. RFC 7644 §3.5.2.

#include <optional>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Whether the path named an attribute that is not known here and that the dialect lets pass.
bool is_unknown(Target const& target) noexcept;

/// The object that holds the target's attribute: the resource, or the extension in it (made if absent).
Json& container_of(Json& resource, Target const& target);

/// Refuses targets that clients may not write. RFC 7643 §2.2; RFC7644-3.5.2-15.
Result<void, ScimError> check_writable(Target const& target);

/// Refuses to change an immutable attribute that has another value. RFC7644-3.5.2-16.
Result<void, ScimError> check_immutable(Attribute const& attribute, Json const* current, Json const& wanted);

/// Unassigns an attribute; an extension that is empty afterwards goes with it. Errors: mutability or invalidValue (the
/// reason given) if it is required.
Result<void, ScimError> unassign(Json& container, Attribute const& attribute, ScimType reason);

/// Sets one attribute of a container from a value as sent: clears it for null, merges single complex values.
Result<void, ScimError> set_value(Json& container, Attribute const& attribute, Json value, Context const& context);

/// The value for a multi-valued attribute as a list; one value stands for a list of one.
Json as_list(Json value);

/// The values a filter or a sub-attribute behind a multi-valued attribute works on.
///
/// Shape: pointers into `container`; a single complex value counts as one.
std::vector<Json*> matching_values(Json& container, Target const& target, Context const& context);

/// Refuses a change of a sub-attribute that may not change once its value is there. RFC 7643 §4.2.
Result<void, ScimError> check_sub_writable(Target const& target);

/// The value that fulfils a filter made of equalities only, such as `type eq "work"`. Empty for other filters.
std::optional<Json> value_fulfilling(Filter const& filter);

/// Puts the value of an add or replace into each of the matching values.
Result<void, ScimError> set_in_each(
    std::vector<Json*> const& values, Target const& target, Json const& value, Context const& context);

/// Makes the value that the filter of the target describes, and sets the given value in it.
Result<void, ScimError> create_matching(
    Json& container, Target const& target, Json const& value, Context const& context);

/// Does the work of an operation on a whole extension, member by member.
Result<void, ScimError> apply_to_extension(
    Json& resource, PatchOperation const& operation, Schema const& extension, Context const& context);

/// Does the work of an operation without path, member by member.
Result<void, ScimError> apply_without_path(Json& resource, PatchOperation const& operation, Context const& context);

/// Sets what a value filter selects, or the sub-attributes of every value. Without a match it is noTarget, unless the
/// dialect has the leniency that creates one. Settles which value is primary. RFC 7644 §3.5.2.1, §3.5.2.3.
Result<void, ScimError> set_selected(
    Json& container, Target const& target, Json const& value, Leniency creates, Context const& context);

}  // namespace scim::server
