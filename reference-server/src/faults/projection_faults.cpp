// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;
using Names = std::vector<std::string>;

// Changes what is asked for before it is obeyed.
void change_projection(Behaviour& behaviour, std::function<void(Projection&)> change)
{
    behaviour.project = [change = std::move(change), honest = behaviour.project](
                            Json const& resource, Projection const& projection, Context const& context) {
        auto changed = projection;
        change(changed);
        return honest(resource, changed, context);
    };
}

// The same for one endpoint alone.
void change_projection_at(Endpoint& endpoint, std::function<void(Projection&)> change)
{
    endpoint = [change = std::move(change), honest = endpoint](Call const& call) {
        auto changed = call;
        change(changed.query.projection);
        return honest(changed);
    };
}

void attrs_ignored(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) { projection.attributes.clear(); });
}

void excl_ignored(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) { projection.excluded.clear(); });
}

void attrs_ignored_on_list(Behaviour& behaviour)
{
    change_projection_at(behaviour.list_resources, [](Projection& projection) { projection = {}; });
}

void attrs_ignored_on_write(Behaviour& behaviour)
{
    for (auto* endpoint : {&behaviour.create_resource, &behaviour.replace_resource, &behaviour.modify_resource})
        change_projection_at(*endpoint, [](Projection& projection) { projection = {}; });
}

// Names with an URN are dropped; what is left still narrows the answer.
void attrs_urn_unsupported(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) {
        auto const has_urn = [](std::string const& name) { return starts_with_ignoring_case(name, "urn:"); };
        if (std::erase_if(projection.attributes, has_urn) > 0)
            projection.attributes.emplace_back("id");
        std::erase_if(projection.excluded, has_urn);
    });
}

// The dots of a version number in an URN do not count.
void drop_sub_names(Names& names)
{
    for (auto& name : names)
        name.erase(std::min(name.size(), name.find('.', name.rfind(':') + 1)));
}

void attrs_sub_returns_whole(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) { drop_sub_names(projection.attributes); });
}

void excl_sub_drops_parent(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) { drop_sub_names(projection.excluded); });
}

void attrs_valuepath_500(Behaviour& behaviour)
{
    for (auto* endpoint : {&behaviour.read_resource, &behaviour.list_resources}) {
        *endpoint = [honest = *endpoint](Call const& call) -> Answer {
            auto const& names = call.query.projection.attributes;
            auto const has_bracket = [](std::string const& name) { return name.find('[') != std::string::npos; };
            if (std::any_of(names.begin(), names.end(), has_bracket))
                return Failure {ScimError {500, {}, "the name of a column was expected"}};
            return honest(call);
        };
    }
}

// Members are neither in the list nor to be had there.
void list_omits_default_attr(Behaviour& behaviour)
{
    change_projection_at(behaviour.list_resources, [](Projection& projection) {
        auto const is_member = [](std::string const& name) { return starts_with_ignoring_case(name, "members"); };
        if (std::erase_if(projection.attributes, is_member) > 0)
            projection.attributes.emplace_back("id");
        projection.excluded.emplace_back("members");
    });
}

void returned_never_by_request(Behaviour& behaviour)
{
    behaviour.present = [honest = behaviour.present](Resource const& stored, Projection const& projection,
                            Store const& store, Context const& context) {
        auto resource = honest(stored, projection, store, context);
        for (auto const& name : projection.attributes) {
            auto const* attribute = context.type.find_core(name);
            auto const value = attribute ? stored.packed.get(attribute->name) : Json {};
            if (attribute && attribute->returned == Returned::never && !value.is_null())
                resource.set(attribute->name, value);
        }
        return resource;
    };
}

void keep_first(Names& names)
{
    names.resize(std::min<std::size_t>(names.size(), 1));
}

void attrs_first_name_only(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) { keep_first(projection.attributes); });
}

void excl_first_name_only(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) { keep_first(projection.excluded); });
}

// Names that begin with a capital letter are not known.
void attrs_case_sensitive(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) {
        for (auto* names : {&projection.attributes, &projection.excluded})
            std::replace_if(
                names->begin(), names->end(), [](std::string const& name) { return name[0] != ascii_lower(name[0]); },
                "id");
    });
}

void excl_ignored_on_list(Behaviour& behaviour)
{
    change_projection_at(behaviour.list_resources, [](Projection& projection) { projection.excluded.clear(); });
}

// Whoever does not ask gets the id alone.
void answer_shortly(Endpoint& endpoint)
{
    change_projection_at(endpoint, [](Projection& projection) {
        if (projection.is_default())
            projection.attributes = {"id", "userName", "displayName"};
    });
}

void create_answers_shortly(Behaviour& behaviour)
{
    answer_shortly(behaviour.create_resource);
}

void list_is_short(Behaviour& behaviour)
{
    answer_shortly(behaviour.list_resources);
}

void read_is_short(Behaviour& behaviour)
{
    answer_shortly(behaviour.read_resource);
}

void attrs_ignored_on_read(Behaviour& behaviour)
{
    change_projection_at(behaviour.read_resource, [](Projection& projection) { projection = {}; });
}

void projection_unsupported(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) { projection = {}; });
}

// The display name comes along whatever is asked for.
void attrs_add_names(Behaviour& behaviour)
{
    change_projection(behaviour, [](Projection& projection) {
        if (!projection.attributes.empty())
            projection.attributes.emplace_back("displayName");
    });
}

void attrs_ignored_with_filter(Behaviour& behaviour)
{
    behaviour.list_resources = [honest = behaviour.list_resources](Call const& call) {
        auto changed = call;
        if (call.query.filter)
            changed.query.projection.attributes.clear();
        return honest(changed);
    };
}

// What is never returned is returned to whoever reads the resource.
void returned_never_on_read(Behaviour& behaviour)
{
    behaviour.present = [honest = behaviour.present](Resource const& stored, Projection const& projection,
                            Store const& store, Context const& context) {
        auto resource = honest(stored, projection, store, context);
        if (auto const secret = stored.packed.get("password"); projection.is_default() && !secret.is_null())
            resource.set("password", secret);
        return resource;
    };
}

}  // namespace

std::vector<Fault> projection_faults()
{
    return {
        {"attrs-add-names", "RFC7644-3.4.2.5-04", "attributes always returns the display name as well.", FaultMode::any,
            attrs_add_names, {}},
        {"attrs-case-sensitive", "RFC7644-3.10-05",
            "Names in capital letters are not known to attributes and excludedAttributes.", FaultMode::any,
            attrs_case_sensitive, {}},
        {"attrs-first-name-only", "RFC7644-3.9-08", "Of several names in attributes, only the first counts.",
            FaultMode::any, attrs_first_name_only, {}},
        {"attrs-ignored", "RFC7644-3.9-07", "The parameter attributes has no effect.", FaultMode::any, attrs_ignored,
            {}, {"RFC7643-7-37", "RFC7644-3.9-12"}},
        {"attrs-ignored-on-list", "RFC7644-3.9-06", "The parameter attributes has no effect on lists.", FaultMode::any,
            attrs_ignored_on_list, {}},
        {"attrs-ignored-on-read", "RFC7644-3.4-02", "The parameters have no effect when one resource is read.",
            FaultMode::any, attrs_ignored_on_read, {}},
        {"attrs-ignored-on-write", "RFC7644-3.9-06",
            "The parameter attributes has no effect on the answer to POST, PUT and PATCH.", FaultMode::any,
            attrs_ignored_on_write, {}},
        {"attrs-ignored-with-filter", "RFC7644-3.4.2.5-01", "The parameter attributes has no effect beside a filter.",
            FaultMode::any, attrs_ignored_with_filter, {}},
        contested({"attrs-sub-returns-whole", "RFC7644-3.10-04",
            "attributes with a sub-attribute returns the whole of the attribute.", FaultMode::any,
            attrs_sub_returns_whole, {}}),
        {"attrs-urn-unsupported", "RFC7644-3.10-01", "attributes does not understand names with the URN of a schema.",
            FaultMode::any, attrs_urn_unsupported, {}},
        {"attrs-valuepath-500", "RFC7644-3.12-01", "attributes with a value path is answered with 500.", FaultMode::any,
            attrs_valuepath_500, {}},
        {"create-answers-shortly", "RFC7644-3.9-01", "The answer to a create holds id and names only.", FaultMode::any,
            create_answers_shortly, {}},
        {"excl-first-name-only", "RFC7644-3.9-11", "Of several names in excludedAttributes, only the first counts.",
            FaultMode::any, excl_first_name_only, {}},
        {"excl-ignored", "RFC7644-3.9-10", "The parameter excludedAttributes has no effect.", FaultMode::any,
            excl_ignored, {}},
        {"excl-ignored-on-list", "RFC7644-3.4.2.5-06", "The parameter excludedAttributes has no effect on lists.",
            FaultMode::any, excl_ignored_on_list, {}},
        {"excl-sub-drops-parent", "RFC7644-3.9-10",
            "excludedAttributes with a sub-attribute leaves the whole of the attribute out.", FaultMode::any,
            excl_sub_drops_parent, {}},
        {"list-is-short", "RFC7644-3.9-03", "The entries of a list hold id and names only.", FaultMode::any,
            list_is_short, {}},
        {"list-omits-default-attr", "RFC7644-3.9-07", "Groups in a list have no members, even if these are asked for.",
            FaultMode::any, list_omits_default_attr, {}},
        {"projection-unsupported", "RFC7644-3.4.2.5-03", "attributes and excludedAttributes have no effect.",
            FaultMode::any, projection_unsupported, {}},
        {"read-is-short", "RFC7644-3.4-03", "A resource that is read holds id and names only.", FaultMode::any,
            read_is_short, {}},
        {"returned-never-by-request", "RFC7643-7-35", "A password is returned if attributes names it.", FaultMode::any,
            returned_never_by_request, {}},
        {"returned-never-on-read", "RFC7644-3.4-04", "A password is returned when the user is read.", FaultMode::any,
            returned_never_on_read, {}},
    };
}

}  // namespace scim::server
