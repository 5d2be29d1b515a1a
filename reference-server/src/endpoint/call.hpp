// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What an endpoint knows while it answers one request.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <scim/server/behaviour.hpp>
#include <scim/server/service_provider.hpp>

#include "store/store.hpp"

namespace scim::server {

/// What all requests share.
struct Engine {
    ServiceProviderOptions const& options;
    Behaviour const& behaviour;
    std::vector<ResourceType> const& types;
    Store& store;
    std::function<std::string()> fresh_id;

    CursorSettings cursors;
    Credentials const* credentials = nullptr;  ///< never nullptr where requests are routed

    PageLimits page_limits() const
    {
        return {options.default_count, options.max_results, options.default_paging, options.cursor_lifetime};
    }
    TimePoint now() const { return cursors.clock->now(); }
    BulkLimits bulk_limits() const { return {options.max_bulk_operations, options.max_bulk_payload}; }
};

/// The inside of a service provider as it is now.
std::shared_ptr<Engine const> engine_of(ServiceProvider const& provider);

/// One request, routed.
struct Call {
    Engine const& engine;
    HttpRequest const& request;
    ResourceType const* type = nullptr;  ///< nullptr at the root
    std::string id;                      ///< of the resource; empty for an endpoint as a whole
    Query query;
    Principal principal = {};

    /// The same call, with another request.
    Call with(HttpRequest const& other) const { return {engine, other, type, id, query, principal}; }
    Context context() const { return {engine.behaviour, engine.options.dialect, *type}; }
};

}  // namespace scim::server
