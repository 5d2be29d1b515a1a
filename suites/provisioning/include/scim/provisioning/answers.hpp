// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What an answer of the endpoint means to the provisioning service. Source: Microsoft's tables of provisioning error
/// codes and of quarantine reasons; docs/provisioning-cycle.md has the table as implemented.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include <scim/conformance/transport.hpp>
#include <scim/report/provisioning.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::provisioning {

/// An answer, or why there was none.
struct Answer {
    std::optional<HttpResponse> response;
    std::optional<conformance::TransportError> failure;
    std::optional<Json> body;  ///< of GET and POST, when there was one and it is JSON
    std::string exchange_id;
    int retries = 0;
};

/// What stands in the way of one object, or of the whole job.
struct CallError {
    report::ProvisioningErrorInformation information;
    bool of_job = false;     ///< the job cannot go on: credentials, or no SCIM at all
    bool transient = false;  ///< next cycle may work: throttled, server error, no answer
    bool gone = false;       ///< the object is no longer there (404)
};

/// A query for one object.
struct MatchResult {
    std::optional<Json> resource;  ///< absent: no match
};
Result<MatchResult, CallError> read_match(Answer const& answer);

/// A resource by id, or as POST answered. Errors for POST: 404 is a failure, a body without id too.
Result<Json, CallError> read_resource(Answer const& answer);
Result<Json, CallError> read_created(Answer const& answer);

/// PATCH: 2xx is enough.
Result<void, CallError> read_updated(Answer const& answer);
/// DELETE: 404 is as good as 204.
Result<void, CallError> read_deleted(Answer const& answer);

/// `Retry-After` of 429 and 503 in seconds (RFC 9110 section 10.2.3); dates are relative to `now`.
std::optional<std::chrono::seconds> retry_after(Answer const& answer, TimePoint now);

/// What to do about an error code, in a sentence; empty for unknown codes.
std::string_view remedy_of(std::string_view code);

}  // namespace scim::provisioning
