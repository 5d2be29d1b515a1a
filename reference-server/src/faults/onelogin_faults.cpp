// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>

#include <scim/wire/text.hpp>

#include "faults/refusals.hpp"
#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

constexpr auto mode = FaultMode::onelogin;

void refuse_first_contact(HttpRequest const& request, HttpResponse& response)
{
    if (query_parameter(request, "filter").find("nonexistent") != std::string::npos)
        refuse_instead(response, 400);
}

void find_nobody(HttpRequest const& request, HttpResponse& response)
{
    if (query_parameter(request, "filter").empty() || !is_success(response))
        return;
    rewrite_body(response, [](Json& list) {
        list.set("totalResults", 0);
        list.set("itemsPerPage", 0);
        list.erase("Resources");
    });
}

void ignore_accept(HttpRequest const&, HttpResponse& response)
{
    if (response.fields.find("Content-Type"))
        response.fields.set("Content-Type", "application/scim+json");
}

bool names_scim1(Json const& body)
{
    auto const* schemas = body.find("schemas");
    return schemas != nullptr && write_json(*schemas).find("urn:scim:schemas:core:1.0") != std::string::npos;
}

bool has_emails_object(Json const& body)
{
    auto const* emails = body.find("emails");
    return emails != nullptr && emails->is_object();
}

bool has_active_text(Json const& body)
{
    auto const* active = body.find("active");
    return active != nullptr && active->is_string();
}

void refuse_list_of_groups(HttpRequest const& request, HttpResponse& response)
{
    auto const place = place_of(request);
    if (request.method == "GET" && place.collection == "Groups" && place.id.empty())
        refuse_instead(response, 403);
}

}  // namespace

std::vector<Fault> onelogin_faults()
{
    return {
        {"onelogin-first-contact-400", "ONELOGIN-001", "A lookup of somebody unknown is answered with 400.", mode, {},
            &refuse_first_contact},
        {"onelogin-lookup-empty", "ONELOGIN-002", "A lookup finds nobody.", mode, {}, &find_nobody},
        {"onelogin-accept-ignored", "ONELOGIN-003", "Answers are application/scim+json whatever is asked for.", mode,
            {}, &ignore_accept},
        {"onelogin-scim1-urn-refused", "ONELOGIN-004", "The schema URN of SCIM 1 is refused.", mode,
            refusing(&Behaviour::create_resource, "User", names_scim1), {}},
        {"onelogin-emails-object-refused", "ONELOGIN-005", "emails as one object is refused.", mode,
            refusing(&Behaviour::create_resource, "User", has_emails_object), {}},
        {"onelogin-text-active-refused", "ONELOGIN-006", "active as a text is refused.", mode,
            refusing(&Behaviour::create_resource, "User", has_active_text), {}},
        {"onelogin-put-refused", "ONELOGIN-007", "Users cannot be updated by PUT.", mode,
            refusing_all(&Behaviour::replace_resource, "User"), {}},
        {"onelogin-read-refused", "ONELOGIN-008", "A user cannot be read by its id.", mode,
            refusing_all(&Behaviour::read_resource, "User"), {}},
        {"onelogin-put-active-ignored", "ONELOGIN-009", "A PUT does not change active.", mode,
            reading(&Behaviour::replace_resource, "User", [](Json& body) { body.erase("active"); }), {}},
        {"onelogin-delete-refused", "ONELOGIN-010", "Users cannot be deleted.", mode,
            refusing_all(&Behaviour::delete_resource, "User"), {}},
        {"onelogin-groups-refused", "ONELOGIN-011", "Groups cannot be listed.", mode, {}, &refuse_list_of_groups},
        {"onelogin-group-create-refused", "ONELOGIN-012", "Groups cannot be created.", mode,
            refusing_all(&Behaviour::create_resource, "Group"), {}},
    };
}

}  // namespace scim::server
