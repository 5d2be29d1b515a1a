// SPDX-License-Identifier: Apache-2.0
#include <scim/server/error.hpp>

#include <utility>

namespace scim::server {

std::string_view keyword(ScimType type) noexcept
{
    switch (type) {
    case ScimType::invalid_filter: return "invalidFilter";
    case ScimType::too_many: return "tooMany";
    case ScimType::uniqueness: return "uniqueness";
    case ScimType::mutability: return "mutability";
    case ScimType::invalid_syntax: return "invalidSyntax";
    case ScimType::invalid_path: return "invalidPath";
    case ScimType::no_target: return "noTarget";
    case ScimType::invalid_value: return "invalidValue";
    case ScimType::invalid_vers: return "invalidVers";
    case ScimType::sensitive: return "sensitive";
    case ScimType::invalid_cursor: return "invalidCursor";
    case ScimType::expired_cursor: return "expiredCursor";
    case ScimType::invalid_count: return "invalidCount";
    }
    return {};
}

Json error_document(ScimError const& error)
{
    auto document = Json::object({
        {"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:Error"})},
        {"status", std::to_string(error.status)},
    });
    if (error.scim_type)
        document.set("scimType", keyword(*error.scim_type));
    if (!error.detail.empty())
        document.set("detail", error.detail);
    return document;
}

}  // namespace scim::server
