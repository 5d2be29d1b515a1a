// SPDX-License-Identifier: Apache-2.0
#include "faults/notes.hpp"

#include <memory>
#include <utility>

#include "seams/changed_calls.hpp"
#include "store/resource.hpp"

namespace scim::server {

namespace {

void show_with(Behaviour& behaviour, std::shared_ptr<Notes const> bodies, Echo echo)
{
    behaviour.present
        = [bodies = std::move(bodies), echo = std::move(echo), honest = behaviour.present](
              Resource const& stored, Projection const& projection, Store const& store, Context const& context) {
              auto resource = honest(stored, projection, store, context);
              if (auto const body = bodies->read(stored.id))
                  echo(resource, *body);
              return resource;
          };
}

}  // namespace

void take_from_meta(Json& resource, Json const& body, std::string_view member)
{
    auto const* sent = body.find("meta");
    auto const* value = sent ? sent->find(member) : nullptr;
    auto* const meta = resource.find("meta");
    if (value && value->is_string() && meta && meta->contains(member))
        meta->set(member, *value);
}

void echo_created(Behaviour& behaviour, Echo echo)
{
    auto const bodies = std::make_shared<Notes>();
    behaviour.choose_id = [bodies, honest = behaviour.choose_id](std::string fresh, Json const& body) {
        auto id = honest(std::move(fresh), body);
        bodies->write(id, body);
        return id;
    };
    show_with(behaviour, bodies, std::move(echo));
}

void echo_replaced(Behaviour& behaviour, Echo echo)
{
    auto const bodies = std::make_shared<Notes>();
    behaviour.replace_resource = [bodies, honest = behaviour.replace_resource](Call const& call) {
        if (auto body = body_object(call))
            bodies->write(call.id, std::move(*body));
        return honest(call);
    };
    show_with(behaviour, bodies, std::move(echo));
}

}  // namespace scim::server
