// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "generated/generated_cases.hpp"
#include "generated/type_session.hpp"

namespace scim::conformance {
namespace {

constexpr char const* refused_change = "RFC7644-3.5.1-14";

/// Expects that a request was carried out; a refusal of made-up values is a warning.
bool is_carried_out(TypeSession& session, Reply const& reply, std::string const& what)
{
    auto const status = std::to_string(reply.status());
    session.context().expect(reply.is_success(), "status", what, status, "status-mismatch", status,
        is_refused(reply) ? std::optional {report::Level::should} : std::nullopt);
    return reply.is_success();
}

bool is_plainly_written(AttributeDefinition const& attribute)
{
    return attribute.mutability == Mutability::read_write && attribute.is_shown();
}

void put_replaces_values(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto body = made->sent;
    std::vector<AttributeDefinition> changed;
    for (auto const& attribute : session.stored_in(*made)) {
        auto value = is_plainly_written(attribute) ? session.other_value(attribute, "a") : std::nullopt;
        if (!value)
            continue;
        put_value(body, attribute, std::move(*value));
        changed.push_back(attribute);
    }
    if (changed.empty())
        return session.context().skip("no attribute of " + session.type().name + " can be changed");
    auto const reply = session.put(made->target, body);
    if (!reply || !is_carried_out(session, *reply, "200 for a PUT of other values"))
        return;
    auto const shown = session.read(made->target);
    for (auto const& attribute : shown ? changed : std::vector<AttributeDefinition> {})
        expect_changed(session, attribute, *value_in(body, attribute), value_in(made->shown, attribute), *shown);
}

// Choice: a refusal is a warning (A06, A40).
void put_leaves_read_only(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto const body = with_forged_values(session, made->sent, "a", made->shown);
    if (body == made->sent)
        return session.context().skip("no attribute of " + session.type().name + " is published as readOnly");
    auto const reply = session.put(made->target, body);
    if (!reply || !is_carried_out(session, *reply, "200, readOnly values ignored"))
        return;
    auto const shown = session.read(made->target);
    if (!shown)
        return;
    for (auto const& attribute : session.type().attributes) {
        auto const* forged = attribute.is_written() ? nullptr : value_in(body, attribute);
        if (!forged)
            continue;
        auto const* value = value_in(*shown, attribute);
        session.context().expect(kept(attribute, *forged, value) != Kept::same, "read-only",
            attribute.path() + " as it was", in_short(value), "wrong-value", "written");
    }
}

// Choice: a PUT that leaves the old value and says nothing is a warning (RFC 7644 §3.5.1).
void put_leaves_immutable(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto is_any = false;
    for (auto const& attribute : session.stored_in(*made)) {
        auto const is_immutable = attribute.mutability == Mutability::immutable && attribute.is_shown();
        auto value = is_immutable ? session.other_value(attribute, "a") : std::nullopt;
        if (!value)
            continue;
        is_any = true;
        auto body = made->sent;
        put_value(body, attribute, *value);
        auto const reply = session.put(made->target, body);
        if (!reply)
            return;
        auto const status = std::to_string(reply->status());
        session.context().compare(refused_change,
            {is_refused(*reply), "status", "400 for another " + attribute.path(), status, "status-mismatch", status});
        auto const shown = session.read(made->target);
        if (!shown)
            return;
        auto const* now = value_in(*shown, attribute);
        session.context().expect(kept(attribute, *value, now) != Kept::same, "immutable",
            attribute.path() + " as it was", in_short(now), "wrong-value", "changed");
    }
    if (!is_any)
        session.context().skip("no attribute of " + session.type().name + " is published as immutable");
}

/// Attributes that can be set once and are not set yet, with a first value for each in the body of a PUT.
std::vector<AttributeDefinition> set_for_the_first_time(TypeSession& session, MadeResource const& made, Json& body)
{
    auto const refused = session.context().context().refused_values.of(session.type().name);
    std::vector<AttributeDefinition> set;
    for (auto const& attribute : session.type().attributes) {
        auto const is_open = attribute.mutability == Mutability::immutable && attribute.is_shown()
            && !value_in(body, attribute) && !value_in(made.shown, attribute) && !refused.contains(attribute.path());
        // An extension may demand more than this value.
        auto const is_alone = !attribute.extension.empty() && !body.contains(attribute.extension);
        auto value = is_open && !is_alone ? made_up(attribute, session.unique("a")) : std::nullopt;
        if (!value)
            continue;
        put_value(body, attribute, std::move(*value));
        set.push_back(attribute);
    }
    return set;
}

// Values that the provider refuses at creation are found out first.
void put_sets_immutable_once(TypeSession& session)
{
    auto const known = session.make_full("k");
    auto const made = known ? session.make_minimal("a") : std::nullopt;
    if (!made)
        return;
    auto body = made->sent;
    auto const set = set_for_the_first_time(session, *made, body);
    if (set.empty())
        return session.context().skip("no immutable attribute of " + session.type().name + " can be without a value");
    auto const reply = session.put(made->target, body);
    if (!reply || !is_carried_out(session, *reply, "200 for first values of immutable attributes"))
        return;
    auto const shown = session.read(made->target);
    for (auto const& attribute : shown ? set : std::vector<AttributeDefinition> {})
        expect_changed(session, attribute, *value_in(body, attribute), nullptr, *shown);
}

void nulls_clear_values(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto body = made->sent;
    auto const least = session.minimal("a");
    std::vector<AttributeDefinition> cleared;
    for (auto const& attribute : session.stored_in(*made)) {
        if (!is_plainly_written(attribute) || attribute.required || value_in(least, attribute)
            || session.is_left_alone(attribute))
            continue;
        put_value(body, attribute, attribute.multi_valued ? Json::array() : Json {nullptr});
        cleared.push_back(attribute);
    }
    if (cleared.empty())
        return session.context().skip("no attribute of " + session.type().name + " can be left without a value");
    auto const reply = session.put(made->target, body);
    if (!reply || !is_carried_out(session, *reply, "200 for a PUT of null and []"))
        return;
    auto const shown = session.read(made->target);
    for (auto const& attribute : shown ? cleared : std::vector<AttributeDefinition> {})
        expect_cleared(session, attribute, *value_in(made->shown, attribute), *shown);
}

void deleted_is_gone(TypeSession& session)
{
    auto const made = session.make_minimal("a");
    if (!made)
        return;
    auto const reply = session.context().send("DELETE", made->target);
    if (!session.context().goes_on())
        return;
    if (!reply.is_success())
        return session.context().skip(
            "the provider deletes no " + session.type().name + ": DELETE answered " + std::to_string(reply.status()));
    auto const again = session.context().send("GET", made->target);
    if (!session.context().goes_on())
        return;
    auto const status = std::to_string(again.status());
    session.context().expect(
        again.status() == 404, "status", "404 for what was deleted", status, "status-mismatch", status);
}

}  // namespace

std::vector<CaseDefinition> generated_change_cases()
{
    return {
        for_each_type("put-replaces-values", "{type}: a PUT replaces the value of each attribute", {"RFC7644-3.5.1-05"},
            {}, &put_replaces_values),
        for_each_type("put-leaves-read-only", "{type}: a PUT leaves readOnly attributes as they were", {"RFC7643-7-27"},
            {}, &put_leaves_read_only),
        for_each_type("put-leaves-immutable", "{type}: a PUT leaves immutable attributes as they were",
            {"RFC7643-7-30", refused_change}, {}, &put_leaves_immutable),
        for_each_type("put-sets-immutable-once", "{type}: a PUT gives an immutable attribute its first value",
            {"RFC7644-3.5.1-15"}, {}, &put_sets_immutable_once),
        for_each_type("nulls-clear-values", "{type}: null and [] in a PUT leave no value", {"RFC7643-2.5-02"}, {},
            &nulls_clear_values),
        for_each_type("deleted-is-gone", "{type}: a deleted resource is not found", {"RFC7644-3.6-03"}, {},
            &deleted_is_gone, For::custom_types),
    };
}

}  // namespace scim::conformance
