// SPDX-License-Identifier: Apache-2.0
#include "coded/filter_date_cases.hpp"

#include <scim/wire/date_time.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/json_pointer.hpp>

#include "coded/list_replies.hpp"

namespace scim::conformance {
namespace {

using std::chrono::hours;

/// A user and when it was created.
struct Newcomer {
    std::string id;
    TimePoint created;
};

std::optional<Newcomer> create_newcomer(CodedContext& context)
{
    auto const id = context.create("User", Json::object({{"userName", Json {context.unique() + "-newcomer"}}}));
    if (!context.goes_on())
        return {};
    auto const reply = context.send("GET", context.context().endpoint("User") + "/" + percent_encode(id));
    auto const* text = reply.json ? resolve_ignoring_case(*reply.json, "/meta/created") : nullptr;
    auto const created = text && text->is_string() ? parse_date_time(text->as_string()) : std::nullopt;
    if (!created && context.goes_on())
        context.block("the user has no meta.created with a time zone");
    return created ? std::optional {Newcomer {id, *created}} : std::nullopt;
}

/// The instant as the clocks show it that are so many hours ahead of UTC, by at most 12.
std::string written(TimePoint instant, hours ahead)
{
    auto text = format_date_time(instant + ahead);
    if (ahead == hours {0})
        return text;
    return text.substr(0, text.size() - 1) + (ahead > hours {0} ? "+12:00" : "-12:00");
}

void expect_found(CodedContext& context, Newcomer const& user, std::string const& comparison, bool is_wanted)
{
    auto const filter = "id eq \"" + user.id + "\" and " + comparison;
    auto const reply = context.send("GET", context.context().endpoint("User") + "?filter=" + percent_encode(filter));
    if (!context.goes_on())
        return;
    auto const answered = reply.status() == 200;
    context.expect(
        answered, "status", "200", std::to_string(reply.status()), "status-mismatch", std::to_string(reply.status()));
    if (!answered)
        return;
    auto const found = ids_on(reply);
    auto const is_found = std::find(found.begin(), found.end(), user.id) != found.end();
    context.expect(is_found == is_wanted, is_wanted ? "finds-the-one" : "leaves-the-other-out",
        (is_wanted ? "the user, for " : "nobody, for ") + comparison, is_found ? "the user" : "nobody", "wrong-value",
        is_found ? "found" : "not-found");
}

bool is_upward(std::string_view op)
{
    return op == "gt" || op == "ge";
}

// An hour before creation, the upward operators find the user; an hour after, the downward ones.
void compare_around_creation(CodedContext& context, std::string const& op, hours ahead_before, hours ahead_after)
{
    auto const user = create_newcomer(context);
    if (!user)
        return;
    auto const before = written(user->created - hours {1}, ahead_before);
    auto const after = written(user->created + hours {1}, ahead_after);
    expect_found(context, *user, "meta.created " + op + " \"" + before + "\"", is_upward(op));
    if (context.goes_on())
        expect_found(context, *user, "meta.created " + op + " \"" + after + "\"", !is_upward(op));
}

void compare_in_utc(CodedContext& context, std::string const& op)
{
    compare_around_creation(context, op, hours {0}, hours {0});
}

// As text, what was an hour before is later by eleven hours, and what is an hour after is earlier.
void compare_in_time_zones(CodedContext& context, std::string const& op)
{
    compare_around_creation(context, op, hours {12}, hours {-12});
}

}  // namespace

void gt_compares_instants(CodedContext& context)
{
    compare_in_utc(context, "gt");
}

void ge_compares_instants(CodedContext& context)
{
    compare_in_utc(context, "ge");
}

void lt_compares_instants(CodedContext& context)
{
    compare_in_utc(context, "lt");
}

void le_compares_instants(CodedContext& context)
{
    compare_in_utc(context, "le");
}

void gt_minds_the_time_zone(CodedContext& context)
{
    compare_in_time_zones(context, "gt");
}

void ge_minds_the_time_zone(CodedContext& context)
{
    compare_in_time_zones(context, "ge");
}

void lt_minds_the_time_zone(CodedContext& context)
{
    compare_in_time_zones(context, "lt");
}

void le_minds_the_time_zone(CodedContext& context)
{
    compare_in_time_zones(context, "le");
}

}  // namespace scim::conformance
