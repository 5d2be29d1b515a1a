// SPDX-License-Identifier: Apache-2.0
#include "support/provider.hpp"

#include <stdexcept>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

namespace scim::server::test {

Json Reply::at(std::string_view pointer) const
{
    auto const* value = resolve(body, pointer);
    return value ? *value : Json {};
}

std::string quoted(std::string_view text)
{
    return replace_all(std::string {text}, "'", "\"");
}

Json json(std::string_view text)
{
    auto value = parse_json(quoted(text));
    if (!value)
        throw std::runtime_error {"not JSON: " + std::string {text}};
    return std::move(*value);
}

namespace {

ServiceProviderOptions with(Dialect dialect, std::vector<std::string> faults)
{
    ServiceProviderOptions options;
    options.dialect = std::move(dialect);
    options.faults = std::move(faults);
    return options;
}

ServiceProviderOptions with(DefinitionFiles definitions)
{
    ServiceProviderOptions options;
    options.definitions = std::move(definitions);
    return options;
}

}  // namespace

Provider::Provider(Dialect dialect, std::vector<std::string> faults)
    : Provider {with(std::move(dialect), std::move(faults))}
{
}

Provider::Provider(DefinitionFiles definitions) : Provider {with(std::move(definitions))} {}

Provider::Provider(ServiceProviderOptions options)
{
    options.public_base_url = "https://example.org/scim/v2";
    options.bearer_token = "correct horse";
    options.clock = &clock_;
    auto provider = ServiceProvider::create(std::move(options));
    if (!provider)
        throw std::runtime_error {provider.error()};
    provider_ = std::move(*provider);
}

Reply Provider::send(std::string method, std::string target, std::string body, Fields fields)
{
    HttpRequest request {std::move(method), "/scim/v2" + std::move(target), std::move(fields), std::move(body)};
    if (!request.fields.contains("Authorization"))
        request.fields.add("Authorization", "Bearer correct horse");
    if (!request.body.empty() && !request.fields.contains("Content-Type"))
        request.fields.add("Content-Type", "application/scim+json");
    auto response = provider_->handle(request);
    Reply reply {response.status, response.fields, response.body, {}};
    if (!response.body.empty()) {
        auto parsed = parse_json(response.body);
        if (!parsed)
            throw std::runtime_error {"the response is not JSON: " + response.body};
        reply.body = std::move(*parsed);
    }
    return reply;
}

Reply Provider::filter(std::string_view endpoint, std::string_view text)
{
    return get(std::string {endpoint} + "?filter=" + percent_encode(quoted(text)));
}

Reply Provider::patch(std::string const& target, std::string_view operations)
{
    return send("PATCH", target,
        R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":)" + quoted(operations) + "}");
}

std::string Provider::create(std::string_view endpoint, std::string_view urn, std::string_view members)
{
    auto body = json(members);
    if (!body.contains("schemas"))
        body.set("schemas", Json::array({urn}));
    if (body.contains(enterprise))
        body["schemas"].push_back(enterprise);
    auto const reply = send("POST", std::string {endpoint}, write_json(body));
    if (reply.status != 201)
        throw std::runtime_error {"not created: " + reply.text};
    return std::string {reply.body.string_or("id", "")};
}

std::string Provider::user(std::string_view members)
{
    return create("/Users", core_user, members);
}

std::string Provider::group(std::string_view members)
{
    return create("/Groups", core_group, members);
}

}  // namespace scim::server::test
