// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Walks along cursors. RFC 9865.

#include "coded_context.hpp"

namespace scim::conformance {

/// Following nextCursor meets every matching user once and comes to an end. RFC 9865 §2.
void cursors_meet_every_user_once(CodedContext& context);

/// Cursors consist of unreserved characters. RFC 9865 §2.
void cursors_are_unreserved(CodedContext& context);

/// previousCursor, where it is offered, leads to the page before. RFC 9865 §2.
void previous_cursor_leads_back(CodedContext& context);

/// The keywords for broken cursors come with 400. RFC 9865 §2.1.
void cursor_keywords_come_with_400(CodedContext& context);

/// A query that names no method is paged as the configuration says. RFC 9865 §2.4.
void default_method_is_used(CodedContext& context);

/// Where pages go by cursor unless asked otherwise, the first one has the published size and nextCursor. RFC 9865 §2.3.
void default_cursor_page_has_the_published_size(CodedContext& context);

/// startIndex works where the configuration says so. RFC 9865 §2.4.
void index_works_where_published(CodedContext& context);

}  // namespace scim::conformance
