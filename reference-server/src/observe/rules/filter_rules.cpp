// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <array>
#include <utility>

#include <scim/wire/text.hpp>

#include "observe/rules/named_attribute.hpp"

namespace scim::server::observe {

namespace {

using Form = JudgedFilter::Form;

Offence when(bool is_so, std::string sentence)
{
    return is_so ? Offence {std::move(sentence)} : Offence {};
}

Offence empty_filter(ObservedRequest const& seen)
{
    return when(seen.filter.form == Form::empty, "the filter is empty");
}

Offence invalid_filter(ObservedRequest const& seen)
{
    return when(seen.filter.form == Form::invalid && !seen.search_request(), seen.filter.reason);
}

Offence invalid_body_filter(ObservedRequest const& seen)
{
    auto const* search = seen.search_request();
    auto const* filter = search ? search->find_ignoring_case("filter") : nullptr;
    if (filter && !filter->is_string() && !filter->is_null())
        return "filter is not a text";
    return when(search && seen.filter.form == Form::invalid, seen.filter.reason);
}

Offence unknown_operator(ObservedRequest const& seen)
{
    return when(seen.filter.form == Form::bad_operator, seen.filter.reason);
}

Offence unquoted_value(ObservedRequest const& seen)
{
    return when(seen.filter.form == Form::unquoted, seen.filter.reason);
}

Offence plus_for_blank(ObservedRequest const& seen)
{
    auto const is_so = seen.filter.form == Form::plus_for_blank && !seen.search_request();
    return when(is_so, "the filter is valid only if each + is a blank");
}

// Calls a function with each name in the filter that belongs to the resource, not to one of its values.
template <typename Function>
void for_each_name(Filter const& filter, Function const& function)
{
    if (filter.kind == Filter::Kind::comparison || filter.kind == Filter::Kind::presence
        || filter.kind == Filter::Kind::value_path)
        function(filter);
    if (filter.kind == Filter::Kind::value_path)
        return;
    for (auto const& operand : filter.operands)
        for_each_name(operand, function);
}

template <typename Function>
Offence first_offence(ObservedRequest const& seen, Function const& function)
{
    Offence found;
    if (!seen.type || seen.filter.form != Form::valid)
        return found;
    for_each_name(seen.filter.filter, [&](Filter const& part) {
        if (!found)
            found = function(part);
    });
    return found;
}

Offence complex_compared(ObservedRequest const& seen)
{
    return first_offence(seen, [&](Filter const& part) -> Offence {
        auto const place = find_place(part.path, *seen.type);
        // Choice: figure 2 compares the multi-valued `emails`; null asks whether there is a value.
        auto const is_whole = place.attribute && place.attribute->is_complex() && !place.attribute->multi_valued
            && part.path.sub_name.empty();
        if (!is_whole || part.kind != Filter::Kind::comparison || part.value.is_null())
            return {};
        return "the filter compares " + shown(part.path.name) + " as a whole";
    });
}

Offence extension_without_urn(ObservedRequest const& seen)
{
    return first_offence(seen, [&](Filter const& part) { return offence_of_missing_urn(part.path, *seen.type); });
}

Offence unknown_attribute(ObservedRequest const& seen)
{
    return first_offence(seen, [&](Filter const& part) -> Offence {
        return find_place(part.path, *seen.type).is_known ? Offence {}
                                                          : Offence {"the filter names " + shown(part.path.name)
                                                              + ", which no schema of " + seen.type->name + " defines"};
    });
}

Offence secret_in_url(ObservedRequest const& seen)
{
    return when(seen.filter.compares_secret && !seen.search_request(), "the filter in the URL compares a secret");
}

Offence read_by_id_filter(ObservedRequest const& seen)
{
    auto const& filter = seen.filter.filter;
    auto const is_so = seen.filter.form == Form::valid && filter.kind == Filter::Kind::comparison
        && filter.op == CompareOperator::eq && equals_ignoring_case(filter.path.name, "id") && seen.type;
    return is_so ? Offence {"the filter asks for one id; GET " + seen.type->endpoint + "/{id} does it directly"}
                 : Offence {};
}

constexpr std::array rules {
    Rule {
        "filter-empty", "RFC7644-3.4.2.2-07", Severity::error, "A filter holds at least one expression.", empty_filter},
    Rule {"filter-invalid", "RFC7644-3.4.2.2-48", Severity::error,
        "A filter keeps to the grammar of RFC 7644, figure 1.", invalid_filter},
    Rule {"search-filter-invalid", "RFC7644-3.4.3-13", Severity::error,
        "The filter of a SearchRequest is a text that keeps to the grammar.", invalid_body_filter},
    Rule {"filter-operator-unknown", "RFC7644-3.4.2.2-08", Severity::error,
        "An expression is an attribute name, an operator of table 3 and, but for pr, a value.", unknown_operator},
    Rule {"filter-value-unquoted", "RFC7644-3.4.2.2-48", Severity::info,
        "Texts in filters stand in double quotes; an example of the RFC leaves them out.", unquoted_value},
    Rule {"filter-plus-for-blank", "RFC7644-1.2-01", Severity::info,
        "A blank in a URL is sent as %20: a + may be taken for a plus sign.", plus_for_blank},
    Rule {"filter-on-complex", "RFC7644-3.4.2.2-65", Severity::warning,
        "A filter on a complex attribute names the sub-attribute.", complex_compared},
    Rule {"filter-extension-without-urn", "RFC7644-3.10-03", Severity::warning,
        "Attributes of an extension are named with its URN.", extension_without_urn},
    Rule {"filter-attribute-unknown", "RFC7644-3.10-01", Severity::info, "Names in filters are those of the schemas.",
        unknown_attribute},
    Rule {"secret-in-url", "RFC7644-7.5.2-02", Severity::warning,
        "A query by sensitive values is sent by POST to /.search.", secret_in_url},
    Rule {"read-by-filter", "RFC7644-3.4.1-01", Severity::info,
        "A resource whose id is known is read with GET {endpoint}/{id}.", read_by_id_filter},
};

}  // namespace

std::span<Rule const> filter_rules()
{
    return rules;
}

}  // namespace scim::server::observe
