// SPDX-License-Identifier: Apache-2.0
#include "bulk/bulk_job.hpp"

#include <algorithm>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "bulk/bulk_references.hpp"

// The part of BulkJob that resolves circular references. RFC 7644 §3.7.1.

namespace scim::server {

Result<HttpResponse, ScimError> complete_bulk_resource(Call const& call)
{
    return call.engine.behaviour.replace_resource(call);
}

void undo_bulk_resource(Call const& call)
{
    call.engine.behaviour.erase_resource(call.engine.store, *call.type, call.id, nullptr);
}

// RFC7644-3.7.1-01: first every resource without what is not there yet, then the references into them.
void BulkJob::run_circle(BulkBatch const& batch)
{
    std::vector<std::size_t> incomplete;
    for (auto const index : batch) {
        auto& task = tasks_[index];
        auto data = resolved_data(task);
        if (strip_references(data))
            incomplete.push_back(index);
        if (auto const obstacle = find_obstacle_outside(task, batch))
            refuse(task, *obstacle);
        else
            settle(task, send(task, request_for(task, "POST", {}, &data), {}, behaviour_.run_bulk_operation));
        if (task.made_id.empty())
            return give_up(batch);
    }
    for (auto const index : incomplete) {
        if (!complete(tasks_[index]))
            return give_up(batch);
    }
}

std::optional<ScimError> BulkJob::find_obstacle_outside(Task const& task, BulkBatch const& batch) const
{
    std::optional<ScimError> obstacle;
    for_each_reference(*task.operation->data, [&](std::string_view bulk_id) {
        auto const creator = creators_.find(bulk_id);
        auto const is_inside
            = creator != creators_.end() && std::binary_search(batch.begin(), batch.end(), creator->second);
        if (!obstacle && !is_inside && !ids_.contains(bulk_id))
            obstacle = behaviour_.unresolved_reference(bulk_id);
    });
    return obstacle;
}

bool BulkJob::complete(Task& task)
{
    auto const data = resolved_data(task);
    auto const request = request_for(task, "PUT", task.made_id, &data);
    auto const response = send(task, request, task.made_id, behaviour_.complete_bulk_resource);
    if (response.status >= 300)
        return false;
    task.outcome->version = response.fields.find("ETag").value_or("");
    return true;
}

// RFC7644-3.7.1-02: what cannot be made as a whole is not made at all.
void BulkJob::give_up(BulkBatch const& batch)
{
    for (auto const index : batch) {
        auto& task = tasks_[index];
        if (task.outcome && task.made_id.empty())
            continue;  // the one that failed says why
        if (!task.made_id.empty()) {
            auto const request = request_for(task, "DELETE", task.made_id, nullptr);
            behaviour_.undo_bulk_resource(
                Call {call_.engine, request, task.place.type, task.made_id, {}, call_.principal});
            ids_.erase(*task.operation->bulk_id);
            task.made_id.clear();
        }
        refuse(task, ScimError {409, {}, "operations that refer to each other could not all be carried out"});
    }
}

}  // namespace scim::server
