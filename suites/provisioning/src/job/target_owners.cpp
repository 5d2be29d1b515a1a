// SPDX-License-Identifier: Apache-2.0
#include "job/target_owners.hpp"

namespace scim::provisioning {

TargetOwners::Key TargetOwners::key(ObjectType type, std::string const& target_id)
{
    return std::string {to_string(type)}.append(1, ' ').append(target_id);
}

std::string TargetOwners::owner_of(
    std::string const& target_id, std::map<std::string, Anchor, std::less<>> const& anchors, ObjectType type)
{
    if (!owners_) {
        owners_.emplace();
        for (auto const& [source_id, anchor] : anchors)
            note(source_id, anchor);
    }
    auto const owner = owners_->find(key(type, target_id));
    return owner == owners_->end() ? std::string {} : owner->second;
}

void TargetOwners::note(std::string const& source_id, Anchor const& anchor)
{
    if (!owners_)
        return;
    auto const place = key(anchor.type, anchor.target_id);
    if (anchor.state == Anchor::State::active)
        owners_->insert_or_assign(place, source_id);
    else if (auto const owner = owners_->find(place); owner != owners_->end() && owner->second == source_id)
        owners_->erase(owner);
}

}  // namespace scim::provisioning
