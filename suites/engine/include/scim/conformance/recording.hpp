// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a record says of a run and of its exchanges, whoever sends them: cases or a simulated provisioning job.

#include <cstddef>
#include <string>
#include <string_view>

#include <scim/conformance/run.hpp>

namespace scim::conformance {

/// The first line of a record, without suites; `requirements` is their number.
report::RunStart run_start(
    RunOptions const& options, Catalogue const& catalogue, Profile const& profile, std::size_t requirements);

/// An exchange as it is kept: redacted, with timing, and with the answer or why there was none. Id, case, time and
/// operation are left to the caller.
report::Exchange recorded_exchange(report::Redactor const& redactor, Uri const& base, HttpRequest const& request,
    Result<TransportAnswer, TransportError> const& answer);

/// `x-000123`.
std::string exchange_name(std::size_t number);

/// The route template of a request: `GET /Users?filter`, `PATCH /Groups/{id}`. Never holds an id or a value.
std::string route_template(std::string_view method, std::string_view target);

}  // namespace scim::conformance
