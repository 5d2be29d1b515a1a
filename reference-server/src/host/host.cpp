// SPDX-License-Identifier: Apache-2.0
#include <scim/server/host.hpp>

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include <scim/server/error.hpp>

#include "endpoint/responses.hpp"
#include "host/rule.hpp"

namespace scim::server {

namespace {

using TenantPointer = std::shared_ptr<Tenant>;

constexpr std::size_t most_tenants = 1000;

// Whether a path is the base path or something below it.
bool is_below(std::string_view path, std::string_view base_path)
{
    if (!path.starts_with(base_path))
        return false;
    auto const rest = path.substr(base_path.size());
    return rest.empty() || rest.front() == '/' || rest.front() == '?';
}

HttpResponse options_of_the_server()
{
    HttpResponse response;
    response.status = 204;
    response.reason = reason_phrase(204);
    response.fields.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    return response;
}

std::vector<EndpointLabel> endpoint_labels(std::vector<TenantPointer> const& tenants)
{
    std::vector<EndpointLabel> labels;
    for (auto const& tenant : tenants) {
        for (auto const& type : tenant->provider().resource_types()) {
            auto const segment = type.endpoint.substr(1);
            auto const is_known = std::any_of(
                labels.begin(), labels.end(), [&](EndpointLabel const& label) { return label.segment == segment; });
            if (!is_known)
                labels.push_back({segment, type.name});
        }
    }
    return labels;
}

}  // namespace

struct Host::State {
    explicit State(HostOptions given)
        : options {std::move(given)}
        , clock {options.clock ? *options.clock : static_cast<Clock const&>(system_clock)}
    {
    }

    TenantPointer tenant_for(std::string_view target) const
    {
        auto const lock = std::shared_lock {mutex};
        for (auto const& tenant : tenants) {
            if (is_below(target, tenant->base_path()))
                return tenant;
        }
        return nullptr;
    }

    TenantPointer named(std::string_view name) const
    {
        auto const lock = std::shared_lock {mutex};
        auto const found = std::find_if(
            tenants.begin(), tenants.end(), [&](TenantPointer const& tenant) { return tenant->name() == name; });
        return found == tenants.end() ? nullptr : *found;
    }

    std::vector<TenantPointer> all() const
    {
        auto const lock = std::shared_lock {mutex};
        return tenants;
    }

    Result<void, std::string> check_new(TenantSettings const& settings) const
    {
        auto const others = all();
        if (others.size() >= most_tenants)
            return Failure {"there are " + std::to_string(most_tenants) + " tenants already; remove one first"};
        for (auto const& other : others) {
            if (other->name() == settings.name)
                return Failure {"there is a tenant " + settings.name + " already"};
            auto const& mine = settings.provider.base_path;
            if (is_below(mine, other->base_path()) || is_below(other->base_path(), mine))
                return Failure {"the base paths of " + settings.name + " and " + other->name() + " overlap: "
                    + (mine.empty() ? "/" : mine) + " and " + (other->base_path().empty() ? "/" : other->base_path())};
        }
        return {};
    }

    void introduce(Tenant const& tenant)
    {
        if (observer)
            observer->judge_by(tenant.name(), tenant.provider().resource_types());
    }

    void make_observer()
    {
        MetricsOptions metrics_options;
        metrics_options.started = clock.now();
        metrics_options.endpoints = endpoint_labels(tenants);
        metrics_options.resources = [this] {
            std::vector<ResourceCount> counts;
            for (auto const& tenant : all()) {
                for (auto& count : tenant->count())
                    counts.push_back(std::move(count));
            }
            return counts;
        };
        metrics = std::make_unique<Metrics>(std::move(metrics_options));
        auto observer_options = options.observer;
        observer_options.metrics = metrics.get();
        observer = std::make_unique<Observer>(std::move(observer_options));
    }

    HostOptions options;
    SystemClock system_clock;
    Clock const& clock;
    std::mutex adding;
    mutable std::shared_mutex mutex;  // of tenants
    std::vector<TenantPointer> tenants;
    std::string origin;
    std::unique_ptr<Metrics> metrics;
    std::unique_ptr<Observer> observer;  // before the metrics it counts into are gone
};

Host::Host(std::unique_ptr<State> state) : state_ {std::move(state)} {}

Host::~Host() = default;

Result<std::unique_ptr<Host>, std::string> Host::create(HostOptions options)
{
    auto state = std::make_unique<State>(std::move(options));
    for (auto& settings : std::exchange(state->options.tenants, {})) {
        auto const fits_in = state->check_new(settings);
        if (!fits_in)
            return Failure {fits_in.error()};
        auto tenant = Tenant::create(std::move(settings), state->clock);
        if (!tenant)
            return Failure {tenant.error()};
        state->tenants.push_back(std::move(*tenant));
    }
    if (state->options.observes) {
        state->make_observer();
        for (auto const& tenant : state->tenants)
            state->introduce(*tenant);
    }
    return std::unique_ptr<Host> {new Host {std::move(state)}};
}

Result<std::vector<std::string>, std::string> Host::start(std::string const& origin)
{
    state_->origin = origin;
    std::vector<std::string> done;
    for (auto const& tenant : state_->all()) {
        auto const started = tenant->start(origin);
        if (!started)
            return Failure {started.error()};
        done.insert(done.end(), started->begin(), started->end());
    }
    return done;
}

Answer Host::handle(HttpRequest const& request, Channel channel)
{
    // RFC 9110 §9.3.7: the server as a whole is asked.
    if (request.method == "OPTIONS" && request.target == "*")
        return options_of_the_server();
    auto const tenant = state_->tenant_for(request.target);
    auto const answer = [&]() -> Answer {
        if (!tenant)
            return error_response(ScimError {404, {}, "no tenant has a base path that this target begins with"});
        auto const wish = state_->options.allows_fault_header ? request.fields.find("Scim-Fault") : std::nullopt;
        return tenant->handle(request, wish);
    };
    if (!state_->observer)
        return answer();
    auto const in_flight = Metrics::InFlight {*state_->metrics};
    auto const at = state_->clock.now();
    auto const begin = std::chrono::steady_clock::now();
    auto result = answer();
    auto const took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    state_->observer->record(
        {tenant ? tenant->name() : "", at, took, request, result.response, tenant ? tenant->base_path() : "", channel});
    return result;
}

Result<void, std::string> Host::save() const
{
    Result<void, std::string> outcome;
    for (auto const& tenant : state_->all()) {
        auto saved = tenant->save();
        if (!saved && outcome)
            outcome = std::move(saved);
    }
    return outcome;
}

std::vector<std::shared_ptr<Tenant>> Host::tenants() const
{
    return state_->all();
}

std::shared_ptr<Tenant> Host::find_tenant(std::string_view name) const
{
    return state_->named(name);
}

Result<std::shared_ptr<Tenant>, std::string> Host::add_tenant(TenantSettings settings)
{
    auto tenant = Tenant::create(settings, state_->clock);
    if (!tenant)
        return Failure {tenant.error()};
    // One at a time; requests are answered meanwhile, also while much is loaded.
    auto const turn = std::lock_guard {state_->adding};
    auto const fits_in = state_->check_new(settings);
    if (!fits_in)
        return Failure {fits_in.error()};
    auto const started = (*tenant)->start(state_->origin);
    if (!started)
        return Failure {started.error()};
    state_->introduce(**tenant);
    auto const lock = std::unique_lock {state_->mutex};
    state_->tenants.push_back(*tenant);
    return *tenant;
}

bool Host::remove_tenant(std::string_view name)
{
    auto const lock = std::unique_lock {state_->mutex};
    return std::erase_if(state_->tenants, [&](TenantPointer const& tenant) { return tenant->name() == name; }) > 0;
}

Observer* Host::observer()
{
    return state_->observer.get();
}

Metrics* Host::metrics()
{
    return state_->metrics.get();
}

}  // namespace scim::server
