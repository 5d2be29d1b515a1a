// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A profile says which requirements a run applies: the RFCs alone, or what Entra ID needs as well.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/report/model.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>

namespace scim::conformance {

/// Requirement that does not apply in a profile, with the reason.
struct ProfileException {
    std::string requirement, why;
};

struct Profile {
    std::string id, title, about;
    std::vector<std::string> parts;      ///< ids of the profiles it is made of; its own if of none
    std::string source;                  ///< how the user named it, where that is not its id
    std::vector<std::string> documents;  ///< `RFC7643`, `ENTRA`, ...
    std::map<std::string, report::Level, std::less<>> levels;  ///< overrides by requirement id
    std::vector<ProfileException> exceptions;
    Fields headers;       ///< sent with every request
    std::string mapping;  ///< id or file of a mapping that fits, may be empty
    /// The mapping to send when none is asked for; only profiles of users have one.
    std::string default_mapping;
    std::vector<std::string> notes;  ///< what had to be decided when profiles were combined, a sentence each

    /// Whether the requirement's document belongs to the profile and it is no exception.
    bool applies(std::string_view requirement_id) const;
    /// The reason when it is an exception.
    std::optional<std::string> exception_reason(std::string_view requirement_id) const;
};

/// One row of an attribute mapping. docs: file format "mapping".
struct MappedAttribute {
    std::string target;  ///< SCIM path as Entra writes it: `emails[type eq "work"].value`
    std::string source, kind, type;
    int matching = 0;  ///< precedence, 0 when it is no matching attribute
    bool filterable = false, required = false, create_only = false;
    Json create;       ///< fragment of a POST body
    std::string read;  ///< JSON pointer, `[type=work]` selects the element
    Json sample, updated;
};

/// What a vendor's gallery application maps.
struct Mapping {
    std::string id, title, source, about;
    std::vector<MappedAttribute> user, group;
};

/// Builds from JSON that the file schema has accepted.
Profile profile_from_json(Json const& json);
Mapping mapping_from_json(Json const& json);

}  // namespace scim::conformance
