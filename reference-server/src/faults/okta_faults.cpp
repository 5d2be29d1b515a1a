// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>

#include <scim/wire/text.hpp>

#include "faults/refusals.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

constexpr auto mode = FaultMode::okta;

/// A distortion of what a search for users found.
Distortion of_found_users(std::function<void(HttpRequest const&, HttpResponse&, std::size_t total)> change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        auto const list = place_of(request).collection == "Users" ? parse_json(response.body) : parse_json("");
        if (request.method == "GET" && is_success(response) && list && is_list(*list))
            change(request, response, static_cast<std::size_t>(list->find("totalResults")->as_integer()));
    };
}

Distortion of_misses(int status)
{
    return of_found_users([status](HttpRequest const& request, HttpResponse& response, std::size_t total) {
        if (total == 0 && !query_parameter(request, "filter").empty())
            refuse_instead(response, status);
    });
}

Distortion of_found_pages()
{
    return of_found_users([](HttpRequest const& request, HttpResponse& response, std::size_t) {
        if (!query_parameter(request, "filter").empty() && !query_parameter(request, "count").empty())
            refuse_instead(response, 400);
    });
}

void refuse_pages_behind_the_end(HttpRequest const& request, HttpResponse& response)
{
    of_found_users([](HttpRequest const& asked, HttpResponse& answer, std::size_t total) {
        auto const start = query_parameter(asked, "startIndex");
        if (start.size() > 5 && total < 100000)
            refuse_instead(answer, 404);
    })(request, response);
}

void refuse_capitals(HttpRequest const& request, HttpResponse& response)
{
    if (request.target.find("RUNSCOPE") != std::string::npos)
        refuse_instead(response, 400);
}

void leave_creation_empty(HttpRequest const& request, HttpResponse& response)
{
    if (!is_creation(request, response))
        return;
    response.body.clear();
    response.fields.remove("Content-Type");
}

void hide_inactive(HttpRequest const& request, HttpResponse& response)
{
    auto const user = request.method == "GET" ? parse_json(response.body) : parse_json("");
    auto const* active = user ? user->find("active") : nullptr;
    if (active != nullptr && *active == Json {false})
        refuse_instead(response, 404);
}

/// Changes every successful list of users and groups.
Distortion of_lists_read(JsonChange change)
{
    return [change = std::move(change)](HttpRequest const& request, HttpResponse& response) {
        if (is_success(response) && place_of(request).holds_resources())
            rewrite_body(response, [&](Json& document) {
                if (is_list(document))
                    change(document);
            });
    };
}

void write_numbers_as_texts(Json& list)
{
    for (auto const* name : {"totalResults", "startIndex", "itemsPerPage"}) {
        if (auto* const number = list.find(name); number != nullptr && number->is_integer())
            *number = std::to_string(number->as_integer());
    }
}

void leave_e_mails_out(Json& list)
{
    auto* const resources = list.find("Resources");
    if (resources == nullptr)
        return;
    for (auto& resource : resources->as_array())
        resource.erase("emails");
}

void refuse_group_import(HttpRequest const& request, HttpResponse& response)
{
    auto const place = place_of(request);
    if (request.method == "GET" && place.collection == "Groups" && place.id.empty())
        refuse_instead(response, 403);
}

void write_errors_as_plain_text(HttpRequest const&, HttpResponse& response)
{
    if (response.status < 400)
        return;
    response.body = "Something went wrong";
    response.fields.set("Content-Type", "text/plain");
}

void leave_detail_out(HttpRequest const&, HttpResponse& response)
{
    if (response.status == 404)
        rewrite_body(response, [](Json& error) { error.erase("detail"); });
}

void show_a_page(HttpRequest const& request, HttpResponse& response)
{
    if (response.status != 404 || !place_of(request).collection.empty())
        return;
    response.status = 200;
    response.reason = reason_phrase(200);
    response.body = "<html><body>Welcome</body></html>";
    response.fields.set("Content-Type", "text/html");
}

bool is_member_operation(Json const& operation, std::string_view op)
{
    return operation.string_or("op", "") == op && operation.string_or("path", "") == "members";
}

bool has_empty_value(Json const& operation)
{
    auto const* value = operation.find("value");
    return value != nullptr && value->is_array() && value->empty();
}

bool lacks_type(Json const& operation)
{
    auto const* value = operation.find("value");
    if (!is_member_operation(operation, "add") || value == nullptr || !value->is_array() || value->empty())
        return false;
    return !value->as_array().front().contains("type");
}

void keep_first_operation(Json& body)
{
    if (auto* const operations = body.find("Operations"); operations != nullptr && operations->size() > 1)
        *operations = Json::array({operations->as_array().front()});
}

void add_in_place_of_replace(Json& body)
{
    auto* const operations = body.find("Operations");
    if (operations == nullptr || !operations->is_array())
        return;
    for (auto& operation : operations->as_array()) {
        if (is_member_operation(operation, "replace") && !has_empty_value(operation))
            operation.set("op", "add");
    }
}

bool has_empty_members(Json const& body)
{
    auto const* members = body.find("members");
    return members != nullptr && members->is_array() && members->empty();
}

std::vector<Fault> okta_user_faults()
{
    auto const has_groups = [](Json const& body) { return body.contains("groups"); };
    auto const switches_on = any_operation([](Json const& operation) {
        auto const* active = inside_value(operation, "active");
        return is_pathless(operation) && active != nullptr && *active == Json {true};
    });
    return {
        {"okta-lookup-paging-refused", "OKTA-001", "A filter together with count is refused.", mode, {},
            of_found_pages()},
        {"okta-lookup-miss-400", "OKTA-002", "A lookup that matches nobody is answered with 400.", mode, {},
            of_misses(400)},
        {"okta-lookup-miss-404", "OKTA-029", "A lookup that matches nobody is answered with 404.", mode, {},
            of_misses(404)},
        {"okta-create-empty-body", "OKTA-003", "A created user is answered without a body.", mode, {},
            &leave_creation_empty},
        {"okta-create-groups-refused", "OKTA-003", "A POST of a user with groups is refused.", mode,
            refusing(&Behaviour::create_resource, "User", has_groups), {}},
        {"okta-duplicate-400", "OKTA-004", "A second user of one name is refused with 400.", mode, {},
            instead_of(409, 400)},
        {"okta-put-groups-refused", "OKTA-005", "A PUT of a user with groups is refused.", mode,
            refusing(&Behaviour::replace_resource, "User", has_groups), {}},
        {"okta-deactivate-refused", "OKTA-006", "An operation without path on a user is refused.", mode,
            refusing(&Behaviour::modify_resource, "User", any_operation(&is_pathless)), {}},
        {"okta-deactivate-hides", "OKTA-006", "A user that is not active cannot be read.", mode, {}, &hide_inactive},
        {"okta-reactivate-ignored", "OKTA-007", "active true in an operation without path does nothing.", mode,
            ignoring(&Behaviour::modify_resource, "User", switches_on), {}},
        {"okta-put-active-ignored", "OKTA-008", "A PUT does not change active.", mode,
            reading(&Behaviour::replace_resource, "User", [](Json& body) { body.erase("active"); }), {}},
        {"okta-list-without-emails", "OKTA-025", "Lists of users leave the e-mail addresses out.", mode, {},
            of_lists_read(&leave_e_mails_out)},
        {"okta-capitals-refused", "OKTA-024", "A lookup in capitals is refused.", mode, {}, &refuse_capitals},
    };
}

std::vector<Fault> okta_answer_faults()
{
    return {
        {"okta-page-behind-end-404", "OKTA-009", "A page behind the last user is answered with 404.", mode, {},
            &refuse_pages_behind_the_end},
        {"okta-list-numbers-as-texts", "OKTA-010", "The numbers of a list are texts.", mode, {},
            of_lists_read(&write_numbers_as_texts)},
        {"okta-list-without-start", "OKTA-010", "A list does not tell startIndex and itemsPerPage.", mode, {},
            of_lists_read([](Json& list) {
                list.erase("startIndex");
                list.erase("itemsPerPage");
            })},
        {"okta-error-plain-text", "OKTA-020", "Errors are plain text.", mode, {}, &write_errors_as_plain_text},
        {"okta-404-without-detail", "OKTA-021", "404 comes without a detail.", mode, {}, &leave_detail_out},
        {"okta-wrong-token-403", "OKTA-022", "A wrong token is answered with 403.", mode, {}, instead_of(401, 403)},
        {"okta-unknown-path-200", "OKTA-023", "Unknown paths show a page of the product.", mode, {}, &show_a_page},
    };
}

std::vector<Fault> okta_group_faults()
{
    auto const repeats_id = [](Json const& operation) { return inside_value(operation, "id") != nullptr; };
    auto const renames = [](Json const& operation) { return inside_value(operation, "displayName") != nullptr; };
    auto const has_members
        = [](Json const& operation) { return is_pathless(operation) && inside_value(operation, "members") != nullptr; };
    auto const modify = &Behaviour::modify_resource;
    return {
        {"okta-group-import-refused", "OKTA-011", "Groups cannot be listed.", mode, {}, &refuse_group_import},
        {"okta-group-empty-members-refused", "OKTA-012", "A group with an empty members list is refused.", mode,
            refusing(&Behaviour::create_resource, "Group", has_empty_members), {}},
        {"okta-rename-id-refused", "OKTA-013", "An id in the value of a rename is refused.", mode,
            refusing(modify, "Group", any_operation(repeats_id)), {}},
        {"okta-rename-ignored", "OKTA-013", "A rename without path does nothing.", mode,
            ignoring(modify, "Group", any_operation(renames)), {}},
        {"okta-members-first-operation-only", "OKTA-014", "Only the first operation on a group is carried out.", mode,
            reading(modify, "Group", &keep_first_operation), {}},
        {"okta-push-keeps-members", "OKTA-015", "A replace of members adds to them.", mode,
            reading(modify, "Group", &add_in_place_of_replace), {}},
        {"okta-empty-push-refused", "OKTA-016", "A replace of members with an empty array is refused.", mode,
            refusing(modify, "Group", any_operation(&has_empty_value)), {}},
        {"okta-pathless-members-ignored", "OKTA-017", "members in an operation without path do nothing.", mode,
            ignoring(modify, "Group", any_operation(has_members)), {}},
        {"okta-member-type-demanded", "OKTA-018", "A member without type is refused.", mode,
            refusing(modify, "Group", any_operation(&lacks_type)), {}},
        {"okta-group-delete-refused", "OKTA-019", "Groups cannot be deleted.", mode,
            refusing_all(&Behaviour::delete_resource, "Group"), {}},
    };
}

}  // namespace

std::vector<Fault> okta_faults()
{
    auto faults = okta_user_faults();
    for (auto const& more : {okta_answer_faults(), okta_group_faults()})
        faults.insert(faults.end(), more.begin(), more.end());
    return faults;
}

}  // namespace scim::server
