// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

constexpr char const* endpoint_name = "ServiceProviderConfig";

void name_another_schema(Json& config)
{
    config.set("schemas", Json::array({"urn:ietf:params:scim:schemas:core:2.0:ServiceProvider"}));
}

void drop_limits(Json& config)
{
    if (auto* const bulk = config.find("bulk")) {
        bulk->erase("maxOperations");
        bulk->erase("maxPayloadSize");
    }
    if (auto* const filter = config.find("filter"))
        filter->erase("maxResults");
}

void allow_no_operations(Json& config)
{
    if (auto* const bulk = config.find("bulk"))
        bulk->set("maxOperations", 0);
}

void deny_bulk(Json& config)
{
    if (auto* const bulk = config.find("bulk"))
        bulk->set("supported", false);
}

// Text, since a decimal without fraction is written like an integer.
void write_limits_as_decimals(HttpRequest const& request, HttpResponse& response)
{
    auto const config = parse_json(response.body);
    auto const* const filter = config ? config->find("filter") : nullptr;
    auto const* const limit = filter != nullptr ? filter->find("maxResults") : nullptr;
    if (place_of(request).collection != "ServiceProviderConfig" || limit == nullptr || !limit->is_integer())
        return;
    auto const written = "\"maxResults\":" + std::to_string(limit->as_integer());
    response.body = replace_all(std::move(response.body), written, written + ".0");
}

/// Changes one member of the configuration.
Distortion of_member(std::string member, JsonChange change)
{
    return of_endpoint(endpoint_name, [member = std::move(member), change = std::move(change)](Json& document) {
        if (auto* const value = document.find(member))
            change(*value);
    });
}

Fault support_as_text(std::string feature, std::string id, std::string requirement)
{
    return {std::move(id), std::move(requirement), "Whether " + feature + " is supported is a text.", FaultMode::any,
        {}, of_member(feature, [](Json& value) { value.set("supported", "true"); })};
}

Fault scheme_without(std::string member, std::string id, std::string requirement)
{
    auto summary = "Authentication schemes have no " + member + ".";
    return {std::move(id), std::move(requirement), std::move(summary), FaultMode::any, {},
        of_member("authenticationSchemes", [member](Json& schemes) {
            for (auto& scheme : schemes.as_array())
                scheme.erase(member);
        })};
}

std::vector<Fault> feature_distortions()
{
    return {
        support_as_text("bulk", "spc-bulk-as-text", "RFC7643-5-08"),
        support_as_text("changePassword", "spc-change-password-as-text", "RFC7643-5-15"),
        support_as_text("etag", "spc-etag-as-text", "RFC7643-5-19"),
        support_as_text("filter", "spc-filter-as-text", "RFC7643-5-12"),
        support_as_text("patch", "spc-patch-as-text", "RFC7643-5-06"),
        support_as_text("sort", "spc-sort-as-text", "RFC7643-5-17"),
        scheme_without("description", "spc-scheme-no-description", "RFC7643-5-24"),
        scheme_without("name", "spc-scheme-no-name", "RFC7643-5-23"),
        scheme_without("type", "spc-scheme-no-type", "RFC7643-5-22"),
        {"spc-bulk-limit-as-text", "RFC7643-5-10", "The size of a bulk job is a text.", FaultMode::any, {},
            of_member("bulk", [](Json& bulk) { bulk.set("maxPayloadSize", "1 MiB"); })},
        {"spc-in-list", "RFC7643-5-01", "The configuration comes in a list.", FaultMode::any, {},
            of_endpoint(endpoint_name,
                [](Json& document) {
                    document = Json::object(
                        {{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:ListResponse"})},
                            {"totalResults", 1}, {"Resources", Json::array({document})}});
                }),
            {"RFC7644-3.2-14"}},
        {"spc-patch-missing", "RFC7644-3.5-04", "The configuration does not speak of PATCH.", FaultMode::any, {},
            of_endpoint(endpoint_name, [](Json& document) { document.erase("patch"); }), {"ENTRA-028"}},
        {"spc-filter-limit-as-text", "RFC7643-5-13", "The limit of a filter is a text.", FaultMode::any, {},
            of_member("filter", [](Json& filter) { filter.set("maxResults", "200"); })},
        {"spc-member-missing", "RFC7644-4-04", "The configuration does not speak of sorting.", FaultMode::any, {},
            of_endpoint(endpoint_name, [](Json& document) { document.erase("sort"); })},
        {"spc-schemes-missing", "RFC7643-5-20", "The configuration names no authentication schemes.", FaultMode::any,
            {}, of_endpoint(endpoint_name, [](Json& document) { document.erase("authenticationSchemes"); })},
    };
}

}  // namespace

std::vector<Fault> config_distortions()
{
    auto all = feature_distortions();
    all.insert(all.end(),
        {
            {"spc-bulk-limit-zero", "RFC7644-3.7.4-01", "A job may have no operation at all.", FaultMode::any, {},
                of_endpoint(endpoint_name, &allow_no_operations)},
            {"spc-change-password-flag", "RFC7643-5-14", "changePassword in the configuration is a boolean.",
                FaultMode::any, {},
                of_endpoint(endpoint_name, [](Json& config) { config.set("changePassword", false); })},
            {"spc-limits-as-decimals", "RFC7643-2.3.4-01", "The configuration has a limit with a fraction.",
                FaultMode::any, {}, &write_limits_as_decimals},
            {"spc-required-attr-missing", "RFC7643-5-09", "The configuration names no limits.", FaultMode::any, {},
                of_endpoint(endpoint_name, &drop_limits), {"RFC7644-3.7-02"}},
            {"spc-underclaims", "RFC7644-3.7-01", "The configuration denies bulk jobs, which are carried out.",
                FaultMode::any, {}, of_endpoint(endpoint_name, &deny_bulk)},
            {"spc-wrong-schemas-urn", "RFC7644-4-03", "The service provider configuration names another schema.",
                FaultMode::any, {}, of_endpoint(endpoint_name, &name_another_schema)},
        });
    return all;
}

}  // namespace scim::server
