// SPDX-License-Identifier: Apache-2.0
#include <scim/server/fault.hpp>

#include <algorithm>
#include <iterator>

#include "faults/behaviour_faults.hpp"
#include "faults/custom_schema_faults.hpp"
#include "faults/distortions/distortion_faults.hpp"

namespace scim::server {

std::string_view keyword(FaultMode mode) noexcept
{
    switch (mode) {
    case FaultMode::any: return "any";
    case FaultMode::strict: return "strict";
    case FaultMode::entra: return "entra";
    case FaultMode::okta: return "okta";
    case FaultMode::onelogin: return "onelogin";
    case FaultMode::jumpcloud: return "jumpcloud";
    }
    return {};
}

std::vector<std::string> Fault::requirements() const
{
    auto all = also;
    all.insert(all.begin(), requirement);
    return all;
}

Json to_json(Fault const& fault)
{
    auto json = Json::object({
        {"id", fault.id},
        {"requirement", fault.requirement},
        {"mode", keyword(fault.mode)},
        {"summary", fault.summary},
    });
    if (!fault.also.empty())
        json.set("also", Json {Json::Array(fault.also.begin(), fault.also.end())});
    return json;
}

std::vector<Fault> fault_catalogue()
{
    std::vector<Fault> catalogue;
    for (auto& faults : {request_faults(), create_refusal_faults(), bulk_operation_faults(), filter_nesting_faults(),
             http_faults(), body_faults(), protocol_faults(), discovery_faults(), create_faults(), duplicate_faults(),
             delete_faults(), bulk_faults(), bulk_reference_faults(), filter_faults(), filter_result_faults(),
             page_faults(), patch_request_faults(), patch_add_faults(), patch_remove_faults(), patch_replace_faults(),
             patch_value_faults(), patch_extension_faults(), group_faults(), membership_faults(), create_value_faults(),
             read_faults(), put_faults(), etag_faults(), filter_text_faults(), filter_grammar_faults(),
             filter_character_faults(), filter_name_faults(), filter_value_faults(), list_frame_faults(), sort_faults(),
             root_query_faults(), projection_faults(), cursor_faults(), pagination_faults(), search_faults(),
             me_faults(), parallel_faults(), patch_path_faults(), patch_value_filter_faults(), patch_answer_faults(),
             patch_sequence_faults(), patch_shape_faults(), filter_term_faults(), filter_wildcard_faults(),
             lookup_faults(), harmless_request_faults(), kept_text_faults(), custom_schema_faults(), okta_faults(),
             onelogin_faults(), jumpcloud_faults(), distortion_faults()})
        std::copy(faults.begin(), faults.end(), std::back_inserter(catalogue));
    std::sort(
        catalogue.begin(), catalogue.end(), [](Fault const& left, Fault const& right) { return left.id < right.id; });
    return catalogue;
}

}  // namespace scim::server
