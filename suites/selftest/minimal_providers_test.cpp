// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <ostream>
#include <string>
#include <thread>

#include <scim/report/assemble.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/text.hpp>

#include "tree_file.hpp"

namespace scim::selftest {
namespace {

using Options = server::ServiceProviderOptions;
using namespace std::chrono_literals;

constexpr char const* user_urn = "urn:ietf:params:scim:schemas:core:2.0:User";

/// A provider that is smaller or odder than the usual one, and right.
struct MinimalProvider {
    char const* name;
    std::vector<std::string> variants;
    void (*set_up)(Options&) = nullptr;
    Handler (*wrap)(Handler honest) = nullptr;
    std::chrono::milliseconds patience {0};
    int jobs = 1;

    friend std::ostream& operator<<(std::ostream& out, MinimalProvider const& one) { return out << one.name; }
};

// The user schema as it is compiled in, changed.
server::DefinitionFile changed_user_schema(void (*change)(Json& attribute))
{
    auto schema = *parse_json(read_file("schemas/definitions/user.json"));
    for (auto& attribute : schema.find("attributes")->as_array())
        change(attribute);
    return {"user.json", write_json(schema)};
}

void require_emails(Options& options)
{
    options.definitions.schemas.push_back(changed_user_schema([](Json& attribute) {
        if (attribute.string_or("name", "") == "emails")
            attribute.set("required", true);
    }));
}

void make_more_unique(Options& options)
{
    options.definitions.schemas.push_back(changed_user_schema([](Json& attribute) {
        if (attribute.string_or("name", "") == "displayName" || attribute.string_or("name", "") == "nickName")
            attribute.set("uniqueness", "server");
    }));
}

void leave_out_enterprise(Options& options)
{
    options.definitions.resource_types.push_back({"user-type.json",
        R"({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": "User", "name": "User",
            "endpoint": "/Users", "schema": "urn:ietf:params:scim:schemas:core:2.0:User"})"});
}

void add_devices(Options& options)
{
    options.definitions.schemas.push_back({"device.json",
        R"({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": "urn:example:Device", "name": "Device",
            "attributes": [{"name": "serial", "type": "string", "required": true, "uniqueness": "server",
                            "caseExact": true, "mutability": "immutable"},
                           {"name": "weight", "type": "decimal"}]})"});
    options.definitions.resource_types.push_back({"device-type.json",
        R"({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": "Device", "name": "Device",
            "endpoint": "/Devices", "schema": "urn:example:Device"})"});
}

void keep_pages_small(Options& options)
{
    options.max_results = 10;
    options.default_count = 10;
}

void show_changes_late(Options& options)
{
    options.clock = nullptr;
    options.eventual_delay = 120ms;
}

Handler with_answers_changed(Handler honest, void (*change)(HttpRequest const& request, HttpResponse& response))
{
    return [honest = std::move(honest), change](HttpRequest const& request) {
        auto response = honest(request);
        change(request, response);
        return response;
    };
}

Handler be_slow(Handler honest)
{
    return with_answers_changed(
        std::move(honest), [](HttpRequest const&, HttpResponse&) { std::this_thread::sleep_for(2ms); });
}

bool is_about_groups(HttpRequest const& request)
{
    return request.target.find("/Groups") != std::string::npos;
}

bool mentions_groups(Json const& document)
{
    return std::string_view {document.string_or("id", "")}.ends_with("Group");
}

void take_groups_out_of_discovery(HttpRequest const& request, HttpResponse& response)
{
    auto const is_list = request.target.ends_with("/ResourceTypes") || request.target.ends_with("/Schemas");
    auto document = is_list ? parse_json(response.body) : parse_json("");
    auto* const entries = document ? document->find("Resources") : nullptr;
    if (entries == nullptr)
        return;
    std::erase_if(entries->as_array(), mentions_groups);
    document->set("totalResults", entries->size());
    document->set("itemsPerPage", entries->size());
    response.body = write_json(*document);
}

Handler have_users_only(Handler honest)
{
    return [honest = std::move(honest)](HttpRequest const& request) {
        auto const is_group_document
            = request.target.ends_with("/ResourceTypes/Group") || request.target.ends_with("core:2.0:Group");
        if (!is_about_groups(request) && !is_group_document) {
            auto response = honest(request);
            take_groups_out_of_discovery(request, response);
            return response;
        }
        auto elsewhere = request;
        elsewhere.method = "GET";
        elsewhere.target = "/scim/v2/Nothing";
        return honest(elsewhere);
    };
}

// As products have it that keep an identifier of their own there.
Handler publish_external_id_read_only(Handler honest)
{
    return [honest = std::move(honest)](HttpRequest const& request) {
        auto sent = request;
        auto body = parse_json(request.body);
        auto const is_user = request.target.find("/Users") != std::string::npos;
        if (is_user && body && body->is_object() && request.method != "PATCH") {
            body->erase("externalId");
            sent.body = write_json(*body);
        }
        auto response = honest(sent);
        auto document
            = request.target.find("/Schemas") != std::string::npos ? parse_json(response.body) : parse_json("");
        if (!document)
            return response;
        auto const add = [](Json& schema) {
            if (schema.string_or("id", "") == user_urn)
                schema.find("attributes")
                    ->push_back(Json::object({{"name", "externalId"}, {"type", "string"}, {"multiValued", false},
                        {"required", false}, {"caseExact", true}, {"mutability", "readOnly"}, {"returned", "default"},
                        {"uniqueness", "none"}}));
        };
        if (auto* const entries = document->find("Resources"))
            std::for_each(entries->as_array().begin(), entries->as_array().end(), add);
        else
            add(*document);
        response.body = write_json(*document);
        return response;
    };
}

void add_many_users(Handler const& handler, int count)
{
    for (int i = 0; i < count; ++i) {
        HttpRequest request {"POST", "/scim/v2/Users",
            {{"Authorization", std::string {"Bearer "} + secret_token}, {"Content-Type", "application/scim+json"}},
            write_json(
                Json::object({{"schemas", Json::array({user_urn})}, {"userName", "resident-" + std::to_string(i)},
                    {"title", "Tour Guide"}, {"displayName", "Babs Jensen"}}))};
        BOOST_REQUIRE(handler(request).status == 201);
    }
}

Handler have_other_data(Handler honest)
{
    add_many_users(honest, 1000);
    return honest;
}

std::array const minimal_providers {
    MinimalProvider {"nothing optional at all",
        {"no-bulk-501", "no-sort-ignored", "no-etag", "no-cursor", "no-filter-501", "no-search-501", "no-patch-501"}},
    MinimalProvider {"no filter, no sort", {"no-filter-403", "no-sort-400"}},
    MinimalProvider {"users only", {}, nullptr, have_users_only},
    MinimalProvider {"no enterprise extension", {}, leave_out_enterprise},
    MinimalProvider {"externalId is readOnly", {}, nullptr, publish_external_id_read_only},
    MinimalProvider {"emails are required", {}, require_emails},
    MinimalProvider {"displayName and nickName are unique", {}, make_more_unique},
    MinimalProvider {"a resource type of its own", {}, add_devices},
    MinimalProvider {"ten resources on a page", {}, keep_pages_small},
    MinimalProvider {"a thousand other users", {}, nullptr, have_other_data},
    MinimalProvider {"slow", {}, nullptr, be_slow, 0ms, 16},
    MinimalProvider {"changes are seen late", {}, show_changes_late, nullptr, 2s, 16},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_minimal_provider_is_not_accused, minimal_providers)
{
    auto const catalogue = load_catalogue_or_abort();
    ServerWish server;
    server.variants = sample.variants;
    if (sample.set_up)
        server.set_up = sample.set_up;
    auto handler = reference_server("rfc", server);
    if (sample.wrap)
        handler = sample.wrap(std::move(handler));
    RunWish wish;
    wish.patience = sample.patience;
    wish.jobs = sample.jobs;
    auto const observed = run_against(handler, catalogue, wish);

    for (auto const status : {report::Status::fail, report::Status::error, report::Status::blocked}) {
        for (auto const& text : observed.cases_with(status))
            BOOST_ERROR(report::to_string(status) << ": " << text);
    }
    BOOST_TEST(observed.report.counts.pass >= 80);
    BOOST_TEST(observed.outcome.left_behind == 0);
}

// So that it is the waiting which makes the last of them pass.
BOOST_AUTO_TEST_CASE(without_patience_late_changes_look_lost)
{
    ServerWish server;
    server.set_up = show_changes_late;
    RunWish wish;
    wish.jobs = 16;
    auto const observed = run_against(reference_server("rfc", server), load_catalogue_or_abort(), wish);
    BOOST_TEST(observed.report.counts.fail > 50);
}

}  // namespace scim::selftest
