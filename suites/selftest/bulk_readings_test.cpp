// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <ostream>
#include <string>

#include <scim/report/assemble.hpp>
#include <scim/wire/json.hpp>

namespace scim::selftest {
namespace {

/// A change to the answer to a job that leaves the provider right. `job` is what was sent.
struct Reading {
    char const* name;
    void (*change)(Json const& job, HttpResponse& response);

    friend std::ostream& operator<<(std::ostream& out, Reading const& reading) { return out << reading.name; }
};

using EntryChange = void (*)(Json& entry);

void change_entries(HttpResponse& response, EntryChange change)
{
    auto document = parse_json(response.body);
    auto* entries = document ? document->find("Operations") : nullptr;
    if (!entries || response.status != 200)
        return;
    for (auto& entry : entries->as_array())
        change(entry);
    response.body = write_json(*document);
}

bool has_failed(Json const& entry)
{
    return entry.contains("response");
}

void answer_with_error(HttpResponse& response, int status)
{
    response.status = status;
    response.body = write_json(Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:Error"})},
        {"status", std::to_string(status)}, {"scimType", "invalidSyntax"}, {"detail", "see the operations"}}));
}

// RFC 7644 §3.7.2, the example; §3.7.3, the text.
void write_status_as_object(Json const&, HttpResponse& response)
{
    change_entries(response, [](Json& entry) {
        auto status = Json::object({{"code", entry.string_or("status", "")}});
        if (has_failed(entry))
            status.set("description", "it failed");
        entry.set("status", std::move(status));
    });
}

// The order of the entries is not defined.
void reverse_entries(Json const&, HttpResponse& response)
{
    auto document = parse_json(response.body);
    auto* entries = document ? document->find("Operations") : nullptr;
    if (!entries)
        return;
    std::reverse(entries->as_array().begin(), entries->as_array().end());
    response.body = write_json(*document);
}

// RFC 7644 §3.7: path and data may be there, and so may a response to a success.
void say_more_than_needed(Json const&, HttpResponse& response)
{
    change_entries(response, [](Json& entry) {
        entry.set("path", "/Users");
        entry.set("data", Json::object({{"userName", "x"}}));
        if (!has_failed(entry))
            entry.set("response", Json::object({{"id", "1"}}));
    });
}

// RFC 7644 §3.7: "otherwise, an appropriate HTTP error code".
void refuse_job_with_failures(Json const&, HttpResponse& response)
{
    auto const document = parse_json(response.body);
    auto const* entries = document ? document->find("Operations") : nullptr;
    for (auto const& entry : entries ? entries->as_array() : Json::Array {}) {
        if (has_failed(entry))
            return answer_with_error(response, std::stoi(std::string {entry.string_or("status", "400")}));
    }
}

void refuse_job_with_400(Json const& job, HttpResponse& response)
{
    refuse_job_with_failures(job, response);
    if (response.status != 200)
        answer_with_error(response, 400);
}

// Operations that were not carried out may be listed as failed.
void list_operations_left_out(Json const& job, HttpResponse& response)
{
    auto document = parse_json(response.body);
    auto* entries = document ? document->find("Operations") : nullptr;
    auto const* operations = job.find("Operations");
    if (!entries || !operations || !operations->is_array())
        return;
    for (auto place = entries->size(); place < operations->size(); ++place)
        entries->push_back(
            Json::object({{"method", operations->as_array()[place].string_or("method", "PUT")}, {"status", "424"},
                {"response",
                    Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:Error"})},
                        {"status", "424"}, {"detail", "not carried out"}})}}));
    response.body = write_json(*document);
}

constexpr std::array readings {
    Reading {"status as an object", write_status_as_object},
    Reading {"entries in another order", reverse_entries},
    Reading {"more than needed", say_more_than_needed},
    Reading {"the whole job is refused", refuse_job_with_failures},
    Reading {"the whole job is refused with 400", refuse_job_with_400},
    Reading {"operations left out are listed", list_operations_left_out},
};

RunWish bulk_only(std::string profile)
{
    RunWish wish;
    wish.profile = std::move(profile);
    wish.selection.suites = {"bulk"};
    return wish;
}

void expect_no_finding(Observed const& observed)
{
    for (auto const status :
        {report::Status::fail, report::Status::warn, report::Status::error, report::Status::blocked}) {
        for (auto const& one : observed.cases_with(status))
            BOOST_ERROR(report::to_string(status) << ": " << one);
    }
    BOOST_TEST(observed.report.counts.pass >= 40);
}

bool is_job(HttpRequest const& request)
{
    return request.method == "POST" && request.target.ends_with("/Bulk");
}

bool holds(std::string const& text, char const* part)
{
    return text.find(part) != std::string::npos;
}

// Which operation refers to which is told by the names that the cases give.
bool has_circle(std::string const& body)
{
    return (holds(body, "\"bulkId:a\"") && holds(body, "\"bulkId:b\""))
        || (holds(body, "\"bulkId:first\"") && holds(body, "\"bulkId:second\""));
}

bool refers_forward(std::string const& body)
{
    auto const reference = body.find("\"bulkId:alice\"");
    return reference < body.find("\"bulkId\":\"alice\"") && reference != std::string::npos;
}

}  // namespace

BOOST_DATA_TEST_CASE(a_right_answer_to_a_job_is_no_finding, readings)
{
    auto const honest = reference_server("rfc");
    auto const handler = [&honest, change = sample.change](HttpRequest const& request) {
        auto response = honest(request);
        auto const job = is_job(request) ? parse_json(request.body) : parse_json("{}");
        if (is_job(request) && response.status == 200 && job)
            change(*job, response);
        return response;
    };
    expect_no_finding(run_against(handler, load_catalogue_or_abort(), bulk_only("rfc")));
}

// RFC 7644 §3.7.1.
BOOST_AUTO_TEST_CASE(refusing_circles_and_references_to_later_operations_is_no_finding)
{
    auto const honest = reference_server("rfc");
    for (auto const status : {409, 400}) {
        auto const handler = [&honest, status](HttpRequest const& request) {
            if (!is_job(request) || !(has_circle(request.body) || refers_forward(request.body)))
                return honest(request);
            auto response = honest({"GET", "/scim/v2/Users/none", request.fields, {}});
            answer_with_error(response, status);
            return response;
        };
        expect_no_finding(run_against(handler, load_catalogue_or_abort(), bulk_only("rfc")));
    }
}

BOOST_AUTO_TEST_CASE(the_bulk_cases_leave_nothing_behind)
{
    auto const observed = run_against(reference_server("entra"), load_catalogue_or_abort(), bulk_only("entra"));
    expect_no_finding(observed);
    BOOST_TEST(observed.outcome.left_behind == 0);
}

}  // namespace scim::selftest
