// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

namespace scim::conformance::checks {
namespace {

constexpr std::string_view error_urn = "urn:ietf:params:scim:api:messages:2.0:Error";

bool is_error(Reply const& reply)
{
    return reply.status() >= 400 && reply.request.method != "HEAD";
}

std::optional<report::Level> weaker_outside_scim(Reply const& reply)
{
    return reply.may_come_from_a_gateway() ? std::optional {report::Level::should} : std::nullopt;
}

bool is_json_object(Reply const& reply)
{
    return reply.json && reply.json->is_object();
}

}  // namespace

CheckResult errors_have_a_scim_body(ExchangeFacts const& exchange)
{
    if (!is_error(exchange.reply))
        return std::nullopt;
    // Choice: an object that carries neither schemas nor status nor scimType at its top is some other error format.
    bool const recognisable = is_json_object(exchange.reply)
        && (exchange.reply.json->find_ignoring_case("schemas") || exchange.reply.json->find_ignoring_case("status")
            || exchange.reply.json->find_ignoring_case("scimType"));
    if (recognisable)
        return std::vector<CheckMismatch> {};
    auto const& body = exchange.reply.response->body;
    auto const observed = body.empty() ? std::string {"no body"}
        : exchange.reply.json          ? brief(*exchange.reply.json)
                                       : exchange.reply.json_problem;
    auto const kind = body.empty() ? "empty" : exchange.reply.json ? "other-json" : "no-json";
    return std::vector<CheckMismatch> {
        {{"", body.empty() ? "missing-attribute" : "schema-violation", "a SCIM error body", observed,
             std::to_string(exchange.reply.status()) + " " + kind},
            weaker_outside_scim(exchange.reply)}};
}

CheckResult errors_name_the_error_schema(ExchangeFacts const& exchange)
{
    if (!is_error(exchange.reply) || !is_json_object(exchange.reply) || !errors_have_a_scim_body(exchange)->empty())
        return std::nullopt;
    auto const* schemas = exchange.reply.json->find_ignoring_case("schemas");
    if (schemas && schemas->is_array()) {
        for (auto const& schema : schemas->as_array()) {
            if (schema.is_string() && schema.as_string() == error_urn)
                return std::vector<CheckMismatch> {};
        }
    }
    return std::vector<CheckMismatch> {
        {{"/schemas", schemas ? "wrong-value" : "missing-attribute", std::string {error_urn},
             schemas ? brief(*schemas) : "absent", schemas ? "other-value" : "absent"},
            weaker_outside_scim(exchange.reply)}};
}

CheckResult errors_carry_their_status(ExchangeFacts const& exchange)
{
    if (!is_error(exchange.reply) || !is_json_object(exchange.reply) || !errors_have_a_scim_body(exchange)->empty())
        return std::nullopt;
    if (exchange.reply.json->find_ignoring_case("status"))
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {
        {{"/status", "missing-attribute", '"' + std::to_string(exchange.reply.status()) + '"', "absent", "absent"},
            weaker_outside_scim(exchange.reply)}};
}

CheckResult error_status_is_the_http_status(ExchangeFacts const& exchange)
{
    if (!is_error(exchange.reply) || !is_json_object(exchange.reply))
        return std::nullopt;
    auto const* status = exchange.reply.json->find_ignoring_case("status");
    if (!status)
        return std::nullopt;
    auto const wanted = std::to_string(exchange.reply.status());
    if (status->is_string() && status->as_string() == wanted)
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {{{"/status", status->is_string() ? "wrong-value" : "wrong-type",
                                            '"' + wanted + '"', brief(*status), std::string {kind_name(*status)}},
        weaker_outside_scim(exchange.reply)}};
}

}  // namespace scim::conformance::checks
