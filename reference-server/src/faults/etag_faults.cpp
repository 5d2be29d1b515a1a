// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "seams/changed_calls.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

void etag_if_match_ignored(Behaviour& behaviour)
{
    behaviour.replace_resource = without_field(behaviour.replace_resource, "If-Match");
    behaviour.modify_resource = without_field(behaviour.modify_resource, "If-Match");
}

void etag_if_match_ignored_delete(Behaviour& behaviour)
{
    behaviour.delete_resource = without_field(behaviour.delete_resource, "If-Match");
}

void etag_if_none_match_ignored(Behaviour& behaviour)
{
    behaviour.read_resource = without_field(behaviour.read_resource, "If-None-Match");
}

// Takes the star for a tag, which is no resource's.
Endpoint with_star_as_tag(Endpoint honest)
{
    return [honest = std::move(honest)](Call const& call) -> Answer {
        if (trim(call.request.fields.find("If-Match").value_or("")) == "*")
            return Failure {ScimError {412, {}, "no version is called *"}};
        return honest(call);
    };
}

void etag_star_refused(Behaviour& behaviour)
{
    behaviour.replace_resource = with_star_as_tag(behaviour.replace_resource);
    behaviour.modify_resource = with_star_as_tag(behaviour.modify_resource);
}

// Carries out what it says it has stopped.
Endpoint applied_all_the_same(Endpoint honest)
{
    return [honest = std::move(honest)](Call const& call) {
        auto answer = honest(call);
        if (!answer && answer.error().status == 412)
            static_cast<void>(without_field(honest, "If-Match")(call));
        return answer;
    };
}

void etag_stopped_but_applied(Behaviour& behaviour)
{
    behaviour.replace_resource = applied_all_the_same(behaviour.replace_resource);
    behaviour.modify_resource = applied_all_the_same(behaviour.modify_resource);
}

// Compares strongly, as RFC 9110 wants it for If-Match, and sends weak tags.
Endpoint with_strong_comparison(Endpoint honest)
{
    return [honest = std::move(honest)](Call const& call) -> Answer {
        if (trim(call.request.fields.find("If-Match").value_or("")).starts_with("W/"))
            return Failure {ScimError {412, {}, "weak tags match nothing"}};
        return honest(call);
    };
}

void etag_weak_never_matches(Behaviour& behaviour)
{
    behaviour.replace_resource = with_strong_comparison(behaviour.replace_resource);
    behaviour.modify_resource = with_strong_comparison(behaviour.modify_resource);
}

// Any tag will do.
void etag_always_304(Behaviour& behaviour)
{
    behaviour.read_resource = with_request(behaviour.read_resource, [](HttpRequest& request) {
        if (request.fields.contains("If-None-Match"))
            request.fields.set("If-None-Match", "*");
    });
}

}  // namespace

std::vector<Fault> etag_faults()
{
    return {
        {"etag-always-304", "RFC7644-3.14-07", "A GET with If-None-Match is always answered with 304.", FaultMode::any,
            etag_always_304, {}},
        {"etag-if-match-ignored", "RFC7644-3.14-09", "A PUT or PATCH with an old version in If-Match is carried out.",
            FaultMode::any, etag_if_match_ignored, {}},
        {"etag-if-match-ignored-delete", "RFC7644-3.12-18", "A DELETE with an old version in If-Match deletes.",
            FaultMode::any, etag_if_match_ignored_delete, {}},
        {"etag-if-none-match-ignored", "RFC7644-3.14-07",
            "A resource is sent again although If-None-Match names its version.", FaultMode::any,
            etag_if_none_match_ignored, {}},
        contested({"etag-star-refused", "RFC7644-3.14-09", "A change with If-Match: * is answered with 412.",
            FaultMode::any, etag_star_refused, {}}),
        {"etag-stopped-but-applied", "RFC7644-3.14-09", "A change that is answered with 412 is carried out.",
            FaultMode::any, etag_stopped_but_applied, {}},
        contested({"etag-weak-never-matches", "RFC7644-3.14-09",
            "If-Match with the current weak tag is answered with 412.", FaultMode::any, etag_weak_never_matches, {}}),
    };
}

}  // namespace scim::server
