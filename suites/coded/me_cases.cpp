// SPDX-License-Identifier: Apache-2.0
#include "coded/me_cases.hpp"

#include <optional>

#include "compare.hpp"
#include "matchers.hpp"

namespace scim::conformance {
namespace {

std::string id_of(Reply const& reply)
{
    return std::string {reply.json ? reply.json->string_or("id", "") : ""};
}

/// The user at `/Me`. Empty, and the case skipped, where there is none: a token may stand for nobody.
std::optional<Reply> fetch_me(CodedContext& context)
{
    auto reply = context.send("GET", "/Me");
    if (!context.goes_on())
        return std::nullopt;
    if (reply.status() != 200 || id_of(reply).empty()) {
        context.skip("GET /Me was answered with " + std::to_string(reply.status()) + ": no user to look at");
        return std::nullopt;
    }
    return reply;
}

std::string location_of(Reply const& reply)
{
    auto const value = reply.response ? reply.response->fields.find("Location") : std::nullopt;
    return std::string {value.value_or("")};
}

/// Where the reply says that the user is, below the base URL; empty if it is elsewhere or not said.
std::string path_of_location(CodedContext& context, Reply const& reply)
{
    auto const base = to_string(context.context().options.base);
    auto const location = location_of(reply);
    auto const address = location.empty() ? location : resolve_reference(location, context.context().options.base);
    return address.starts_with(base + "/") ? address.substr(base.size()) : std::string {};
}

}  // namespace

void me_is_501_where_there_is_none(CodedContext& context)
{
    auto const reply = context.send("GET", "/Me");
    if (!context.goes_on())
        return;
    auto const status = reply.status();
    auto const is_scim_error = reply.json && reply.json->find_ignoring_case("schemas");
    if (status < 400)
        return context.skip("the provider offers /Me");
    // A provider with /Me may say so of a token that stands for nobody.
    if (status == 401 || status == 403 || (status == 404 && is_scim_error))
        return context.skip("GET /Me was answered with " + std::to_string(status) + ", perhaps because of the token");
    context.expect(status == 501, "status", "501",
        std::to_string(status) + (is_scim_error ? "" : " without a SCIM error"), "status-mismatch",
        std::to_string(status));
}

void me_location_is_permanent(CodedContext& context)
{
    auto const me = context.send("GET", "/Me");
    if (!context.goes_on())
        return;
    // RFC 7644 §3.11: the provider answers itself, or sends the client there.
    if (me.status() != 200 && me.status() / 100 != 3)
        return context.skip("GET /Me was answered with " + std::to_string(me.status()) + ": no user to look at");
    auto const location = location_of(me);
    auto const path = path_of_location(context, me);
    auto const is_permanent = !path.empty() && !path.ends_with("/Me") && !path.ends_with("/Me/");
    context.expect(is_permanent, "header:Location", "the URL of the user itself",
        location.empty() ? "absent" : brief(Json {location}), location.empty() ? "header-missing" : "header-mismatch",
        location.empty() ? "absent" : "other-value");
}

void me_location_leads_to_the_same_user(CodedContext& context)
{
    auto const me = fetch_me(context);
    if (!me)
        return;
    auto const path = path_of_location(context, *me);
    if (path.empty())
        return context.skip("/Me has no Location to follow");
    auto const there = context.send("GET", path);
    if (!context.goes_on())
        return;
    auto const is_same = there.is_success() && id_of(there) == id_of(*me) && path.find("/Me") == std::string::npos;
    context.expect(is_same, "/id", "the user " + id_of(*me),
        there.is_success() ? "at " + path + " " + id_of(there) : std::to_string(there.status()), "wrong-value",
        there.is_success() ? "other-user" : "not-found");
}

void me_stays_the_same_user(CodedContext& context)
{
    auto const before = fetch_me(context);
    if (!before)
        return;
    auto const other = context.create("User", Json::object({{"userName", Json {context.unique() + "-somebody-else"}}}));
    auto const after = context.goes_on() ? fetch_me(context) : std::nullopt;
    if (!after)
        return;
    context.expect(id_of(*after) == id_of(*before) && id_of(*after) != other, "/id", "the user " + id_of(*before),
        id_of(*after), "wrong-value", id_of(*after) == other ? "newest-user" : "other-user");
}

}  // namespace scim::conformance
