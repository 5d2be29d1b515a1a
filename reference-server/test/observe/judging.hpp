// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Requests as tables, and what the rules for clients say to them.

#include <ostream>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <scim/server/observer.hpp>
#include <scim/wire/http.hpp>

namespace scim::server::test {

/// A request below `/scim/v2` with the status of its answer.
struct Sent {
    char const* method = "GET";
    char const* target = "/Users";
    char const* body = "";    ///< ' stands for "
    char const* fields = "";  ///< `Name: value`, lines; Content-Type is application/scim+json if there is none
    int status = 200;
    char const* scim_type = "";  ///< of the answer
    Channel channel = Channel::loopback;
};

/// A rule with a request that breaks it and one that does not.
struct RuleSample {
    char const* rule;
    Sent wrong;
    Sent right;

    friend std::ostream& operator<<(std::ostream& out, RuleSample const& sample) { return out << sample.rule; }
};

/// The request as a listener hands it over.
HttpRequest request_of(Sent const& sent);

/// Names of the rules that are broken; with a severity only those that are at least as bad.
std::set<std::string> broken_rules(Sent const& sent, Severity least = Severity::info);

std::span<RuleSample const> url_samples();
std::span<RuleSample const> query_samples();
std::span<RuleSample const> resource_samples();
std::span<RuleSample const> patch_samples();
std::span<RuleSample const> bulk_samples();

}  // namespace scim::server::test
