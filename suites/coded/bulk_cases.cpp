// SPDX-License-Identifier: Apache-2.0
#include "coded/bulk_cases.hpp"

#include <algorithm>
#include <cstdint>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "bulk_entries.hpp"

namespace scim::conformance {
namespace {

// Larger limits are not tried: a guest does not send that much.
constexpr std::int64_t most_operations = 20'000;
constexpr std::int64_t most_payload = std::int64_t {8} * 1024 * 1024;

Json job_of(Json operations)
{
    return Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:api:messages:2.0:BulkRequest"}})},
        {"Operations", std::move(operations)}});
}

/// An operation that changes nothing wherever it is carried out.
Json harmless_operation(CodedContext& context)
{
    return Json::object({{"method", Json {"DELETE"}},
        {"path", Json {context.context().endpoint("User") + "/" + context.unique() + "-nobody"}}});
}

/// The limit of that name in the provider's configuration. Empty, and the case skipped, when there is none to try.
std::optional<std::int64_t> limit(CodedContext& context, std::string const& name, std::int64_t most)
{
    auto const& config = context.context().capabilities.service_provider_config;
    auto const* bulk = config ? config->find_ignoring_case("bulk") : nullptr;
    auto const* value = bulk ? bulk->find_ignoring_case(name) : nullptr;
    if (!value || !value->is_integer() || value->as_integer() < 1) {
        context.skip("ServiceProviderConfig names no bulk." + name);
        return std::nullopt;
    }
    if (value->as_integer() > most) {
        context.skip("bulk." + name + " is " + std::to_string(value->as_integer()) + ", more than is tried");
        return std::nullopt;
    }
    return value->as_integer();
}

/// One operation more than the provider takes. Empty when it cannot be tried.
std::optional<Reply> send_too_many(CodedContext& context)
{
    auto const most = limit(context, "maxOperations", most_operations);
    if (!most)
        return std::nullopt;
    auto operations = Json::array();
    for (std::int64_t i = 0; i <= *most; ++i)
        operations.push_back(harmless_operation(context));
    return context.send("POST", "/Bulk", job_of(std::move(operations)));
}

/// One small job, made one byte too long by blanks at its end. Empty when it cannot be tried.
std::optional<Reply> send_too_long(CodedContext& context)
{
    auto const most = limit(context, "maxPayloadSize", most_payload);
    if (!most)
        return std::nullopt;
    auto text = write_json(job_of(Json::array({harmless_operation(context)})));
    text.resize(std::max(text.size(), static_cast<std::size_t>(*most) + 1), ' ');
    return context.send_text("POST", "/Bulk", std::move(text));
}

void expect_413(CodedContext& context, Reply const& reply)
{
    auto const status = std::to_string(reply.status());
    context.expect(reply.status() == 413, "status", "413", status, "status-mismatch", status);
}

std::string group_filter(std::string const& name)
{
    return "?filter=" + percent_encode("displayName eq \"" + name + "\"");
}

Json group_in_circle(std::string const& bulk_id, std::string const& name, std::string const& other)
{
    auto const member = Json::object({{"type", Json {"Group"}}, {"value", Json {"bulkId:" + other}}});
    return Json::object({{"method", Json {"POST"}}, {"path", Json {"/Groups"}}, {"bulkId", Json {bulk_id}},
        {"data",
            Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:schemas:core:2.0:Group"}})},
                {"displayName", Json {name}}, {"members", Json::array({member})}})}});
}

/// Whether a group of that name is there. Empty when the provider does not say.
std::optional<bool> is_there(CodedContext& context, std::string const& name)
{
    auto const reply = context.send("GET", context.context().endpoint("Group") + group_filter(name));
    auto const* total = reply.json ? reply.json->find_ignoring_case("totalResults") : nullptr;
    if (!context.goes_on() || !reply.is_success() || !total || !total->is_integer())
        return std::nullopt;
    return total->as_integer() > 0;
}

}  // namespace

void too_many_operations_are_refused(CodedContext& context)
{
    auto const reply = send_too_many(context);
    if (reply && context.goes_on())
        expect_413(context, *reply);
}

void too_long_job_is_refused(CodedContext& context)
{
    auto const reply = send_too_long(context);
    if (reply && context.goes_on())
        expect_413(context, *reply);
}

void refusal_names_the_limit(CodedContext& context)
{
    auto const reply = send_too_many(context);
    if (!reply || !context.goes_on())
        return;
    // A refusal without a SCIM body may come from something in front of the provider.
    if (reply->status() != 413 || !reply->json)
        return context.block("too many operations were not refused with 413 and a SCIM error");
    auto const most = std::to_string(*limit(context, "maxOperations", most_operations));
    auto const text = ascii_lower(write_json(*reply->json));
    auto const names_it = text.find("maxoperations") != std::string::npos || text.find(most) != std::string::npos;
    context.expect(names_it, "/detail", "maxOperations or " + most, std::string {reply->json->string_or("detail", "")},
        "wrong-value", "unnamed");
}

void refused_circle_leaves_nothing(CodedContext& context)
{
    auto const first = context.unique() + "-first";
    auto const second = context.unique() + "-second";
    auto const reply = context.send("POST", "/Bulk",
        job_of(Json::array({group_in_circle("first", first, "second"), group_in_circle("second", second, "first")})));
    if (!context.goes_on())
        return;
    // A job that is refused as a whole says nothing about its operations.
    if (!reply.is_success()) {
        auto const status = std::to_string(reply.status());
        return context.expect(
            reply.status() < 500, "status", "a BulkResponse or a refusal", status, "status-mismatch", status);
    }
    for (auto const& [bulk_id, name] : {std::pair {"first", first}, std::pair {"second", second}}) {
        if (!context.goes_on())
            return;
        auto const said = entry_status(reply.json, bulk_id);
        auto const found = is_there(context, name);
        if (!said || !found)
            return context.block("the provider does not say what became of the group " + std::string {bulk_id});
        context.expect(*found == (*said < 300), "/Operations/" + std::string {bulk_id},
            *said < 300 ? "a group that was created" : "no group, as its status says",
            *found ? "a group with the status " + std::to_string(*said) : "no group", "wrong-value",
            *found ? "present" : "absent");
    }
}

}  // namespace scim::conformance
