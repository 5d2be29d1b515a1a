// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A SCIM service as vendors write it on the first day: it works with its own front end and with little else.

#include <map>
#include <mutex>
#include <string>

#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/random.hpp>

namespace scim::selftest {

/// What it does wrong, on purpose: no discovery (a web page with status 404), 404 for a filter without match, booleans
/// as strings, no excludedAttributes, no Location header, a number as status of errors.
class PoorProvider {
public:
    /// Thread-safe.
    HttpResponse handle(HttpRequest const& request);

private:
    using Store = std::map<std::string, Json>;

    HttpResponse query(std::string const& type, std::string const& parameters);
    HttpResponse create(std::string const& type, Json body);
    HttpResponse change(Json& resource, Json const& patch);
    HttpResponse route(HttpRequest const& request);

    std::mutex mutex_;
    std::map<std::string, Store> stores_ {{"Users", {}}, {"Groups", {}}};
    Random random_ {7};
};

}  // namespace scim::selftest
