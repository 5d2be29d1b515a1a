// SPDX-License-Identifier: Apache-2.0
#include "faults/notes.hpp"

#include <utility>

#include "store/resource.hpp"

namespace scim::server {

void note_created(Notes& created, std::string const& id, Json const& body)
{
    auto const* meta = body.find("meta");
    auto const* time = meta ? meta->find("created") : nullptr;
    if (time && time->is_string())
        created.write(id, *time);
}

void show_created(Behaviour& behaviour, std::shared_ptr<Notes const> created)
{
    behaviour.present = [created = std::move(created), honest = behaviour.present](Resource const& stored,
                            Projection const& projection, Store const& store, Context const& context) {
        auto resource = honest(stored, projection, store, context);
        auto* const meta = resource.find("meta");
        auto const time = meta ? created->read(stored.id) : std::nullopt;
        if (time && meta->contains("created"))
            meta->set("created", *time);
        return resource;
    };
}

}  // namespace scim::server
