// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Schemas that only one provider has: all data types and all characteristics.

#include <scim/server/service_provider.hpp>

namespace scim::selftest {

/// A resource type `Device` at `/Devices` with an extension that it requires, and an extension `Badge` of users.
void add_custom_schemas(server::ServiceProviderOptions& options);

/// The extension `Badge` once more, required of every user.
void require_badges(server::ServiceProviderOptions& options);

}  // namespace scim::selftest
