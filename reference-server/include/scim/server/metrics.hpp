// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Figures for Prometheus, text format 0.0.4.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>

namespace scim::server {

/// How many resources of one type a tenant has.
struct ResourceCount {
    std::string tenant;
    std::string resource_type;  ///< `User`
    std::size_t count = 0;
};

/// An endpoint with its name in the label `endpoint`.
struct EndpointLabel {
    std::string segment;  ///< first below the base path: `Users`
    std::string label;    ///< the resource type: `User`
};

/// How metrics are set up.
struct MetricsOptions {
    TimePoint started;                                                              ///< when the process began
    std::vector<EndpointLabel> endpoints {{"Users", "User"}, {"Groups", "Group"}};  ///< of all resource types
    std::function<std::vector<ResourceCount>()> resources;  ///< asked by each text(); may be empty
};

/// The media type of Metrics::text().
inline constexpr std::string_view metrics_media_type = "text/plain; version=0.0.4; charset=utf-8";

/// Counts requests. Every member function may be called from several threads at once.
///
/// Labels are bounded whatever clients send: unknown endpoints, methods and requirements become `other`, and so does
/// the tenant once there are 1,000 of them.
class Metrics {
public:
    explicit Metrics(MetricsOptions options);
    Metrics(Metrics const&) = delete;
    Metrics& operator=(Metrics const&) = delete;
    ~Metrics();

    /// Counts an answered request and its duration. `base_path` comes before `/Users` in the target.
    void count_request(std::string_view tenant, std::string_view base_path, HttpRequest const& request, int status,
        std::chrono::microseconds took);
    void count_violation(std::string_view requirement);
    void count_dropped();

    /// A request that is being answered, as long as this lives.
    class InFlight {
    public:
        explicit InFlight(Metrics& metrics);
        InFlight(InFlight const&) = delete;
        InFlight& operator=(InFlight const&) = delete;
        ~InFlight();

    private:
        Metrics& metrics_;
    };

    /// Everything as text, one sample a line.
    std::string text() const;

private:
    struct State;

    std::unique_ptr<State> state_;
};

}  // namespace scim::server
