// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A service provider to talk to in tests, without a network.

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/service_provider.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>

namespace scim::server::test {

inline constexpr std::string_view core_user = "urn:ietf:params:scim:schemas:core:2.0:User";
inline constexpr std::string_view core_group = "urn:ietf:params:scim:schemas:core:2.0:Group";
inline constexpr std::string_view enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/// A clock that is turned by hand; it moves a second with each look.
class HandClock final : public Clock {
public:
    TimePoint now() const override { return start_ + std::chrono::seconds {++looks_}; }

private:
    TimePoint start_ = *parse_date_time("2026-01-02T03:04:05Z");
    mutable std::atomic<int> looks_ = 0;
};

/// What came back, with the body parsed.
struct Reply {
    int status = 0;
    Fields fields;
    std::string text;
    Json body;

    /// The value at a JSON Pointer, null if there is none.
    Json at(std::string_view pointer) const;
    std::string scim_type() const { return std::string {body.string_or("scimType", "")}; }
};

/// JSON text as it stands in a test: every ' is a ".
Json json(std::string_view text);
/// The same, as text.
std::string quoted(std::string_view text);

/// A service provider with a token.
class Provider {
public:
    explicit Provider(Dialect dialect = strict(), std::vector<std::string> faults = {});
    explicit Provider(DefinitionFiles definitions);
    /// Address, token and clock are set here.
    explicit Provider(ServiceProviderOptions options);

    Reply send(std::string method, std::string target, std::string body = {}, Fields fields = {});
    Reply get(std::string target) { return send("GET", std::move(target)); }
    /// Query with a filter that is encoded here.
    Reply filter(std::string_view endpoint, std::string_view text);
    /// One PatchOp; `operations` is the array, with ' for ".
    Reply patch(std::string const& target, std::string_view operations);

    /// Creates a user from the members of an object (with ' for "), schemas added, and returns its id.
    std::string user(std::string_view members);
    std::string group(std::string_view members);
    /// The same for a resource of any type, whose schema is `urn` where the members do not give `schemas`.
    std::string create(std::string_view endpoint, std::string_view urn, std::string_view members);

    ServiceProvider& inside() { return *provider_; }

    HttpResponse raw(HttpRequest const& request) { return provider_->handle(request); }

private:
    HandClock clock_;
    std::unique_ptr<ServiceProvider> provider_;
};

}  // namespace scim::server::test
