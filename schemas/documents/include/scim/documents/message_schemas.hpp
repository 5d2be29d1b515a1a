// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The schemas of SCIM messages. RFC 7643, RFC 7644, RFC 9865.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <scim/documents/json_schema.hpp>
#include <scim/wire/result.hpp>

namespace scim::documents {

/// Schemas by name: `user`, `group`, `enterprise-user`, `list-response`, `error`, `patch-op`, `search-request`,
/// `bulk-request`, `bulk-response`, `service-provider-config`, `resource-type`, `schema`. They ask of an answer what
/// the RFCs fix and no more: resources may be narrowed, unassigned attributes may be absent, null or `[]` (RFC 7643
/// §2.5), unknown members may be there.
class MessageSchemas {
public:
    /// Compiles all of them. Errors: the schema file that is broken, and why; never in a released program.
    static Result<MessageSchemas, std::string> load();

    /// The schema of that name, or nullptr. Valid as long as this object; moving it changes nothing.
    JsonSchema const* find(std::string_view name) const;
    /// The names, sorted.
    std::vector<std::string> names() const;

private:
    using Schemas = std::map<std::string, JsonSchema, std::less<>>;

    explicit MessageSchemas(Schemas schemas);

    Schemas schemas_;
};

}  // namespace scim::documents
