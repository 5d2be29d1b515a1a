// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

namespace scim::server {

namespace {

using Read = Result<Json, ScimError>;

/// Changes the content that a body was read into.
void change_content(Behaviour& behaviour, std::function<void(Json& content, Context const& context)> change)
{
    behaviour.read_body
        = [honest = behaviour.read_body, change = std::move(change)](Json const& body, Context const& context) {
              auto content = honest(body, context);
              if (content)
                  change(*content, context);
              return content;
          };
}

void create_bool_string_rejected(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto const dialect = context.dialect.without(Leniency::string_booleans);
        return honest(body, {context.behaviour, dialect, context.type});
    };
}

/// Keeps a text where another value belongs.
void keep_text(Behaviour& behaviour, std::function<bool(Attribute const& attribute)> is_kept)
{
    behaviour.coerce_value = [honest = behaviour.coerce_value, is_kept = std::move(is_kept)](
                                 Json value, Attribute const& attribute, Context const& context) -> Read {
        if (value.is_string() && is_kept(attribute))
            return value;
        return honest(std::move(value), attribute, context);
    };
}

void create_bool_string_kept(Behaviour& behaviour)
{
    keep_text(behaviour, [](Attribute const& attribute) { return attribute.type == AttributeType::boolean; });
}

void create_scalar_for_multivalued(Behaviour& behaviour)
{
    keep_text(behaviour, [](Attribute const& attribute) { return attribute.multi_valued; });
}

void create_active_ignored(Behaviour& behaviour)
{
    change_content(behaviour, [](Json& content, Context const&) {
        if (content.contains("active"))
            content.set("active", true);
    });
}

void create_externalid_dropped(Behaviour& behaviour)
{
    change_content(behaviour, [](Json& content, Context const&) { content.erase("externalId"); });
}

void create_multivalued_collapsed(Behaviour& behaviour)
{
    change_content(behaviour, [](Json& content, Context const& context) {
        for (auto& [name, value] : content.as_object()) {
            auto const* attribute = context.type.find_core(name);
            auto const is_list = attribute && attribute->multi_valued && name != "schemas" && value.is_array();
            if (is_list && value.size() > 1)
                value = Json::array({value.as_array().front()});
        }
    });
}

/// Reads a body as if it had a userName, and stores what it has in its place.
void store_any_user_name(Behaviour& behaviour, std::function<bool(Json const* name)> is_taken)
{
    behaviour.read_body = [honest = behaviour.read_body, is_taken = std::move(is_taken)](
                              Json const& body, Context const& context) -> Read {
        auto const* name = body.is_object() ? body.find_ignoring_case("userName") : nullptr;
        if (!body.is_object() || !context.type.find_core("userName") || !is_taken(name))
            return honest(body, context);
        auto filled = body;
        filled.set("userName", "nobody");
        auto content = honest(filled, context);
        if (content && name)
            content->set("userName", *name);
        else if (content)
            content->erase("userName");
        return content;
    };
}

void create_missing_username_201(Behaviour& behaviour)
{
    store_any_user_name(behaviour, [](Json const* name) { return !name; });
}

void create_empty_username_201(Behaviour& behaviour)
{
    store_any_user_name(
        behaviour, [](Json const* name) { return name && name->is_string() && name->as_string().empty(); });
}

/// Refuses a body with a member that is no value for this service provider.
void refuse_members(Behaviour& behaviour, bool (*is_refused)(Json const& value))
{
    behaviour.read_body = [honest = behaviour.read_body, is_refused](Json const& body, Context const& context) -> Read {
        for (auto const& [name, value] : body.is_object() ? body.as_object() : Json::Object {}) {
            if (is_refused(value))
                return Failure {ScimError {400, ScimType::invalid_value, name + " has no value"}};
        }
        return honest(body, context);
    };
}

void create_null_rejected(Behaviour& behaviour)
{
    refuse_members(behaviour, [](Json const& value) { return value.is_null(); });
}

void create_empty_array_rejected(Behaviour& behaviour)
{
    refuse_members(behaviour, [](Json const& value) { return value.is_array() && value.empty(); });
}

bool has_plus(Json const& email)
{
    return email.string_or("value", "").find('+') != std::string_view::npos;
}

void create_email_plus_rejected(Behaviour& behaviour)
{
    behaviour.coerce_value
        = [honest = behaviour.coerce_value](Json value, Attribute const& attribute, Context const& context) -> Read {
        auto const is_list = attribute.name == "emails" && value.is_array();
        if (is_list && std::any_of(value.as_array().begin(), value.as_array().end(), has_plus))
            return Failure {ScimError {400, ScimType::invalid_value, "emails.value is no address"}};
        return honest(std::move(value), attribute, context);
    };
}

void create_email_display_refused(Behaviour& behaviour)
{
    behaviour.coerce_value
        = [honest = behaviour.coerce_value](Json value, Attribute const& attribute, Context const& context) -> Read {
        auto const is_list = attribute.name == "emails" && value.is_array();
        for (auto const& email : is_list ? value.as_array() : Json::Array {}) {
            if (email.find("display"))
                return Failure {ScimError {400, ScimType::invalid_value, "emails has no display"}};
        }
        return honest(std::move(value), attribute, context);
    };
}

/// Reads bodies by other rules than patches.
void read_bodies_by(Behaviour& behaviour, void (*change)(Behaviour& rules))
{
    behaviour.read_body = [honest = behaviour.read_body, change](Json const& body, Context const& context) {
        auto rules = context.behaviour;
        change(rules);
        return honest(body, {rules, context.dialect, context.type});
    };
}

void create_two_primaries(Behaviour& behaviour)
{
    read_bodies_by(behaviour, [](Behaviour& rules) { rules.settle_primary = [](Json const&, Json&) {}; });
}

void create_duplicate_values_kept(Behaviour& behaviour)
{
    read_bodies_by(behaviour, [](Behaviour& rules) {
        rules.append_value = [](Json::Array& values, Json value) { values.push_back(std::move(value)); };
    });
}

}  // namespace

std::vector<Fault> create_value_faults()
{
    return {
        contested({"create-active-ignored", "RFC7643-4.1.1-22", "A new user is active, whatever was sent.",
            FaultMode::any, create_active_ignored, {}}),
        {"create-bool-string-kept", "RFC7643-2.3.2-01", "A text that is sent for a boolean is stored and returned.",
            FaultMode::any, create_bool_string_kept, {}},
        {"create-bool-string-rejected", "ENTRA-041", "A POST with \"True\" for a boolean is refused.", FaultMode::entra,
            create_bool_string_rejected, {}},
        {"create-duplicate-values-kept", "RFC7643-2.4-13", "The same value is stored twice if it is sent twice.",
            FaultMode::any, create_duplicate_values_kept, {}},
        {"create-email-display-refused", "RFC7643-2.4-04", "An e-mail address with a display is refused.",
            FaultMode::any, create_email_display_refused, {}},
        {"create-email-plus-rejected", "RFC7643-4.1.2-02", "An e-mail address with a plus sign is refused.",
            FaultMode::any, create_email_plus_rejected, {}},
        {"create-empty-array-rejected", "RFC7643-2.5-01", "A POST with an empty array is refused.", FaultMode::any,
            create_empty_array_rejected, {}},
        {"create-empty-username-201", "RFC7643-4.1.1-02", "A user with an empty userName is made.", FaultMode::any,
            create_empty_username_201, {}},
        contested({"create-externalid-dropped", "RFC7643-3.1-15", "externalId is not stored.", FaultMode::any,
            create_externalid_dropped, {}}),
        {"create-missing-username-201", "RFC7643-4.1.1-04", "A user without userName is made.", FaultMode::any,
            create_missing_username_201, {}},
        {"create-multivalued-collapsed", "RFC7644-3.3-14", "Of several values of an attribute only the first is kept.",
            FaultMode::any, create_multivalued_collapsed, {}, {"ENTRA-021"}},
        {"create-null-rejected", "RFC7643-2.5-01", "A POST with null is refused.", FaultMode::any, create_null_rejected,
            {}},
        {"create-scalar-for-multivalued", "RFC7643-2.4-01",
            "A text that is sent for a multi-valued attribute is stored and returned.", FaultMode::any,
            create_scalar_for_multivalued, {}},
        {"create-two-primaries", "RFC7643-2.4-06", "Two primary values of a new resource are both kept.",
            FaultMode::any, create_two_primaries, {}},
    };
}

}  // namespace scim::server
