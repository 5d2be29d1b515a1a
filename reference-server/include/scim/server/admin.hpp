// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the administrator of a host can see and do over HTTP, on a port of its own.
///
/// | Request                                | Does                                                                  |
/// |----------------------------------------|-----------------------------------------------------------------------|
/// | `GET /`                                | the live page; needs no token, as it holds nothing                    |
/// | `GET /health`                          | 200; needs no token                                                   |
/// | `GET /log?since=&limit=&tenant=`       | requests with their violations, see Observer::log()                   |
/// | `DELETE /log`                          | forgets them                                                          |
/// | `GET /metrics`                         | figures for Prometheus                                                |
/// | `GET /faults`, `/leniencies`           | what can be switched on                                               |
/// | `GET /tenants`, `/tenants/{name}`      | settings and resource counts, no secrets                              |
/// | `POST /tenants`                        | adds one, settings as in a tenants file; makes a token if there is none |
/// | `PATCH /tenants/{name}`                | changes token, dialect, faults, rules, limits: what the body names    |
/// | `DELETE /tenants/{name}`               | removes one with its resources                                        |
/// | `GET /tenants/{name}/resources`        | NDJSON of all resources                                               |
/// | `POST /tenants/{name}/resources`       | loads NDJSON                                                          |
/// | `DELETE /tenants/{name}/resources`     | removes all resources                                                 |
/// | `POST /tenants/{name}/generate`        | makes resources up: `{"users", "groups", "seed"}`                     |
/// | `POST /tenants/{name}/snapshot`        | writes the snapshot now                                               |
///
/// Errors are problem documents (RFC 9457).

#include <memory>
#include <string>

#include <scim/server/credentials.hpp>
#include <scim/server/host.hpp>
#include <scim/wire/http.hpp>

namespace scim::server {

/// Answers the administrator of a host. Every member function may be called from several threads at once.
class Admin {
public:
    /// The host must outlive it and has to observe. The token may not be empty.
    Admin(Host& host, std::string token);

    /// Answers a request; each has an answer.
    HttpResponse handle(HttpRequest const& request) const;

private:
    Host& host_;
    std::shared_ptr<Credentials const> credentials_;
};

}  // namespace scim::server
