// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include <scim/wire/encoding.hpp>

#include "generated/generated_cases.hpp"
#include "generated/type_session.hpp"

namespace scim::conformance {
namespace {

using Attributes = std::vector<AttributeDefinition>;

constexpr char const* others_stay_away = "RFC7644-3.9-06";
constexpr char const* write_only_stays_inside = "RFC7643-7-32";

std::string asked_for(AttributeDefinition const& attribute)
{
    return "?attributes=" + percent_encode(attribute.path());
}

void expect_hidden(
    TypeSession& session, AttributeDefinition const& attribute, Json const& resource, std::string const& where)
{
    auto const* shown = value_in(resource, attribute);
    auto const is_write_only = attribute.mutability == Mutability::write_only;
    session.context().compare(is_write_only ? write_only_stays_inside : "RFC7643-7-35",
        {!shown, "hidden", "no " + attribute.path() + " in " + where, shown ? "a value" : "none",
            "unexpected-attribute", "shown"});
}

void hidden_values_are_never_shown(TypeSession& session)
{
    Attributes hidden;
    auto const body = session.full("a");
    for (auto const& attribute : session.type().attributes) {
        auto const is_hidden = attribute.returned == Returned::never || attribute.mutability == Mutability::write_only;
        if (is_hidden && value_in(body, attribute))
            hidden.push_back(attribute);
    }
    if (hidden.empty())
        return session.context().skip("no attribute of " + session.type().name + " is published as never returned");
    auto const made = session.make_full("a");
    if (!made)
        return;
    for (auto const& attribute : hidden)
        expect_hidden(session, attribute, made->shown, "a GET");
    for (auto const& attribute : hidden) {
        auto const reply = session.context().send("GET", made->target + asked_for(attribute));
        if (!session.context().goes_on())
            return;
        if (reply.json)
            expect_hidden(session, attribute, *reply.json, "a GET that asks for it");
    }
    auto const reply = session.put(made->target, made->sent);
    for (auto const& attribute : reply && reply->json ? hidden : Attributes {})
        expect_hidden(session, attribute, *reply->json, "the answer to a PUT");
}

// Choice: that it comes when it is asked for is advice, for the provider may have left it out on creation.
void values_on_request_wait(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto is_any = false;
    for (auto const& attribute : session.type().attributes) {
        if (attribute.returned != Returned::request || !value_in(made->sent, attribute)
            || attribute.mutability == Mutability::write_only)
            continue;
        is_any = true;
        auto const* shown = value_in(made->shown, attribute);
        session.context().expect(!shown, "unasked", "no " + attribute.path() + " unless it is asked for",
            in_short(shown), "unexpected-attribute", "shown");
        auto const asked = session.read(made->target, asked_for(attribute));
        if (!asked)
            return;
        session.context().expect(value_in(*asked, attribute) != nullptr, "asked",
            attribute.path() + " when it is asked for", "nothing", "missing-value", "absent", report::Level::should);
    }
    if (!is_any)
        session.context().skip("no attribute of " + session.type().name + " is published as returned on request");
}

void permanent_values_stay(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto is_any = false;
    for (auto const& attribute : session.type().attributes) {
        if (attribute.returned != Returned::always || !value_in(made->shown, attribute))
            continue;
        is_any = true;
        for (auto const& parameters :
            {std::string {"?attributes=id"}, "?excludedAttributes=" + percent_encode(attribute.path())}) {
            auto const shown = session.read(made->target, parameters);
            if (!shown)
                return;
            session.context().expect(value_in(*shown, attribute) != nullptr, "always",
                attribute.path() + " with " + parameters, "nothing", "missing-value", "absent");
        }
    }
    if (!is_any)
        session.context().skip("no attribute of " + session.type().name + " is published as always returned");
}

/// Attributes that come unless they are left out, in two halves.
std::pair<Attributes, Attributes> halves_of(TypeSession& session, MadeResource const& made)
{
    constexpr std::size_t most = 8;
    Attributes usual;
    for (auto const& attribute : session.stored_in(made)) {
        // Some providers take what is required for what is always returned, and it is hard to blame them.
        if (attribute.returned == Returned::by_default && attribute.is_shown() && !attribute.required
            && usual.size() < 2 * most)
            usual.push_back(attribute);
    }
    std::pair<Attributes, Attributes> halves;
    for (auto& attribute : usual) {
        auto& half = halves.first.size() <= halves.second.size() ? halves.first : halves.second;
        half.push_back(std::move(attribute));
    }
    return halves;
}

std::string listed(Attributes const& attributes)
{
    std::string names;
    for (auto const& attribute : attributes)
        names += (names.empty() ? "" : ",") + percent_encode(attribute.path());
    return names;
}

void expect_all(TypeSession& session, std::string const& requirement, Attributes const& attributes,
    Json const& resource, bool is_wanted, std::string const& parameter)
{
    for (auto const& attribute : attributes) {
        auto const is_shown = value_in(resource, attribute) != nullptr;
        session.context().compare(requirement,
            {is_shown == is_wanted, is_wanted ? "wanted" : "unwanted",
                (is_wanted ? "" : "no ") + attribute.path() + " with " + parameter, is_shown ? "a value" : "nothing",
                is_wanted ? "missing-value" : "unexpected-attribute", is_wanted ? "absent" : "shown"});
    }
}

void named_attributes_are_shown(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto const [named, others] = halves_of(session, *made);
    if (named.empty())
        return session.context().skip("no attribute of " + session.type().name + " is returned by default");
    auto const shown = session.read(made->target, "?attributes=" + listed(named));
    if (!shown)
        return;
    expect_all(session, "RFC7644-3.9-07", named, *shown, true, "attributes");
    expect_all(session, others_stay_away, others, *shown, false, "attributes that name others");
}

void excluded_attributes_are_not_shown(TypeSession& session)
{
    auto const made = session.make_full("a");
    if (!made)
        return;
    auto const [named, others] = halves_of(session, *made);
    if (named.empty())
        return session.context().skip("no attribute of " + session.type().name + " is returned by default");
    auto const shown = session.read(made->target, "?excludedAttributes=" + listed(named));
    if (!shown)
        return;
    expect_all(session, "RFC7644-3.9-10", named, *shown, false, "excludedAttributes");
    expect_all(session, "RFC7644-3.9-10", others, *shown, true, "excludedAttributes that name others");
}

}  // namespace

std::vector<CaseDefinition> generated_projection_cases()
{
    return {
        for_each_type("hidden-values-are-never-shown", "{type}: values that are never returned are not shown",
            {"RFC7643-7-35", write_only_stays_inside}, {}, &hidden_values_are_never_shown),
        for_each_type("values-on-request-wait", "{type}: values on request come when they are asked for",
            {"RFC7643-7-38"}, {}, &values_on_request_wait),
        for_each_type("permanent-values-stay", "{type}: parameters do not hide what is always returned",
            {"RFC7643-7-34"}, {}, &permanent_values_stay),
        for_each_type("named-attributes-are-shown", "{type}: attributes limits the answer to what it names",
            {"RFC7644-3.9-07", others_stay_away}, {}, &named_attributes_are_shown),
        for_each_type("excluded-attributes-are-not-shown", "{type}: excludedAttributes leaves out what it names",
            {"RFC7644-3.9-10"}, {}, &excluded_attributes_are_not_shown),
    };
}

}  // namespace scim::conformance
