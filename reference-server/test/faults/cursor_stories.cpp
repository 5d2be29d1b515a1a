// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <functional>

namespace scim::server::test {

namespace {

#define SEARCH "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],'attributes':['userName'],"

// What a list says, without the cursors, which are never the same.
std::string told(Reply reply)
{
    for (auto const* name : {"nextCursor", "previousCursor", "prevCursor"}) {
        if (reply.body.contains(name))
            reply.body.set(name, "there");
    }
    return seen(std::move(reply));
}

void add_three(Provider& provider)
{
    for (auto const* name : {"c", "a", "b"})
        provider.user("{'userName':'" + std::string {name} + "','title':'T'}");
}

std::string text_at(Reply const& reply, char const* pointer)
{
    auto const value = reply.at(pointer);
    return value.is_string() ? value.as_string() : std::string {};
}

// Three users page by page, with the cursor changed on its way.
std::string walked(
    Provider& provider, std::string const& parameters,
    std::function<std::string(std::string)> const& change = [](std::string cursor) { return cursor; })
{
    add_three(provider);
    auto const target = "/Users?attributes=userName&count=2" + parameters + "&cursor=";
    auto const first = provider.get(target);
    auto const second = provider.get(target + change(text_at(first, "/nextCursor")));
    return told(first) + " " + told(second);
}

std::string paged_by_cursor(Provider& provider, std::string const& parameters)
{
    add_three(provider);
    return told(provider.get("/Users?attributes=userName&cursor=" + parameters));
}

std::string searched(Provider& provider, std::string const& members)
{
    add_three(provider);
    auto const found = told(provider.send("POST", "/Users/.search", quoted(SEARCH + members + "}")));
    return found + " " + write_json(provider.get("/Users?count=0").at("/totalResults"));
}

std::string searched_twice(Provider& provider)
{
    add_three(provider);
    auto const search = [&](std::string const& cursor) {
        return provider.send("POST", "/Users/.search", quoted(SEARCH "'count':1,'cursor':'" + cursor + "'}"));
    };
    return told(search(text_at(search(""), "/nextCursor")));
}

std::string with_another_count(Provider& provider)
{
    add_three(provider);
    auto const first = provider.get("/Users?count=1&cursor=");
    return std::to_string(provider.get("/Users?count=2&cursor=" + text_at(first, "/nextCursor")).status);
}

std::string configured(Provider& provider)
{
    return seen(provider.get("/ServiceProviderConfig"));
}

// The cursor of a first page, with all letters that are reserved.
std::string reserved_letters(Provider& provider)
{
    add_three(provider);
    std::string reserved;
    for (auto const letter : text_at(provider.get("/Users?count=1&cursor="), "/nextCursor")) {
        if (std::string {"=+/"}.find(letter) != std::string::npos)
            reserved += letter;
    }
    return reserved;
}

std::string turned(Provider& provider)
{
    add_three(provider);
    auto const target = std::string {"/Users?attributes=userName&count=1&cursor="};
    auto const second = provider.get(target + text_at(provider.get(target), "/nextCursor"));
    return told(provider.get(target + text_at(second, "/previousCursor")));
}

std::string without_token(Provider& provider)
{
    add_three(provider);
    auto const first = provider.get("/Users?count=1&cursor=");
    auto const target = "/Users?count=1&cursor=" + text_at(first, "/nextCursor");
    return std::to_string(provider.send("GET", target, {}, Fields {{"Authorization", "x"}}).status);
}

// Who /Me is, to a token that stands for the first user.
std::string asked_for_me(Provider& provider)
{
    auto options = provider.inside().options();
    options.bearer_subject = "first";
    static_cast<void>(provider.inside().change(options));
    provider.user("{'userName':'first'}");
    provider.user("{'userName':'second'}");
    return text_at(provider.get("/Me"), "/userName");
}

std::string asked_at_root(Provider& provider, char const* filter)
{
    provider.user("{'userName':'a','displayName':'D'}");
    provider.group("{'displayName':'D'}");
    return write_json(provider.filter("/", filter).at("/totalResults"));
}

}  // namespace

std::vector<Story> cursor_stories()
{
    return {
        {"cursor-changed-count-500", strict, with_another_count},
        {"cursor-count-exceeded", strict, [](Provider& p) { return paged_by_cursor(p, "&count=1"); }},
        {"cursor-count-required", strict, [](Provider& p) { return paged_by_cursor(p, ""); }},
        {"cursor-count-zero-returns-all", strict, [](Provider& p) { return paged_by_cursor(p, "&count=0"); }},
        {"cursor-default-misstated", strict, configured},
        {"cursor-forged-accepted", strict,
            [](Provider& p) { return walked(p, "", [](std::string cursor) { return cursor + "x"; }); }},
        {"cursor-ignored", strict, [](Provider& p) { return walked(p, ""); }},
        {"cursor-invalid-422", strict, [](Provider& p) { return paged_by_cursor(p, "nonsense"); }},
        {"cursor-invalid-500", strict, [](Provider& p) { return paged_by_cursor(p, "nonsense"); }},
        {"cursor-invalid-first-page", strict, [](Provider& p) { return paged_by_cursor(p, "nonsense"); }},
        {"cursor-is-a-key", strict, without_token},
        {"cursor-negative-count", strict, [](Provider& p) { return paged_by_cursor(p, "&count=-1"); }},
        {"cursor-next-missing", strict, [](Provider& p) { return paged_by_cursor(p, "&count=1"); }},
        {"cursor-next-on-last-page", strict, [](Provider& p) { return walked(p, ""); }},
        {"cursor-no-items-per-page", strict, [](Provider& p) { return paged_by_cursor(p, "&count=1"); }},
        {"cursor-not-advertised", strict, configured},
        {"cursor-not-url-safe", strict, reserved_letters},
        {"cursor-oversized-500", strict, [](Provider& p) { return paged_by_cursor(p, "&count=5000"); }},
        {"cursor-prev-misnamed", strict, [](Provider& p) { return walked(p, ""); }},
        {"cursor-previous-lost", strict, turned},
        {"cursor-previous-on-first", strict, [](Provider& p) { return paged_by_cursor(p, "&count=1"); }},
        {"cursor-search-body-ignored", strict, [](Provider& p) { return searched(p, "'cursor':'','count':1"); }},
        {"cursor-search-next-ignored", strict, searched_twice},
        {"cursor-search-no-items-per-page", strict, [](Provider& p) { return searched(p, "'cursor':'','count':1"); }},
        {"cursor-sort-ignored", strict, [](Provider& p) { return walked(p, "&sortBy=userName"); }},
        {"cursor-total-is-page-size", strict, [](Provider& p) { return paged_by_cursor(p, "&count=1"); }},
        {"me-wrong-user", strict, asked_for_me},
        {"pagination-cursor-as-text", strict, configured},
        {"pagination-default-size-zero", strict, configured},
        {"pagination-default-unknown", strict, configured},
        {"pagination-drops-others", strict, configured},
        {"pagination-index-as-text", strict, configured},
        {"pagination-index-missing", strict, configured},
        {"pagination-index-overclaimed", strict,
            [](Provider& p) {
                add_three(p);
                return told(p.get("/Users?startIndex=2&attributes=userName"));
            }},
        {"pagination-max-size-zero", strict, configured},
        {"pagination-timeout-zero", strict, configured},
        {"root-query-one-type", strict, [](Provider& p) { return asked_at_root(p, "displayName eq 'D'"); }},
        {"search-attributes-array-refused", strict, [](Provider& p) { return searched(p, "'count':1"); }},
        {"search-bare-array", strict, [](Provider& p) { return searched(p, "'count':1"); }},
        {"search-creates", strict, [](Provider& p) { return searched(p, "'userName':'d'"); }},
        {"search-excluded-drops-id", strict, [](Provider& p) { return searched(p, "'excludedAttributes':['id']"); }},
        {"search-excluded-ignored", strict,
            [](Provider& p) {
                add_three(p);
                return told(p.send("POST", "/Users/.search",
                    quoted("{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],"
                           "'excludedAttributes':['title','meta']}")));
            }},
        {"search-filter-500", strict, [](Provider& p) { return searched(p, "'filter':'userName'"); }},
        {"search-ignores-paging", strict, [](Provider& p) { return searched(p, "'count':1"); }},
        {"search-sort-order-ignored", strict,
            [](Provider& p) { return searched(p, "'sortBy':'userName','sortOrder':'descending'"); }},
        {"search-start-index-ignored", strict, [](Provider& p) { return searched(p, "'startIndex':2"); }},
        {"search-status-201", strict, [](Provider& p) { return searched(p, "'count':1"); }},
        {"search-sort-ignored", strict, [](Provider& p) { return searched(p, "'sortBy':'userName'"); }},
    };
}

}  // namespace scim::server::test
