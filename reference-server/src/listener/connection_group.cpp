// SPDX-License-Identifier: Apache-2.0
#include "connection_group.hpp"

#include <exception>
#include <utility>
#include <vector>

#include "refusal.hpp"

namespace scim::server {
namespace {

/// Those who are told that they are too many keep a file descriptor for a moment.
constexpr std::size_t max_turned_away = 64;

}  // namespace

ConnectionGroup::ConnectionGroup(ListenOptions options, Handler handler)
    : options_ {std::move(options)}
    , handler_ {std::move(handler)}
{
}

Answer ConnectionGroup::answer(HttpRequest const& request) const
try {
    return handler_(request);
} catch (std::exception const& error) {
    return refusal(500, error.what());
}

Admission ConnectionGroup::admit(std::shared_ptr<OpenConnection> const& connection)
{
    std::lock_guard const lock {mutex_};
    auto const is_served = served_ < options_.max_connections;
    auto const turned_away = members_.size() - served_;
    if (stopping_ || (!is_served && turned_away >= max_turned_away))
        return Admission::dropped;
    members_.emplace(connection.get(), Member {connection, is_served});
    served_ += is_served ? 1 : 0;
    return is_served ? Admission::served : Admission::turned_away;
}

void ConnectionGroup::remove(OpenConnection const* connection)
{
    std::lock_guard const lock {mutex_};
    auto const member = members_.find(connection);
    if (member == members_.end())
        return;
    served_ -= member->second.is_served ? 1 : 0;
    members_.erase(member);
}

void ConnectionGroup::stop()
{
    std::vector<std::shared_ptr<OpenConnection>> connections;
    {
        std::lock_guard const lock {mutex_};
        stopping_ = true;
        for (auto const& entry : members_) {
            if (auto connection = entry.second.connection.lock())
                connections.push_back(std::move(connection));
        }
    }
    for (auto const& connection : connections)
        connection->wind_up();
}

}  // namespace scim::server
