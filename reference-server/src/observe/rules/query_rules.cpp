// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <array>

#include <scim/wire/text.hpp>

#include "observe/rules/named_attribute.hpp"
#include "path/attribute_name.hpp"

namespace scim::server::observe {

namespace {

constexpr std::string_view search_urn = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

// Whether the request may name the attributes it wants back. RFC 7644 §3.9.
bool may_project(ObservedRequest const& seen)
{
    return seen.place == Place::collection || seen.place == Place::resource || seen.place == Place::root
        || seen.place == Place::me;
}

// The first piece of a list that is no attribute name.
Offence bad_name(std::string_view parameter, std::vector<std::string> const& names)
{
    for (auto const& name : names) {
        if (auto const text = trim(name); !text.empty() && !parse_attribute_name(text))
            return std::string {parameter} + " holds " + shown(text);
    }
    return {};
}

Offence bad_url_names(ObservedRequest const& seen, std::string_view name)
{
    auto const* parameter = seen.find(name);
    if (!parameter || !may_project(seen) || parameter->value.size() > 8192)
        return {};
    return bad_name(name, split(parameter->value, ','));
}

Offence bad_body_names(ObservedRequest const& seen, std::string_view name)
{
    auto const* search = seen.search_request();
    auto const* list = search ? search->find_ignoring_case(name) : nullptr;
    if (!list || list->is_null())
        return {};
    if (!list->is_array())
        return std::string {name} + " is not an array";
    std::vector<std::string> names;
    for (auto const& element : list->as_array()) {
        if (!element.is_string())
            return std::string {name} + " holds something that is not a text";
        names.push_back(element.as_string());
    }
    return bad_name(name, names);
}

Offence bad_attributes(ObservedRequest const& seen)
{
    return bad_url_names(seen, "attributes");
}

Offence bad_excluded(ObservedRequest const& seen)
{
    return bad_url_names(seen, "excludedAttributes");
}

Offence bad_body_attributes(ObservedRequest const& seen)
{
    return bad_body_names(seen, "attributes");
}

Offence bad_body_excluded(ObservedRequest const& seen)
{
    return bad_body_names(seen, "excludedAttributes");
}

bool has_value(Json const* value)
{
    return value && !value->is_null() && !(value->is_array() && value->empty());
}

Offence both_projections(ObservedRequest const& seen)
{
    auto const* attributes = seen.find("attributes");
    auto const* excluded = seen.find("excludedAttributes");
    auto const* search = seen.search_request();
    auto const in_url
        = may_project(seen) && attributes && excluded && !attributes->value.empty() && !excluded->value.empty();
    auto const in_body = search && has_value(search->find_ignoring_case("attributes"))
        && has_value(search->find_ignoring_case("excludedAttributes"));
    return in_url || in_body ? Offence {"attributes and excludedAttributes are both given"} : Offence {};
}

std::optional<std::string> member_text(ObservedRequest const& seen, std::string_view name)
{
    auto const* search = seen.search_request();
    auto const* value = search ? search->find_ignoring_case(name) : nullptr;
    return value && value->is_string() ? std::optional {value->as_string()} : std::nullopt;
}

std::optional<std::string> url_text(ObservedRequest const& seen, std::string_view name)
{
    auto const* parameter = seen.find(name);
    return parameter && seen.is_query() && !seen.search_request() ? std::optional {parameter->value} : std::nullopt;
}

Offence bad_order(std::optional<std::string> const& order)
{
    if (!order || equals_ignoring_case(*order, "ascending") || equals_ignoring_case(*order, "descending"))
        return {};
    return "sortOrder is " + shown(*order);
}

Offence bad_sort_order(ObservedRequest const& seen)
{
    return bad_order(url_text(seen, "sortOrder"));
}

Offence bad_body_sort_order(ObservedRequest const& seen)
{
    return bad_order(member_text(seen, "sortOrder"));
}

std::optional<std::string> sort_by(ObservedRequest const& seen)
{
    auto const text = url_text(seen, "sortBy");
    return text ? text : member_text(seen, "sortBy");
}

Offence bad_body_sort_by(ObservedRequest const& seen)
{
    auto const text = member_text(seen, "sortBy");
    return text && !trim(*text).empty() && !parse_attribute_name(trim(*text)) ? Offence {"sortBy is " + shown(*text)}
                                                                              : Offence {};
}

Offence sorted_by_complex(ObservedRequest const& seen)
{
    auto const text = sort_by(seen);
    auto const name = text ? parse_attribute_name(trim(*text)) : std::nullopt;
    if (!name || !seen.type || !name->sub_name.empty())
        return {};
    // RFC 7644 §3.4.2.3 has a rule of its own for multi-valued attributes.
    auto const* attribute = find_place(*name, *seen.type).attribute;
    return attribute && attribute->is_complex() && !attribute->multi_valued
        ? Offence {"sortBy is " + shown(*text) + ", a complex attribute"}
        : Offence {};
}

Offence unidentified_search(ObservedRequest const& seen)
{
    auto const* search = seen.search_request();
    return search && !names_schema(*search, search_urn) ? Offence {"schemas does not hold " + std::string {search_urn}}
                                                        : Offence {};
}

Offence search_elsewhere(ObservedRequest const& seen)
{
    if (seen.place == Place::search && !seen.is_method("POST"))
        return shown(seen.request.method) + " to /.search";
    auto const is_post = seen.place == Place::collection && seen.is_method("POST");
    return is_post && seen.body && names_schema(*seen.body, search_urn) ? Offence {"a SearchRequest is posted to "
               + seen.type->endpoint + ", not to " + seen.type->endpoint + "/.search"}
                                                                        : Offence {};
}

Offence projection_without_urn(ObservedRequest const& seen)
{
    for (auto const* parameter : {seen.find("attributes"), seen.find("excludedAttributes")}) {
        if (!parameter || !seen.type || !may_project(seen) || parameter->value.size() > 8192)
            continue;
        for (auto const& piece : split(parameter->value, ',')) {
            auto const name = parse_attribute_name(trim(piece));
            if (auto offence = name ? offence_of_missing_urn(*name, *seen.type) : Offence {})
                return offence;
        }
    }
    return {};
}

constexpr std::array rules {
    Rule {"attributes-notation", "RFC7644-3.4.2.5-05", Severity::error,
        "attributes lists names in attribute notation, separated by commas.", bad_attributes},
    Rule {"excluded-attributes-notation", "RFC7644-3.4.2.5-08", Severity::error,
        "excludedAttributes lists names in attribute notation, separated by commas.", bad_excluded},
    Rule {"search-attributes-notation", "RFC7644-3.4.3-08", Severity::error,
        "attributes of a SearchRequest is an array of names in attribute notation.", bad_body_attributes},
    Rule {"search-excluded-attributes-notation", "RFC7644-3.4.3-12", Severity::error,
        "excludedAttributes of a SearchRequest is an array of names in attribute notation.", bad_body_excluded},
    Rule {"both-projections", "RFC7644-3.9-05", Severity::error,
        "attributes and excludedAttributes exclude each other.", both_projections},
    Rule {"projection-without-urn", "RFC7644-3.10-03", Severity::warning,
        "Attributes of an extension are asked for with its URN.", projection_without_urn},
    Rule {"sort-order", "RFC7644-3.4.2.3-08", Severity::error, "sortOrder is ascending or descending.", bad_sort_order},
    Rule {"search-sort-order", "RFC7644-3.4.3-18", Severity::error,
        "sortOrder of a SearchRequest is ascending or descending.", bad_body_sort_order},
    Rule {"search-sort-by-notation", "RFC7644-3.4.3-17", Severity::error,
        "sortBy of a SearchRequest is a name in attribute notation.", bad_body_sort_by},
    Rule {"sort-by-complex", "RFC7644-3.4.2.3-06", Severity::warning,
        "sortBy names a sub-attribute of a complex attribute.", sorted_by_complex},
    Rule {"search-not-identified", "RFC7644-3.4.3-05", Severity::error,
        "The schemas of a query by POST name the SearchRequest URN.", unidentified_search},
    Rule {"search-elsewhere", "RFC7644-3.4.3-03", Severity::error,
        "A query by POST goes to a URL that ends in /.search.", search_elsewhere},
};

}  // namespace

std::span<Rule const> query_rules()
{
    return rules;
}

}  // namespace scim::server::observe
