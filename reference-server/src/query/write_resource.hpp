// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Resources as JSON text, without a tree in between where that is possible. RFC 7644 §3.9.

#include <string>

#include <scim/server/behaviour.hpp>

namespace scim::server {

/// Appends what present() gives. Stored text is copied; what is derived from other resources is put between.
void write_resource(std::string& text, Resource const& stored, Projection const& projection, Store const& store,
    Context const& context);

}  // namespace scim::server
