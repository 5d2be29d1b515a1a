// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

#include <scim/wire/text.hpp>

#include "exchange_facts.hpp"

namespace scim::conformance::checks {

CheckResult bodies_are_json(Reply const& reply, RunContext const&)
{
    if (!reply.response || reply.response->body.empty() || !reply.is_success())
        return std::nullopt;
    if (reply.json)
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {
        {{"", "unparseable", "a JSON body", reply.json_problem, "no-json"}, std::nullopt}};
}

CheckResult content_type_is_scim_json(Reply const& reply, RunContext const&)
{
    if (!reply.response || reply.response->body.empty() || reply.request.method == "HEAD")
        return std::nullopt;
    auto const header = reply.response->fields.find("Content-Type");
    auto const type = header ? media_type(*header) : std::string {};
    if (type == "application/scim+json")
        return std::vector<CheckMismatch> {};
    auto const accept = reply.request.fields.find("Accept");
    if (type == "application/json" && accept && accept->find("application/json") != std::string_view::npos)
        return std::vector<CheckMismatch> {};
    auto const level = type == "application/json" || reply.may_come_from_a_gateway()
        ? std::optional {report::Level::should}
        : std::nullopt;
    return std::vector<CheckMismatch> {
        {{"header:Content-Type", type.empty() ? "header-missing" : "header-mismatch", "application/scim+json",
             type.empty() ? "absent" : std::string {*header}, type.empty() ? "absent" : type},
            level}};
}

CheckResult unauthorized_names_the_scheme(Reply const& reply, RunContext const&)
{
    if (reply.status() != 401)
        return std::nullopt;
    if (reply.response->fields.contains("WWW-Authenticate"))
        return std::vector<CheckMismatch> {};
    return std::vector<CheckMismatch> {
        {{"header:WWW-Authenticate", "header-missing", "a challenge such as Bearer", "absent", "absent"},
            std::nullopt}};
}

}  // namespace scim::conformance::checks
