// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

#include <charconv>

#include "exchange_facts.hpp"

namespace scim::conformance::checks {
namespace {

constexpr std::string_view list_urn = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

std::optional<std::int64_t> number_in_query(Reply const& reply, std::string_view name)
{
    auto const text = query_parameter(reply, name);
    std::int64_t number = 0;
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || parsed.ec != std::errc {})
        return std::nullopt;
    return number;
}

/// Whether the page was asked for or answered by cursor. RFC 9865 §2.
bool is_paged_by_cursor(Reply const& reply)
{
    auto const asks
        = [](std::string const& text, std::string_view name) { return text.find(name) != std::string::npos; };
    return reply.json->find_ignoring_case("nextCursor") || reply.json->find_ignoring_case("previousCursor")
        || asks(reply.request.target, "?cursor") || asks(reply.request.target, "&cursor")
        || asks(reply.request.body, "\"cursor\"");
}

/// Whether an honest answer may leave Resources out although there are results: nothing was asked for, or the page lies
/// past the end.
bool page_may_be_empty(Reply const& reply, std::int64_t total)
{
    if (reply.request.method == "POST")
        return true;  // paging stands in the body
    auto const count = number_in_query(reply, "count");
    auto const start = number_in_query(reply, "startIndex");
    return (count && *count <= 0) || (start && *start > total);
}

}  // namespace

CheckResult lists_name_their_schema(ExchangeFacts const& exchange)
{
    if (!exchange.is_list || !exchange.reply.json)
        return std::nullopt;
    auto const* schemas = exchange.reply.json->find_ignoring_case("schemas");
    if (schemas && schemas->is_array()) {
        for (auto const& schema : schemas->as_array()) {
            if (schema.is_string() && schema.as_string() == list_urn)
                return std::vector<CheckMismatch> {};
        }
    }
    return std::vector<CheckMismatch> {
        {{"/schemas", schemas ? "wrong-value" : "missing-attribute", std::string {list_urn},
             schemas ? brief(*schemas) : "absent", schemas ? "other-value" : "absent"},
            std::nullopt}};
}

CheckResult lists_count_their_results(ExchangeFacts const& exchange)
{
    if (!exchange.is_list || !exchange.reply.json)
        return std::nullopt;
    std::vector<CheckMismatch> found;
    auto const* total = exchange.reply.json->find_ignoring_case("totalResults");
    // RFC9865-2-22: who pages by cursor need not count.
    if (!total && !is_paged_by_cursor(exchange.reply))
        found.push_back({{"/totalResults", "missing-attribute", "an integer", "absent", "absent"}, std::nullopt});
    for (auto const* name : {"totalResults", "startIndex", "itemsPerPage"}) {
        auto const* number = exchange.reply.json->find_ignoring_case(name);
        if (number && !number->is_null() && (!number->is_integer() || number->as_integer() < 0))
            found.push_back({{std::string {"/"} + name, "wrong-type", "a non-negative integer", brief(*number),
                                 std::string {kind_name(*number)}},
                std::nullopt});
    }
    return found;
}

CheckResult lists_hold_their_resources(ExchangeFacts const& exchange)
{
    if (!exchange.is_list || !exchange.reply.json)
        return std::nullopt;
    auto const* total = exchange.reply.json->find_ignoring_case("totalResults");
    if (!total || !total->is_integer() || total->as_integer() == 0
        || page_may_be_empty(exchange.reply, total->as_integer()))
        return std::nullopt;
    // RFC9865-2-08: a page may be empty and not the last.
    if (exchange.reply.json->find_ignoring_case("nextCursor"))
        return std::nullopt;
    auto const* resources = exchange.reply.json->find("Resources");
    if (resources && resources->is_array() && !resources->empty())
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {{{"/Resources", "missing-attribute", "the resources of the page",
                                            resources ? brief(*resources) : "absent", resources ? "empty" : "absent"},
        std::nullopt}};
}

}  // namespace scim::conformance::checks
