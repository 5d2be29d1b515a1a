// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"

namespace scim::server {

namespace {

void bulk_bulkid_unresolved(Behaviour& behaviour)
{
    behaviour.resolve_bulk_ids = [](Json&, BulkIds const&) {};
}

void bulk_extension_unresolved(Behaviour& behaviour)
{
    behaviour.resolve_bulk_ids = [honest = behaviour.resolve_bulk_ids](Json& data, BulkIds const& ids) {
        auto const sent = data;
        honest(data, ids);
        for (auto const& [name, value] : sent.as_object()) {
            if (starts_with_ignoring_case(name, "urn:"))
                data.set(name, value);
        }
    };
}

std::optional<ScimError> break_down(std::string_view)
{
    return ScimError {500, {}, "something went wrong"};
}

void bulk_forward_ref_fails(Behaviour& behaviour)
{
    behaviour.order_bulk = [](BulkNeeds const& needs) {
        std::vector<BulkBatch> order;
        for (std::size_t operation = 0; operation < needs.size(); ++operation)
            order.push_back({operation});
        return order;
    };
    behaviour.unresolved_reference = break_down;
}

// Each operation of a circle is carried out alone.
void split_circles(Behaviour& behaviour)
{
    behaviour.order_bulk = [honest = behaviour.order_bulk](BulkNeeds const& needs) {
        std::vector<BulkBatch> order;
        for (auto const& batch : honest(needs)) {
            for (auto const operation : batch)
                order.push_back({operation});
        }
        return order;
    };
}

void bulk_circular_500(Behaviour& behaviour)
{
    split_circles(behaviour);
    behaviour.unresolved_reference = break_down;
}

void bulk_circular_one_sided(Behaviour& behaviour)
{
    split_circles(behaviour);
    behaviour.unresolved_reference = [](std::string_view) { return std::optional<ScimError> {}; };
}

void bulk_circular_409_partial(Behaviour& behaviour)
{
    behaviour.complete_bulk_resource = [](Call const&) -> Result<HttpResponse, ScimError> {
        return Failure {ScimError {409, {}, "the references form a circle"}};
    };
    behaviour.undo_bulk_resource = [](Call const&) {};
}

}  // namespace

std::vector<Fault> bulk_reference_faults()
{
    return {
        {"bulk-bulkid-unresolved", "RFC7644-3.7.2-04", "References to a bulkId are stored as text.", FaultMode::any,
            bulk_bulkid_unresolved, {}, {"RFC7644-3.7.2-07"}},
        {"bulk-circular-409-partial", "RFC7644-3.7.3-03",
            "Operations in a circle are reported as failed, yet their resources are there.", FaultMode::any,
            bulk_circular_409_partial, {}},
        {"bulk-circular-500", "RFC7644-3.7.1-01", "References in a circle are answered with 500.", FaultMode::any,
            bulk_circular_500, {}},
        {"bulk-circular-one-sided", "RFC7644-3.7.1-03",
            "Of two groups that contain each other, one keeps the bulkId of the other as text.", FaultMode::any,
            bulk_circular_one_sided, {}},
        {"bulk-extension-unresolved", "RFC7644-3.7.2-08", "References in extensions are stored as text.",
            FaultMode::any, bulk_extension_unresolved, {}},
        {"bulk-forward-ref-fails", "RFC7644-3.7.2-04", "A reference to a later operation is answered with 500.",
            FaultMode::any, bulk_forward_ref_fails, {}},
    };
}

}  // namespace scim::server
