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

CheckResult errors_have_a_scim_body(Reply const& reply, RunContext const&)
{
    if (!is_error(reply))
        return std::nullopt;
    // Choice: an object that carries neither schemas nor status nor scimType at its top is some other error format.
    bool const recognisable = is_json_object(reply)
        && (reply.json->find_ignoring_case("schemas") || reply.json->find_ignoring_case("status")
            || reply.json->find_ignoring_case("scimType"));
    if (recognisable)
        return std::vector<CheckMismatch> {};
    auto const& body = reply.response->body;
    auto const observed = body.empty() ? std::string {"no body"} : reply.json ? brief(*reply.json) : reply.json_problem;
    auto const kind = body.empty() ? "empty" : reply.json ? "other-json" : "no-json";
    return std::vector<CheckMismatch> {{{"", body.empty() ? "missing-attribute" : "schema-violation",
                                            "a SCIM error body", observed, std::to_string(reply.status()) + " " + kind},
        weaker_outside_scim(reply)}};
}

CheckResult errors_name_the_error_schema(Reply const& reply, RunContext const& context)
{
    if (!is_error(reply) || !is_json_object(reply) || !errors_have_a_scim_body(reply, context)->empty())
        return std::nullopt;
    auto const* schemas = reply.json->find_ignoring_case("schemas");
    if (schemas && schemas->is_array()) {
        for (auto const& schema : schemas->as_array()) {
            if (schema.is_string() && schema.as_string() == error_urn)
                return std::vector<CheckMismatch> {};
        }
    }
    return std::vector<CheckMismatch> {
        {{"/schemas", schemas ? "wrong-value" : "missing-attribute", std::string {error_urn},
             schemas ? brief(*schemas) : "absent", schemas ? "other-value" : "absent"},
            weaker_outside_scim(reply)}};
}

CheckResult errors_carry_their_status(Reply const& reply, RunContext const& context)
{
    if (!is_error(reply) || !is_json_object(reply) || !errors_have_a_scim_body(reply, context)->empty())
        return std::nullopt;
    if (reply.json->find_ignoring_case("status"))
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {
        {{"/status", "missing-attribute", '"' + std::to_string(reply.status()) + '"', "absent", "absent"},
            weaker_outside_scim(reply)}};
}

CheckResult error_status_is_the_http_status(Reply const& reply, RunContext const&)
{
    if (!is_error(reply) || !is_json_object(reply))
        return std::nullopt;
    auto const* status = reply.json->find_ignoring_case("status");
    if (!status)
        return std::nullopt;
    auto const wanted = std::to_string(reply.status());
    if (status->is_string() && status->as_string() == wanted)
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {{{"/status", status->is_string() ? "wrong-value" : "wrong-type",
                                            '"' + wanted + '"', brief(*status), std::string {kind_name(*status)}},
        weaker_outside_scim(reply)}};
}

}  // namespace scim::conformance::checks
