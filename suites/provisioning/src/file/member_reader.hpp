// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads the members of one object of a directory file by their type.

#include <scim/wire/json.hpp>

#include "file/file_problems.hpp"

namespace scim::provisioning {

/// What does not fit goes to the problems, and a value of the type is returned all the same.
class MemberReader {
public:
    MemberReader(Place const& place, FileProblems& problems) : place_ {place}, problems_ {problems} {}

    void complain(std::string_view member, std::string reason, std::string remedy) const;
    /// `"manager" is not WHAT; write WHAT`.
    void expect(std::string_view member, std::string_view what) const;

    /// Not empty.
    std::string text(std::string_view member, Json const& value) const;
    bool truth(std::string_view member, Json const& value) const;
    Texts texts(std::string_view member, Json const& value) const;
    /// Of a plain attribute: a text, a whole number, a truth value or a list of texts. Null for null.
    Value value(std::string_view member, Json const& value) const;
    /// Texts stand for roles of that name. Ids are made up where they are missing.
    std::vector<RoleAssignment> roles(std::string_view member, Json const& value) const;

private:
    RoleAssignment role(std::string_view member, Json const& value) const;
    void read_role_member(RoleAssignment& role, std::string_view member, JsonMember const& part) const;

    Place place_;
    FileProblems& problems_;
};

/// An id that is the same for the same name: for objects and roles that the file gives none.
std::string made_up_id(std::string_view kind, std::string_view name);

}  // namespace scim::provisioning
