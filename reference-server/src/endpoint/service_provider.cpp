// SPDX-License-Identifier: Apache-2.0
#include <scim/server/service_provider.hpp>

#include <mutex>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/server/fault.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "endpoint/route.hpp"
#include "query/seal.hpp"
#include "schema/load_schema.hpp"
#include "store/store.hpp"

namespace scim::server {

struct ServiceProvider::State {
    State(ServiceProviderOptions given, std::vector<ResourceType> resource_types)
        : options {std::move(given)}
        , behaviour {honest_behaviour()}
        , types {std::move(resource_types)}
        , store {behaviour, options.clock ? *options.clock : static_cast<Clock const&>(system_clock)}
        , random {options.seed}
        , engine {options, behaviour, types, store, [this] { return fresh_id(); },
              {make_seal_key(), options.cursor_lifetime, options.clock ? options.clock : &system_clock}}
    {
        store.set_base_url(options.public_base_url);
    }

    std::string fresh_id()
    {
        auto const lock = std::lock_guard {random_mutex};
        return random.uuid();
    }

    ServiceProviderOptions options;
    SystemClock system_clock;
    Behaviour behaviour;
    std::vector<ResourceType> types;
    Store store;
    std::mutex random_mutex;
    Random random;
    std::vector<Distortion> distortions;
    Engine engine;
};

namespace {

std::string unknown_fault(std::string const& id, std::vector<Fault> const& catalogue)
{
    std::vector<std::string> ids;
    for (auto const& fault : catalogue)
        ids.push_back(fault.id);
    auto const candidate = nearest(id, ids);
    auto message = "there is no fault \"" + id + "\"";
    return candidate.empty() ? message : message + "; did you mean \"" + candidate + "\"?";
}

Fault const* find_fault(std::vector<Fault> const& catalogue, std::string const& id)
{
    for (auto const& fault : catalogue) {
        if (fault.id == id)
            return &fault;
    }
    return nullptr;
}

}  // namespace

ServiceProvider::ServiceProvider(std::unique_ptr<State> state) : state_ {std::move(state)} {}

ServiceProvider::~ServiceProvider() = default;

Result<std::unique_ptr<ServiceProvider>, std::string> ServiceProvider::create(ServiceProviderOptions options)
{
    if (options.bearer_token.empty())
        return Failure {std::string {"the bearer token may not be empty"}};
    auto types = load_resource_types(options.dialect, options.definitions);
    if (!types)
        return Failure {types.error()};
    auto state = std::make_unique<State>(std::move(options), std::move(*types));
    if (!state->options.faults.empty()) {
        auto const catalogue = fault_catalogue();
        for (auto const& id : state->options.faults) {
            auto const* fault = find_fault(catalogue, id);
            if (!fault)
                return Failure {unknown_fault(id, catalogue)};
            if (fault->apply) {
                fault->apply(state->behaviour);
                state->behaviour.short_cuts.reset();
            }
            if (fault->distortion)
                state->distortions.push_back(fault->distortion);
        }
    }
    return std::unique_ptr<ServiceProvider> {new ServiceProvider {std::move(state)}};
}

HttpResponse ServiceProvider::handle(HttpRequest const& request)
{
    auto response = route(state_->engine, request);
    for (auto const& distort : state_->distortions)
        distort(request, response);
    return response;
}

Engine const& engine_of(ServiceProvider const& provider)
{
    return provider.state_->engine;
}

void ServiceProvider::set_public_base_url(std::string url)
{
    state_->store.set_base_url(std::move(url));
}

}  // namespace scim::server
