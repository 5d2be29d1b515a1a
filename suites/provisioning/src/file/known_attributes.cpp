// SPDX-License-Identifier: Apache-2.0
#include "file/known_attributes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <scim/wire/text.hpp>

namespace scim::provisioning {
namespace {

/// What the default mappings of Microsoft's templates read, and the members that files have beside attributes. Sorted.
constexpr std::array<std::string_view, 54> known_names {"accountEnabled", "ageGroup", "assigned", "assistant", "city",
    "companyName", "consentProvidedForMinor", "costCenter", "country", "createdDateTime", "deletedDateTime",
    "department", "description", "displayName", "division", "employeeHireDate", "employeeId", "employeeLeaveDateTime",
    "employeeOrgData.costCenter", "employeeOrgData.division", "employeeType", "facsimileTelephoneNumber", "givenName",
    "id", "immutableId", "jobTitle", "mail", "mailEnabled", "mailNickname", "manager", "members", "mobile", "netId",
    "onPremisesDistinguishedName", "onPremisesSamAccountName", "onPremisesSecurityIdentifier", "otherMails", "pager",
    "physicalDeliveryOfficeName", "postalCode", "preferredLanguage", "proxyAddresses", "roles", "securityEnabled",
    "sipProxyAddress", "state", "streetAddress", "surname", "telephoneNumber", "type", "usageLocation",
    "userPrincipalName", "userType", "visibility"};
static_assert(std::is_sorted(known_names.begin(), known_names.end()));

struct Translation {
    std::string_view name, meant;
};

constexpr std::array translations {
    Translation {"objectId", "id"},
    Translation {"externalId", "id"},
    Translation {"userName", "userPrincipalName"},
    Translation {"originalUserPrincipalName", "userPrincipalName"},
    Translation {"active", "accountEnabled"},
    Translation {"enabled", "accountEnabled"},
    Translation {"appRoleAssignments", "roles"},
    Translation {"IsSoftDeleted", "deletedDateTime"},
    Translation {"familyName", "surname"},
    Translation {"emails", "mail"},
    Translation {"title", "jobTitle"},
    Translation {"businessPhones", "telephoneNumber"},
    Translation {"mobilePhone", "mobile"},
    Translation {"faxNumber", "facsimileTelephoneNumber"},
    Translation {"officeLocation", "physicalDeliveryOfficeName"},
};

/// Directory extensions are named by the tenant: nothing is a slip there.
bool is_extension(std::string_view name)
{
    return name.starts_with("extension");
}

}  // namespace

std::string name_meant_by(std::string_view name)
{
    if (is_extension(name) || std::binary_search(known_names.begin(), known_names.end(), name))
        return {};
    for (auto const& translation : translations) {
        if (translation.name == name)
            return std::string {translation.meant};
    }
    return nearest(name, std::vector<std::string>(known_names.begin(), known_names.end()));
}

std::string readable_name_meant_by(std::string_view name)
{
    constexpr std::array<std::string_view, 4> own {
        "objectId", "originalUserPrincipalName", "IsSoftDeleted", "appRoleAssignments"};
    return std::find(own.begin(), own.end(), name) != own.end() ? std::string {} : name_meant_by(name);
}

}  // namespace scim::provisioning
