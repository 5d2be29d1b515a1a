// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <scim/server/behaviour.hpp>

#include "endpoint/responses.hpp"
#include "faults/notes.hpp"
#include "seams/changed_calls.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

void get_unknown_500(Behaviour& behaviour)
{
    behaviour.read_resource = failing_with_500(behaviour.read_resource);
}

void get_unknown_200(Behaviour& behaviour)
{
    behaviour.read_resource = [honest = behaviour.read_resource](Call const& call) -> Answer {
        auto answer = honest(call);
        return !answer && answer.error().status == 404 ? Answer {json_response(200, Json::object())}
                                                       : std::move(answer);
    };
}

// The key of the table is the userName.
void id_follows_username(Behaviour& behaviour)
{
    behaviour.choose_id = [honest = behaviour.choose_id](std::string fresh, Json const& body) {
        auto const name = std::string {body.string_or("userName", "")};
        return name.empty() ? honest(std::move(fresh), body) : name;
    };
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) {
        auto answer = honest(call);
        auto const body = answer ? body_object(call) : std::nullopt;
        auto const name = body ? std::string {body->string_or("userName", call.id)} : call.id;
        return name == call.id ? std::move(answer) : move_to_id(call, name);
    };
}

void id_contains_bulkid(Behaviour& behaviour)
{
    behaviour.choose_id = [honest = behaviour.choose_id](std::string fresh, Json const& body) {
        return "bulkId-" + honest(std::move(fresh), body);
    };
}

/// Ids that are free again.
class FreeIds {
public:
    void give(std::string_view id)
    {
        auto const lock = std::lock_guard {mutex_};
        ids_.emplace_back(id);
    }

    std::string take_or(std::string fresh)
    {
        auto const lock = std::lock_guard {mutex_};
        if (ids_.empty())
            return fresh;
        auto id = std::move(ids_.back());
        ids_.pop_back();
        return id;
    }

private:
    std::mutex mutex_;
    std::vector<std::string> ids_;
};

void id_reused(Behaviour& behaviour)
{
    auto const free_ids = std::make_shared<FreeIds>();
    behaviour.erase_resource = [free_ids, honest = behaviour.erase_resource](Store& store, ResourceType const& type,
                                   std::string_view id, ResourcePointer const& only) {
        auto const is_erased = honest(store, type, id, only);
        if (is_erased)
            free_ids->give(id);
        return is_erased;
    };
    behaviour.choose_id = [free_ids, honest = behaviour.choose_id](std::string fresh, Json const& body) {
        return free_ids->take_or(honest(std::move(fresh), body));
    };
}

// Every row is shown with the key of the row that was made before it.
void read_other_id(Behaviour& behaviour)
{
    auto const keys = std::make_shared<Notes>();
    behaviour.choose_id = [keys, honest = behaviour.choose_id](std::string fresh, Json const& body) {
        auto id = honest(std::move(fresh), body);
        if (auto before = keys->read(""))
            keys->write(id, std::move(*before));
        keys->write("", Json {id});
        return id;
    };
    behaviour.read_resource = [keys, honest = behaviour.read_resource](Call const& call) -> Answer {
        auto answer = honest(call);
        auto const before = keys->read(call.id);
        auto shown = parse_json(answer ? answer->body : std::string {});
        if (before && shown && shown->contains("id")) {
            shown->set("id", *before);
            answer->body = write_json(*shown);
        }
        return answer;
    };
}

void read_without_id(Behaviour& behaviour)
{
    behaviour.read_resource = [honest = behaviour.read_resource](Call const& call) -> Answer {
        auto answer = honest(call);
        auto shown = parse_json(answer ? answer->body : std::string {});
        if (shown && shown->erase("id"))
            answer->body = write_json(*shown);
        return answer;
    };
}

// The key of the table is the userName, which a PATCH changes.
void id_follows_patch(Behaviour& behaviour)
{
    behaviour.modify_resource = [honest = behaviour.modify_resource](Call const& call) -> Answer {
        auto const name_of = [&] {
            auto const user = call.engine.store.find(call.id);
            return user ? std::string {user->content().string_or("userName", "")} : std::string {};
        };
        auto const before = name_of();
        auto answer = honest(call);
        auto const now = name_of();
        if (!answer || before == now)
            return answer;
        auto user = call.engine.store.find(call.id)->content();
        user.erase("meta");
        auto request = call.request;
        request.body = write_json(user);
        return move_to_id(call.with(request), now);
    };
}

void meta_lastmodified_frozen(Behaviour& behaviour)
{
    behaviour.modified_at = [](TimePoint before, TimePoint) { return before; };
}

}  // namespace

std::vector<Fault> read_faults()
{
    return {
        {"get-unknown-200", "RFC7644-3.12-38", "A GET of an unknown id is answered with 200 and an empty object.",
            FaultMode::any, get_unknown_200, {}},
        {"get-unknown-500", "RFC7644-3.12-38", "A GET of an unknown id is answered with 500.", FaultMode::any,
            get_unknown_500, {}, {"ENTRA-032"}},
        {"id-contains-bulkid", "RFC7643-3.1-11", "Ids contain the reserved word bulkId.", FaultMode::any,
            id_contains_bulkid, {}},
        {"id-follows-patch", "RFC7643-3.1-08", "The id of a user changes when a PATCH changes the userName.",
            FaultMode::any, id_follows_patch, {}},
        {"id-follows-username", "RFC7643-3.1-08", "The id of a user is the userName, and changes with it.",
            FaultMode::any, id_follows_username, {}},
        {"id-reused", "RFC7643-3.1-08", "A new resource gets the id of a deleted one.", FaultMode::any, id_reused, {}},
        {"meta-lastmodified-frozen", "RFC7643-3.1-27", "lastModified does not move when a resource changes.",
            FaultMode::any, meta_lastmodified_frozen, {}},
        {"read-other-id", "RFC7643-3.1-07", "A GET shows the id of the resource that was made before.", FaultMode::any,
            read_other_id, {}, {"RFC7644-3.2-04"}},
        {"read-without-id", "RFC7643-3.1-06", "A GET of one resource shows no id.", FaultMode::any, read_without_id, {},
            {"RFC7644-3.2-04"}},
    };
}

}  // namespace scim::server
