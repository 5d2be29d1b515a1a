// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Stories that show whether a service provider lies.

#include <ostream>
#include <string>
#include <vector>

#include "support/provider.hpp"

namespace scim::server::test {

/// One story told to a provider; what it tells shows whether it lies.
struct Story {
    char const* fault;
    Dialect (*dialect)();
    std::string (*tell)(Provider&);

    friend std::ostream& operator<<(std::ostream& out, Story const& story) { return out << story.fault; }
};

/// The last thing a client sees: status and body, without what changes anyhow.
std::string seen(Reply reply);
/// The status of a query, and this text of each resource found.
std::string listed(Reply const& reply, char const* attribute);
/// Who of anna and bert fulfils a filter.
std::string found(Provider& provider, char const* filter);
/// Which of three users are on a page, and what the list says of it.
std::string paged(Provider& provider, char const* parameters);

/// A user, one patch, and the user afterwards.
std::string patched(Provider& provider, std::string const& members, std::string const& operations);
/// A group of two, one patch, and the group afterwards.
std::string group_patched(Provider& provider, std::string const& operations);

/// Tells a story to two honest providers and to one that lies. All have these schemas and resource types of their own.
void check_story(Story const& story, DefinitionFiles const& definitions = {});

/// Requests, their bodies and tokens.
std::vector<Story> const& request_stories();
/// Features, keywords and forms of the protocol.
std::vector<Story> const& protocol_stories();
/// Groups and memberships.
std::vector<Story> const& membership_stories();
/// Creating, reading, replacing and deleting resources, and their versions.
std::vector<Story> const& lifecycle_stories();
/// Schemas and resource types that a provider adds. RFC 7643 §2.2, §6, §7.
std::vector<Story> const& custom_stories();
/// Of faults that break one thing only, so that few cases see them.
std::vector<Story> const& narrow_stories();
/// What Okta, OneLogin and JumpCloud send.
std::vector<Story> client_stories();
/// Of faults in PATCH. RFC 7644 §3.5.2.
std::vector<Story> patch_stories();
/// Of faults that show when several clients come at once.
std::vector<Story> race_stories();
/// Of faults in pages reached by cursor, searches, /Me. RFC 9865; RFC 7644 §3.4.3, §3.11.
std::vector<Story> cursor_stories();
/// Stories of filters, sorting, paging and projection. RFC 7644 §3.4.2, §3.9.
std::vector<Story> query_stories();

}  // namespace scim::server::test
