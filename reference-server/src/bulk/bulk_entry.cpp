// SPDX-License-Identifier: Apache-2.0
#include "bulk/bulk_entry.hpp"

namespace scim::server {

Json bulk_entry(BulkOperation const& operation, BulkOutcome const& outcome)
{
    auto entry = Json::object();
    // RFC7644-3.7-21.
    if (!outcome.location.empty())
        entry.set("location", outcome.location);
    if (!operation.method.empty())
        entry.set("method", operation.method);
    // RFC7644-3.7-32.
    if (operation.bulk_id)
        entry.set("bulkId", *operation.bulk_id);
    if (!outcome.version.empty())
        entry.set("version", outcome.version);
    // RFC7644-3.7-24. Choice: a string, as in the text of §3.7 and the examples of §3.7.3.
    entry.set("status", std::to_string(outcome.status));
    // RFC7644-3.7-22, RFC7644-3.7-23. Choice: only refusals have a response.
    if (!outcome.error.is_null())
        entry.set("response", outcome.error);
    return entry;
}

}  // namespace scim::server
