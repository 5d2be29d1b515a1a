// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Carries out a job. RFC 7644 §3.7.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/bulk.hpp>

#include "bulk/bulk_entry.hpp"
#include "bulk/bulk_place.hpp"
#include "endpoint/call.hpp"

namespace scim::server {

/// Answers the request of one operation by the endpoint it is for.
Result<HttpResponse, ScimError> run_bulk_operation(Call const& call);

/// Puts the references of a circle into a resource that was made without them. The call is a PUT of the whole resource.
Result<HttpResponse, ScimError> complete_bulk_resource(Call const& call);

/// Takes back a resource that could not be completed.
void undo_bulk_resource(Call const& call);

/// One job. The operations go through the endpoints one by one, as if each came in a request of its own.
class BulkJob {
public:
    /// The call is that of the whole job; both must outlive this.
    BulkJob(Call const& call, BulkRequest const& request);

    /// Carries out the operations and returns the BulkResponse.
    Json run();

private:
    struct Task {
        BulkOperation const* operation = nullptr;
        std::optional<ScimError> defect;  ///< why it cannot be carried out
        BulkPlace place;
        std::string made_id;  ///< of the resource that a POST has made
        std::optional<BulkOutcome> outcome;
    };

    // What has to come first.
    void find_place(std::size_t index);
    BulkNeeds find_needs() const;

    // One operation.
    void run_alone(Task& task);
    std::optional<ScimError> find_obstacle(Task const& task) const;
    Json resolved_data(Task const& task) const;
    HttpRequest request_for(Task const& task, std::string_view method, std::string const& id, Json const* data) const;
    HttpResponse send(Task const& task, HttpRequest const& request, std::string const& id, Endpoint const& to) const;
    void settle(Task& task, HttpResponse const& response);
    void refuse(Task& task, ScimError const& error);

    // Operations that refer to each other in a circle.
    void run_circle(BulkBatch const& batch);
    std::optional<ScimError> find_obstacle_outside(Task const& task, BulkBatch const& batch) const;
    bool complete(Task& task);
    void give_up(BulkBatch const& batch);

    bool is_at_an_end() const;
    Json response() const;

    Call const& call_;
    Behaviour const& behaviour_;
    std::optional<std::int64_t> fail_on_errors_;
    std::vector<Task> tasks_;
    std::map<std::string, std::size_t, std::less<>> creators_;  ///< by bulkId
    BulkIds ids_;
    std::int64_t errors_ = 0;
};

}  // namespace scim::server
