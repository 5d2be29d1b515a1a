// SPDX-License-Identifier: Apache-2.0
#include "safety/whole_stack.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <scim/wire/json.hpp>

namespace scim::server::test {
namespace {

std::unique_ptr<ServiceProvider> make_provider()
{
    ServiceProviderOptions options;
    options.public_base_url = "http://127.0.0.1/scim/v2";
    options.bearer_token = "correct horse";
    auto provider = ServiceProvider::create(std::move(options));
    if (!provider)
        throw std::runtime_error {provider.error()};
    return *std::move(provider);
}

}  // namespace

WholeStack::WholeStack(ListenOptions options) : provider_ {make_provider()}
{
    auto listener = listen_with_beast(
        std::move(options), [this](HttpRequest const& request) { return provider_->handle(request); });
    if (!listener)
        throw std::runtime_error {listener.error()};
    listener_ = *std::move(listener);
}

HttpResponse WholeStack::send(std::string_view method, std::string_view target, std::string_view body) const
{
    return exchange(port(), request_bytes(method, target, body));
}

bool WholeStack::serves_others() const
{
    auto const response = send("GET", "/scim/v2/ServiceProviderConfig");
    return response.status == 200 && parse_json(response.body).has_value();
}

std::string request_bytes(std::string_view method, std::string_view target, std::string_view body)
{
    auto bytes = std::string {method} + " " + std::string {target} + " HTTP/1.1\r\nHost: h\r\n";
    bytes.append(authorization);
    if (!body.empty()) {
        bytes += "Content-Type: application/scim+json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    }
    return bytes.append("\r\n").append(body);
}

bool is_scim_error(HttpResponse const& response)
{
    auto const body = parse_json(response.body);
    return body && body->is_object() && body->string_or("status", "") == std::to_string(response.status)
        && response.body.find("urn:ietf:params:scim:api:messages:2.0:Error") != std::string::npos
        && response.fields.find("Content-Type").value_or("") == "application/scim+json";
}

bool is_one_of(int status, std::initializer_list<int> allowed)
{
    return std::find(allowed.begin(), allowed.end(), status) != allowed.end();
}

std::size_t resident_bytes()
{
    std::ifstream status {"/proc/self/status"};
    for (std::string word; status >> word;) {
        std::size_t kilobytes = 0;
        if (word == "VmRSS:" && status >> kilobytes)
            return kilobytes * 1024;
    }
    throw std::runtime_error {"/proc/self/status does not say VmRSS"};
}

std::size_t open_descriptors()
{
    auto const entries = std::filesystem::directory_iterator {"/proc/self/fd"};
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

}  // namespace scim::server::test
