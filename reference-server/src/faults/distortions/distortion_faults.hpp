// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lies that are told by rewriting a finished response. The honest server below them has done everything right.

#include <vector>

#include <scim/server/fault.hpp>

#include "faults/fault_marks.hpp"

namespace scim::server {

/// All of them.
std::vector<Fault> distortion_faults();

/// RFC 7644 §3.11.
std::vector<Fault> me_distortions();
/// Error bodies and the headers of refusals. RFC 7644 §2, §3.12.
std::vector<Fault> error_distortions();
/// Statuses that HTTP has another meaning for. RFC 7644 §3.12, RFC 9110.
std::vector<Fault> http_distortions();
/// Answers to creating, replacing and deleting. RFC 7644 §3.3, §3.5.1, §3.6.
std::vector<Fault> create_distortions();
/// ETag headers. RFC 7644 §3.14.
std::vector<Fault> etag_distortions();
/// Answers to bulk jobs. RFC 7644 §3.7, §3.7.3.
std::vector<Fault> bulk_distortions();
/// What is found where there is nothing, and forms of single answers. RFC 7644 §3.1, §3.12.
std::vector<Fault> found_distortions();
/// The frame of lists. RFC 7644 §3.4.2.
std::vector<Fault> list_distortions();
/// Resource types, lists of schemas. RFC 7644 §4.
std::vector<Fault> discovery_distortions();
/// The service provider configuration. RFC 7643 §5.
std::vector<Fault> config_distortions();
/// How the standard attributes are declared. RFC 7643 §8.7.1.
std::vector<Fault> declaration_distortions();
/// The JSON of answers. RFC 7644 §3.1, §3.8.
std::vector<Fault> form_distortions();
/// Schemas and the attributes they define. RFC 7643 §7.
std::vector<Fault> schema_distortions();
/// Users and groups wherever they are returned. RFC 7643 §2.3, §3.1; RFC 7644 §3.9.
std::vector<Fault> resource_distortions();
/// Texts, numbers and dates in resources. RFC 7643 §2.3, §2.4, §4.
std::vector<Fault> value_distortions();
/// Values of another shape than their attribute has. RFC 7643 §2.3, §4.
std::vector<Fault> shape_distortions();
/// id and schemas of resources. RFC 7643 §3.
std::vector<Fault> schemas_distortions();
/// References between resources. RFC 7643 §4.1.2, §4.2, §4.3.
std::vector<Fault> reference_distortions();

}  // namespace scim::server
