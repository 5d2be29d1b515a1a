// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>

#include "generated/generated_cases.hpp"
#include "generated/type_session.hpp"

namespace scim::conformance {
namespace {

using Attributes = std::vector<AttributeDefinition>;

/// Optional attributes that a resource holds and that clients may change and see.
Attributes changeable_in(TypeSession& session, MadeResource const& made)
{
    auto const least = session.minimal("x");
    Attributes found;
    for (auto const& attribute : session.stored_in(made)) {
        auto const is_plain = attribute.mutability == Mutability::read_write && attribute.is_shown();
        if (is_plain && !attribute.required && !value_in(least, attribute) && !session.is_left_alone(attribute))
            found.push_back(attribute);
    }
    return found;
}

void expect_success(TypeSession& session, Reply const& reply, std::string const& what,
    std::optional<report::Level> level = std::nullopt)
{
    auto const status = std::to_string(reply.status());
    session.context().expect(reply.is_success(), "status", "2xx for " + what, status, "status-mismatch", status, level);
}

void nothing_to_change(TypeSession& session)
{
    session.context().skip("no attribute of " + session.type().name + " can be changed");
}

/// A resource to which attributes of every extension can be added one by one.
Json with_what_extensions_demand(TypeSession& session)
{
    auto body = session.minimal("b");
    auto const all = session.full("b");
    for (auto const& attribute : session.type().attributes) {
        auto const* value = attribute.required ? value_in(all, attribute) : nullptr;
        if (value && !value_in(body, attribute))
            put_value(body, attribute, *value);
    }
    return body;
}

// The values are of a kind that the provider took when the resource was created.
void add_sets_values(TypeSession& session)
{
    auto const known = session.make_full("a");
    auto const made = known ? session.make(with_what_extensions_demand(session)) : std::nullopt;
    if (!made)
        return;
    auto const source = session.full("b");
    Attributes added;
    for (auto const& attribute : changeable_in(session, *known)) {
        auto const* value = value_in(source, attribute);
        if (!value || value_in(made->shown, attribute))
            continue;
        auto const reply = session.patch(made->target, "add", attribute.path(), *value);
        if (!reply)
            return;
        expect_success(session, *reply, "add of " + attribute.path());
        if (reply->is_success())
            added.push_back(attribute);
    }
    auto const shown = added.empty() ? std::nullopt : session.read(made->target);
    for (auto const& attribute : shown ? added : Attributes {})
        expect_changed(session, attribute, *value_in(source, attribute), nullptr, *shown);
    if (added.empty() && changeable_in(session, *known).empty())
        nothing_to_change(session);
}

// Choice: a refusal is a warning; the provider may have rules for these values.
void replace_changes_values(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    std::vector<std::pair<AttributeDefinition, Json>> changed;
    auto is_any = false;
    for (auto const& attribute : changeable_in(session, *made)) {
        auto value = session.other_value(attribute, "a");
        if (!value)
            continue;
        is_any = true;
        auto const reply = session.patch(made->target, "replace", attribute.path(), *value);
        if (!reply)
            return;
        expect_success(session, *reply, "replace of " + attribute.path(),
            is_refused(*reply) ? std::optional {report::Level::should} : std::nullopt);
        if (reply->is_success())
            changed.emplace_back(attribute, std::move(*value));
    }
    if (!is_any)
        return nothing_to_change(session);
    auto const shown = changed.empty() ? std::nullopt : session.read(made->target);
    if (!shown)
        return;
    for (auto const& [attribute, value] : changed)
        expect_changed(session, attribute, value, value_in(made->shown, attribute), *shown);
}

/// A part of a complex attribute as an attribute of its own, and the value that it is to have.
struct Part {
    AttributeDefinition owner, sub;
    Json value;
};

std::vector<Part> parts_of(TypeSession& session, AttributeDefinition const& attribute)
{
    std::vector<Part> parts;
    auto const other = attribute.type == DataType::complex && !attribute.multi_valued
        ? session.other_value(attribute, "a")
        : std::nullopt;
    for (auto const& sub : attribute.sub_attributes) {
        auto const* value = other ? other->find(sub.name) : nullptr;
        if (value && sub.is_shown() && sub.mutability == Mutability::read_write)
            parts.push_back({attribute, sub, *value});
    }
    return parts;
}

void expect_part(TypeSession& session, Part const& part, Json const& resource)
{
    auto const* owner = value_in(resource, part.owner);
    auto const* shown = owner ? owner->find_ignoring_case(part.sub.name) : nullptr;
    auto const result = kept(part.sub, part.value, shown);
    session.context().expect(result == Kept::same || result == Kept::other_case, "value",
        part.owner.path() + "." + named_value(part.sub, &part.value), in_short(shown), "wrong-value",
        observation_of(result));
}

void replace_changes_parts(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    std::vector<Part> changed;
    auto is_any = false;
    for (auto const& attribute : changeable_in(session, *made)) {
        for (auto& part : parts_of(session, attribute)) {
            is_any = true;
            auto const path = attribute.path() + "." + part.sub.name;
            auto const reply = session.patch(made->target, "replace", path, part.value);
            if (!reply)
                return;
            expect_success(session, *reply, "replace of " + path,
                is_refused(*reply) ? std::optional {report::Level::should} : std::nullopt);
            if (reply->is_success())
                changed.push_back(std::move(part));
        }
    }
    if (!is_any)
        return session.context().skip("no complex attribute of " + session.type().name + " has parts to change");
    auto const shown = changed.empty() ? std::nullopt : session.read(made->target);
    for (auto const& part : shown ? changed : std::vector<Part> {})
        expect_part(session, part, *shown);
}

void remove_clears_values(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    Attributes removed;
    auto const all = changeable_in(session, *made);
    for (auto const& attribute : all) {
        auto const reply = session.patch(made->target, "remove", attribute.path(), std::nullopt);
        if (!reply)
            return;
        expect_success(session, *reply, "remove of " + attribute.path());
        if (reply->is_success())
            removed.push_back(attribute);
    }
    if (all.empty())
        return nothing_to_change(session);
    auto const shown = removed.empty() ? std::nullopt : session.read(made->target);
    for (auto const& attribute : shown ? removed : Attributes {})
        expect_cleared(session, attribute, *value_in(made->shown, attribute), *shown);
}

/// What an extension demands, or else one attribute of it. Empty: it cannot be had with what is known to be taken.
Attributes least_of_extension(TypeSession& session, MadeResource const& known, std::string const& urn)
{
    Attributes least, others;
    for (auto const& attribute : session.stored_in(known)) {
        if (attribute.extension == urn && attribute.is_shown())
            (attribute.required ? least : others).push_back(attribute);
    }
    auto const& all = session.type().attributes;
    auto const demanded = std::count_if(all.begin(), all.end(), [&](AttributeDefinition const& attribute) {
        return attribute.extension == urn && attribute.required && attribute.is_written();
    });
    if (static_cast<std::size_t>(demanded) != least.size())
        return {};
    if (least.empty() && !others.empty())
        least.push_back(others.front());
    return least;
}

Json add_operation(std::string path, Json value)
{
    return Json::object({{"op", Json {"add"}}, {"path", Json {std::move(path)}}, {"value", std::move(value)}});
}

/// Names an extension in `schemas` and gives the resource its attributes, in one patch.
void add_extension_by_patch(
    TypeSession& session, MadeResource const& made, std::string const& urn, Attributes const& attributes)
{
    auto const source = session.full("a");
    auto operations = Json::array({add_operation("schemas", Json::array({Json {urn}}))});
    for (auto const& attribute : attributes)
        operations.push_back(add_operation(attribute.path(), *value_in(source, attribute)));
    auto const reply = session.context().send("PATCH", made.target,
        Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:api:messages:2.0:PatchOp"}})},
            {"Operations", std::move(operations)}}));
    if (!session.context().goes_on())
        return;
    // Choice: a provider that sees to schemas itself may refuse.
    expect_success(session, reply, "an extension and its attributes added",
        is_refused(reply) ? std::optional {report::Level::should} : std::nullopt);
    auto const shown = reply.is_success() ? session.read(made.target) : std::nullopt;
    for (auto const& attribute : shown ? attributes : Attributes {})
        expect_changed(session, attribute, *value_in(source, attribute), nullptr, *shown);
}

// What the extension holds was taken when a resource was created with it.
void extension_comes_with_its_schema(TypeSession& session)
{
    auto const known = session.make_full("k");
    auto const made = known ? session.make_minimal("a") : std::nullopt;
    if (!made)
        return;
    auto is_any = false;
    for (auto const& extension : session.type().extensions) {
        auto const attributes = least_of_extension(session, *known, extension.urn);
        if (attributes.empty() || made->shown.contains(extension.urn) || !session.context().goes_on())
            continue;
        is_any = true;
        add_extension_by_patch(session, *made, extension.urn, attributes);
    }
    if (!is_any && session.context().goes_on())
        session.context().skip("no extension can be added to a " + session.type().name);
}

/// How a change that must not happen went. A provider that does not say so, but leaves the value, is warned of.
void expect_forbidden(TypeSession& session, MadeResource const& made, Reply const& reply, std::string const& what,
    AttributeDefinition const& attribute, bool (*has_happened)(AttributeDefinition const&, Json const*, Json const&),
    Json const& wanted)
{
    auto const status = std::to_string(reply.status());
    if (!reply.is_success()) {
        session.context().expect(is_refused(reply), "status", "4xx for " + what, status, "status-mismatch", status);
        return;
    }
    auto const shown = session.read(made.target);
    if (!shown)
        return;
    auto const* value = value_in(*shown, attribute);
    session.context().expect(false, "status", "400 for " + what, status + ", then " + in_short(value),
        "status-mismatch", "accepted",
        has_happened(attribute, value, wanted) ? std::nullopt : std::optional {report::Level::should});
}

bool is_gone(AttributeDefinition const&, Json const* value, Json const&)
{
    return value == nullptr;
}

bool is_written(AttributeDefinition const& attribute, Json const* value, Json const& wanted)
{
    return kept(attribute, wanted, value) == Kept::same;
}

void required_stays(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto is_any = false;
    for (auto const& attribute : session.stored_in(*made)) {
        auto const is_known = !session.type().is_custom() && attribute.extension.empty();
        if (!attribute.required || attribute.mutability != Mutability::read_write || is_known)
            continue;
        is_any = true;
        auto const reply = session.patch(made->target, "remove", attribute.path(), std::nullopt);
        if (!reply)
            return;
        expect_forbidden(session, *made, *reply, "remove of " + attribute.path(), attribute, &is_gone, Json {});
    }
    if (!is_any)
        session.context().skip("the schema of " + session.type().name + " demands nothing that other cases leave");
}

void read_only_stays(TypeSession& session)
{
    auto const made = session.make_minimal("a");
    if (!made)
        return;
    auto const forged = with_forged_values(session, Json::object(), "a", made->shown);
    auto is_any = false;
    for (auto const& attribute : session.type().attributes) {
        auto const* value = attribute.is_written() ? nullptr : value_in(forged, attribute);
        if (!value)
            continue;
        is_any = true;
        auto const reply = session.patch(made->target, "replace", attribute.path(), *value);
        if (!reply)
            return;
        expect_forbidden(
            session, *made, *reply, "replace of readOnly " + attribute.path(), attribute, &is_written, *value);
    }
    if (!is_any)
        session.context().skip("no attribute of " + session.type().name + " is published as readOnly");
}

void immutable_stays(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto is_any = false;
    for (auto const& attribute : session.stored_in(*made)) {
        auto const is_immutable = attribute.mutability == Mutability::immutable && attribute.is_shown();
        auto const value = is_immutable ? session.other_value(attribute, "a") : std::nullopt;
        if (!value)
            continue;
        is_any = true;
        auto const reply = session.patch(made->target, "replace", attribute.path(), *value);
        if (!reply)
            return;
        expect_forbidden(
            session, *made, *reply, "replace of immutable " + attribute.path(), attribute, &is_written, *value);
    }
    if (!is_any)
        session.context().skip("no attribute of " + session.type().name + " is published as immutable");
}

}  // namespace

std::vector<CaseDefinition> generated_patch_cases()
{
    return {
        for_each_type("add-sets-values", "{type}: add gives each attribute its value", {"RFC7644-3.5.2.1-09"},
            {"patch"}, &add_sets_values),
        for_each_type("replace-changes-values", "{type}: replace changes the value of each attribute",
            {"RFC7644-3.5.2.3-01"}, {"patch"}, &replace_changes_values),
        for_each_type("replace-changes-parts", "{type}: replace changes parts of complex values",
            {"RFC7644-3.5.2.3-03"}, {"patch"}, &replace_changes_parts),
        for_each_type("remove-clears-values", "{type}: remove takes the value of each attribute",
            {"RFC7644-3.5.2.2-01"}, {"patch"}, &remove_clears_values),
        for_each_type("extension-comes-with-its-schema",
            "{type}: a patch that adds a schema can use its attributes next", {"RFC7644-3.5.2-20"}, {"patch"},
            &extension_comes_with_its_schema),
        for_each_type("required-stays", "{type}: remove of a required attribute is refused", {"RFC7644-3.5.2.2-10"},
            {"patch"}, &required_stays),
        for_each_type("read-only-stays", "{type}: replace of a readOnly attribute is refused", {"RFC7644-3.5.2-17"},
            {"patch"}, &read_only_stays),
        for_each_type("immutable-stays", "{type}: replace of an immutable attribute is refused", {"RFC7644-3.5.2-15"},
            {"patch"}, &immutable_stays),
    };
}

}  // namespace scim::conformance
