// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lies that are told by rewriting a finished response. The honest server below them has done everything right.

#include <vector>

#include <scim/server/fault.hpp>

namespace scim::server {

/// All of them.
std::vector<Fault> distortion_faults();

/// RFC 7644 §3.11.
std::vector<Fault> me_distortions();
/// Error bodies and the headers of refusals. RFC 7644 §2, §3.12.
std::vector<Fault> error_distortions();
/// Answers to creating and deleting. RFC 7644 §3.3, §3.6.
std::vector<Fault> create_distortions();
/// Answers to bulk jobs. RFC 7644 §3.7, §3.7.3.
std::vector<Fault> bulk_distortions();
/// The frame of lists. RFC 7644 §3.4.2.
std::vector<Fault> list_distortions();
/// Service provider configuration, resource types, schemas. RFC 7644 §4.
std::vector<Fault> discovery_distortions();
/// Users and groups wherever they are returned. RFC 7643 §2.3, §3.1; RFC 7644 §3.9.
std::vector<Fault> resource_distortions();

}  // namespace scim::server
