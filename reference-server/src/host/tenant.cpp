// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include <scim/server/error.hpp>
#include <scim/server/host.hpp>

#include "endpoint/call.hpp"
#include "endpoint/responses.hpp"
#include "host/effect.hpp"
#include "host/rule.hpp"

namespace scim::server {

namespace {

constexpr std::size_t batch_size = 1000;

// The target without base path and query, as it was sent.
std::string_view path_below(std::string_view target, std::string_view base_path)
{
    if (target.starts_with(base_path))
        target.remove_prefix(base_path.size());
    return target.substr(0, target.find('?'));
}

std::string counted(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " resource" : " resources");
}

}  // namespace

struct Tenant::State {
    State(TenantSettings given, Clock const& time)
        : name {given.name}
        , base_path {given.provider.base_path}
        , settings {std::move(given)}
        , clock {time}
        , book {std::make_shared<RuleBook>(settings.rules)}
    {
    }

    std::shared_ptr<RuleBook> rules() const
    {
        auto const lock = std::shared_lock {mutex};
        return book;
    }

    std::string const name;
    std::string const base_path;
    TenantSettings settings;
    Clock const& clock;
    std::unique_ptr<ServiceProvider> provider;
    mutable std::shared_mutex mutex;  // of settings and book
    std::shared_ptr<RuleBook> book;
};

Tenant::Tenant(std::unique_ptr<State> state) : state_ {std::move(state)} {}

Tenant::~Tenant() = default;

Result<std::shared_ptr<Tenant>, std::string> Tenant::create(TenantSettings settings, Clock const& clock)
{
    auto state = std::make_unique<State>(std::move(settings), clock);
    auto options = state->settings.provider;
    if (!options.clock)
        options.clock = &clock;
    auto provider = ServiceProvider::create(std::move(options));
    if (!provider)
        return Failure {"tenant " + state->settings.name + ": " + provider.error()};
    state->provider = std::move(*provider);
    return std::shared_ptr<Tenant> {new Tenant {std::move(state)}};
}

std::string const& Tenant::name() const
{
    return state_->name;
}

std::string const& Tenant::base_path() const
{
    return state_->base_path;
}

TenantSettings Tenant::settings() const
{
    auto const lock = std::shared_lock {state_->mutex};
    return state_->settings;
}

Result<void, std::string> Tenant::change(TenantSettings settings)
{
    auto const lock = std::unique_lock {state_->mutex};
    auto const changed = state_->provider->change(settings.provider);
    if (!changed)
        return Failure {changed.error()};
    state_->settings.provider = state_->provider->options();
    state_->settings.rules = std::move(settings.rules);
    state_->book = std::make_shared<RuleBook>(state_->settings.rules);
    return {};
}

ServiceProvider& Tenant::provider()
{
    return *state_->provider;
}

ServiceProvider const& Tenant::provider() const
{
    return *state_->provider;
}

std::vector<ResourceCount> Tenant::count() const
{
    auto const engine = engine_of(provider());
    std::vector<ResourceCount> counts;
    for (auto const& type : engine->types)
        counts.push_back({name(), type.name, engine->store.count(type)});
    return counts;
}

std::size_t Tenant::clear()
{
    auto const engine = engine_of(provider());
    std::size_t erased = 0;
    for (auto const& type : engine->types) {
        for (auto batch = engine->store.batch_after(type, 0, batch_size); !batch.empty();
             batch = engine->store.batch_after(type, 0, batch_size)) {
            for (auto const& resource : batch)
                erased += engine->store.erase(type, resource->id) ? 1 : 0;
        }
    }
    return erased;
}

Answer Tenant::handle(HttpRequest const& request, std::optional<std::string_view> wish)
{
    Effect effect;
    if (auto const book = state_->rules(); !book->empty())
        effect = book->apply(request.method, path_below(request.target, base_path()), state_->clock.now());
    if (wish) {
        auto const wanted = parse_effect(*wish);
        if (!wanted)
            return error_response(ScimError {400, {}, "Scim-Fault: " + wanted.error()});
        add(effect, *wanted);
    }
    if (effect.status)
        return {refusal_of(effect), effect.delivery};
    if (effect.is_lost)
        return {HttpResponse {}, effect.delivery};
    if (effect.faults.empty())
        return {state_->provider->handle(request), effect.delivery};
    auto answered = state_->provider->handle(request, effect.faults);
    if (!answered)
        return error_response(ScimError {400, {}, "Scim-Fault: " + answered.error()});
    return {std::move(*answered), effect.delivery};
}

Result<std::vector<std::string>, std::string> Tenant::start(std::string const& origin)
{
    auto const settings = this->settings();
    auto const refuse = [&](std::string const& sentence) { return Failure {"tenant " + name() + ": " + sentence}; };
    provider().set_public_base_url(origin + base_path());
    std::vector<std::string> done;
    if (settings.data_directory) {
        auto const loaded = load_snapshot(provider(), *settings.data_directory);
        if (!loaded)
            return refuse(loaded.error());
        if (*loaded) {
            // What the first start loaded or made up is in the snapshot.
            done.push_back(name() + ": snapshot loaded from " + settings.data_directory->string());
            return done;
        }
    }
    for (auto const& file : settings.load) {
        std::ifstream in {file, std::ios::binary};
        if (!in)
            return refuse("the file " + file.string() + " cannot be read");
        auto const loaded = load_resources(provider(), in, file.string());
        if (!loaded)
            return refuse(loaded.error());
        done.push_back(name() + ": " + counted(*loaded) + " loaded from " + file.string());
    }
    if (settings.generate) {
        auto const made = generate(provider(), *settings.generate);
        if (!made)
            return refuse(made.error());
        done.push_back(name() + ": " + counted(settings.generate->users + settings.generate->groups) + " made up");
    }
    return done;
}

Result<void, std::string> Tenant::save() const
{
    auto const directory = settings().data_directory;
    if (!directory)
        return {};
    auto const saved = save_snapshot(provider(), *directory);
    if (!saved)
        return Failure {"tenant " + name() + ": " + saved.error()};
    return {};
}

}  // namespace scim::server
