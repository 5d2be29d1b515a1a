// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "generated/generated_cases.hpp"
#include "generated/type_session.hpp"
#include "json_texts.hpp"

namespace scim::conformance {
namespace {

// Choice: a refusal is a warning, for a provider may have rules that no schema tells.
void minimal_is_created(TypeSession& session)
{
    auto const reply = session.post(session.minimal("a"));
    if (!reply)
        return;
    auto const status = std::to_string(reply->status());
    session.context().expect(reply->is_success(), "status", "201 for what the schema demands", status,
        "status-mismatch", status, report::Level::should);
}

// Choice: only told, since RFC 7643 §2.3.1 lets an attribute have a format of its own.
void attributes_can_be_given(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto const refused = session.context().context().refused_values.of(session.type().name);
    std::string names;
    for (auto const& path : refused)
        names += (names.empty() ? "" : ", ") + path;
    session.context().expect(refused.empty(), "status", "every attribute can be given when a resource is created",
        "refused: " + names, "status-mismatch", "refused", report::Level::info);
}

void values_have_their_types(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    for (auto const& attribute : session.type().attributes) {
        auto const* shown = value_in(made->shown, attribute);
        if (shown)
            session.context().expect(has_type(attribute, *shown), "type",
                std::string {keyword(attribute.type)} + (attribute.multi_valued ? " values of " : " for ")
                    + attribute.path(),
                in_short(shown), "wrong-type", std::string {keyword(attribute.type)});
    }
}

// Choice: a warning, for RFC 7644 §3.3 lets providers leave out or change what they are sent.
void values_are_kept(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    for (auto const& attribute : session.type().attributes) {
        auto const* sent = value_in(made->sent, attribute);
        if (!sent || !attribute.is_shown())
            continue;
        auto const* shown = value_in(made->shown, attribute);
        auto const result = kept(attribute, *sent, shown);
        // Case and type have cases of their own.
        session.context().expect(result != Kept::changed && result != Kept::absent, "value",
            named_value(attribute, sent), in_short(shown), "wrong-value", observation_of(result),
            report::Level::should);
    }
}

bool is_exact_text(AttributeDefinition const& attribute)
{
    return attribute.type == DataType::string && attribute.case_exact.value_or(false);
}

void exact_values_keep_their_case(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto is_any = false;
    for (auto const& attribute : session.stored_in(*made)) {
        if (!is_exact_text(attribute) || !attribute.is_shown())
            continue;
        is_any = true;
        auto const* sent = value_in(made->sent, attribute);
        auto const* shown = value_in(made->shown, attribute);
        auto const result = kept(attribute, *sent, shown);
        session.context().expect(result != Kept::other_case, "value", named_value(attribute, sent), in_short(shown),
            "wrong-value", observation_of(result));
    }
    if (!is_any)
        session.context().skip("no text of " + session.type().name + " is published as case exact");
}

// Choice: another number is a warning, for RFC 7644 §3.3 lets providers change what they are sent.
void decimals_stay_numbers(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto is_any = false;
    for (auto const& attribute : session.stored_in(*made)) {
        if (attribute.type != DataType::decimal || !attribute.is_shown())
            continue;
        is_any = true;
        auto const* sent = value_in(made->sent, attribute);
        auto const* shown = value_in(made->shown, attribute);
        auto const result = kept(attribute, *sent, shown);
        session.context().expect(result == Kept::same, "value", named_value(attribute, sent), in_short(shown),
            result == Kept::wrong_type ? "wrong-type" : "wrong-value", observation_of(result),
            result == Kept::wrong_type ? std::nullopt : std::optional {report::Level::should});
    }
    if (!is_any)
        session.context().skip("no attribute of " + session.type().name + " is published as a decimal");
}

// Choice: a refusal is a warning (A06).
void read_only_values_are_ignored(TypeSession& session)
{
    auto const plain = session.minimal("a");
    auto const body = with_forged_values(session, plain, "a", Json::object());
    if (body == plain)
        return session.context().skip("no attribute of " + session.type().name + " is published as readOnly");
    auto const reply = session.post(body);
    if (!reply)
        return;
    auto const status = std::to_string(reply->status());
    session.context().expect(reply->is_success(), "status", "201, readOnly values ignored", status, "status-mismatch",
        status, report::Level::should);
    auto const id = reply->json ? text_of(*reply->json, "id") : std::string {};
    if (!reply->is_success() || id.empty())
        return;
    auto const shown = session.read(session.endpoint() + "/" + percent_encode(id));
    if (!shown)
        return;
    for (auto const& attribute : session.type().attributes) {
        auto const* forged = attribute.is_written() ? nullptr : value_in(body, attribute);
        if (!forged)
            continue;
        auto const* value = value_in(*shown, attribute);
        session.context().expect(kept(attribute, *forged, value) != Kept::same, "read-only",
            "no " + attribute.path() + " of the client", in_short(value), "wrong-value", "written");
    }
}

bool lists(Json const& resource, std::string const& urn)
{
    auto const* schemas = resource.find_ignoring_case("schemas");
    return schemas && schemas->is_array()
        && std::any_of(schemas->as_array().begin(), schemas->as_array().end(),
            [&](Json const& one) { return one.is_string() && equals_ignoring_case(one.as_string(), urn); });
}

void schemas_are_named(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto const expect_listed = [&](std::string const& urn) {
        session.context().expect(lists(made->shown, urn), "/schemas", urn + " among the schemas",
            in_short(made->shown.find_ignoring_case("schemas")), "missing-value", "absent");
    };
    expect_listed(session.type().schema);
    for (auto const& extension : session.type().extensions) {
        if (made->shown.find_ignoring_case(extension.urn))
            expect_listed(extension.urn);
    }
}

void type_is_named(TypeSession& session)
{
    auto const made = session.make_minimal("a");
    if (!made)
        return;
    auto const* meta = made->shown.find_ignoring_case("meta");
    auto const name = meta ? text_of(*meta, "resourceType") : std::string {};
    session.context().expect(name == session.type().name, "/meta/resourceType", session.type().name, name,
        "wrong-value", name.empty() ? "absent" : "other");
}

}  // namespace

std::vector<CaseDefinition> generated_creation_cases()
{
    return {
        for_each_type("minimal-is-created", "{type}: what the schema demands is enough to be created",
            {"RFC7643-2.2-01"}, {}, &minimal_is_created),
        for_each_type("attributes-can-be-given", "{type}: every writable attribute can be given at creation",
            {"RFC7643-2.2-04"}, {}, &attributes_can_be_given),
        for_each_type("values-have-their-types", "{type}: values are shown in their published types",
            {"RFC7643-2.3-01"}, {}, &values_have_their_types),
        for_each_type(
            "values-are-kept", "{type}: what was created is read back whole", {"RFC7644-3.3-08"}, {}, &values_are_kept),
        for_each_type("exact-values-keep-their-case", "{type}: case exact texts keep their case", {"RFC7643-7-23"}, {},
            &exact_values_keep_their_case),
        for_each_type("decimals-stay-numbers", "{type}: decimals come back as the numbers that were sent",
            {"RFC7643-2.3.3-01"}, {}, &decimals_stay_numbers),
        for_each_type("read-only-values-are-ignored", "{type}: readOnly values in a POST are ignored",
            {"RFC7644-3.3-02"}, {}, &read_only_values_are_ignored),
        for_each_type("schemas-are-named", "{type}: schemas names the base schema and used extensions",
            {"RFC7643-3-04"}, {}, &schemas_are_named),
        for_each_type("type-is-named", "{type}: meta.resourceType is the name of the type", {"RFC7643-6-06"}, {},
            &type_is_named, For::custom_types),
    };
}

}  // namespace scim::conformance
