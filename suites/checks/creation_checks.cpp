// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

#include <scim/wire/json_pointer.hpp>

#include "each_resource.hpp"
#include "exchange_facts.hpp"
#include "matchers.hpp"

namespace scim::conformance::checks {
namespace {

/// Whether two references name the same resource once resolved against the base URL.
bool same_location(std::string const& left, std::string const& right, RunContext const& context)
{
    auto const& base = context.options.base;
    return left == right || resolve_reference(left, base) == resolve_reference(right, base);
}

std::string location_header(Reply const& reply)
{
    return std::string {reply.response->fields.find("Location").value_or("")};
}

}  // namespace

CheckResult creation_answers_with_location(ExchangeFacts const& exchange)
{
    if (!exchange.is_creation)
        return std::nullopt;
    if (!location_header(exchange.reply).empty())
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {
        {{"header:Location", "header-missing", "the URI of the new resource", "absent", "absent"}, std::nullopt}};
}

CheckResult created_resources_carry_their_location(ExchangeFacts const& exchange)
{
    if (!exchange.is_creation || !exchange.reply.json || exchange.is_projected)
        return std::nullopt;
    auto const* meta = exchange.reply.json->find_ignoring_case("meta");
    auto const* location = meta ? meta->find_ignoring_case("location") : nullptr;
    auto const header = location_header(exchange.reply);
    if (!location || !location->is_string())
        return std::vector<CheckMismatch> {
            {{"/meta/location", "missing-attribute", "the URI of the new resource", "absent", "absent"}, std::nullopt}};
    if (header.empty() || same_location(location->as_string(), header, exchange.context))
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {
        {{"/meta/location", "wrong-value", header, location->as_string(), "differs-from-header"}, std::nullopt}};
}

CheckResult created_resources_carry_id_and_meta(ExchangeFacts const& exchange)
{
    if (!exchange.is_creation || !exchange.reply.json || exchange.is_projected)
        return std::nullopt;
    std::vector<CheckMismatch> found;
    for (auto const* pointer : {"/id", "/meta/resourceType", "/meta/created", "/meta/lastModified"}) {
        auto const* value = resolve_ignoring_case(*exchange.reply.json, pointer);
        if (!value || !value->is_string() || value->as_string().empty())
            found.push_back(
                {{pointer, "missing-attribute", "assigned by the provider", "absent", "absent"}, std::nullopt});
    }
    return found;
}

CheckResult content_location_is_the_location(ExchangeFacts const& exchange)
{
    auto const header
        = exchange.reply.response ? exchange.reply.response->fields.find("Content-Location") : std::nullopt;
    if (!header || exchange.is_list)
        return std::nullopt;
    return each_resource(exchange, [&](SeenResource const& resource) -> CheckResult {
        auto const* location = resolve_ignoring_case(*resource.value, "/meta/location");
        if (!location || !location->is_string())
            return std::nullopt;
        if (same_location(location->as_string(), std::string {*header}, exchange.context))
            return std::vector<CheckMismatch> {};
        return std::vector {
            difference("/meta/location", "wrong-value", "the Content-Location " + std::string {*header}, location)};
    });
}

}  // namespace scim::conformance::checks
