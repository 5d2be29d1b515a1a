// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Texts in JSON that a provider wrote.

#include <string>
#include <string_view>

#include <scim/wire/json.hpp>

namespace scim::conformance {

/// The text of a member, ASCII case of its name ignored; empty if there is none.
inline std::string text_of(Json const& object, std::string_view name)
{
    auto const* member = object.find_ignoring_case(name);
    return member && member->is_string() ? member->as_string() : std::string {};
}

}  // namespace scim::conformance
