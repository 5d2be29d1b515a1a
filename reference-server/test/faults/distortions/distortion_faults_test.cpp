// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <set>
#include <stdexcept>
#include <string>

namespace scim::server {
namespace {

Fault find_fault(std::string_view id)
{
    for (auto& fault : distortion_faults()) {
        if (fault.id == id)
            return std::move(fault);
    }
    throw std::runtime_error {"no fault " + std::string {id}};
}

/// The response after the fault has had its way with it.
HttpResponse distort(std::string_view id, HttpRequest const& request, HttpResponse response)
{
    find_fault(id).distortion(request, response);
    return response;
}

HttpRequest request(std::string method, std::string target, std::string body = {})
{
    return {std::move(method), std::move(target), {}, std::move(body)};
}

HttpResponse response(int status, std::string body)
{
    HttpResponse made;
    made.status = status;
    made.fields.add("Content-Type", "application/scim+json");
    made.body = std::move(body);
    return made;
}

// What each fault makes of an honest body, and of one that is none of its business.
struct BodyRow {
    char const* fault;
    char const* method;
    char const* target;
    int status;
    char const* honest;
    char const* distorted;
};
std::ostream& operator<<(std::ostream& out, BodyRow const& row)
{
    return out << row.fault << ' ' << row.target;
}

constexpr char const* error
    = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"404","detail":"d"})";
constexpr char const* user = R"({"id":"1","userName":"b","active":true,"meta":{"resourceType":"User","version":"v"}})";
constexpr char const* list
    = R"({"schemas":["L"],"totalResults":1,"startIndex":1,"itemsPerPage":1,"Resources":[{"id":"1","meta":{}}]})";

constexpr char const* job
    = R"({"schemas":["R"],"Operations":[{"location":"l","method":"POST","bulkId":"a","status":"201"},)"
      R"({"method":"POST","bulkId":"b","status":"400","response":{"status":"400"}}]})";

constexpr std::array rows {
    BodyRow {"bulk-bulkid-not-echoed", "POST", "/scim/v2/Bulk", 200, job,
        R"({"schemas":["R"],"Operations":[{"location":"l","method":"POST","status":"201","bulkId":"b"},)"
        R"({"method":"POST","status":"400","response":{"status":"400"},"bulkId":"a"}]})"},
    BodyRow {"bulk-bulkid-not-echoed", "POST", "/scim/v2/Bulk", 200,
        R"({"Operations":[{"bulkId":"a","status":"201"}]})", R"({"Operations":[{"status":"201"}]})"},
    BodyRow {"bulk-bulkid-not-echoed", "POST", "/scim/v2/Bulk", 413, job, job},
    BodyRow {"bulk-error-response-missing", "POST", "/scim/v2/Bulk", 200, job,
        R"({"schemas":["R"],"Operations":[{"location":"l","method":"POST","bulkId":"a","status":"201"},)"
        R"({"method":"POST","bulkId":"b","status":"400"}]})"},
    BodyRow {"bulk-error-response-missing", "POST", "/scim/v2/Users", 201, job, job},
    BodyRow {"bulk-fail-on-errors-echoed", "POST", "/scim/v2/Bulk", 200, R"({"schemas":["R"]})",
        R"({"schemas":["R"],"failOnErrors":1})"},
    BodyRow {"bulk-limit-unnamed", "POST", "/scim/v2/Bulk", 413, R"({"detail":"maxOperations is 2"})",
        R"({"detail":"too large"})"},
    BodyRow {"bulk-location-missing", "POST", "/scim/v2/Bulk", 200, job,
        R"({"schemas":["R"],"Operations":[{"method":"POST","bulkId":"a","status":"201"},)"
        R"({"method":"POST","bulkId":"b","status":"400","response":{"status":"400"}}]})"},
    BodyRow {"bulk-response-is-text", "POST", "/scim/v2/Bulk", 200, job,
        R"({"schemas":["R"],"Operations":[{"location":"l","method":"POST","bulkId":"a","status":"201"},)"
        R"({"method":"POST","bulkId":"b","status":"400","response":"{\"status\":\"400\"}"}]})"},
    BodyRow {"bulk-status-not-string", "POST", "/scim/v2/Bulk?x=y", 200, job,
        R"({"schemas":["R"],"Operations":[{"location":"l","method":"POST","bulkId":"a","status":201},)"
        R"({"method":"POST","bulkId":"b","status":400,"response":{"status":"400"}}]})"},
    BodyRow {"bulk-wrong-schemas-urn", "POST", "/scim/v2/Bulk", 200, R"({"schemas":["R"]})",
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]})"},
    BodyRow {"error-status-number", "GET", "/scim/v2/Users/1", 404, error,
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":404,"detail":"d"})"},
    BodyRow {"error-status-number", "GET", "/scim/v2/Users/1", 200, R"({"status":"1"})", R"({"status":"1"})"},
    BodyRow {"error-status-missing", "GET", "/scim/v2/Users/1", 404, error,
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"d"})"},
    BodyRow {"error-schemas-missing", "GET", "/nowhere", 404, error, R"({"status":"404","detail":"d"})"},
    BodyRow {"error-wrapped", "GET", "/scim/v2/Users/1", 404, R"({"status":"404"})", R"({"error":{"status":"404"}})"},
    BodyRow {"error-empty-body", "GET", "/scim/v2/Users/1", 404, error, ""},
    BodyRow {"error-empty-body", "GET", "/scim/v2/Users/1", 200, user, user},
    BodyRow {"create-body-without-meta", "POST", "/scim/v2/Groups", 201, R"({"id":"1","meta":{}})", R"({"id":"1"})"},
    BodyRow {"create-body-without-meta", "GET", "/scim/v2/Users/1", 200, user, user},
    BodyRow {"list-no-schemas", "GET", "/scim/v2/Users", 200, R"({"schemas":["L"],"totalResults":0})",
        R"({"totalResults":0})"},
    BodyRow {"list-no-schemas", "GET", "/scim/v2/Users/1", 200, R"({"schemas":["U"]})", R"({"schemas":["U"]})"},
    BodyRow {"list-numbers-as-strings", "GET", "/scim/v2/Groups?count=1", 200,
        R"({"totalResults":12,"startIndex":1,"itemsPerPage":1})",
        R"({"totalResults":"12","startIndex":"1","itemsPerPage":"1"})"},
    BodyRow {"list-resources-key-case", "GET", "/scim/v2/Users", 200, R"({"totalResults":1,"Resources":[{}]})",
        R"({"totalResults":1,"resources":[{}]})"},
    BodyRow {"spc-wrong-schemas-urn", "GET", "/scim/v2/ServiceProviderConfig", 200, R"({"schemas":["right"]})",
        R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:ServiceProvider"]})"},
    BodyRow {"rt-bare-array", "GET", "/scim/v2/ResourceTypes", 200, R"({"totalResults":1,"Resources":[{"id":"User"}]})",
        R"([{"id":"User"}])"},
    BodyRow {"rt-bare-array", "GET", "/scim/v2/ResourceTypes/User", 200, R"({"id":"User"})", R"({"id":"User"})"},
    BodyRow {"schemas-empty", "GET", "/scim/v2/Schemas", 200, R"({"totalResults":1,"itemsPerPage":1,"Resources":[{}]})",
        R"({"totalResults":0,"itemsPerPage":0,"Resources":[]})"},
    BodyRow {"schemas-empty", "GET", "/scim/v2/Schemas/urn:a", 200, R"({"id":"urn:a"})", R"({"id":"urn:a"})"},
    BodyRow {"schemas-item-without-meta", "GET", "/scim/v2/Schemas", 200,
        R"({"totalResults":1,"Resources":[{"id":"urn:a","meta":{}}]})",
        R"({"totalResults":1,"Resources":[{"id":"urn:a"}]})"},
    BodyRow {"schemas-item-without-meta", "GET", "/scim/v2/Schemas/urn:a", 200, R"({"id":"urn:a","meta":{}})",
        R"({"id":"urn:a"})"},
    BodyRow {"attrs-drops-id", "GET", "/scim/v2/Users/1?attributes=userName", 200, R"({"id":"1","userName":"b"})",
        R"({"userName":"b"})"},
    BodyRow {"attrs-drops-id", "GET", "/scim/v2/Users/1?attributes=userName%2C+ID", 200, user, user},
    BodyRow {"attrs-drops-id", "GET", "/scim/v2/Users/1", 200, user, user},
    BodyRow {"bool-as-number", "GET", "/scim/v2/Users/1", 200,
        R"({"active":true,"emails":[{"primary":false,"value":"x"}]})",
        R"({"active":1,"emails":[{"primary":0,"value":"x"}]})"},
    BodyRow {"bool-as-number", "GET", "/scim/v2/ServiceProviderConfig", 200, R"({"patch":{"supported":true}})",
        R"({"patch":{"supported":true}})"},
    BodyRow {"meta-version-number", "PUT", "/scim/v2/Users/1", 200, R"({"meta":{"version":"W/\"1\""}})",
        R"({"meta":{"version":1}})"},
    BodyRow {"meta-resourcetype-wrong", "GET", "/scim/v2/Users/1", 200, R"({"meta":{"resourceType":"User"}})",
        R"({"meta":{"resourceType":"com.example.scim.UserDto"}})"},
    BodyRow {"meta-missing-on-get", "GET", "/scim/v2/Users", 200,
        R"({"totalResults":1,"Resources":[{"id":"1","meta":{}}]})", R"({"totalResults":1,"Resources":[{"id":"1"}]})"},
    BodyRow {"meta-missing-on-get", "POST", "/scim/v2/Users", 201, user, user},
    BodyRow {"patch-manager-string-raw", "PATCH", "/scim/v2/Users/1", 200,
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"2","$ref":"r"}}})",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":"2"}})"},
    BodyRow {"meta-location-missing-in-list", "GET", "/scim/v2/Users", 200,
        R"({"totalResults":1,"Resources":[{"meta":{"location":"l"}}]})",
        R"({"totalResults":1,"Resources":[{"meta":{}}]})"},
    BodyRow {"meta-location-missing-in-list", "GET", "/scim/v2/Users/1", 200, R"({"meta":{"location":"l"}})",
        R"({"meta":{"location":"l"}})"},
    BodyRow {"group-schema-of-version-1", "GET", "/scim/v2/Groups/1", 200, R"({"schemas":["urn:a"]})",
        R"({"schemas":["urn:scim:schemas:core:1.0"]})"},
    BodyRow {"group-without-meta", "GET", "/scim/v2/Groups/1", 200, R"({"id":"1","meta":{}})", R"({"id":"1"})"},
    BodyRow {"group-without-meta", "GET", "/scim/v2/Users/1", 200, user, user},
    BodyRow {
        "put-without-schemas", "PUT", "/scim/v2/Users/1", 200, R"({"schemas":["urn:a"],"id":"1"})", R"({"id":"1"})"},
    BodyRow {"put-no-location", "PUT", "/scim/v2/Users/1", 200, R"({"meta":{"location":"l","version":"v"}})",
        R"({"meta":{"version":"v"}})"},
    BodyRow {"put-no-location", "GET", "/scim/v2/Users/1", 200, R"({"meta":{"location":"l"}})",
        R"({"meta":{"location":"l"}})"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(distortion_faults_suite)

BOOST_DATA_TEST_CASE(a_distortion_changes_what_it_says_and_nothing_else, rows)
{
    auto const after
        = distort(sample.fault, request(sample.method, sample.target), response(sample.status, sample.honest));
    BOOST_TEST(after.body == sample.distorted);
    BOOST_TEST(after.status == sample.status);
}

BOOST_AUTO_TEST_CASE(a_created_resource_loses_its_location_field)
{
    auto honest = response(201, user);
    honest.fields.add("Location", "http://h/Users/1");
    auto const created = distort("create-no-location-header", request("POST", "/scim/v2/Users"), honest);
    BOOST_TEST(!created.fields.contains("Location"));
    BOOST_TEST(created.body == user);
}

BOOST_AUTO_TEST_CASE(a_created_resource_is_answered_with_200)
{
    auto const created = distort("create-status-200", request("POST", "/scim/v2/Groups"), response(201, user));
    BOOST_TEST(created.status == 200);
    auto const refused = distort("create-status-200", request("POST", "/scim/v2/Groups"), response(409, error));
    BOOST_TEST(refused.status == 409);
}

BOOST_AUTO_TEST_CASE(a_job_has_the_status_of_its_first_operation)
{
    auto const done = distort("bulk-http-status-of-op", request("POST", "/scim/v2/Bulk"), response(200, job));
    BOOST_TEST(done.status == 201);
    BOOST_TEST(done.body == job);
    auto const refused = distort("bulk-http-status-of-op", request("POST", "/scim/v2/Bulk"), response(413, error));
    BOOST_TEST(refused.status == 413);
}

BOOST_AUTO_TEST_CASE(a_password_that_was_sent_comes_back)
{
    auto const created = distort("create-password-returned",
        request("POST", "/scim/v2/Users", R"({"Password":"t1meMa$heen"})"), response(201, R"({"id":"1"})"));
    BOOST_TEST(created.body == R"({"id":"1","password":"t1meMa$heen"})");
}

BOOST_AUTO_TEST_CASE(a_deletion_is_confirmed_with_a_body)
{
    auto const deleted = distort("delete-200-body", request("DELETE", "/scim/v2/Users/1"), response(204, ""));
    BOOST_TEST(deleted.status == 200);
    BOOST_TEST(deleted.body == R"({"deleted":true})");
}

BOOST_AUTO_TEST_CASE(a_created_resource_is_located_in_two_places)
{
    auto honest = response(201, user);
    honest.fields.add("Location", "http://h/Users/1");
    auto const created = distort("create-locations-differ", request("POST", "/scim/v2/Users"), honest);
    BOOST_TEST(created.fields.find("Location").value() == "http://h/Users/1/profile");
    BOOST_TEST(distort("create-empty-body", request("POST", "/scim/v2/Users"), honest).body.empty());
}

BOOST_AUTO_TEST_CASE(a_created_resource_echoes_the_request)
{
    auto const created = distort("create-echoes-request",
        request("POST", "/scim/v2/Users", R"({"id":"2","groups":[]})"), response(201, R"({"id":"1"})"));
    BOOST_TEST(created.body == R"({"id":"1","groups":[]})");
}

BOOST_AUTO_TEST_CASE(a_created_resource_has_no_tag)
{
    auto honest = response(201, user);
    honest.fields.add("ETag", "W/\"3\"");
    auto const created = distort("etag-missing-on-create", request("POST", "/scim/v2/Users"), honest);
    BOOST_TEST(!created.fields.contains("ETag"));
    BOOST_TEST(created.body == user);
}

BOOST_AUTO_TEST_CASE(a_group_loses_or_keeps_its_tag)
{
    auto honest = response(200, R"({"id":"1","meta":{"version":"W/\"3\""}})");
    honest.fields.add("ETag", "W/\"3\"");
    auto const group = request("GET", "/scim/v2/Groups/1");
    BOOST_TEST(!distort("etag-groups-missing", group, honest).fields.contains("ETag"));
    BOOST_TEST(distort("etag-group-version-frozen", group, honest).fields.find("ETag").value() == "W/\"1\"");
    auto const user_read = distort("etag-groups-missing", request("GET", "/scim/v2/Users/1"), honest);
    BOOST_TEST(user_read.fields.contains("ETag"));
}

BOOST_AUTO_TEST_CASE(a_replaced_resource_is_not_shown)
{
    auto const replaced = distort("put-status-204", request("PUT", "/scim/v2/Users/1"), response(200, user));
    BOOST_TEST(replaced.status == 204);
    BOOST_TEST(replaced.body.empty());
}

BOOST_AUTO_TEST_CASE(another_content_location_is_sent)
{
    auto const read = distort("content-location-wrong", request("GET", "/scim/v2/Users/1"), response(200, user));
    BOOST_TEST(read.fields.find("Content-Location").value() == "/Users/current");
    auto const all = distort("content-location-wrong", request("GET", "/scim/v2/Users"), response(200, list));
    BOOST_TEST(!all.fields.contains("Content-Location"));
}

BOOST_AUTO_TEST_CASE(a_tag_is_exchanged)
{
    struct Row {
        char const* fault;
        char const* tag;
    };
    for (auto const& row : {Row {"etag-unquoted", "W/3"}, Row {"etag-version-frozen", "W/\"1\""},
             Row {"etag-changes-on-read", "W/\"3-1\""}, Row {"etag-differs-from-version", "\"row-53\""}}) {
        auto honest = response(200, R"({"id":"1","meta":{"version":"W/\"3\""}})");
        honest.fields.add("ETag", "W/\"3\"");
        auto const read = distort(row.fault, request("GET", "/scim/v2/Users/1"), honest);
        BOOST_TEST(read.fields.find("ETag").value() == row.tag);
    }
    auto other = response(200, user);
    other.fields.add("ETag", "W/\"3\"");
    auto const hashed = distort("etag-content-hash", request("GET", "/scim/v2/Users/1"), other);
    BOOST_TEST(hashed.fields.find("ETag").value() != "W/\"3\"");
    BOOST_TEST(!distort("etag-header-missing", request("GET", "/scim/v2/Users/1"), other).fields.contains("ETag"));
}

BOOST_AUTO_TEST_CASE(a_401_loses_its_challenge)
{
    auto honest = response(401, error);
    honest.fields.add("WWW-Authenticate", "Bearer");
    auto const refused = distort("auth-no-www-authenticate", request("GET", "/scim/v2/Users"), honest);
    BOOST_TEST(!refused.fields.contains("WWW-Authenticate"));
    BOOST_TEST(refused.body == error);
}

BOOST_AUTO_TEST_CASE(the_media_type_is_reversed)
{
    auto const read = distort("ct-reversed", request("GET", "/scim/v2/Users"), response(200, list));
    BOOST_TEST(read.fields.find("Content-Type").value() == "application/json+scim");
    BOOST_TEST(read.body == list);
}

BOOST_AUTO_TEST_CASE(a_refusal_without_body_has_no_media_type)
{
    auto const refused = distort("error-empty-body", request("GET", "/scim/v2/Users/1"), response(404, error));
    BOOST_TEST(!refused.fields.contains("Content-Type"));
}

BOOST_AUTO_TEST_CASE(answers_at_me_are_distorted_and_no_others)
{
    auto honest = response(200, user);
    honest.fields.add("Location", "http://h/scim/v2/Users/1");
    auto const me = request("GET", "/scim/v2/Me?attributes=id");
    BOOST_TEST(distort("me-location-alias", me, honest).fields.find("Location").value() == "/scim/v2/Me");
    BOOST_TEST(distort("me-unsupported-404", me, honest).status == 404);
    BOOST_TEST(distort("me-unsupported-404", me, honest).body.empty());
    BOOST_TEST(distort("me-redirect-without-location", me, honest).status == 308);
    BOOST_TEST(!distort("me-redirect-without-location", me, honest).fields.contains("Location"));
    for (auto const* id : {"me-location-alias", "me-unsupported-404", "me-redirect-without-location"})
        BOOST_TEST(distort(id, request("GET", "/scim/v2/Users/1"), honest).body == user);
}

BOOST_AUTO_TEST_CASE(what_is_not_json_is_left_alone)
{
    for (auto const& fault : distortion_faults()) {
        if (fault.id == "error-empty-body" || fault.id == "delete-200-body")
            continue;
        auto after = response(200, "<html>");
        fault.distortion(request("GET", "/scim/v2/Users"), after);
        BOOST_TEST(after.body == "<html>");
    }
}

BOOST_AUTO_TEST_CASE(every_distortion_has_an_id_of_its_own_and_no_behaviour)
{
    std::set<std::string> ids;
    for (auto const& fault : distortion_faults()) {
        BOOST_TEST(ids.insert(fault.id).second);
        BOOST_TEST(!fault.apply);
        BOOST_TEST(static_cast<bool>(fault.distortion));
        BOOST_TEST(fault.summary.ends_with('.'));
    }
    BOOST_TEST(ids.size() >= 34U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
