// SPDX-License-Identifier: Apache-2.0
#include "sample_provider.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <utility>

#include <scim/server/data_file.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/json.hpp>

namespace scim::bench {

std::unique_ptr<server::ServiceProvider> make_provider()
{
    server::ServiceProviderOptions options;
    options.public_base_url = "http://127.0.0.1/scim/v2";
    options.bearer_token = token;
    auto provider = server::ServiceProvider::create(options);
    if (!provider) {
        std::cerr << provider.error() << "\n";
        std::exit(2);
    }
    return *std::move(provider);
}

void add_users(server::ServiceProvider& provider, std::size_t users, std::size_t groups)
{
    auto const done = server::generate(provider, {users, groups, 1});
    if (!done) {
        std::cerr << done.error() << "\n";
        std::exit(2);
    }
}

std::vector<SampleUser> sample_users(server::ServiceProvider& provider, std::size_t most)
{
    constexpr std::size_t page = 20;
    auto const page_from = [&](std::size_t first) {
        auto const answer = ask(
            provider, request("GET", "/Users?count=" + std::to_string(page) + "&startIndex=" + std::to_string(first)));
        return *parse_json(answer.body);
    };
    std::vector<SampleUser> users;
    auto const total = static_cast<std::size_t>(page_from(1).find("totalResults")->as_integer());
    auto const pages = std::max<std::size_t>(most / page, 1);
    auto const step = std::max(total / pages, page);
    for (std::size_t first = 1; first <= total; first += step) {
        auto const list = page_from(first);
        for (auto const& user : list.find("Resources")->as_array())
            users.push_back({std::string {user.string_or("id", "")}, std::string {user.string_or("userName", "")},
                std::string {user.string_or("externalId", "")}});
    }
    return users;
}

HttpRequest request(std::string method, std::string_view target, std::string body)
{
    HttpRequest made {std::move(method), "/scim/v2" + std::string {target}, {}, std::move(body)};
    made.fields.add("Host", "127.0.0.1");
    made.fields.add("Authorization", std::string {"Bearer "} + token);
    if (!made.body.empty()) {
        made.fields.add("Content-Type", "application/scim+json");
        made.fields.add("Content-Length", std::to_string(made.body.size()));
    }
    return made;
}

std::string equality(std::string_view endpoint, std::string_view attribute, std::string_view value)
{
    return std::string {endpoint} + "?filter=" + std::string {attribute} + "%20eq%20%22" + percent_encode(value)
        + "%22";
}

std::string wire_bytes(HttpRequest const& message)
{
    auto bytes = message.method + " " + message.target + " HTTP/1.1\r\n";
    for (auto const& field : message.fields)
        bytes += field.name + ": " + field.value + "\r\n";
    return bytes + "\r\n" + message.body;
}

HttpResponse ask(server::ServiceProvider& provider, HttpRequest const& message)
{
    auto answer = provider.handle(message);
    if (answer.status / 100 != 2) {
        std::cerr << message.method << " " << message.target << " is answered " << answer.status << ": " << answer.body
                  << "\n";
        std::exit(2);
    }
    return answer;
}

std::string user_body(std::size_t number)
{
    auto const name = "made" + std::to_string(number);
    return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",)"
           R"("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"userName":")"
        + name + R"(@example.com","externalId":")" + name
        + R"(","active":true,"displayName":"Babs Jensen","title":"Tour Guide",)"
          R"("name":{"formatted":"Ms. Barbara J Jensen","familyName":"Jensen","givenName":"Barbara"},)"
          R"("emails":[{"value":"bjensen@example.com","type":"work","primary":true}],)"
          R"("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":)"
          R"({"employeeNumber":"701984","department":"Tours"}})";
}

std::string title_patch(std::size_t number)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],)"
           R"("Operations":[{"op":"replace","path":"title","value":"Guide )"
        + std::to_string(number) + R"("}]})";
}

}  // namespace scim::bench
