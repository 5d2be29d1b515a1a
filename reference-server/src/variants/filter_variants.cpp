// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "endpoint/call.hpp"
#include "endpoint/responses.hpp"
#include "filter/bind_filter.hpp"
#include "seams/filter_rewriting.hpp"

namespace scim::server {
namespace {

using Checked = Result<void, ScimError>;

Failure<ScimError> refuse(std::string detail)
{
    return Failure {ScimError {400, ScimType::invalid_filter, std::move(detail)}};
}

std::function<void(Behaviour&)> rewriting(void (*change)(Filter& part))
{
    return [change](Behaviour& behaviour) { rewrite_parts(behaviour, change); };
}

Filter presence_of(AttributeName const& path)
{
    Filter presence;
    presence.kind = Filter::Kind::presence;
    presence.path = path;
    return presence;
}

void ask_for_a_value_in_ne(Filter& part)
{
    auto const is_inequality
        = part.kind == Filter::Kind::comparison && part.op == CompareOperator::ne && !part.value.is_null();
    if (is_inequality)
        part = joined(Filter::Kind::conjunction, presence_of(part.path), part);
}

// Three-valued logic, as databases have it: what is unknown stays unknown when it is negated.
void ask_for_a_value_in_not(Filter& part)
{
    if (part.kind != Filter::Kind::negation)
        return;
    auto const& inner = part.operands.front();
    if (inner.kind == Filter::Kind::comparison && !inner.value.is_null())
        part = joined(Filter::Kind::conjunction, presence_of(inner.path), part);
}

bool has_value_path(Filter const& filter)
{
    return filter.kind == Filter::Kind::value_path
        || std::any_of(filter.operands.begin(), filter.operands.end(), has_value_path);
}

void refuse_value_paths(Behaviour& behaviour)
{
    behaviour.parse_filter = [honest = behaviour.parse_filter](
                                 std::string_view text, Behaviour const& own, Dialect const& dialect) -> ParsedFilter {
        auto filter = honest(text, own, dialect);
        if (filter && has_value_path(*filter))
            return refuse("value paths are not offered");
        return filter;
    };
}

void want_a_blank_behind_not(Behaviour& behaviour)
{
    refuse_filters(
        behaviour, [](std::string_view text) { return without_quoted(text).find("not(") != std::string::npos; },
        refuse("a blank is missing behind not"));
}

std::function<void(Behaviour&)> refusing_comparisons(bool (*is_refused)(Filter const& comparison))
{
    return [is_refused](Behaviour& behaviour) {
        behaviour.check_comparison
            = [honest = behaviour.check_comparison, is_refused](Filter const& comparison) -> Checked {
            if (is_refused(comparison))
                return refuse("this comparison is not offered");
            return honest(comparison);
        };
    };
}

bool names_complex_as_a_whole(Filter const& comparison)
{
    return comparison.attribute->is_complex() && comparison.path.sub_name.empty();
}

bool compares_null(Filter const& comparison)
{
    return comparison.value.is_null();
}

bool has_no_order(AttributeType type)
{
    return type == AttributeType::boolean || type == AttributeType::binary || type == AttributeType::complex;
}

// What does not suit is no error then, and matches nothing.
void let_unsuitable_operands_match_nothing(Behaviour& behaviour)
{
    behaviour.check_comparison = [honest = behaviour.check_comparison](Filter const& comparison) -> Checked {
        auto checked = honest(comparison);
        if (!checked && is_ordering(comparison.op) && has_no_order(compared_attribute(comparison).type))
            return checked;
        return {};
    };
}

void call_sensitive_400(Behaviour& behaviour)
{
    behaviour.error_response = [honest = behaviour.error_response](ScimError error) {
        if (error.scim_type == ScimType::sensitive)
            error.status = 400;
        return honest(error);
    };
}

// An attribute that no schema defines has no value anywhere.
void let_unknown_attributes_match_nothing(Behaviour& behaviour)
{
    behaviour.list_resources
        = [honest = behaviour.list_resources](Call const& call) -> Result<HttpResponse, ScimError> {
        auto answer = honest(call);
        if (answer || !call.query.filter || !answer.error().detail.starts_with("there is no attribute"))
            return answer;
        auto const& own = call.engine.behaviour;
        auto const filter = own.parse_filter(*call.query.filter, own, call.engine.options.dialect);
        if (!filter || !is_condition(*filter))
            return answer;
        auto const nothing = own.list_document(QueryResult {}, call.query);
        if (!nothing)
            return Failure {nothing.error()};
        return json_response(200, *nothing);
    };
}

}  // namespace

std::vector<Variant> filter_variants()
{
    return {
        {.id = "filter-complex-as-a-whole-refused",
            .requirement = "RFC7644-3.4.2.2-65",
            .summary = "A comparison of a complex attribute without sub-attribute is answered with 400.",
            .apply = refusing_comparisons(names_complex_as_a_whole)},
        {.id = "filter-ne-needs-a-value",
            .requirement = "RFC7644-3.4.2.2-12",
            .summary = "ne does not match a resource that has no value.",
            .apply = rewriting(ask_for_a_value_in_ne)},
        {.id = "filter-not-needs-a-value",
            .requirement = "RFC7644-3.4.2.2-42",
            .summary = "not does not match a resource that has no value to compare.",
            .is_discouraged = true,
            .apply = rewriting(ask_for_a_value_in_not)},
        {.id = "filter-not-with-blank-only",
            .requirement = "RFC7644-3.4.2.2-49",
            .summary = "\"not(\" is refused; \"not (\" is understood.",
            .apply = want_a_blank_behind_not},
        {.id = "filter-null-refused",
            .requirement = "RFC7644-3.4.2.2-55",
            .summary = "A comparison with null is answered with 400.",
            .apply = refusing_comparisons(compares_null)},
        {.id = "filter-sensitive-400",
            .requirement = "RFC7644-3.12-35",
            .summary = "A filter on a password is answered with 400 and sensitive.",
            .apply = call_sensitive_400},
        {.id = "filter-unknown-attribute-matches-nothing",
            .requirement = "RFC7644-3.4.2.1-06",
            .summary = "A comparison of an attribute that no schema defines matches nothing.",
            .apply = let_unknown_attributes_match_nothing},
        {.id = "filter-unsuitable-operand-matches-nothing",
            .requirement = "RFC7644-3.4.2.2-11",
            .summary = "An operator or operand that does not suit the type of an attribute matches nothing.",
            .apply = let_unsuitable_operands_match_nothing},
        {.id = "filter-value-paths-refused",
            .requirement = "RFC7644-3.4.2.2-51",
            .summary = "Value paths in filters are answered with 400.",
            .apply = refuse_value_paths},
    };
}

}  // namespace scim::server
