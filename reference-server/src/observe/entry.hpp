// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One line of the request log, redacted and judged.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <scim/server/observer.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>

namespace scim::server::observe {

/// What was recorded, copied and not looked at yet; secrets included.
struct Record {
    explicit Record(Observation const& observation);

    std::string tenant;
    TimePoint at;
    std::chrono::microseconds took {0};
    HttpRequest request;
    HttpResponse response;
    std::string base_path;
    Channel channel = Channel::loopback;

    /// The same as an observation; it points into this record.
    Observation observation() const { return {tenant, at, took, request, response, base_path, channel}; }
    std::size_t bytes() const;
};

/// What is kept: no secrets, bounded.
struct Entry {
    std::uint64_t id = 0;
    TimePoint at;
    std::string tenant;
    std::chrono::microseconds took {0};
    std::string method;
    std::string target;
    std::vector<Field> request_fields;
    std::string request_body;
    int status = 0;
    std::vector<Field> response_fields;
    std::string response_body;
    std::vector<Violation> violations;

    std::size_t bytes() const;
};

/// Redacts and cuts.
Entry make_entry(Record const& record, std::vector<Violation> violations, std::size_t most_body_bytes);

/// The entry as Observer::log() gives it.
Json to_json(Entry const& entry);

}  // namespace scim::server::observe
