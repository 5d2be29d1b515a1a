// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which parts of a header field's value are hidden.

#include <string_view>

#include <scim/wire/http.hpp>

#include "replacement.hpp"

namespace scim::report {

/// Request fields are shown only when they are on a list of harmless ones; of Authorization the scheme stays.
void find_in_request_field(Field const& field, Replacements& found);

/// Response fields are shown but for cookies, and those whose names tell of secrets; of WWW-Authenticate the scheme,
/// `realm` and `error` stay.
void find_in_response_field(Field const& field, Replacements& found);

}  // namespace scim::report
