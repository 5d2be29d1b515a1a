// SPDX-License-Identifier: Apache-2.0
#include "coded/request_cases.hpp"

#include <string>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

constexpr std::size_t huge = 2'000'000;

/// The run's credentials if they are a bearer token that is long enough to be changed; otherwise the case is skipped.
std::string bearer_token(CodedContext& context)
{
    constexpr std::size_t shortest = 16;
    auto const& authorization = context.context().options.authorization;
    if (!starts_with_ignoring_case(authorization, "bearer ") || authorization.size() < shortest) {
        context.skip("the run has no bearer token");
        return {};
    }
    return authorization;
}

void expect_refused(CodedContext& context, std::string const& authorization)
{
    auto const headers = Json::object({{"Authorization", Json {authorization}}});
    auto const reply = context.send_text("GET", context.context().endpoint("User") + "?count=1", std::nullopt, headers);
    if (!context.goes_on())
        return;
    auto const status = std::to_string(reply.status());
    context.expect(!reply.is_success(), "status", "401", status, "status-mismatch", status);
}

void expect_no_breakdown(CodedContext& context, Reply const& reply, std::string expected)
{
    if (!context.goes_on())
        return;
    auto const status = std::to_string(reply.status());
    context.expect(reply.status() < 500, "status", std::move(expected), status, "status-mismatch", status);
}

}  // namespace

void longer_token_is_refused(CodedContext& context)
{
    auto const token = bearer_token(context);
    if (!token.empty())
        expect_refused(context, token + "scimproof");
}

void shorter_token_is_refused(CodedContext& context)
{
    // Two thirds of it, so that no lenient decoder takes what is left for the whole.
    auto const token = bearer_token(context);
    if (!token.empty())
        expect_refused(context, token.substr(0, token.size() - token.size() / 3));
}

void deep_body_does_no_harm(CodedContext& context)
{
    constexpr std::size_t levels = 1000;
    auto const text = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + context.unique()
        + "-deep\",\"nickName\":" + std::string(levels, '[') + std::string(levels, ']') + "}";
    expect_no_breakdown(context, context.send_text("POST", context.context().endpoint("User"), text), "400");
}

void broken_utf_8_does_no_harm(CodedContext& context)
{
    auto const text = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + context.unique()
        + "-broken\",\"displayName\":\"\xC3\"}";
    expect_no_breakdown(context, context.send_text("POST", context.context().endpoint("User"), text), "400");
}

void long_filter_does_no_harm(CodedContext& context)
{
    constexpr std::size_t letters = 4000;
    auto const filter = percent_encode("userName eq \"" + std::string(letters, 'a') + "\"");
    expect_no_breakdown(
        context, context.send("GET", context.context().endpoint("User") + "?filter=" + filter), "200, 400 or 414");
}

void huge_body_does_no_harm(CodedContext& context)
{
    auto const user = Json::object({{"schemas", Json::array({Json {"urn:ietf:params:scim:schemas:core:2.0:User"}})},
        {"userName", Json {context.unique() + "-huge"}}});
    auto text = write_json(user);
    text.resize(huge, ' ');
    expect_no_breakdown(
        context, context.send_text("POST", context.context().endpoint("User"), std::move(text)), "201 or 413");
}

}  // namespace scim::conformance
