// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The standing checks. Each judges one exchange and returns nothing when it has no say in it. They judge raw JSON,
/// never a typed model, and accept the fair readings: null is absent, projections may leave things out.

#include "exchange_facts.hpp"
#include "standing_checks.hpp"

namespace scim::conformance::checks {

CheckResult bodies_are_json(ExchangeFacts const& exchange);
CheckResult content_type_is_scim_json(ExchangeFacts const& exchange);
CheckResult unauthorized_names_the_scheme(ExchangeFacts const& exchange);

CheckResult errors_have_a_scim_body(ExchangeFacts const& exchange);
CheckResult errors_name_the_error_schema(ExchangeFacts const& exchange);
CheckResult errors_carry_their_status(ExchangeFacts const& exchange);
CheckResult error_status_is_the_http_status(ExchangeFacts const& exchange);

CheckResult creation_answers_with_location(ExchangeFacts const& exchange);
CheckResult created_resources_carry_their_location(ExchangeFacts const& exchange);
CheckResult created_resources_carry_id_and_meta(ExchangeFacts const& exchange);
CheckResult content_location_is_the_location(ExchangeFacts const& exchange);

CheckResult resources_have_an_id(ExchangeFacts const& exchange);
CheckResult resources_list_their_schemas(ExchangeFacts const& exchange);
CheckResult schemas_have_no_duplicates(ExchangeFacts const& exchange);
CheckResult used_extensions_are_listed(ExchangeFacts const& exchange);
CheckResult meta_names_the_resource_type(ExchangeFacts const& exchange);
CheckResult meta_dates_are_date_times(ExchangeFacts const& exchange);
CheckResult version_equals_the_etag(ExchangeFacts const& exchange);
CheckResult booleans_are_booleans(ExchangeFacts const& exchange);
CheckResult manager_is_an_object(ExchangeFacts const& exchange);
CheckResult password_is_never_returned(ExchangeFacts const& exchange);

CheckResult attributes_are_spelled_as_defined(ExchangeFacts const& exchange);
CheckResult attributes_are_defined(ExchangeFacts const& exchange);
CheckResult at_most_one_value_is_primary(ExchangeFacts const& exchange);

CheckResult lists_name_their_schema(ExchangeFacts const& exchange);
CheckResult lists_count_their_results(ExchangeFacts const& exchange);
CheckResult lists_hold_their_resources(ExchangeFacts const& exchange);

}  // namespace scim::conformance::checks
