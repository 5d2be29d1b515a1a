// SPDX-License-Identifier: Apache-2.0
#include <scim/server/metrics.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

namespace scim::server {

namespace {

constexpr std::size_t most_tenants = 1000;
constexpr std::size_t most_requirements = 2000;

// Upper bounds in seconds, and the same in microseconds: from what a read in memory takes to what a client waits for.
constexpr std::array<std::pair<std::string_view, std::int64_t>, 15> buckets {
    {{"0.00001", 10}, {"0.000025", 25}, {"0.00005", 50}, {"0.0001", 100}, {"0.00025", 250}, {"0.0005", 500},
        {"0.001", 1'000}, {"0.0025", 2'500}, {"0.005", 5'000}, {"0.01", 10'000}, {"0.05", 50'000}, {"0.1", 100'000},
        {"0.5", 500'000}, {"1", 1'000'000}, {"10", 10'000'000}}};

constexpr std::array<std::string_view, 9> known_methods {
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"};
constexpr std::array<std::string_view, 6> common_endpoints {
    "ServiceProviderConfig", "ResourceTypes", "Schemas", "Bulk", "Me", ".search"};

// The label is one of ours: it outlives the request.
std::string_view method_label(std::string_view method)
{
    auto const* const known = std::find(known_methods.begin(), known_methods.end(), method);
    return known == known_methods.end() ? "other" : *known;
}

int status_label(int status)
{
    return status >= 100 && status <= 599 ? status : 0;
}

/// What the requests of one kind add up to.
struct Series {
    std::string tenant;
    std::string_view method;
    std::string_view endpoint;
    int status = 0;
    std::uint64_t count = 0;
};

struct Histogram {
    std::array<std::uint64_t, buckets.size() + 1> counts {};  ///< the last: longer than every bound
    std::uint64_t total = 0;
    std::int64_t microseconds = 0;
};

// Backslash, quote and line end are escaped. Text format 0.0.4, "Comments, help text, and type information".
std::string escaped(std::string_view value)
{
    std::string result;
    for (auto const letter : value) {
        if (letter == '\\' || letter == '"')
            result += '\\';
        result += letter == '\n' ? std::string {"\\n"} : std::string {letter};
    }
    return result;
}

std::string label(std::string_view name, std::string_view value)
{
    return std::string {name} + "=\"" + escaped(value) + "\"";
}

std::string seconds(std::int64_t microseconds)
{
    std::array<char, 32> text {};
    std::snprintf(text.data(), text.size(), "%lld.%06lld", static_cast<long long>(microseconds / 1'000'000),
        static_cast<long long>(microseconds % 1'000'000));
    return text.data();
}

void head(std::string& text, std::string const& name, std::string_view type, std::string_view help)
{
    text += "# HELP " + name + ' ' + std::string {help} + "\n# TYPE " + name + ' ' + std::string {type} + '\n';
}

void sample(std::string& text, std::string const& name, std::string const& labels, std::string const& value)
{
    text += name + (labels.empty() ? "" : '{' + labels + '}') + ' ' + value + '\n';
}

}  // namespace

struct Metrics::State {
    explicit State(MetricsOptions given) : options {std::move(given)} {}

    std::string_view endpoint_label(std::string_view base_path, std::string_view target) const;
    void write_requests(std::string& text) const;
    void write_durations(std::string& text) const;
    void write_violations(std::string& text) const;
    void write_resources(std::string& text) const;

    MetricsOptions options;
    std::atomic<std::int64_t> in_flight = 0;
    std::atomic<std::uint64_t> dropped = 0;

    mutable std::mutex mutex;
    std::unordered_map<std::string, Series> requests;  ///< by all labels
    std::set<std::string, std::less<>> tenants;
    std::map<std::pair<std::string_view, std::string_view>, Histogram> durations;  ///< by method and endpoint
    std::map<std::string, std::uint64_t, std::less<>> violations;                  ///< by requirement
};

std::string_view Metrics::State::endpoint_label(std::string_view base_path, std::string_view target) const
{
    if (!target.starts_with(base_path))
        return "other";
    target.remove_prefix(base_path.size());
    if (!target.starts_with('/'))
        return "other";
    target.remove_prefix(1);
    auto const segment = target.substr(0, target.find_first_of("/?"));
    for (auto const& endpoint : options.endpoints) {
        if (endpoint.segment == segment)
            return endpoint.label;
    }
    auto const* const common = std::find(common_endpoints.begin(), common_endpoints.end(), segment);
    return common == common_endpoints.end() ? "other" : *common;
}

void Metrics::State::write_requests(std::string& text) const
{
    std::map<std::string, std::uint64_t> sorted;
    for (auto const& [key, series] : requests) {
        auto const labels = label("tenant", series.tenant) + ',' + label("method", series.method) + ','
            + label("endpoint", series.endpoint) + ',' + label("status", std::to_string(series.status));
        sorted[labels] += series.count;
    }
    head(text, "scim_requests_total", "counter", "Requests answered.");
    for (auto const& [labels, count] : sorted)
        sample(text, "scim_requests_total", labels, std::to_string(count));
}

void Metrics::State::write_durations(std::string& text) const
{
    std::string const name = "scim_request_duration_seconds";
    head(text, name, "histogram", "Time from the request to its answer, network excluded.");
    for (auto const& [key, histogram] : durations) {
        auto const labels = label("method", key.first) + ',' + label("endpoint", key.second);
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < buckets.size(); ++i) {
            below += histogram.counts[i];
            sample(text, name + "_bucket", labels + ',' + label("le", buckets[i].first), std::to_string(below));
        }
        sample(text, name + "_bucket", labels + ',' + label("le", "+Inf"), std::to_string(histogram.total));
        sample(text, name + "_sum", labels, seconds(histogram.microseconds));
        sample(text, name + "_count", labels, std::to_string(histogram.total));
    }
}

void Metrics::State::write_violations(std::string& text) const
{
    std::string const name = "scim_request_violations_total";
    head(text, name, "counter", "Requirements that requests of clients did not keep, notes included.");
    for (auto const& [requirement, count] : violations)
        sample(text, name, label("requirement", requirement), std::to_string(count));
}

void Metrics::State::write_resources(std::string& text) const
{
    std::string const name = "scim_resources";
    head(text, name, "gauge", "Resources in the store.");
    if (!options.resources)
        return;
    for (auto const& resources : options.resources())
        sample(text, name, label("tenant", resources.tenant) + ',' + label("type", resources.resource_type),
            std::to_string(resources.count));
}

Metrics::Metrics(MetricsOptions options) : state_ {std::make_unique<State>(std::move(options))} {}

Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view tenant, std::string_view base_path, HttpRequest const& request, int status,
    std::chrono::microseconds took)
{
    auto const method = method_label(request.method);
    auto const endpoint = state_->endpoint_label(base_path, request.target);
    status = status_label(status);
    auto const elapsed = std::max<std::int64_t>(0, took.count());
    std::size_t bucket = 0;
    while (bucket < buckets.size() && elapsed > buckets[bucket].second)
        ++bucket;

    auto const lock = std::lock_guard {state_->mutex};
    auto const is_known = state_->tenants.contains(tenant);
    if (!is_known && state_->tenants.size() == most_tenants)
        tenant = "other";
    else if (!is_known)
        state_->tenants.emplace(tenant);
    std::string key;
    key.append(tenant).append(1, '\n').append(method).append(endpoint).append(std::to_string(status));
    auto& series = state_->requests[key];
    if (series.count++ == 0)
        series = {std::string {tenant}, method, endpoint, status, 1};
    auto& histogram = state_->durations[{method, endpoint}];
    ++histogram.counts[bucket];
    ++histogram.total;
    histogram.microseconds += elapsed;
}

void Metrics::count_violation(std::string_view requirement)
{
    auto const lock = std::lock_guard {state_->mutex};
    auto& violations = state_->violations;
    auto found = violations.find(requirement);
    if (found == violations.end()) {
        auto const is_full = violations.size() >= most_requirements;
        found = violations.emplace(is_full ? std::string {"other"} : std::string {requirement}, 0).first;
    }
    ++found->second;
}

void Metrics::count_dropped()
{
    ++state_->dropped;
}

Metrics::InFlight::InFlight(Metrics& metrics) : metrics_ {metrics}
{
    ++metrics_.state_->in_flight;
}

Metrics::InFlight::~InFlight()
{
    --metrics_.state_->in_flight;
}

std::string Metrics::text() const
{
    std::string text;
    {
        auto const lock = std::lock_guard {state_->mutex};
        state_->write_requests(text);
        state_->write_durations(text);
        state_->write_violations(text);
    }
    head(text, "scim_requests_in_flight", "gauge", "Requests that are being answered.");
    sample(text, "scim_requests_in_flight", "", std::to_string(state_->in_flight));
    head(text, "scim_log_entries_dropped_total", "counter", "Requests that did not get into the request log.");
    sample(text, "scim_log_entries_dropped_total", "", std::to_string(state_->dropped));
    state_->write_resources(text);
    head(text, "process_start_time_seconds", "gauge", "When the process began, in seconds since 1970.");
    auto const started = state_->options.started.time_since_epoch().count();
    sample(text, "process_start_time_seconds", "", seconds(started * 1000));
    return text;
}

}  // namespace scim::server
