// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The faults that replace functions of Behaviour, one list for each group.

#include <vector>

#include <scim/server/fault.hpp>

#include "faults/fault_marks.hpp"

namespace scim::server {

/// Requests as few clients send them. RFC 7644 §3.8, §3.12.
std::vector<Fault> request_faults();
/// What new and replaced users may not have. RFC 7643 §2, §4.1.
std::vector<Fault> create_refusal_faults();
/// Operations of bulk jobs. RFC 7644 §3.7.
std::vector<Fault> bulk_operation_faults();
/// Filters within filters; filters of one attribute. RFC 7644 §3.4.2.2.
std::vector<Fault> filter_nesting_faults();
/// Token, media type, paths. RFC 7644 §2, §3.8.
std::vector<Fault> http_faults();
/// Bodies of requests. RFC 7644 §3.8, §3.12.
std::vector<Fault> body_faults();
/// Features, keywords and forms of the protocol. RFC 7644 §3.
std::vector<Fault> protocol_faults();
/// RFC 7644 §4.
std::vector<Fault> discovery_faults();
/// POST. RFC 7644 §3.3.
std::vector<Fault> create_faults();
/// Values in the body of a POST. RFC 7643 §2, §4.1.
std::vector<Fault> create_value_faults();
/// Reading, ids, dates. RFC 7643 §3.1; RFC 7644 §3.4.1.
std::vector<Fault> read_faults();
/// PUT. RFC 7644 §3.5.1.
std::vector<Fault> put_faults();
/// What is taken for a duplicate, and what is said then. RFC 7644 §3.3.
std::vector<Fault> duplicate_faults();
/// RFC 7644 §3.6.
std::vector<Fault> delete_faults();
/// Conditional requests. RFC 7644 §3.14.
std::vector<Fault> etag_faults();
/// Bulk jobs. RFC 7644 §3.7.
std::vector<Fault> bulk_faults();
/// References between the operations of a bulk job. RFC 7644 §3.7.1, §3.7.2.
std::vector<Fault> bulk_reference_faults();
/// The language of filters. RFC 7644 §3.4.2.2.
std::vector<Fault> filter_faults();
/// Words, quotes and parentheses of filters. RFC 7644 §3.4.2.2, figure 1.
std::vector<Fault> filter_text_faults();
/// Letters in the values of filters that mean something elsewhere. RFC 7644 §1.2, §3.4.2.2.
std::vector<Fault> filter_character_faults();
/// Filters that break the grammar, or are not read to the end. RFC 7644 §3.4.2.2, figure 1.
std::vector<Fault> filter_grammar_faults();
/// The attributes that filters name. RFC 7644 §3.4.2.2, §3.10.
std::vector<Fault> filter_name_faults();
/// What operators make of values. RFC 7644 §3.4.2.2, table 3.
std::vector<Fault> filter_value_faults();
/// The use made of filters. RFC 7644 §3.4.2, §3.4.2.2.
std::vector<Fault> filter_result_faults();
/// Terms of filters that the server makes nothing of. RFC 7644 §3.4.2.2.
std::vector<Fault> filter_term_faults();
/// Letters in the values of filters that stand for others. RFC 7644 §3.4.2.2, §7.7.
std::vector<Fault> filter_wildcard_faults();
/// Queries for one resource by its name. RFC 7644 §3.4.2.
std::vector<Fault> lookup_faults();
/// Requests that are rare and do no harm elsewhere. RFC 7643 §2.3.1, §4.2; RFC 7644 §3.12.
std::vector<Fault> harmless_request_faults();
/// Texts of users that are stored as others. RFC 7643 §4.1, §4.3.
std::vector<Fault> kept_text_faults();
/// Which resources are on a page. RFC 7644 §3.4.2.4.
std::vector<Fault> page_faults();
/// What a list says of itself. RFC 7644 §3.4.2, §3.4.2.4.
std::vector<Fault> list_frame_faults();
/// RFC 7644 §3.4.2.3.
std::vector<Fault> sort_faults();
/// Queries over all resource types. RFC 7644 §3.4.2.1.
std::vector<Fault> root_query_faults();
/// The parameters attributes and excludedAttributes. RFC 7644 §3.9, §3.10.
std::vector<Fault> projection_faults();
/// Pages reached by cursor. RFC 9865.
std::vector<Fault> cursor_faults();
/// What the configuration says of pages. RFC 9865 §4.
std::vector<Fault> pagination_faults();
/// Queries by POST, and of the root. RFC 7644 §3.4.2.1, §3.4.3; RFC 9865 §3.
std::vector<Fault> search_faults();
/// RFC 7644 §3.11.
std::vector<Fault> me_faults();
/// Paths of patches. RFC 7644 §3.5.2, §3.10.
std::vector<Fault> patch_path_faults();
/// PATCH requests as a whole. RFC 7644 §3.5.2.
std::vector<Fault> patch_request_faults();
/// Patches of no good form, and operations on what is empty or little used. RFC 7644 §3.5.2.
std::vector<Fault> patch_shape_faults();
/// What patches are answered. RFC 7644 §3.5.2.
std::vector<Fault> patch_answer_faults();
/// Several operations in one patch. RFC 7644 §3.5.2.
std::vector<Fault> patch_sequence_faults();
/// RFC 7644 §3.5.2.1.
std::vector<Fault> patch_add_faults();
/// RFC 7644 §3.5.2.2.
std::vector<Fault> patch_remove_faults();
/// RFC 7644 §3.5.2.3.
std::vector<Fault> patch_replace_faults();
/// Values in patches that only some clients send.
std::vector<Fault> patch_value_faults();
/// Filters in the paths of patches. RFC 7644 §3.5.2, figure 7.
std::vector<Fault> patch_value_filter_faults();
/// Extensions in patches. RFC 7644 §3.5.2, §3.10.
std::vector<Fault> patch_extension_faults();
/// What Okta sends and expects.
std::vector<Fault> okta_faults();
/// What OneLogin sends and expects.
std::vector<Fault> onelogin_faults();
/// What JumpCloud sends and expects.
std::vector<Fault> jumpcloud_faults();
/// Changes that others see in the making. RFC 7644 §3.5.2.
std::vector<Fault> parallel_faults();
/// Groups and memberships. RFC 7643 §4.1.2, §4.2.
std::vector<Fault> group_faults();
/// Groups in groups, and the groups of a user. RFC 7643 §4.1.2, §4.2.
std::vector<Fault> membership_faults();

}  // namespace scim::server
