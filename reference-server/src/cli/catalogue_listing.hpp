// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The lists that --list-faults, --list-variants and --list-leniencies print.

#include <string>
#include <vector>

#include "cli/arguments.hpp"

#include <scim/server/fault.hpp>
#include <scim/server/variant.hpp>

namespace scim::server {

/// One fault per line: id, mode, requirement, summary; or a JSON document with member `faults`.
std::string list_faults(std::vector<Fault> const& faults, ListingForm form);

/// One variant per line: id, requirement, summary; or a JSON document with member `variants`.
std::string list_variants(std::vector<Variant> const& variants, ListingForm form);

/// One leniency per line: name, quirk, dialects that have it, summary; or a JSON document with member `leniencies`.
std::string list_leniencies(ListingForm form);

/// The list of everything there is of one kind. Empty for Listing::nothing.
std::string listing_text(Listing listing, ListingForm form);

}  // namespace scim::server
