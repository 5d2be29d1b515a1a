// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A small directory that tests change: ada and bob, cyd in the recycle bin, the empty group crew.

#include <boost/test/unit_test.hpp>

#include <scim/provisioning/directory.hpp>

namespace scim::provisioning::test {

inline SourceObject user(std::string id)
{
    SourceObject object;
    object.id = std::move(id);
    return object;
}

inline SourceObject group(std::string id)
{
    auto object = user(std::move(id));
    object.type = ObjectType::group;
    return object;
}

/// The watermark of directory_of_four().
inline constexpr Watermark start = 4;

inline Directory directory_of_four()
{
    Directory directory;
    auto gone = user("cyd");
    gone.soft_deleted_at = TimePoint {};
    for (auto const& object : {user("ada"), user("bob"), gone, group("crew")})
        BOOST_REQUIRE(directory.add(object).has_value());
    BOOST_REQUIRE(directory.watermark() == start);
    return directory;
}

}  // namespace scim::provisioning::test
