// SPDX-License-Identifier: Apache-2.0
#include "standing_checks.hpp"

#include "checks.hpp"

namespace scim::conformance {

std::vector<StandingCheck> const& standing_checks()
{
    static std::vector<StandingCheck> const table {
        {"bodies-are-json", "Response bodies are JSON", "RFC7644-3.1-01", &checks::bodies_are_json},
        {"content-type-is-scim-json", "Responses are labelled application/scim+json", "RFC7644-3.1-02",
            &checks::content_type_is_scim_json},
        {"errors-have-a-scim-body", "Errors have a SCIM error body", "RFC7644-3.12-02",
            &checks::errors_have_a_scim_body},
        {"errors-name-the-error-schema", "Error bodies name the Error schema", "RFC7644-3.12-03",
            &checks::errors_name_the_error_schema},
        {"errors-carry-their-status", "Error bodies carry their status", "RFC7644-3.12-04",
            &checks::errors_carry_their_status},
        {"error-status-is-the-http-status", "The error body's status is the HTTP status as a string", "RFC7644-3.12-05",
            &checks::error_status_is_the_http_status},
        {"creation-answers-with-location", "A created resource's URI is in the Location header", "RFC7644-3.3-09",
            &checks::creation_answers_with_location},
        {"created-resources-carry-their-location", "A created resource's URI is in meta.location", "RFC7644-3.3-10",
            &checks::created_resources_carry_their_location},
        {"created-resources-carry-id-and-meta", "A created resource carries id and meta", "RFC7644-3.3-14",
            &checks::created_resources_carry_id_and_meta},
        {"content-location-is-the-location", "Content-Location is meta.location", "RFC7643-3.1-30",
            &checks::content_location_is_the_location},
        {"resources-have-an-id", "Every resource has an id", "RFC7643-3.1-06", &checks::resources_have_an_id},
        {"resources-list-their-schemas", "Every resource lists its schemas", "RFC7643-3-06",
            &checks::resources_list_their_schemas},
        {"schemas-have-no-duplicates", "schemas names no schema twice", "RFC7643-3-08",
            &checks::schemas_have_no_duplicates},
        {"used-extensions-are-listed", "schemas names every extension in use", "RFC7643-3-04",
            &checks::used_extensions_are_listed},
        {"meta-names-the-resource-type", "meta.resourceType names the resource type", "RFC7643-3.1-25",
            &checks::meta_names_the_resource_type},
        {"meta-dates-are-date-times", "meta.created and meta.lastModified are dateTimes", "RFC7643-3.1-26",
            &checks::meta_dates_are_date_times},
        {"version-equals-the-etag", "meta.version is the ETag", "RFC7643-3.1-31", &checks::version_equals_the_etag},
        {"booleans-are-booleans", "Boolean attributes are JSON booleans", "RFC7643-2.3.2-01",
            &checks::booleans_are_booleans},
        {"manager-is-an-object", "manager is a complex attribute", "RFC7643-4.3-04", &checks::manager_is_an_object},
        {"password-is-never-returned", "A password is never returned", "RFC7643-7-35",
            &checks::password_is_never_returned},
        {"attributes-are-spelled-as-defined", "Attributes are spelled as in the schema", "RFC7643-2.1-01",
            &checks::attributes_are_spelled_as_defined},
        {"attributes-are-defined", "Attributes are those of the published schema", "RFC7643-2-01",
            &checks::attributes_are_defined},
        {"at-most-one-value-is-primary", "At most one value of an attribute is primary", "RFC7643-2.4-06",
            &checks::at_most_one_value_is_primary},
        {"lists-name-their-schema", "Lists name the ListResponse schema", "RFC7644-3.4.2-05",
            &checks::lists_name_their_schema},
        {"lists-count-their-results", "Lists carry totalResults as an integer", "RFC7644-3.4.2-06",
            &checks::lists_count_their_results},
        {"lists-hold-their-resources", "Lists hold Resources when there are results", "RFC7644-3.4.2-09",
            &checks::lists_hold_their_resources},
        {"unauthorized-names-the-scheme", "401 names the authentication scheme", "RFC7644-2-09",
            &checks::unauthorized_names_the_scheme},
    };
    return table;
}

}  // namespace scim::conformance
