// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include "sample_parts.hpp"
#include "sample_report.hpp"

namespace scim::report::sample {
namespace {

constexpr std::string_view scim_json = "application/scim+json";

Exchange post_users(std::string id, std::string case_id, std::string_view user_name, int status)
{
    auto exchange = get_exchange(std::move(id), std::move(case_id), "/Users", "/Users", status);
    exchange.operation = "POST /Users";
    exchange.request.method = "POST";
    exchange.request.headers.add("Content-Type", std::string {scim_json});
    auto const user = std::string {R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":")"}
        + std::string {user_name};
    exchange.request.body = text_body(scim_json, user + "\",\"password\":\"‹redacted:password:a1b2›\"}");
    exchange.response->headers.add("Location", "https://scim.example.com/scim/v2/Users/2819c223");
    exchange.response->body = text_body(scim_json, user + "\",\"id\":\"2819c223\",\"note\":\"it's 5 o'clock\"}");
    return exchange;
}

void add_passing(RunReport& report)
{
    std::string const discovery = "discovery/service-provider-config-is-served";
    auto served = get_exchange("x-000001", discovery, "/ServiceProviderConfig", "/ServiceProviderConfig", 200);
    served.response->body = text_body(scim_json, R"({"patch":{"supported":true},"bulk":{"supported":false}})");
    report.exchanges.push_back(served);
    auto first = make_case(discovery, "ServiceProviderConfig is served", Status::pass);
    first.requirements = {"RFC7644-3.4.1-01"};
    first.steps = {step(1, "Read the configuration", "x-000001",
        {status_assertion("RFC7644-3.4.1-01", Level::must, true, "200", "200")})};
    report.cases.push_back(first);

    std::string const create = "users/create/minimal";
    report.exchanges.push_back(post_users("x-000002", create, "scimproof-1a2b3c-minimal", 201));
    auto second = make_case(create, "a user with only a userName is created", Status::pass);
    second.requirements = {"RFC7644-3.4.1-01"};
    second.steps = {
        step(1, "Create a user", "x-000002", {status_assertion("RFC7644-3.4.1-01", Level::must, true, "201", "201")})};
    report.cases.push_back(second);
}

void add_duplicate(RunReport& report, std::string name, std::string_view user_name, std::string const& exchange)
{
    auto const id = "users/create/" + name;
    report.exchanges.push_back(post_users(exchange + "1", id, user_name, 201));
    report.exchanges.push_back(post_users(exchange + "2", id, user_name, 201));
    auto made = make_case(id, "a second user with that userName is refused", Status::fail);
    made.requirements = {"RFC7644-3.3-12"};
    auto refused = status_assertion("RFC7644-3.3-12", Level::must, false, "409", "201 Created");
    auto body = refused;
    body.id = body.path = "/scimType";
    body.failure_class = "missing-attribute";
    body.expected = "\"uniqueness\"";
    body.observed = body.observation = "absent";
    body.diff = {{"add", "/scimType", Json {"uniqueness"}, std::nullopt},
        {"replace", "/status", Json {"409"}, Json {nullptr}}, {"remove", "/id", std::nullopt, Json {"2819c223"}}};
    made.steps = {step(1, "Create the first user", exchange + "1", {}),
        step(2, "Create the second", exchange + "2", {refused, body})};
    made.message = "expected 409 uniqueness, got 201, at POST /Users";
    made.note = "Uniqueness is compared without regard to case; a provider that says so otherwise is not judged here.";
    report.cases.push_back(made);
}

void add_warned(RunReport& report)
{
    std::string const id = "groups/patch/add-member-is-answered-briefly";
    auto exchange = get_exchange("x-000020", id, "/Groups/{id}", "/Groups/9f", 200);
    exchange.operation = "PATCH /Groups/{id}";
    exchange.request.method = "PATCH";
    exchange.request.body = text_body(scim_json,
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{"op":"Add","path":"members","value":[{"value":"2819c223"}]}]})");
    auto body = text_body(scim_json, R"({"displayName":"Tour Guides","members":[{"value":"2819c223"},)");
    body.size = 962'144;
    body.truncated_to = body.text->size();
    exchange.response->body = body;
    report.exchanges.push_back(exchange);
    auto made = make_case(id, "adding a member is answered without the members", Status::warn);
    made.requirements = {"ENTRA-030"};
    auto brief = status_assertion("ENTRA-030", Level::should, false, "204", "200 OK");
    brief.observed = "3";
    brief.path = "/members";
    made.steps = {step(1, "Add one member", "x-000020", {brief})};
    made.message = "expected 204, got 200 with members, at PATCH /Groups/{id}";
    report.cases.push_back(made);
}

void add_hostile(RunReport& report)
{
    std::string const id = "errors/unknown-path-has-an-error-body";
    auto exchange = get_exchange("x-000030", id, "/Nothing", "/Nothing?q=%3Cscript%3E'", 404);
    exchange.response->reason = hostile_text();
    exchange.response->headers.add("X-Hostile", hostile_text());
    exchange.response->body = bytes_body("text/html", hostile_text());
    report.exchanges.push_back(exchange);
    auto made = make_case(id, "an unknown path is answered with an error body", Status::fail);
    made.requirements = {"RFC7644-3.12-02"};
    auto parsed = status_assertion("RFC7644-3.12-02", Level::must, false, "a JSON error body", hostile_text());
    parsed.id = "body";
    parsed.path = "";
    parsed.failure_class = "unparseable";
    parsed.observation = "text/html";
    made.steps = {step(1, "Ask for nothing", "x-000030", {parsed})};
    made.message = "expected an error body, got " + hostile_text();
    report.cases.push_back(made);
}

void add_known(RunReport& report)
{
    std::string const id = "users/delete/deleted-user-is-gone";
    report.exchanges.push_back(get_exchange("x-000040", id, "/Users/{id}", "/Users/2819c223", 500));
    auto made = make_case(id, "a deleted user is gone", Status::fail);
    made.requirements = {"RFC7644-3.12-02"};
    made.known = true;
    made.steps = {step(1, "Read the deleted user", "x-000040",
        {status_assertion("RFC7644-3.12-02", Level::must, false, "404", "500 Internal Server Error")})};
    made.message = "expected 404, got 500, at GET /Users/{id}";
    report.cases.push_back(made);

    report.exchanges.push_back(
        get_exchange("x-000041", "users/delete/second-delete-is-404", "/Users/{id}", "/Users/1", 404));
    auto flaky = make_case("users/delete/second-delete-is-404", "a second delete is answered with 404", Status::pass);
    flaky.requirements = {"RFC7644-3.4.1-01"};
    flaky.flaky = true;
    flaky.attempts = 2;
    flaky.steps = {
        step(1, "Delete again", "x-000041", {status_assertion("RFC7644-3.4.1-01", Level::must, true, "404", "404")})};
    report.cases.push_back(flaky);
}

void add_undecided(RunReport& report)
{
    auto skip = make_case("bulk/create-two-users", "two users are created by one bulk request", Status::skip);
    skip.requirements = {"RFC7644-3.7-01"};
    skip.skip_reason = "ServiceProviderConfig bulk.supported is false";
    skip.duration_ms = 0;
    report.cases.push_back(skip);

    auto blocked = make_case("groups/patch/readd-after-remove", "a removed member can be added again", Status::blocked);
    blocked.requirements = {"RFC7644-3.4.1-01"};
    blocked.blocked_by = "users/create/duplicate-user-name-is-refused";
    blocked.duration_ms = 0;
    report.cases.push_back(blocked);

    std::string const id = "query/list/large-page";
    auto exchange = get_exchange("x-000050", id, "/Users", "/Users?count=10000", 200);
    exchange.response.reset();
    exchange.failure = ExchangeFailure {"timeout", "no answer within 30 s"};
    exchange.timing = {std::nullopt, std::nullopt, std::nullopt, 0.125, 30000, 0, 30000.125};
    report.exchanges.push_back(exchange);
    auto error = make_case(id, "a large page keeps its order", Status::error);
    error.requirements = {"RFC7644-3.4.2.4-03"};
    error.error_class = "timeout";
    error.message = "no verdict: no answer within 30 s";
    error.duration_ms = 30000.5;
    error.steps = {step(1, "Ask for a large page", "x-000050", {})};
    report.cases.push_back(error);
}

void add_open(RunReport& report)
{
    std::string const id = "query/list/order-is-left-open";
    report.exchanges.push_back(get_exchange("x-000060", id, "/Users", "/Users?count=2", 200));
    auto info = make_case(id, "the order of a list is recorded", Status::info);
    info.requirements = {"RFC7644-3.4.2-05"};
    auto order = status_assertion("RFC7644-3.4.2-05", Level::may, false, "ascending id", "no order");
    order.id = "order";
    order.failure_class = "wrong-order";
    order.observation = "no order";
    info.steps = {step(1, "List two users", "x-000060", {order})};
    info.message = "the list comes in no order";
    report.cases.push_back(info);
}

}  // namespace

void add_sample_cases(RunReport& report)
{
    add_passing(report);
    add_duplicate(report, "duplicate-user-name-is-refused", "scimproof-1a2b3c-twin", "x-00001");
    add_duplicate(report, "duplicate-in-other-case-is-refused", "SCIMPROOF-1A2B3C-TWIN", "x-00007");
    add_warned(report);
    add_hostile(report);
    add_known(report);
    add_undecided(report);
    add_open(report);
}

}  // namespace scim::report::sample
