// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

Json::Array* entries_of(Json& document)
{
    auto* const entries = document.find("Operations");
    return entries != nullptr && entries->is_array() ? &entries->as_array() : nullptr;
}

bool answers_a_job(HttpRequest const& request, HttpResponse const& response)
{
    auto const path = std::string_view {request.target}.substr(0, request.target.find('?'));
    return request.method == "POST" && path.ends_with("/Bulk") && is_success(response);
}

/// A distortion of bulk responses.
Distortion of_jobs(JsonChange change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        if (answers_a_job(request, response))
            rewrite_body(response, change);
    };
}

/// A distortion of each of their entries.
Distortion of_entries(JsonChange change)
{
    return of_jobs([change = std::move(change)](Json& document) {
        auto* const entries = entries_of(document);
        if (entries == nullptr)
            return;
        for (auto& entry : *entries)
            change(entry);
    });
}

void number_the_status(Json& entry)
{
    entry.set("status", std::stoi(std::string {entry.string_or("status", "0")}));
}

void write_response_as_text(Json& entry)
{
    if (auto* const response = entry.find("response"))
        *response = write_json(*response);
}

// Each bulkId is that of the entry before.
void shift_bulk_ids(Json& document)
{
    auto* const entries = entries_of(document);
    if (entries == nullptr || entries->empty())
        return;
    auto const* const last = entries->back().find("bulkId");
    auto before = last != nullptr && entries->size() > 1 ? *last : Json {};
    for (auto& entry : *entries) {
        auto const* const own = entry.find("bulkId");
        auto const kept = own != nullptr ? *own : Json {};
        entry.erase("bulkId");
        if (!before.is_null())
            entry.set("bulkId", before);
        before = kept;
    }
}

// Its operation has gone well or has not, which is all that this server says.
void flatten_success(Json& entry)
{
    auto const status = entry.string_or("status", "");
    if (status.starts_with("2"))
        entry.set("status", "202");
}

void keep_failures(Json& document)
{
    auto* const entries = entries_of(document);
    if (entries != nullptr)
        std::erase_if(*entries, [](Json const& entry) { return entry.string_or("status", "").starts_with("2"); });
}

void explain_nothing(Json& entry)
{
    if (auto* const response = entry.find("response"))
        response->erase("detail");
}

void hide_limit(HttpRequest const&, HttpResponse& response)
{
    if (response.status == 413)
        rewrite_body(response, [](Json& error) { error.set("detail", "too large"); });
}

void take_first_status(HttpRequest const& request, HttpResponse& response)
{
    auto document = parse_json(response.body);
    auto const* const entries = document && answers_a_job(request, response) ? entries_of(*document) : nullptr;
    if (entries == nullptr || entries->empty())
        return;
    response.status = std::stoi(std::string {entries->front().string_or("status", "200")});
    response.reason.clear();
}

}  // namespace

std::vector<Fault> bulk_distortions()
{
    return {
        {"bulk-bulkid-not-echoed", "RFC7644-3.7-32",
            "A bulkId comes with the entry of another operation, or not at all.", FaultMode::any, {},
            of_jobs(&shift_bulk_ids)},
        {"bulk-error-response-missing", "RFC7644-3.7-22", "The entry of a failed operation has no response.",
            FaultMode::any, {}, of_entries([](Json& entry) { entry.erase("response"); })},
        {"bulk-fail-on-errors-echoed", "RFC7644-3.7-09", "The answer to a job has a failOnErrors.", FaultMode::any, {},
            of_jobs([](Json& document) { document.set("failOnErrors", 1); })},
        {"bulk-http-status-of-op", "RFC7644-3.7-26", "The answer to a job has the status of its first operation.",
            FaultMode::any, {}, &take_first_status},
        {"bulk-limit-unnamed", "RFC7644-3.7.4-05", "The refusal of a job that is too large does not name the limit.",
            FaultMode::any, {}, &hide_limit},
        {"bulk-location-missing", "RFC7644-3.7-21", "Entries have no location.", FaultMode::any, {},
            of_entries([](Json& entry) { entry.erase("location"); })},
        {"bulk-method-missing", "RFC7644-3.7-06", "Entries have no method.", FaultMode::any, {},
            of_entries([](Json& entry) { entry.erase("method"); })},
        {"bulk-only-failures-reported", "RFC7644-3.7.3-01", "Operations that went well have no entry.", FaultMode::any,
            {}, of_jobs(&keep_failures)},
        {"bulk-response-is-text", "RFC7644-3.7-25", "The response of a failed operation is JSON in a string.",
            FaultMode::any, {}, of_entries(&write_response_as_text)},
        contested({"bulk-status-not-string", "RFC7644-3.7-24", "The status of an operation is a number.",
            FaultMode::any, {}, of_entries(&number_the_status)}),
        {"bulk-status-always-202", "RFC7644-3.7.3-04", "Every operation that went well has the status 202.",
            FaultMode::any, {}, of_entries(&flatten_success), {"RFC7644-3.7.3-07"}},
        contested({"bulk-failure-unexplained", "RFC7644-3.7.3-05", "The entry of a failed operation has no text.",
            FaultMode::any, {}, of_entries(&explain_nothing)}),
        contested({"bulk-version-missing", "RFC7644-3.7.2-06", "Entries have no version.", FaultMode::any, {},
            of_entries([](Json& entry) { entry.erase("version"); })}),
        {"bulk-wrong-schemas-urn", "RFC7644-3.7-05", "The answer to a job names the schema of the request.",
            FaultMode::any, {}, of_jobs([](Json& document) {
                document.set("schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:BulkRequest"}));
            })},
    };
}

}  // namespace scim::server
