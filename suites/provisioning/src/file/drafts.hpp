// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Objects of a directory file before the names in them are resolved.

#include <optional>

#include "file/raw_objects.hpp"

namespace scim::provisioning {

/// One object, with the references as they are written: an id or a name.
struct Draft {
    Place place;
    SourceObject object;  ///< without manager, members and the date of its deletion
    std::string manager;
    std::vector<std::string> members;
    std::optional<TimePoint> deleted;
};

/// The attribute that names an object of that type.
std::string_view name_attribute(ObjectType type);

/// Reads one object. What is wrong with it goes to the problems.
Draft read_draft(RawObject const& raw, FileProblems& problems);

}  // namespace scim::provisioning
