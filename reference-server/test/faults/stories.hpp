// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Stories told to a provider: what it tells in return shows whether it lies.

#include <ostream>
#include <string>
#include <vector>

#include "support/provider.hpp"

namespace scim::server::test {

/// What happens to a provider with a fault, and without it.
struct Story {
    char const* fault;
    Dialect (*dialect)();
    std::string (*tell)(Provider&);

    friend std::ostream& operator<<(std::ostream& out, Story const& story) { return out << story.fault; }
};

/// The last thing a client sees: status and body, without what changes anyhow.
std::string seen(Reply reply);

/// A user, one patch, and the user afterwards.
std::string patched(Provider& provider, std::string const& members, std::string const& operations);

/// A group of two, one patch, and the group afterwards.
std::string group_patched(Provider& provider, std::string const& operations);

/// Of faults in PATCH.
std::vector<Story> patch_stories();
/// Of faults in pages reached by cursor, searches, /Me.
std::vector<Story> query_stories();

}  // namespace scim::server::test
