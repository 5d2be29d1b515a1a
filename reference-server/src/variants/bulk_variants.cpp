// SPDX-License-Identifier: Apache-2.0
#include "variants/variants.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "endpoint/responses.hpp"

namespace scim::server {
namespace {

using Answer = Result<HttpResponse, ScimError>;

/// A change to the answer to a job. `job` is what was sent.
using AnswerChange = void (*)(Json const& job, Json& answer);

bool is_job(HttpRequest const& request)
{
    return request.method == "POST" && is_for(request, "/Bulk");
}

Distortion of_jobs(AnswerChange change)
{
    return [change](HttpRequest const& request, HttpResponse& response) {
        auto const job = is_job(request) && response.status == 200 ? parse_json(request.body) : parse_json("");
        auto answer = job ? parse_json(response.body) : parse_json("");
        if (!job || !answer || answer->find("Operations") == nullptr)
            return;
        change(*job, *answer);
        response.body = write_json(*answer);
    };
}

bool has_failed(Json const& entry)
{
    return entry.contains("response");
}

// RFC 7644 §3.7.2, the example; §3.7.3, the text.
void write_status_as_object(Json const&, Json& answer)
{
    for (auto& entry : answer.find("Operations")->as_array()) {
        auto status = Json::object({{"code", entry.string_or("status", "")}});
        if (has_failed(entry))
            status.set("description", "it failed");
        entry.set("status", std::move(status));
    }
}

void reverse_entries(Json const&, Json& answer)
{
    auto& entries = answer.find("Operations")->as_array();
    std::reverse(entries.begin(), entries.end());
}

void say_more_than_needed(Json const&, Json& answer)
{
    for (auto& entry : answer.find("Operations")->as_array()) {
        entry.set("path", "/Users");
        entry.set("data", Json::object({{"userName", "x"}}));
        if (!has_failed(entry))
            entry.set("response", Json::object({{"id", "1"}}));
    }
}

Json entry_left_out(Json const& operation)
{
    ScimError const error {424, {}, "not carried out"};
    return Json::object({{"method", operation.string_or("method", "PUT")}, {"status", std::to_string(error.status)},
        {"response", error_document(error)}});
}

void list_operations_left_out(Json const& job, Json& answer)
{
    auto const* const operations = job.find_ignoring_case("Operations");
    if (operations == nullptr || !operations->is_array())
        return;
    auto& entries = *answer.find("Operations");
    for (auto place = entries.size(); place < operations->size(); ++place)
        entries.push_back(entry_left_out(operations->as_array()[place]));
}

// RFC7644-3.7-27: a job that is not a success has a status that fits.
Distortion refusing_jobs_with_failures(std::optional<int> status)
{
    return [status](HttpRequest const& request, HttpResponse& response) {
        auto const answer = is_job(request) && response.status == 200 ? parse_json(response.body) : parse_json("");
        auto const* const entries = answer ? answer->find("Operations") : nullptr;
        if (entries == nullptr)
            return;
        auto const& list = entries->as_array();
        auto const failed = std::find_if(list.begin(), list.end(), has_failed);
        if (failed == list.end())
            return;
        auto const own = std::stoi(std::string {failed->string_or("status", "400")});
        refuse_instead(response, {status.value_or(own), {}, "see the operations"});
    };
}

// RFC7644-3.7-07 says how many errors are accepted, which may be read as: the job ends with the next.
void accept_one_error_more(HttpRequest& request)
{
    auto job = is_job(request) ? parse_json(request.body) : parse_json("");
    auto* const limit = job && job->is_object() ? job->find_ignoring_case("failOnErrors") : nullptr;
    if (limit == nullptr || !limit->is_integer() || limit->as_integer() < 2)
        return;
    *limit = limit->as_integer() + 1;
    request.body = write_json(*job);
}

/// What the operations of a job refer to, in the order of the operations.
class References {
public:
    explicit References(Json const& job)
    {
        auto const* const operations = job.find_ignoring_case("Operations");
        for (auto const& operation : operations && operations->is_array() ? operations->as_array() : Json::Array {})
            makers_.emplace_back(operation.string_or("bulkId", ""), write_json(operation));
    }

    bool has_forward() const
    {
        for (std::size_t place = 0; place < makers_.size(); ++place) {
            for (auto other = place; other < makers_.size(); ++other) {
                if (refers(place, other))
                    return true;
            }
        }
        return false;
    }

    bool has_circle() const
    {
        for (std::size_t place = 0; place < makers_.size(); ++place) {
            for (auto other = place; other < makers_.size(); ++other) {
                if (refers(place, other) && refers(other, place))
                    return true;
            }
        }
        return false;
    }

private:
    bool refers(std::size_t place, std::size_t other) const
    {
        auto const& id = makers_[other].first;
        return !id.empty() && makers_[place].second.find("\"bulkId:" + id + "\"") != std::string::npos;
    }

    std::vector<std::pair<std::string, std::string>> makers_;
};

// RFC7644-3.7.1-01: a service provider that cannot resolve a circle says so.
std::function<void(Behaviour&)> refusing_references(bool (References::*kind)() const, int status)
{
    return [kind, status](Behaviour& behaviour) {
        behaviour.bulk = [honest = behaviour.bulk, kind, status](Call const& call) -> Answer {
            auto const job = parse_json(call.request.body);
            if (job && job->is_object() && (References {*job}.*kind)())
                return Failure {ScimError {status, {}, "the references cannot be resolved"}};
            return honest(call);
        };
    };
}

}  // namespace

std::vector<Variant> bulk_variants()
{
    return {
        {.id = "bulk-answer-says-more",
            .requirement = "RFC7644-3.7-06",
            .summary = "Entries repeat path and data, and successes have a response.",
            .distortion = of_jobs(say_more_than_needed)},
        {.id = "bulk-circle-refused",
            .requirement = "RFC7644-3.7.1-01",
            .summary = "A job with references in a circle is answered with 409.",
            .apply = refusing_references(&References::has_circle, 409)},
        {.id = "bulk-entries-reversed",
            .requirement = "RFC7644-3.7-33",
            .summary = "Entries come in another order than the operations.",
            .distortion = of_jobs(reverse_entries)},
        {.id = "bulk-fail-on-errors-accepts",
            .requirement = "RFC7644-3.7-07",
            .summary = "A job with failOnErrors above 1 ends with the error behind that number.",
            .translation = accept_one_error_more},
        {.id = "bulk-forward-reference-refused",
            .requirement = "RFC7644-3.7.2-04",
            .summary = "A job with a reference to a later operation is answered with 400.",
            .apply = refusing_references(&References::has_forward, 400)},
        {.id = "bulk-job-refused-400",
            .requirement = "RFC7644-3.7-27",
            .summary = "A job with an operation that fails is answered with 400.",
            .distortion = refusing_jobs_with_failures(400)},
        {.id = "bulk-job-refused-like-operation",
            .requirement = "RFC7644-3.7-27",
            .summary = "A job with an operation that fails is answered with the status of that operation.",
            .distortion = refusing_jobs_with_failures({})},
        {.id = "bulk-lists-what-was-left-out",
            .requirement = "RFC7644-3.7-30",
            .summary = "Operations that were not carried out are listed as failed.",
            .distortion = of_jobs(list_operations_left_out)},
        {.id = "bulk-status-as-object",
            .requirement = "RFC7644-3.7-24",
            .summary = "The status of an operation is an object with a code.",
            .distortion = of_jobs(write_status_as_object)},
    };
}

}  // namespace scim::server
