// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

#include <scim/wire/text.hpp>

#include "exchange_facts.hpp"

namespace scim::conformance::checks {

CheckResult bodies_are_json(ExchangeFacts const& exchange)
{
    if (!exchange.reply.response || exchange.reply.response->body.empty() || !exchange.reply.is_success())
        return std::nullopt;
    if (exchange.reply.json)
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {
        {{"", "unparseable", "a JSON body", exchange.reply.json_problem, "no-json"}, std::nullopt}};
}

CheckResult content_type_is_scim_json(ExchangeFacts const& exchange)
{
    if (!exchange.reply.response || exchange.reply.response->body.empty() || exchange.reply.request.method == "HEAD")
        return std::nullopt;
    auto const header = exchange.reply.response->fields.find("Content-Type");
    auto const type = header ? media_type(*header) : std::string {};
    if (type == "application/scim+json")
        return std::vector<CheckMismatch> {};
    auto const accept = exchange.reply.request.fields.find("Accept");
    if (type == "application/json" && accept && accept->find("application/json") != std::string_view::npos)
        return std::vector<CheckMismatch> {};
    auto const level = type == "application/json" || exchange.reply.may_come_from_a_gateway()
        ? std::optional {report::Level::should}
        : std::nullopt;
    return std::vector<CheckMismatch> {
        {{"header:Content-Type", type.empty() ? "header-missing" : "header-mismatch", "application/scim+json",
             type.empty() ? "absent" : std::string {*header}, type.empty() ? "absent" : type},
            level}};
}

CheckResult unauthorized_names_the_scheme(ExchangeFacts const& exchange)
{
    if (exchange.reply.status() != 401)
        return std::nullopt;
    if (exchange.reply.response->fields.contains("WWW-Authenticate"))
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {
        {{"header:WWW-Authenticate", "header-missing", "a challenge such as Bearer", "absent", "absent"},
            std::nullopt}};
}

}  // namespace scim::conformance::checks
