// SPDX-License-Identifier: Apache-2.0
#include <scim/server/service_provider.hpp>

#include <mutex>
#include <optional>
#include <shared_mutex>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/server/fault.hpp>
#include <scim/server/variant.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "endpoint/route.hpp"
#include "query/seal.hpp"
#include "schema/load_schema.hpp"
#include "store/replica.hpp"
#include "store/store.hpp"

namespace scim::server {

namespace {

/// The entry of that id. Errors: a sentence that names the nearest.
template <typename Entry>
Result<Entry const*, std::string> find_entry(
    std::vector<Entry> const& catalogue, std::string const& id, std::string_view kind)
{
    std::vector<std::string> ids;
    for (auto const& entry : catalogue) {
        if (entry.id == id)
            return &entry;
        ids.push_back(entry.id);
    }
    auto const candidate = nearest(id, ids);
    auto message = "there is no " + std::string {kind} + " \"" + id + "\"";
    return Failure {candidate.empty() ? message : message + "; did you mean \"" + candidate + "\"?"};
}

/// What stays the same as long as the service provider lives.
struct Foundation {
    Foundation(ServiceProviderOptions const& options, std::vector<ResourceType> resource_types)
        : clock {options.clock ? options.clock : &system_clock}
        , types {std::move(resource_types)}
        , random {options.seed}
        , cursor_key {make_seal_key()}
        , issued_tokens {make_issued_tokens()}
    {
    }

    std::string fresh_id()
    {
        auto const lock = std::lock_guard {random_mutex};
        return random.uuid();
    }

    SystemClock system_clock;
    Clock const* clock;
    std::vector<ResourceType> types;
    std::mutex random_mutex;
    Random random;
    std::string cursor_key;  ///< 32 bytes
    std::shared_ptr<IssuedTokens> issued_tokens;
};

CredentialOptions all_credentials(ServiceProviderOptions const& options)
{
    auto credentials = options.credentials;
    if (!options.bearer_token.empty())
        credentials.tokens.push_back({options.bearer_token, {false, options.bearer_subject}});
    return credentials;
}

/// The rules by which requests are answered. They never change: other rules take their place.
struct Rules {
    /// `before`: the rules whose place these take, nullptr for the first.
    Rules(ServiceProviderOptions given, Foundation& foundation, Rules const* before)
        : options {std::move(given)}
        , credentials {all_credentials(options), foundation.issued_tokens}
        , store {before ? Store {before->store, behaviour, options.dialect}
                        : Store {behaviour, options.dialect, *foundation.clock}}
        , engine {make_engine(foundation, store)}
    {
        if (options.eventual_delay.count() > 0)
            follow(foundation, before);
    }

    Rules(Rules const&) = delete;
    Rules& operator=(Rules const&) = delete;

    void set_base_url(std::string const& url) const
    {
        store.set_base_url(url);
        if (replica)
            replica->store().set_base_url(url);
    }

    Result<void, std::string> add_faults()
    {
        auto const catalogue = options.faults.empty() ? std::vector<Fault> {} : fault_catalogue();
        for (auto const& id : options.faults) {
            auto const fault = find_entry(catalogue, id, "fault");
            if (!fault)
                return Failure {fault.error()};
            take_over(**fault);
        }
        return {};
    }

    Result<void, std::string> add_variants()
    {
        auto const catalogue = options.variants.empty() ? std::vector<Variant> {} : variant_catalogue();
        for (auto const& id : options.variants) {
            auto const variant = find_entry(catalogue, id, "variant");
            if (!variant)
                return Failure {variant.error()};
            take_over(**variant);
            if ((*variant)->translation)
                translations.push_back((*variant)->translation);
        }
        return {};
    }

    /// A fault or a variant.
    template <typename Entry>
    void take_over(Entry const& entry)
    {
        if (entry.apply) {
            entry.apply(behaviour);
            behaviour.short_cuts.reset();
        }
        if (entry.distortion)
            distortions.push_back(entry.distortion);
    }

    HttpResponse answer(HttpRequest const& request) const
    {
        auto const& chosen = replica && is_read(request) ? late_engine() : engine;
        auto response = translations.empty() ? route(chosen, request) : route(chosen, translated(request));
        for (auto const& distort : distortions)
            distort(request, response);
        return response;
    }

    Engine make_engine(Foundation& foundation, Store& resources)
    {
        return {options, behaviour, foundation.types, resources, [&foundation] { return foundation.fresh_id(); },
            {foundation.cursor_key, options.cursor_lifetime, foundation.clock}, &credentials};
    }

    void follow(Foundation& foundation, Rules const* before)
    {
        replica = before && before->replica ? before->replica : Replica::of(store, *foundation.clock);
        late_store.emplace(replica->store(), behaviour, options.dialect);
        late_reads.emplace(make_engine(foundation, *late_store));
    }

    /// Shows what was there a while ago.
    Engine const& late_engine() const
    {
        replica->catch_up(engine.now() - options.eventual_delay);
        return *late_reads;
    }

    static bool is_read(HttpRequest const& request)
    {
        return request.method == "GET" || request.method == "HEAD"
            || std::string_view {request.target}.substr(0, request.target.find('?')).ends_with("/.search");
    }

    HttpRequest translated(HttpRequest request) const
    {
        for (auto const& translate : translations)
            translate(request);
        return request;
    }

    ServiceProviderOptions options;
    Behaviour behaviour = honest_behaviour();
    std::vector<Translation> translations;
    std::vector<Distortion> distortions;
    Credentials credentials;
    mutable Store store;
    Engine engine;

    // What readers see where changes are not seen at once; empty where they are.
    std::shared_ptr<Replica> replica;
    std::optional<Store> late_store;
    std::optional<Engine> late_reads;
};

using RulesPointer = std::shared_ptr<Rules const>;

Result<RulesPointer, std::string> make_rules(
    ServiceProviderOptions options, Foundation& foundation, Rules const* before = nullptr)
{
    if (options.bearer_token.empty() && options.credentials.empty())
        return Failure {std::string {"the bearer token may not be empty"}};
    auto rules = std::make_shared<Rules>(std::move(options), foundation, before);
    // Faults come last, so that they break what the variants say.
    for (auto const& done : {rules->add_variants(), rules->add_faults()}) {
        if (!done)
            return Failure {done.error()};
    }
    return RulesPointer {std::move(rules)};
}

}  // namespace

struct ServiceProvider::State {
    State(ServiceProviderOptions const& options, std::vector<ResourceType> types)
        : foundation {options, std::move(types)}
    {
    }

    RulesPointer rules() const
    {
        auto const lock = std::shared_lock {rules_mutex_};
        return rules_;
    }

    void set_rules(RulesPointer next)
    {
        auto const lock = std::unique_lock {rules_mutex_};
        rules_.swap(next);
    }

    Foundation foundation;
    std::mutex changing;

private:
    mutable std::shared_mutex rules_mutex_;
    RulesPointer rules_;
};

ServiceProvider::ServiceProvider(std::unique_ptr<State> state) : state_ {std::move(state)} {}

ServiceProvider::~ServiceProvider() = default;

Result<std::unique_ptr<ServiceProvider>, std::string> ServiceProvider::create(ServiceProviderOptions options)
{
    auto types = load_resource_types(options.definitions);
    if (!types)
        return Failure {types.error()};
    auto state = std::make_unique<State>(options, std::move(*types));
    auto const base_url = options.public_base_url;
    auto rules = make_rules(std::move(options), state->foundation);
    if (!rules)
        return Failure {rules.error()};
    (*rules)->set_base_url(base_url);
    state->set_rules(std::move(*rules));
    return std::unique_ptr<ServiceProvider> {new ServiceProvider {std::move(state)}};
}

HttpResponse ServiceProvider::handle(HttpRequest const& request)
{
    return state_->rules()->answer(request);
}

Result<HttpResponse, std::string> ServiceProvider::handle(
    HttpRequest const& request, std::vector<std::string> const& more_faults)
{
    auto const usual = state_->rules();
    auto options = usual->options;
    options.faults.insert(options.faults.end(), more_faults.begin(), more_faults.end());
    auto const rules = make_rules(std::move(options), state_->foundation, usual.get());
    if (!rules)
        return Failure {rules.error()};
    return (*rules)->answer(request);
}

std::vector<ResourceType> const& ServiceProvider::resource_types() const
{
    return state_->foundation.types;
}

ServiceProviderOptions ServiceProvider::options() const
{
    return state_->rules()->options;
}

Result<void, std::string> ServiceProvider::change(ServiceProviderOptions options)
{
    auto const lock = std::lock_guard {state_->changing};
    auto const usual = state_->rules();
    options.base_path = usual->options.base_path;
    options.definitions = usual->options.definitions;
    options.seed = usual->options.seed;
    options.clock = usual->options.clock;
    auto rules = make_rules(std::move(options), state_->foundation, usual.get());
    if (!rules)
        return Failure {rules.error()};
    state_->set_rules(std::move(*rules));
    return {};
}

std::shared_ptr<Engine const> engine_of(ServiceProvider const& provider)
{
    auto const rules = provider.state_->rules();
    return {rules, &rules->engine};
}

void ServiceProvider::set_public_base_url(std::string url)
{
    state_->rules()->set_base_url(url);
}

}  // namespace scim::server
