// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Filters compared with one another, whatever they find: the laws of logic and of order. RFC 7644 §3.4.2.2.

#include "coded_context.hpp"

namespace scim::conformance {

/// What `and` finds is what both its terms find.
void and_finds_what_both_find(CodedContext& context);
/// What `or` finds is what one of its terms finds.
void or_finds_what_one_finds(CodedContext& context);
/// What `not` finds is what its filter does not.
void not_finds_the_rest(CodedContext& context);
/// not (not (a)) is a.
void two_nots_are_none(CodedContext& context);
/// not (a and b) is not (a) or not (b), and the other way round.
void not_turns_and_into_or(CodedContext& context);
/// a and (b or c) is a and b or a and c.
void and_spreads_over_or(CodedContext& context);
/// a or b and c is a or (b and c).
void and_goes_before_or(CodedContext& context);
/// Terms may change places.
void order_of_terms_is_free(CodedContext& context);
/// A chain of three terms needs all of them.
void three_terms_all_count(CodedContext& context);
/// `ne` finds what `eq` does not.
void ne_finds_what_eq_does_not(CodedContext& context);
// Whatever is equal contains, begins and ends so.
void co_finds_what_eq_finds(CodedContext& context);
void sw_finds_what_eq_finds(CodedContext& context);
void ew_finds_what_eq_finds(CodedContext& context);
/// What begins so contains it.
void what_begins_so_contains_it(CodedContext& context);
/// `ge` is `gt` or `eq`.
void ge_is_gt_or_eq(CodedContext& context);
/// `le` is `lt` or `eq`.
void le_is_lt_or_eq(CodedContext& context);
/// What is not greater or equal is less.
void lt_is_not_ge(CodedContext& context);
/// What is not less or equal is greater.
void gt_is_not_le(CodedContext& context);

}  // namespace scim::conformance
