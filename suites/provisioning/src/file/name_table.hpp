// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Who is meant by the names in a directory file.

#include <unordered_map>

#include "file/drafts.hpp"

namespace scim::provisioning {

/// Finds objects of one file by id, users by userPrincipalName too, groups by displayName too.
class NameTable {
public:
    /// Ids and userPrincipalNames that are taken go to the problems. The drafts must stay where they are.
    NameTable(std::vector<Draft> const& drafts, FileProblems& problems);

    /// The id of the object meant by a text in that member of a draft. Empty, with a problem, when there is none or a
    /// displayName has several bearers.
    std::string resolve(Draft const& from, std::string_view member, std::string const& text) const;

private:
    void add_id(Draft const& draft);
    void add_name(Draft const& draft);
    void refuse_second(Draft const& draft, Draft const& first, std::string_view member, std::string_view text) const;

    FileProblems& problems_;
    std::unordered_map<std::string_view, Draft const*> by_id_;
    std::unordered_map<std::string, Draft const*> users_;  ///< by userPrincipalName in lower case
    std::unordered_map<std::string_view, std::vector<Draft const*>> groups_;
};

}  // namespace scim::provisioning
