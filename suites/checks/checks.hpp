// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The standing checks. Each judges one exchange and returns nothing when it has no say in it. They judge raw JSON,
/// never a typed model, and accept the fair readings: null is absent, projections may leave things out.

#include "standing_checks.hpp"

namespace scim::conformance::checks {

CheckResult bodies_are_json(Reply const& reply, RunContext const& context);
CheckResult content_type_is_scim_json(Reply const& reply, RunContext const& context);
CheckResult unauthorized_names_the_scheme(Reply const& reply, RunContext const& context);

CheckResult errors_have_a_scim_body(Reply const& reply, RunContext const& context);
CheckResult errors_name_the_error_schema(Reply const& reply, RunContext const& context);
CheckResult errors_carry_their_status(Reply const& reply, RunContext const& context);
CheckResult error_status_is_the_http_status(Reply const& reply, RunContext const& context);

CheckResult creation_answers_with_location(Reply const& reply, RunContext const& context);
CheckResult created_resources_carry_their_location(Reply const& reply, RunContext const& context);
CheckResult created_resources_carry_id_and_meta(Reply const& reply, RunContext const& context);
CheckResult content_location_is_the_location(Reply const& reply, RunContext const& context);

CheckResult resources_have_an_id(Reply const& reply, RunContext const& context);
CheckResult resources_list_their_schemas(Reply const& reply, RunContext const& context);
CheckResult schemas_have_no_duplicates(Reply const& reply, RunContext const& context);
CheckResult used_extensions_are_listed(Reply const& reply, RunContext const& context);
CheckResult meta_names_the_resource_type(Reply const& reply, RunContext const& context);
CheckResult meta_dates_are_date_times(Reply const& reply, RunContext const& context);
CheckResult version_equals_the_etag(Reply const& reply, RunContext const& context);
CheckResult booleans_are_booleans(Reply const& reply, RunContext const& context);
CheckResult manager_is_an_object(Reply const& reply, RunContext const& context);
CheckResult password_is_never_returned(Reply const& reply, RunContext const& context);

CheckResult attributes_are_spelled_as_defined(Reply const& reply, RunContext const& context);
CheckResult attributes_are_defined(Reply const& reply, RunContext const& context);
CheckResult at_most_one_value_is_primary(Reply const& reply, RunContext const& context);

CheckResult lists_name_their_schema(Reply const& reply, RunContext const& context);
CheckResult lists_count_their_results(Reply const& reply, RunContext const& context);
CheckResult lists_hold_their_resources(Reply const& reply, RunContext const& context);

}  // namespace scim::conformance::checks
