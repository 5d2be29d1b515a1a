// SPDX-License-Identifier: Apache-2.0
#include "commands/entra_error_codes.hpp"

#include <array>

namespace scim::cli {
namespace {

constexpr std::string_view later = "nothing: Entra tries again in about 40 minutes";

constexpr std::array codes {
    EntraErrorCode {"Conflict", "a value is already used in the target", "fix the value or the matching attribute"},
    EntraErrorCode {
        "EntryConflict", "a value is already used in the target", "fix the value or the matching attribute"},
    EntraErrorCode {"TooManyRequests", "the target answered 429", later},
    EntraErrorCode {"InternalServerError", "the target answered 5xx", later},
    EntraErrorCode {"InsufficientRights", "signed in, but not allowed", "give the credential the rights it lacks"},
    EntraErrorCode {"MethodNotAllowed", "the target refuses the method", "support the method at this endpoint"},
    EntraErrorCode {"NotPermitted", "signed in, but not allowed", "give the credential the rights it lacks"},
    EntraErrorCode {"Unauthorized", "the target refuses the credential", "renew the secret token"},
    EntraErrorCode {"UnprocessableEntity", "the target answered something unexpected", "look at the endpoint's answer"},
    EntraErrorCode {"WebExceptionProtocolError", "the HTTP exchange itself broke", later},
    EntraErrorCode {"InvalidAnchor", "an object that was matched before is gone from the target",
        "restore it, or restart the job so that it matches anew"},
    EntraErrorCode {"NotImplemented", "the target answered 501", "support the request at this endpoint"},
    EntraErrorCode {"MandatoryFieldsMissing", "a required value is missing", "fill the source or correct the mapping"},
    EntraErrorCode {"MissingValues", "a required value is missing", "fill the source or correct the mapping"},
    EntraErrorCode {"SchemaAttributeNotFound", "the target does not know an attribute", "correct the mapping"},
    EntraErrorCode {"InternalError", "an error inside Entra", later},
    EntraErrorCode {
        "InvalidDomain", "a value has a domain that is not allowed", "correct the value or allow the domain"},
    EntraErrorCode {"Timeout", "the target answered too late", "answer faster; Entra tries again"},
    EntraErrorCode {
        "LicenseLimitExceeded", "no licence is left in the target", "buy licences or provision fewer users"},
    EntraErrorCode {"DuplicateTargetEntries", "the matching filter found more than one object in the target",
        "remove the duplicates; enforce uniqueness of the matching attribute"},
    EntraErrorCode {"DuplicateSourceEntries", "more than one source object has the matching value",
        "remove the duplicates in the source"},
    EntraErrorCode {"ImportSkipped", "the matching attribute is empty in the source", "fill it"},
    EntraErrorCode {"EntrySynchronizationSkipped", "out of scope, or nothing to change", "nothing"},
    EntraErrorCode {"SystemForCrossDomainIdentityManagementMultipleEntriesInResponse",
        "a request for one object was answered with several", "answer one resource; honour excludedAttributes=members"},
    EntraErrorCode {"SystemForCrossDomainIdentityManagementServiceIncompatible",
        "the answer cannot be understood as SCIM", "answer as RFC 7644 says; see the findings of the report"},
    EntraErrorCode {"SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering",
        "the answer to a filter cannot be used", "support eq and and in filters"},
    EntraErrorCode {"SystemForCrossDomainIdentityManagementBadRequest", "the target refused a creation with 400",
        "accept what Entra sends; the log quotes the answer"},
    EntraErrorCode {"SystemForCrossDomainIdentityManagementBadResponse",
        "the directory behind the provisioning agent refused a value", "look at the quoted message; shorten the value"},
    EntraErrorCode {
        "SchemaPropertyCanOnlyAcceptValue", "several values for an attribute that takes one", "correct the mapping"},
    EntraErrorCode {"UnableToResolveReferenceAttributeValue", "a member or manager is not in the target yet",
        "provision the referenced object first"},
};

}  // namespace

std::span<EntraErrorCode const> entra_error_codes()
{
    return codes;
}

}  // namespace scim::cli
