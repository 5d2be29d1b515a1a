// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Service providers with made-up users, and requests to them.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/service_provider.hpp>
#include <scim/wire/http.hpp>

namespace scim::bench {

inline constexpr char const* token = "benchmark";

/// What one user is asked for by.
struct SampleUser {
    std::string id;
    std::string user_name;
    std::string external_id;
};

std::unique_ptr<server::ServiceProvider> make_provider();
/// Ends the program if the resources are refused.
void add_users(server::ServiceProvider& provider, std::size_t users, std::size_t groups);
/// Users from all over the order of creation, at most about so many.
std::vector<SampleUser> sample_users(server::ServiceProvider& provider, std::size_t most);

/// A request with token, and with a media type if it has a body. `target` comes behind the base path.
HttpRequest request(std::string method, std::string_view target, std::string body = {});
/// `/Users?filter=...` for an attribute that equals a text.
std::string equality(std::string_view endpoint, std::string_view attribute, std::string_view value);
/// The request as it goes over the wire.
std::string wire_bytes(HttpRequest const& message);
/// Answers a request. Ends the program unless the status is 2xx.
HttpResponse ask(server::ServiceProvider& provider, HttpRequest const& message);
/// A user whose userName has this number, and a patch that sets a title with this number.
std::string user_body(std::size_t number);
std::string title_patch(std::size_t number);

}  // namespace scim::bench
