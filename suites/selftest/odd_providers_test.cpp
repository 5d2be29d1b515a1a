// SPDX-License-Identifier: Apache-2.0
#include "minimal_provider.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>

#include "tree_file.hpp"

namespace scim::selftest {
namespace {

HttpResponse taken_already()
{
    auto const error = Json::object({{"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:Error"})},
        {"status", "409"}, {"scimType", "uniqueness"}, {"detail", "the value belongs to another resource"}});
    return {409, "Conflict", {{"Content-Type", "application/scim+json"}}, write_json(error)};
}

/// Whether a body that is sent to the users holds the address of another user.
bool takes_an_address(Handler const& honest, HttpRequest const& request)
{
    auto const body = parse_json(request.body);
    auto const* const emails = body && body->is_object() ? body->find_ignoring_case("emails") : nullptr;
    if (!emails || !emails->is_array())
        return false;
    for (auto const& email : emails->as_array()) {
        auto const filter = "emails.value eq \"" + std::string {email.string_or("value", "")} + "\"";
        auto const found = parse_json(honest(own_request("GET", "/Users?filter=" + percent_encode(filter))).body);
        auto const* const owners = found ? found->find("Resources") : nullptr;
        for (auto const& owner : owners && owners->is_array() ? owners->as_array() : Json::Array {}) {
            if (!request.target.ends_with("/" + std::string {owner.string_or("id", "")}))
                return true;
        }
    }
    return false;
}

// As products have it where people sign in by their address.
Handler keep_addresses_unique(Handler honest)
{
    return [honest = std::move(honest)](HttpRequest const& request) {
        auto const is_write = request.method == "POST" || request.method == "PUT";
        auto const is_about_users
            = request.target.starts_with("/scim/v2/Users") && request.target.find(".search") == std::string::npos;
        return is_write && is_about_users && takes_an_address(honest, request) ? taken_already() : honest(request);
    };
}

void publish_unique_addresses(server::ServiceProviderOptions& options)
{
    auto schema = *parse_json(read_file("schemas/definitions/user.json"));
    for (auto& attribute : schema.find("attributes")->as_array()) {
        if (attribute.string_or("name", "") != "emails")
            continue;
        for (auto& inner : attribute.find("subAttributes")->as_array()) {
            if (inner.string_or("name", "") == "value")
                inner.set("uniqueness", "server");
        }
    }
    options.definitions.schemas.push_back({"user.json", write_json(schema)});
}

std::array const odd_providers {
    MinimalProvider {"ids are numbers", {"ids-of-digits"}},
    MinimalProvider {"ids are numbers", {"ids-of-digits"}, nullptr, nullptr, {}, 1, "entra"},
    MinimalProvider {"ids are URLs", {"ids-are-urls"}},
    MinimalProvider {"ids are URLs", {"ids-are-urls"}, nullptr, nullptr, {}, 1, "entra"},
    MinimalProvider {"ids hold signs", {"ids-with-signs"}, nullptr, nullptr, {}, 1, "entra"},
    MinimalProvider {"addresses are unique", {}, publish_unique_addresses, keep_addresses_unique},
    MinimalProvider {"addresses are unique, unsaid", {}, nullptr, keep_addresses_unique},
    MinimalProvider {"addresses are unique, unsaid", {}, nullptr, keep_addresses_unique, {}, 1, "entra"},
    MinimalProvider {"all that may be unique is", {"external-id-unique", "group-name-unique"}, publish_unique_addresses,
        keep_addresses_unique},
    MinimalProvider {"all that may be unique is", {"external-id-unique", "group-name-unique"}, publish_unique_addresses,
        keep_addresses_unique, {}, 1, "entra"},
};

}  // namespace

BOOST_DATA_TEST_CASE(an_odd_provider_is_not_accused, odd_providers)
{
    expect_innocent(observe(sample));
}

}  // namespace scim::selftest
