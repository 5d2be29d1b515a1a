// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <scim/wire/text.hpp>

#include "endpoint/responses.hpp"

namespace scim::server {

Json to_json(Variant const& variant)
{
    return Json::object({
        {"id", variant.id},
        {"requirement", variant.requirement},
        {"discouraged", variant.is_discouraged},
        {"summary", variant.summary},
    });
}

std::vector<Variant> variant_catalogue()
{
    std::vector<Variant> catalogue;
    for (auto& variants : {http_variants(), discovery_variants(), body_variants(), resource_variants(),
             value_variants(), list_variants(), cursor_variants(), filter_variants(), patch_variants(),
             patch_operation_variants(), bulk_variants(), absence_variants()})
        std::copy(variants.begin(), variants.end(), std::back_inserter(catalogue));
    std::sort(catalogue.begin(), catalogue.end(),
        [](Variant const& left, Variant const& right) { return left.id < right.id; });
    return catalogue;
}

void strip_parameter(HttpRequest& request, std::string_view name)
{
    auto const question = request.target.find('?');
    if (question == std::string::npos)
        return;
    std::string kept;
    for (auto const& pair : split(std::string_view {request.target}.substr(question + 1), '&')) {
        if (!equals_ignoring_case(std::string_view {pair}.substr(0, pair.find('=')), name))
            kept += (kept.empty() ? "?" : "&") + pair;
    }
    request.target = request.target.substr(0, question) + kept;
}

void change_config(Behaviour& behaviour, ConfigChange change)
{
    behaviour.service_provider_config
        = [honest = behaviour.service_provider_config, change = std::move(change)](
              PageLimits const& limits, BulkLimits const& bulk_limits) -> Result<Json, ScimError> {
        auto config = honest(limits, bulk_limits);
        if (config)
            change(*config);
        return config;
    };
}

void deny_feature(Behaviour& behaviour, std::string_view feature)
{
    change_config(behaviour, [name = std::string {feature}](Json& config) {
        if (auto* const described = config.find(name); described != nullptr && described->is_object())
            described->set("supported", false);
    });
}

void refuse_instead(HttpResponse& response, ScimError const& error)
{
    response = error_response(error);
}

bool is_for(HttpRequest const& request, std::string_view ending)
{
    return std::string_view {request.target}.substr(0, request.target.find('?')).ends_with(ending);
}

}  // namespace scim::server
