// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Stories that show whether a service provider lies.

#include <ostream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

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
inline std::string seen(Reply reply)
{
    reply.body.erase("meta");
    return std::to_string(reply.status) + " " + write_json(reply.body);
}

/// Tells a story to two honest providers and to one that lies.
inline void check_story(Story const& story)
{
    Provider honest {story.dialect()};
    Provider again {story.dialect()};
    Provider lying {story.dialect(), {story.fault}};
    auto const truth = story.tell(honest);
    BOOST_TEST(story.tell(again) == truth);
    BOOST_TEST(story.tell(lying) != truth);
}

/// Requests, their bodies and tokens.
std::vector<Story> const& request_stories();
/// Features, keywords and forms of the protocol.
std::vector<Story> const& protocol_stories();
/// Groups and memberships.
std::vector<Story> const& membership_stories();
/// Creating, reading, replacing and deleting resources, and their versions.
std::vector<Story> const& lifecycle_stories();

}  // namespace scim::server::test
