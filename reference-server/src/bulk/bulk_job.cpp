// SPDX-License-Identifier: Apache-2.0
#include "bulk/bulk_job.hpp"

#include <algorithm>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/encoding.hpp>

#include "bulk/bulk_references.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

// A deletion has no use for data.
Json const* data_of(BulkOperation const& operation)
{
    return operation.data && operation.method != "DELETE" ? &*operation.data : nullptr;
}

void for_each_reference_in(
    BulkOperation const& operation, std::string const& id, std::function<void(std::string_view bulk_id)> const& call)
{
    if (auto const* data = data_of(operation))
        for_each_reference(*data, call);
    if (auto const bulk_id = referred_bulk_id(id))
        call(*bulk_id);
}

void sort_and_thin(std::vector<std::size_t>& places)
{
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
}

}  // namespace

Answer run_bulk_operation(Call const& call)
{
    auto const& behaviour = call.engine.behaviour;
    auto const& method = call.request.method;
    if (method == "POST")
        return behaviour.create_resource(call);
    if (method == "PUT")
        return behaviour.replace_resource(call);
    if (method == "PATCH")
        return behaviour.modify_resource(call);
    return behaviour.delete_resource(call);
}

BulkJob::BulkJob(Call const& call, BulkRequest const& request)
    : call_ {call}
    , behaviour_ {call.engine.behaviour}
    , fail_on_errors_ {request.fail_on_errors}
    , tasks_(request.operations.size())
{
    for (std::size_t index = 0; index < tasks_.size(); ++index) {
        tasks_[index].operation = &request.operations[index];
        find_place(index);
    }
}

void BulkJob::find_place(std::size_t index)
{
    auto& task = tasks_[index];
    auto const& operation = *task.operation;
    auto const checked = behaviour_.check_bulk_operation(operation);
    if (!checked) {
        task.defect = checked.error();
        return;
    }
    auto place = find_bulk_place(call_.engine, operation);
    if (!place) {
        task.defect = place.error();
        return;
    }
    task.place = std::move(*place);
    // RFC7644-3.7-12. Choice: the first operation of that bulkId counts.
    if (operation.method == "POST" && operation.bulk_id && !creators_.emplace(*operation.bulk_id, index).second)
        task.defect = ScimError {
            400, ScimType::invalid_value, "the bulkId " + *operation.bulk_id + " belongs to an earlier operation"};
}

BulkNeeds BulkJob::find_needs() const
{
    BulkNeeds needs(tasks_.size());
    // What is done to one resource stays in order.
    std::map<std::pair<ResourceType const*, std::string_view>, std::size_t> latest;
    for (std::size_t index = 0; index < tasks_.size(); ++index) {
        auto const& task = tasks_[index];
        if (task.defect)
            continue;
        for_each_reference_in(*task.operation, task.place.id, [&](std::string_view bulk_id) {
            if (auto const creator = creators_.find(bulk_id); creator != creators_.end())
                needs[index].push_back(creator->second);
        });
        if (!task.place.id.empty()) {
            auto const [earlier, is_first] = latest.try_emplace({task.place.type, task.place.id}, index);
            if (!is_first)
                needs[index].push_back(std::exchange(earlier->second, index));
        }
        sort_and_thin(needs[index]);
    }
    return needs;
}

Json BulkJob::run()
{
    auto const needs = find_needs();
    for (auto const& batch : behaviour_.order_bulk(needs)) {
        if (is_at_an_end())
            break;
        auto const first = batch.front();
        auto const is_circle
            = batch.size() > 1 || std::find(needs[first].begin(), needs[first].end(), first) != needs[first].end();
        if (is_circle)
            run_circle(batch);
        else
            run_alone(tasks_[first]);
    }
    return response();
}

// RFC7644-3.7.3-06. Choice: the job ends with the error that reaches the limit.
bool BulkJob::is_at_an_end() const
{
    return fail_on_errors_ && errors_ >= *fail_on_errors_;
}

std::optional<ScimError> BulkJob::find_obstacle(Task const& task) const
{
    auto obstacle = task.defect;
    for_each_reference_in(*task.operation, task.place.id, [&](std::string_view bulk_id) {
        if (!obstacle && !ids_.contains(bulk_id))
            obstacle = behaviour_.unresolved_reference(bulk_id);
    });
    return obstacle;
}

void BulkJob::run_alone(Task& task)
{
    if (auto const obstacle = find_obstacle(task))
        return refuse(task, *obstacle);
    if (auto const bulk_id = referred_bulk_id(task.place.id)) {
        if (auto const made = ids_.find(*bulk_id); made != ids_.end())
            task.place.id = made->second;
    }
    auto const data = data_of(*task.operation) ? std::optional {resolved_data(task)} : std::nullopt;
    auto const request = request_for(task, task.operation->method, task.place.id, data ? &*data : nullptr);
    settle(task, send(task, request, task.place.id, behaviour_.run_bulk_operation));
}

Json BulkJob::resolved_data(Task const& task) const
{
    auto data = *task.operation->data;
    behaviour_.resolve_bulk_ids(data, ids_);
    return data;
}

HttpRequest BulkJob::request_for(
    Task const& task, std::string_view method, std::string const& id, Json const* data) const
{
    auto const& operation = *task.operation;
    HttpRequest request;
    request.method = method;
    request.target = call_.engine.options.base_path + task.place.type->endpoint;
    if (!id.empty())
        request.target += "/" + percent_encode(id);
    request.fields.add("Content-Type", "application/scim+json");
    // RFC7644-3.7-14: not for POST.
    if (operation.version && operation.method != "POST")
        request.fields.add("If-Match", *operation.version);
    if (data)
        request.body = write_json(*data);
    return request;
}

HttpResponse BulkJob::send(
    Task const& task, HttpRequest const& request, std::string const& id, Endpoint const& to) const
{
    auto answer = to(Call {call_.engine, request, task.place.type, id, {}, call_.principal});
    return answer ? std::move(*answer) : behaviour_.error_response(answer.error());
}

void BulkJob::settle(Task& task, HttpResponse const& response)
{
    auto const& operation = *task.operation;
    BulkOutcome outcome;
    outcome.status = response.status;
    auto body = parse_json(response.body);
    auto id = task.place.id;
    if (response.status >= 300) {
        outcome.error = body ? std::move(*body) : Json::object();
        ++errors_;
    } else {
        outcome.version = response.fields.find("ETag").value_or("");
        if (operation.method == "POST" && body)
            id = task.made_id = body->string_or("id", "");
        if (!task.made_id.empty() && operation.bulk_id)
            ids_[*operation.bulk_id] = task.made_id;
    }
    if (!id.empty() && !referred_bulk_id(id))
        outcome.location = behaviour_.location(call_.engine.store.base_url(), *task.place.type, id);
    task.outcome = std::move(outcome);
}

void BulkJob::refuse(Task& task, ScimError const& error)
{
    settle(task, behaviour_.error_response(error));
}

Json BulkJob::response() const
{
    auto entries = Json::array();
    for (auto const& task : tasks_) {
        if (task.outcome)
            entries.push_back(bulk_entry(*task.operation, *task.outcome));
    }
    return Json::object({
        {"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:BulkResponse"})},
        {"Operations", std::move(entries)},
    });
}

}  // namespace scim::server
