// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Hosts to talk to in tests, without a network.

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <utility>

#include <scim/server/host.hpp>

#include "host/rule.hpp"
#include "support/provider.hpp"

namespace scim::server::test {

/// A tenant at `/<name>` with the token `<name>-token`.
inline TenantSettings tenant_named(std::string const& name)
{
    TenantSettings settings;
    settings.name = name;
    settings.provider.base_path = "/" + name;
    settings.provider.bearer_token = name + "-token";
    settings.provider.seed = 7;  // the same ids in every tenant
    return settings;
}

/// Two tenants, `acme` and `globex`.
struct TwoTenants {
    explicit TwoTenants(bool allows_fault_header = true)
    {
        HostOptions options;
        options.tenants = {tenant_named("acme"), tenant_named("globex")};
        options.allows_fault_header = allows_fault_header;
        options.observes = true;
        options.clock = &clock;
        auto created = Host::create(std::move(options));
        BOOST_TEST_REQUIRE(created.has_value());
        host = std::move(*created);
        BOOST_TEST_REQUIRE(host->start("http://127.0.0.1:1").has_value());
    }

    Answer send(
        std::string method, std::string target, std::string const& token, std::string body = {}, Fields more = {}) const
    {
        Fields fields {{"Authorization", "Bearer " + token}};
        if (!body.empty())
            fields.add("Content-Type", "application/scim+json");
        for (auto const& field : more)
            fields.add(field.name, field.value);
        return host->handle(
            {std::move(method), std::move(target), std::move(fields), std::move(body)}, Channel::loopback);
    }

    /// Creates a user and returns its id.
    std::string user(std::string const& tenant, std::string const& name) const
    {
        auto const body
            = quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': '") + name + "\"}";
        auto const answer = send("POST", "/" + tenant + "/Users", tenant + "-token", body);
        BOOST_TEST_REQUIRE(answer.response.status == 201);
        return std::string {parse_json(answer.response.body)->string_or("id", "")};
    }

    HandClock clock;
    std::unique_ptr<Host> host;
};

}  // namespace scim::server::test
