// SPDX-License-Identifier: Apache-2.0
#include "generated/type_session.hpp"

#include <set>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "coded/coded_case.hpp"
#include "json_texts.hpp"

namespace scim::conformance {
namespace {

constexpr char const* patch_urn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/// Whether the status says that such a request is not for this endpoint, rather than that its content is wrong.
bool is_not_offered(int status)
{
    return status == 403 || status == 404 || status == 405 || status == 501;
}

std::string status_of(Reply const& reply)
{
    return std::to_string(reply.status());
}

}  // namespace

Json TypeSession::full(std::string const& tag, int turn)
{
    auto resource = *full_resource(type_, unique(tag), turn);
    auto const least = minimal(tag, turn);
    auto const refused = context_.context().refused_values.of(type_.name);
    for (auto const& attribute : type_.attributes) {
        if (refused.contains(attribute.path()) && !value_in(least, attribute))
            drop_value(resource, attribute);
    }
    return resource;
}

Json TypeSession::minimal_with(std::string const& tag, AttributeDefinition const& attribute, Json value) const
{
    auto body = minimal(tag);
    add_company(body, tag, attribute);
    put_value(body, attribute, std::move(value));
    return body;
}

void TypeSession::add_company(Json& body, std::string const& tag, AttributeDefinition const& attribute) const
{
    for (auto const& one : type_.attributes) {
        auto const is_missing
            = one.extension == attribute.extension && one.required && one.is_written() && !value_in(body, one);
        if (auto value = is_missing ? made_up(one, unique(tag)) : std::nullopt)
            put_value(body, one, std::move(*value));
    }
}

bool TypeSession::is_left_alone(AttributeDefinition const& attribute) const
{
    return !type_.is_custom() && attribute.extension.empty()
        && (equals_ignoring_case(attribute.name, "userName") || equals_ignoring_case(attribute.name, "active"));
}

std::optional<Json> TypeSession::other_value(AttributeDefinition const& attribute, std::string const& tag) const
{
    return is_left_alone(attribute) ? std::nullopt : made_up(attribute, unique(tag), 1);
}

std::optional<Reply> TypeSession::answered(Reply reply)
{
    return context_.goes_on() ? std::optional {std::move(reply)} : std::nullopt;
}

std::optional<Reply> TypeSession::offered(Reply reply)
{
    if (context_.goes_on() && is_not_offered(reply.status())) {
        context_.skip("the provider does not offer " + reply.operation + ": it answered " + status_of(reply));
        return std::nullopt;
    }
    return answered(std::move(reply));
}

std::optional<Reply> TypeSession::post(Json const& body)
{
    return offered(context_.send("POST", endpoint(), body));
}

std::optional<MadeResource> TypeSession::made_by(Reply const& reply, Json const& body)
{
    auto const id = reply.json ? text_of(*reply.json, "id") : std::string {};
    if (!reply.is_success() || id.empty()) {
        context_.block(
            "a made-up " + type_.name + " could not be created: POST " + endpoint() + " answered " + status_of(reply));
        return std::nullopt;
    }
    auto target = endpoint() + "/" + percent_encode(id);
    auto shown = read(target);
    return shown ? std::optional {MadeResource {std::move(target), body, std::move(*shown)}} : std::nullopt;
}

std::optional<MadeResource> TypeSession::make(Json const& body)
{
    auto const reply = post(body);
    return reply ? made_by(*reply, body) : std::nullopt;
}

void TypeSession::try_one_by_one()
{
    std::set<std::string> refused;
    auto const all = *full_resource(type_, unique("t"));
    int number = 0;
    for (auto const& attribute : type_.attributes) {
        auto const tag = "t" + std::to_string(number++);
        if (value_in(minimal(tag), attribute) || !value_in(all, attribute))
            continue;
        auto const reply = post(minimal_with(tag, attribute, *made_up(attribute, unique(tag))));
        if (!reply)
            return;
        if (!reply->is_success())
            refused.insert(attribute.path());
    }
    context_.context().refused_values.learn(type_.name, std::move(refused));
}

std::optional<MadeResource> TypeSession::make_full(std::string const& tag)
{
    auto& refused = context_.context().refused_values;
    auto const body = full(tag);
    auto const reply = post(body);
    if (!reply)
        return std::nullopt;
    if (reply->is_success() || refused.is_known(type_.name))
        return made_by(*reply, body);
    try_one_by_one();
    return context_.goes_on() ? make(full(tag + "2")) : std::nullopt;
}

std::optional<Json> TypeSession::read(std::string const& target, std::string const& parameters)
{
    auto const reply = answered(context_.send("GET", target + parameters));
    if (!reply)
        return std::nullopt;
    if (reply->status() != 200 || !reply->json || !reply->json->is_object()) {
        context_.block("the " + type_.name + " cannot be read: GET answered " + status_of(*reply));
        return std::nullopt;
    }
    return reply->json;
}

std::optional<Reply> TypeSession::patch(
    std::string const& target, char const* op, std::string const& path, std::optional<Json> value)
{
    auto operation = Json::object({{"op", Json {op}}, {"path", Json {path}}});
    if (value)
        operation.set("value", std::move(*value));
    auto const body = Json::object(
        {{"schemas", Json::array({Json {patch_urn}})}, {"Operations", Json::array({std::move(operation)})}});
    return offered(context_.send("PATCH", target, body));
}

std::optional<Reply> TypeSession::put(std::string const& target, Json const& body)
{
    return offered(context_.send("PUT", target, body));
}

std::vector<AttributeDefinition> TypeSession::stored_in(MadeResource const& made) const
{
    std::vector<AttributeDefinition> stored;
    for (auto const& attribute : type_.attributes) {
        if (attribute.is_written() && value_in(made.sent, attribute) && value_in(made.shown, attribute))
            stored.push_back(attribute);
    }
    return stored;
}

std::string named_value(AttributeDefinition const& attribute, Json const* value)
{
    return attribute.path() + " " + in_short(value);
}

bool is_refused(Reply const& reply)
{
    return reply.status() >= 400 && reply.status() < 500;
}

Json with_forged_values(TypeSession const& session, Json body, std::string const& tag, Json const& shown)
{
    for (auto const& attribute : session.type().attributes) {
        if (attribute.is_written())
            continue;
        auto const* now = value_in(shown, attribute);
        // Without knowing the value, chance might hit it.
        if (attribute.type == DataType::boolean && !(now && now->is_boolean()))
            continue;
        auto value = attribute.type == DataType::boolean ? std::optional {Json {!now->as_boolean()}}
                                                         : made_up(attribute, session.unique(tag + "f"));
        if (value)
            put_value(body, attribute, std::move(*value));
    }
    return body;
}

void expect_changed(TypeSession& session, AttributeDefinition const& attribute, Json const& wanted, Json const* before,
    Json const& resource)
{
    auto const* shown = value_in(resource, attribute);
    auto const result = kept(attribute, wanted, shown);
    auto const is_kept = result == Kept::same || result == Kept::other_case;
    auto const is_old = before && shown && kept(attribute, *before, shown) == Kept::same;
    auto const is_other = result == Kept::changed && !is_old;
    session.context().expect(is_kept, "value", named_value(attribute, &wanted), in_short(shown), "wrong-value",
        is_old ? "unchanged" : observation_of(result), is_other ? std::optional {report::Level::should} : std::nullopt);
}

void expect_cleared(
    TypeSession& session, AttributeDefinition const& attribute, Json const& before, Json const& resource)
{
    auto const* shown = value_in(resource, attribute);
    // A text with the run's own prefix is no default.
    auto const is_ours = write_json(before).find(session.unique("")) != std::string::npos;
    auto const is_old = shown && kept(attribute, before, shown) == Kept::same;
    session.context().expect(!shown, "value", "no " + attribute.path(), in_short(shown), "wrong-value",
        is_old ? "unchanged" : "other",
        shown && !(is_old && is_ours) ? std::optional {report::Level::should} : std::nullopt);
}

CaseDefinition for_each_type(std::string const& name, std::string title, std::vector<std::string> requirements,
    std::vector<std::string> capabilities, void (*run)(TypeSession&), For which)
{
    capabilities.emplace_back("schemas");
    auto definition = coded("generated/each-type/" + name, std::move(title), requirements.front(),
        std::move(capabilities), {"generated"}, nullptr);
    definition.checks = std::move(requirements);
    definition.each_type = true;
    definition.custom_only = which == For::custom_types;
    definition.file = "suites/generated";
    definition.code = [run](CodedContext& context) {
        auto const* type = context.resource_type();
        if (!type)
            return context.skip("the provider publishes no such resource type");
        TypeSession session {context, *type};
        run(session);
    };
    return definition;
}

}  // namespace scim::conformance
