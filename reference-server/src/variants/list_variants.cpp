// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "path/attribute_name.hpp"
#include "seams/changed_lists.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

using Answer = Result<HttpResponse, ScimError>;

void report_the_page_size(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const& result, Query const&) {
        if (!result.is_paged_by_cursor)
            document.set("itemsPerPage", result.bounds.count);
    });
}

void leave_out_empty_resources(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const& result, Query const&) {
        if (result.resources.empty())
            document.erase("Resources");
    });
}

// RFC 7644 §3.4.2: startIndex and itemsPerPage are needed in partial results only.
void leave_out_page_numbers(Behaviour& behaviour)
{
    change_lists(behaviour, [](Json& document, QueryResult const& result, Query const&) {
        if (result.resources.size() == result.total) {
            document.erase("startIndex");
            document.erase("itemsPerPage");
        }
    });
}

bool is_integer(std::string_view text)
{
    std::int64_t value = 0;
    auto const* const end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc {} && stop == end;
}

void ignore_bad_numbers(HttpRequest& request)
{
    for (auto const* name : {"count", "startIndex"}) {
        if (auto const text = query_parameter(request, name); !text.empty() && !is_integer(text))
            strip_parameter(request, name);
    }
}

// What is in use already comes last.
void list_newest_first(Behaviour& behaviour)
{
    behaviour.candidates
        = [honest = behaviour.candidates](Store const& store, ResourceType const& type, Filter const& filter) {
              auto found = honest(store, type, filter);
              std::reverse(found.begin(), found.end());
              return found;
          };
}

std::function<void(Behaviour&)> refusing_the_root(ScimError const& error)
{
    return [error](Behaviour& behaviour) {
        behaviour.list_resources = [honest = behaviour.list_resources, error](Call const& call) -> Answer {
            if (!call.type)
                return Failure {error};
            return honest(call);
        };
    };
}

std::function<void(Behaviour&)> checking_queries(std::function<Result<void, ScimError>(Call const&)> check)
{
    return [check = std::move(check)](Behaviour& behaviour) {
        for (auto* const endpoint : {&behaviour.list_resources, &behaviour.read_resource, &behaviour.create_resource,
                 &behaviour.replace_resource, &behaviour.modify_resource}) {
            *endpoint = [honest = std::move(*endpoint), check](Call const& call) -> Answer {
                auto const checked = check(call);
                if (!checked)
                    return Failure {checked.error()};
                return honest(call);
            };
        }
    };
}

Result<void, ScimError> refuse_both_projections(Call const& call)
{
    auto const& projection = call.query.projection;
    if (!projection.attributes.empty() && !projection.excluded.empty())
        return Failure {
            ScimError {400, ScimType::invalid_value, "attributes and excludedAttributes exclude each other"}};
    return {};
}

bool is_known(std::string const& name, Call const& call)
{
    if (!call.type || call.type->find_extension(name))
        return true;
    auto const parsed = parse_attribute_name(name.substr(0, name.find('[')));
    return parsed && find_named(*parsed, call.context());
}

Result<void, ScimError> refuse_unknown_names(Call const& call)
{
    auto const& projection = call.query.projection;
    for (auto const* names : {&projection.attributes, &projection.excluded}) {
        for (auto const& name : *names) {
            if (!is_known(name, call))
                return Failure {ScimError {400, ScimType::invalid_value, "there is no attribute " + name}};
        }
    }
    return {};
}

void drop_schemas_when_projected(HttpRequest const& request, HttpResponse& response)
{
    auto const names = query_parameter(request, "attributes");
    auto const is_wanted = ascii_lower(names).find("schemas") != std::string::npos;
    if (!names.empty() && !is_wanted)
        rewrite_resources(request, response, [](Json& resource) { resource.erase("schemas"); });
}

void sort_ascending_when_unclear(HttpRequest& request)
{
    auto const order = query_parameter(request, "sortOrder");
    if (!order.empty() && !equals_ignoring_case(order, "ascending") && !equals_ignoring_case(order, "descending"))
        strip_parameter(request, "sortOrder");
}

void refuse_large_counts(HttpRequest const& request, HttpResponse& response)
{
    auto const count = query_parameter(request, "count");
    std::int64_t value = 0;
    std::from_chars(count.data(), count.data() + count.size(), value);
    if (response.status == 200 && value > 200)
        refuse_instead(response, {400, ScimType::invalid_value, "count is at most 200"});
}

bool names_complex(std::string const& sort_by, Context const& context)
{
    auto const name = parse_attribute_name(sort_by);
    auto const found = name ? find_named(*name, context) : std::nullopt;
    return found && found->attribute && found->attribute->is_complex() && !found->sub_attribute;
}

void refuse_to_sort_by_complex(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](std::vector<ResourcePointer>& resources,
                                   Query const& query, Context const& context) -> Result<void, ScimError> {
        if (names_complex(*query.sort_by, context))
            return Failure {ScimError {400, ScimType::invalid_path, "cannot sort by a complex attribute"}};
        return honest(resources, query, context);
    };
}

}  // namespace

std::vector<Variant> list_variants()
{
    return {
        {.id = "both-projections-refused",
            .requirement = "RFC7644-3.9-05",
            .summary = "attributes and excludedAttributes together are answered with 400.",
            .apply = checking_queries(refuse_both_projections)},
        {.id = "count-above-most-refused",
            .requirement = "RFC7644-3.4.2.4-07",
            .summary = "A count above the most that is given is answered with 400.",
            .distortion = refuse_large_counts},
        {.id = "count-not-a-number-ignored",
            .requirement = "RFC7644-3.4.2.4-07",
            .summary = "A count or startIndex that is no number is ignored.",
            .translation = ignore_bad_numbers},
        {.id = "items-per-page-is-page-size",
            .requirement = "RFC7644-3.4.2-13",
            .summary = "itemsPerPage is the size of a page, also where fewer resources are left.",
            .apply = report_the_page_size},
        {.id = "list-empty-without-resources",
            .requirement = "RFC7644-3.4.2-09",
            .summary = "A list of nothing has no Resources.",
            .apply = leave_out_empty_resources},
        {.id = "list-newest-first",
            .requirement = "RFC7644-3.4.2.4-16",
            .summary = "Without sortBy, the newest resource comes first.",
            .apply = list_newest_first},
        {.id = "list-whole-without-page-numbers",
            .requirement = "RFC7644-3.4.2-11",
            .summary = "A list of everything has no startIndex and no itemsPerPage.",
            .apply = leave_out_page_numbers},
        {.id = "projection-drops-schemas",
            .requirement = "RFC7644-3.9-06",
            .summary = "schemas is returned only where attributes names it.",
            .distortion = drop_schemas_when_projected},
        {.id = "projection-refuses-unknown-names",
            .requirement = "RFC7644-3.9-05",
            .summary = "Unknown names in attributes or excludedAttributes are answered with 400.",
            .apply = checking_queries(refuse_unknown_names)},
        {.id = "root-query-forbidden",
            .requirement = "RFC7644-3.4.2.1-04",
            .summary = "A query at the root is answered with 403.",
            .apply = refusing_the_root({403, {}, "queries go to /Users or /Groups"})},
        {.id = "root-query-not-found",
            .requirement = "RFC7644-3.4.2.1-04",
            .summary = "A query at the root is answered with 404.",
            .apply = refusing_the_root({404, {}, "queries go to /Users or /Groups"})},
        {.id = "root-query-not-implemented",
            .requirement = "RFC7644-3.4.2.1-04",
            .summary = "A query at the root is answered with 501.",
            .apply = refusing_the_root({501, {}, "queries go to /Users or /Groups"})},
        {.id = "root-query-too-many",
            .requirement = "RFC7644-3.4.2.1-04",
            .summary = "A query at the root is answered with 400 and tooMany.",
            .apply = refusing_the_root({400, ScimType::too_many, "that would be too many"})},
        {.id = "sort-by-complex-refused",
            .requirement = "RFC7644-3.4.2.3-05",
            .summary = "sortBy with a complex attribute is answered with 400.",
            .apply = refuse_to_sort_by_complex},
        {.id = "sort-order-unclear-ascending",
            .requirement = "RFC7644-3.4.2.3-08",
            .summary = "A sortOrder that is neither ascending nor descending is taken for ascending.",
            .translation = sort_ascending_when_unclear},
    };
}

}  // namespace scim::server
