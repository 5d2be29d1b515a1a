// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <functional>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

namespace scim::server {

namespace {

void change_configuration(Behaviour& behaviour, std::function<void(Json&)> change)
{
    behaviour.service_provider_config = [honest = behaviour.service_provider_config, change = std::move(change)](
                                            PageLimits const& limits, BulkLimits const& bulk_limits) {
        auto document = honest(limits, bulk_limits);
        if (document)
            change(*document);
        return document;
    };
}

void cursor_not_advertised(Behaviour& behaviour)
{
    change_configuration(behaviour, [](Json& configuration) { configuration.erase("pagination"); });
}

void pagination_drops_others(Behaviour& behaviour)
{
    change_configuration(behaviour, [](Json& configuration) {
        configuration.erase("sort");
        configuration.erase("etag");
    });
}

// startIndex has no effect, though the configuration says that it has.
void pagination_index_overclaimed(Behaviour& behaviour)
{
    behaviour.page_bounds
        = [honest = behaviour.page_bounds](Query const& query, std::size_t total, PageLimits const& limits) {
              auto first = query;
              first.start_index = 1;
              return honest(first, total, limits);
          };
}

// One fault for each member of pagination that can be wrong.
Fault pagination_fault(std::string id, std::string requirement, std::string summary, char const* name, Json value)
{
    return {std::move(id), std::move(requirement), std::move(summary), FaultMode::any,
        [name, value = std::move(value)](Behaviour& behaviour) {
            change_configuration(
                behaviour, [name, value](Json& configuration) { configuration.find("pagination")->set(name, value); });
        },
        {}};
}

}  // namespace

std::vector<Fault> pagination_faults()
{
    return {
        pagination_fault("cursor-default-misstated", "RFC9865-2.4-02",
            "The configuration calls cursors the usual method, but lists come by index.", "defaultPaginationMethod",
            "cursor"),
        {"cursor-not-advertised", "RFC9865-4-01",
            "Cursors work, but the service provider configuration does not tell of them.", FaultMode::any,
            cursor_not_advertised, {}},
        pagination_fault("pagination-cursor-as-text", "RFC9865-4-03", "pagination.cursor is text.", "cursor", "true"),
        pagination_fault("pagination-default-size-zero", "RFC9865-4-07", "defaultPageSize is 0.", "defaultPageSize", 0),
        pagination_fault("pagination-default-unknown", "RFC9865-4-06", "defaultPaginationMethod is offset.",
            "defaultPaginationMethod", "offset"),
        {"pagination-drops-others", "RFC9865-4-18", "The configuration has pagination, but neither sort nor etag.",
            FaultMode::any, pagination_drops_others, {}},
        pagination_fault("pagination-index-as-text", "RFC9865-4-04", "pagination.index is text.", "index", "true"),
        pagination_fault("pagination-index-missing", "RFC9865-4-04", "pagination does not tell of index.", "index", {}),
        {"pagination-index-overclaimed", "RFC9865-2.4-04", "pagination.index is true, but startIndex has no effect.",
            FaultMode::any, pagination_index_overclaimed, {}},
        pagination_fault("pagination-max-size-zero", "RFC9865-4-09", "maxPageSize is 0.", "maxPageSize", 0),
        pagination_fault("pagination-timeout-zero", "RFC9865-4-12", "cursorTimeout is 0.", "cursorTimeout", 0),
    };
}

}  // namespace scim::server
