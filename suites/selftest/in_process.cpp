// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>

#include <scim/conformance/mapping_cases.hpp>
#include <scim/report/assemble.hpp>
#include <scim/server/service_provider.hpp>
#include <scim/wire/date_time.hpp>

namespace scim::selftest {
namespace {

/// Keeps in memory what a run would write.
class MemoryResults final : public report::ResultsWriter {
public:
    void write(report::RunStart const& start) override
    {
        keep([&] { report.start = start; });
    }
    void write(report::Requirement const& one) override
    {
        keep([&] { report.requirements.push_back(one); });
    }
    void write(report::Target const& target) override
    {
        keep([&] { report.target = target; });
    }
    void write(report::Exchange const& one) override
    {
        keep([&] { report.exchanges.push_back(one); });
    }
    void write(report::Case const& one) override
    {
        keep([&] { report.cases.push_back(one); });
    }
    void write(report::Warning const& one) override
    {
        keep([&] { report.warnings.push_back(one); });
    }
    void write(report::ProvisioningCycle const& one) override
    {
        keep([&] { report.cycles.push_back(one); });
    }
    void write(report::ProvisioningEvent const& one) override
    {
        keep([&] { report.events.push_back(one); });
    }
    void write(report::Health const& health) override
    {
        keep([&] { report.health = health; });
    }
    void write(report::RunEnd const& end) override
    {
        keep([&] { report.end = end; });
    }
    std::string error() const override { return {}; }

    report::RunReport report;

private:
    template <typename Store>
    void keep(Store store)
    {
        std::lock_guard const lock {mutex_};
        store();
    }

    std::mutex mutex_;
};

class HandlerTransport final : public conformance::Transport {
public:
    HandlerTransport(Handler const& handler, Handshakes const& handshakes)
        : handler_ {handler}
        , handshakes_ {handshakes}
    {
    }

    Result<conformance::TransportAnswer, conformance::TransportError> send(
        HttpRequest const& request, std::chrono::milliseconds) override
    {
        conformance::TransportAnswer answer;
        answer.response = handler_(request);
        answer.http_version = "1.1";
        return answer;
    }

    Handshake look_at_tls(conformance::TlsOffer offer, std::chrono::milliseconds) override
    {
        return handshakes_(offer);
    }

private:
    Handler const& handler_;
    Handshakes const& handshakes_;
};

/// Moves by a millisecond with each request, so that equal runs give equal answers.
class RequestClock final : public Clock {
public:
    TimePoint now() const override { return start_ + std::chrono::milliseconds {requests_.load()}; }
    void count_request() { ++requests_; }

private:
    TimePoint start_ = *parse_date_time("2026-01-01T00:00:00Z");
    std::atomic<std::int64_t> requests_ {0};
};

[[noreturn]] void abort_with(std::string const& text)
{
    std::fprintf(stderr, "selftest: %s\n", text.c_str());
    std::abort();
}

}  // namespace

std::unique_ptr<conformance::Transport> transport_to(Handler const& handler)
{
    static Handshakes const good = [](conformance::TlsOffer) -> Handshake { return good_tls(); };
    return std::make_unique<HandlerTransport>(handler, good);
}

std::vector<std::string> Observed::cases_with(report::Status status) const
{
    std::vector<std::string> ids;
    for (auto const& one : report.cases) {
        if (one.status == status)
            ids.push_back(one.id + ": " + one.message);
    }
    return ids;
}

std::vector<std::string> Observed::accusations(report::Status status) const
{
    std::vector<std::string> found;
    for (auto const& one : report.cases) {
        if (one.status != status)
            continue;
        for (auto const& step : one.steps) {
            for (auto const& assertion : step.assertions) {
                if (!assertion.ok && assertion.requirement.starts_with("RFC"))
                    found.push_back(one.id + " for " + assertion.requirement + ": " + one.message);
            }
        }
    }
    return found;
}

conformance::TlsFacts good_tls()
{
    return {"TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "RSA", 2048, parse_date_time("2026-01-01T00:00:00Z"),
        parse_date_time("2999-01-01T00:00:00Z"), true, ""};
}

conformance::Catalogue load_catalogue_or_abort()
{
    auto catalogue = conformance::load_catalogue();
    if (!catalogue)
        abort_with(conformance::to_string(catalogue.error().front()));
    return std::move(*catalogue);
}

namespace {

constexpr char const* short_lived_client = "short-lived";
constexpr char const* client_secret = "client-secret-of-the-selftest";

/// A token that ends when it is issued; empty where the provider issues none.
std::string expired_token(Handler const& handler)
{
    HttpRequest request {"POST", "/scim/v2/oauth2/token", {}, ""};
    request.fields.add("Content-Type", "application/x-www-form-urlencoded");
    request.body = "grant_type=client_credentials&client_id=" + std::string {short_lived_client}
        + "&client_secret=" + client_secret;
    auto const answer = parse_json(handler(request).body);
    return answer && answer->is_object() ? std::string {answer->string_or("access_token", "")} : std::string {};
}

void add_expired_token(conformance::RunOptions& options, Handler const& handler)
{
    auto const token = expired_token(handler);
    if (token.empty())
        return;
    options.credentials["expired"] = "Bearer " + token;
    options.secrets.push_back(token);
}

}  // namespace

Observed run_against(Handler const& handler, conformance::Catalogue const& catalogue, RunWish const& wish)
{
    conformance::RunOptions options;
    options.base = *parse_uri(wish.base);
    options.authorization = std::string {"Bearer "} + secret_token;
    options.credentials = {{"readOnly", std::string {"Bearer "} + read_only_token},
        {"otherTenant", std::string {"Bearer "} + other_tenants_token}};
    options.secrets = {secret_token, read_only_token, other_tenants_token};
    add_expired_token(options, handler);
    options.selection = wish.selection;
    options.jobs = wish.jobs;
    options.seed = wish.seed;
    options.order = wish.order;
    options.patience = wish.patience;
    if (!wish.mapping.empty())
        options.mapping = *catalogue.find_mapping(wish.mapping);
    auto const factory = [&]() -> std::unique_ptr<conformance::Transport> {
        return std::make_unique<HandlerTransport>(handler, wish.handshakes);
    };
    MemoryResults results;
    conformance::RunObserver nobody;
    std::atomic<bool> const never {false};
    auto const& stop = wish.stop ? *wish.stop : never;
    Observed observed;
    observed.outcome
        = conformance::run(options, catalogue, *catalogue.find_profile(wish.profile), factory, results, nobody, stop);
    observed.report = std::move(results.report);
    report::assemble(observed.report);
    return observed;
}

namespace {

/// Makes the user that the token stands for, so that there is a /Me.
void add_operator(server::ServiceProvider& provider)
{
    HttpRequest request {"POST", "/scim/v2/Users", {}, ""};
    request.fields.add("Authorization", std::string {"Bearer "} + secret_token);
    request.body = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":")"
        + std::string {operator_name} + "\"}";
    provider.handle(request);  // a faulty server may refuse; then it has no /Me
}

}  // namespace

Served serve(std::string const& profile, ServerWish const& wish)
{
    server::ServiceProviderOptions options;
    options.public_base_url = base_url;
    options.bearer_token = secret_token;
    options.credentials.tokens.push_back({read_only_token, {true, {}}});
    options.credentials.clients.push_back(
        {short_lived_client, {{client_secret, {}}}, std::chrono::seconds {0}, {false, {}}});
    options.bearer_subject = operator_name;
    options.dialect = server::dialect_named(profile).value_or(server::strict());
    options.faults = wish.faults;
    options.variants = wish.variants;
    auto const clock = std::make_shared<RequestClock>();
    options.clock = clock.get();
    if (wish.set_up)
        wish.set_up(options);
    auto made = server::ServiceProvider::create(std::move(options));
    if (!made)
        abort_with(made.error());
    std::shared_ptr<server::ServiceProvider> const provider = std::move(*made);
    add_operator(*provider);
    return {provider, [provider, clock](HttpRequest const& request) {
                clock->count_request();
                return provider->handle(request);
            }};
}

Handler reference_server(std::string const& profile, ServerWish const& wish)
{
    return serve(profile, wish).handler;
}

}  // namespace scim::selftest
