// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Requirements as the result model states them.

#include <string_view>

#include <scim/conformance/catalogue.hpp>
#include <scim/report/assemble.hpp>

namespace scim::conformance {

/// The folded level: MUST NOT is must, SHOULD NOT is should; info for an unknown id.
report::Level requirement_level(Catalogue const& catalogue, std::string_view id);
/// The same with the profile's overrides.
report::Level requirement_level(Catalogue const& catalogue, Profile const& profile, std::string_view id);

/// Who asks for it; the RFCs for an unknown id.
report::Origin requirement_origin(Catalogue const& catalogue, std::string_view id);

}  // namespace scim::conformance
