// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "path/attribute_name.hpp"
#include "seams/filter_rewriting.hpp"

namespace scim::server {

namespace {

bool is_written_otherwise(Filter const& part, Context const& context)
{
    auto const found = find_named(part.path, context);
    return found && found->attribute->name != part.path.name;
}

void filter_attr_name_case_sensitive(Behaviour& behaviour)
{
    answer_named(behaviour, is_written_otherwise, no_match());
}

void filter_id_500(Behaviour& behaviour)
{
    answer_named(
        behaviour, [](Filter const& part, Context const&) { return equals_ignoring_case(part.path.name, "id"); },
        Failure {ScimError {500, {}, "the column is ambiguous"}});
}

void filter_schemas_attr(Behaviour& behaviour)
{
    answer_named(
        behaviour, [](Filter const& part, Context const&) { return equals_ignoring_case(part.path.name, "schemas"); },
        refused_filter());
}

void filter_sub_attr(Behaviour& behaviour)
{
    answer_named(
        behaviour, [](Filter const& part, Context const&) { return !part.path.sub_name.empty(); }, refused_filter());
}

void filter_urn_attr(Behaviour& behaviour)
{
    answer_named(
        behaviour,
        [](Filter const& part, Context const& context) {
            return equals_ignoring_case(part.path.urn, context.type.core.id);
        },
        no_match());
}

void filter_ext_attr(Behaviour& behaviour)
{
    answer_named(
        behaviour,
        [](Filter const& part, Context const& context) {
            return context.type.find_extension(part.path.urn) != nullptr;
        },
        refused_filter());
}

bool leaves_value_out(Filter const& part, Context const& context)
{
    auto const found = find_named(part.path, context);
    return found && part.kind == Filter::Kind::comparison && found->attribute->multi_valued
        && found->attribute->is_complex() && !found->sub_attribute;
}

void filter_complex_default_value(Behaviour& behaviour)
{
    answer_named(behaviour, leaves_value_out, no_match());
}

void filter_valuepath_rejected(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        if (part.kind == Filter::Kind::value_path)
            part = no_match();
    });
}

void keep_first_values(Json& value)
{
    if (!value.is_object())
        return;
    for (auto& member : value.as_object()) {
        if (member.value.is_array() && member.value.size() > 1)
            member.value.as_array().resize(1);
        keep_first_values(member.value);
    }
}

void filter_multivalued_first_only(Behaviour& behaviour)
{
    behaviour.matches = [honest = behaviour.matches](Filter const& filter, Json const& value, Context const& context) {
        auto first = value;
        keep_first_values(first);
        return honest(filter, first, context);
    };
}

constexpr std::string_view secret_name = "password";

// The same filter with a harmless name in the place of the secret one.
Filter disguised(Filter filter)
{
    for (auto& operand : filter.operands)
        operand = disguised(std::move(operand));
    if (equals_ignoring_case(filter.path.name, secret_name))
        filter.path.name = "userName";
    return filter;
}

void unveil(Filter& bound, Filter const& asked, Attribute const* secret)
{
    for (std::size_t i = 0; i < bound.operands.size(); ++i)
        unveil(bound.operands[i], asked.operands[i], secret);
    if (equals_ignoring_case(asked.path.name, secret_name))
        bound.attribute = secret;
}

// Passwords are kept as they come, and filters may ask for them.
void filter_password_oracle(Behaviour& behaviour)
{
    behaviour.coerce_value = [honest = behaviour.coerce_value](
                                 Json value, Attribute const& attribute, Context const& context) {
        auto const is_secret = attribute.name == secret_name && value.is_string();
        return is_secret ? Result<Json, ScimError> {std::move(value)} : honest(std::move(value), attribute, context);
    };
    behaviour.bind_filter = [honest = behaviour.bind_filter](Filter const& filter, Context const& context) {
        auto const* secret = context.type.find_core(secret_name);
        if (!secret)
            return honest(filter, context);
        auto bound = honest(disguised(filter), context);
        if (bound)
            unveil(*bound, filter, secret);
        return bound;
    };
}

void filter_pr_complex_false(Behaviour& behaviour)
{
    answer_named(
        behaviour,
        [](Filter const& part, Context const& context) {
            auto const found = find_named(part.path, context);
            return found && part.kind == Filter::Kind::presence && found->attribute->is_complex()
                && !found->sub_attribute;
        },
        no_match());
}

void filter_urn_case_sensitive(Behaviour& behaviour)
{
    answer_named(
        behaviour,
        [](Filter const& part, Context const& context) {
            auto const& urn = part.path.urn;
            auto const* extension = context.type.find_extension(urn);
            return !urn.empty() && urn != (extension ? extension->id : context.type.core.id);
        },
        no_match());
}

// What the terms in brackets ask for may stand in different values.
void filter_valuepath_mixes_values(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        if (part.kind != Filter::Kind::value_path || part.operands.front().kind != Filter::Kind::conjunction)
            return;
        auto all = std::move(part.operands.front());
        for (auto& operand : all.operands) {
            auto single = part;
            single.operands.front() = std::move(operand);
            operand = std::move(single);
        }
        part = std::move(all);
    });
}

void filter_valuepath_first_term(Behaviour& behaviour)
{
    rewrite_parts(behaviour, [](Filter& part) {
        if (part.kind == Filter::Kind::value_path && part.operands.front().operands.size() > 1)
            part.operands.front() = Filter {part.operands.front().operands.front()};
    });
}

bool has_value_path(Filter const& filter)
{
    return filter.kind == Filter::Kind::value_path
        || std::any_of(filter.operands.begin(), filter.operands.end(), has_value_path);
}

void filter_valuepath_first_value(Behaviour& behaviour)
{
    behaviour.matches = [honest = behaviour.matches](Filter const& filter, Json const& value, Context const& context) {
        if (!has_value_path(filter))
            return honest(filter, value, context);
        auto first = value;
        keep_first_values(first);
        return honest(filter, first, context);
    };
}

}  // namespace

std::vector<Fault> filter_name_faults()
{
    return {
        {"filter-attr-name-case-sensitive", "RFC7644-3.4.2.2-05",
            "A filter finds nothing if it spells the attribute in other letter case.", FaultMode::any,
            filter_attr_name_case_sensitive, {}},
        contested({"filter-complex-default-value", "RFC7644-3.4.2.2-73",
            "A filter on emails finds nothing if it does not name the sub-attribute.", FaultMode::any,
            filter_complex_default_value, {}}),
        {"filter-ext-attr", "RFC7644-3.4.2.2-57", "A filter on an attribute of an extension is refused.",
            FaultMode::any, filter_ext_attr, {}},
        {"filter-id-500", "RFC7644-3.4.2.2-11", "A filter on id is answered with 500.", FaultMode::any, filter_id_500,
            {}},
        {"filter-multivalued-first-only", "RFC7644-3.4.2.2-64",
            "Of several values of an attribute, a filter looks at the first.", FaultMode::any,
            filter_multivalued_first_only, {}},
        {"filter-password-oracle", "RFC7644-7.5.2-03",
            "A password is kept as it comes, and a filter can find out how it begins.", FaultMode::any,
            filter_password_oracle, {}},
        {"filter-pr-complex-false", "RFC7644-3.4.2.2-19", "pr finds nothing on a complex attribute.", FaultMode::any,
            filter_pr_complex_false, {}},
        contested({"filter-schemas-attr", "RFC7644-3.4.2.2-73", "A filter on schemas is refused.", FaultMode::any,
            filter_schemas_attr, {}}),
        {"filter-sub-attr", "RFC7644-3.4.2.2-59", "A filter on a sub-attribute is refused.", FaultMode::any,
            filter_sub_attr, {}},
        {"filter-urn-attr", "RFC7644-3.4.2.2-57",
            "A filter finds nothing if it names an attribute with the URN of its schema.", FaultMode::any,
            filter_urn_attr, {}},
        {"filter-urn-case-sensitive", "RFC7644-3.10-05",
            "A filter finds nothing if it spells the URN of a schema in other letter case.", FaultMode::any,
            filter_urn_case_sensitive, {}},
        {"filter-valuepath-first-term", "RFC7644-3.4.2.2-51", "Of several terms in brackets, only the first counts.",
            FaultMode::any, filter_valuepath_first_term, {}},
        {"filter-valuepath-first-value", "RFC7644-3.4.2.2-50", "A value path looks at the first value only.",
            FaultMode::any, filter_valuepath_first_value, {}},
        {"filter-valuepath-mixes-values", "RFC7644-3.4.2.2-45",
            "The terms in brackets may be fulfilled by different values.", FaultMode::any,
            filter_valuepath_mixes_values, {}},
        {"filter-valuepath-rejected", "RFC7644-3.4.2.2-45", "A filter with a value path finds nothing.", FaultMode::any,
            filter_valuepath_rejected, {}},
    };
}

}  // namespace scim::server
