// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A SCIM service provider in memory. RFC 7643, RFC 7644.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <scim/server/credentials.hpp>
#include <scim/server/dialect.hpp>
#include <scim/server/query.hpp>
#include <scim/server/schema.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

struct Engine;

/// How a service provider is set up.
struct ServiceProviderOptions {
    std::string base_path = "/scim/v2";  ///< what every request target begins with
    std::string public_base_url;         ///< absolute, without final slash: `http://127.0.0.1:8080/scim/v2`
    std::string bearer_token;            ///< a token that may do all; may be empty where there are other credentials
    std::string bearer_subject;          ///< id or userName of the user that `/Me` is for that token; may be empty
    CredentialOptions credentials;       ///< besides that token
    Dialect dialect = strict();
    DefinitionFiles definitions;        ///< schemas and resource types of one's own
    std::vector<std::string> faults;    ///< ids of the fault catalogue
    std::vector<std::string> variants;  ///< ids of the variant catalogue
    std::uint64_t seed = 0;             ///< of the identifiers
    Clock const* clock = nullptr;       ///< must outlive the service provider; nullptr: the machine's clock
    std::size_t max_results = 200;      ///< resources on one page
    std::size_t default_count = 100;    ///< resources on a page when `count` is absent
    PagingMethod default_paging = PagingMethod::index;  ///< where a request does not choose. RFC 9865 §2.4
    std::chrono::seconds cursor_lifetime {3600};        ///< 0: cursors do not expire
    std::chrono::milliseconds eventual_delay {0};       ///< until reads and queries see a change
    std::size_t max_body_bytes = 1024 * 1024;
    std::size_t max_patch_operations = 1000;
    std::size_t max_bulk_operations = 1000;
    std::size_t max_bulk_payload = 1024 * 1024;  ///< bytes of a bulk request's body
    std::size_t max_filter_length = 8192;        ///< bytes
};

/// Answers SCIM requests. Every member function may be called from several threads at once.
class ServiceProvider {
public:
    /// Errors: a sentence; for an unknown fault or variant it names the nearest.
    static Result<std::unique_ptr<ServiceProvider>, std::string> create(ServiceProviderOptions options);

    ServiceProvider(ServiceProvider const&) = delete;
    ServiceProvider& operator=(ServiceProvider const&) = delete;
    ~ServiceProvider();

    /// Answers one request; every request has an answer.
    HttpResponse handle(HttpRequest const& request);

    /// The same with more faults than usual. Errors: a sentence, for an unknown fault.
    Result<HttpResponse, std::string> handle(HttpRequest const& request, std::vector<std::string> const& more_faults);

    /// Never change.
    std::vector<ResourceType> const& resource_types() const;

    /// How it is set up.
    ServiceProviderOptions options() const;

    /// Sets it up differently. What is being answered ends under the old rules; resources stay. Base path, definitions,
    /// seed and clock cannot change and are ignored. Errors: as create(); everything stays as it was then.
    Result<void, std::string> change(ServiceProviderOptions options);

    /// Where the service provider is reached, once the port is known. Call it before the first request.
    void set_public_base_url(std::string url);

private:
    friend std::shared_ptr<Engine const> engine_of(ServiceProvider const& provider);

    struct State;
    explicit ServiceProvider(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

}  // namespace scim::server
