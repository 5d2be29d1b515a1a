// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

#include <scim/wire/encoding.hpp>

namespace scim::server::test {

namespace {

std::string found_by_id(Provider& provider)
{
    auto const id = provider.user("{'userName':'anna'}");
    return std::to_string(provider.filter("/Users", "id eq '" + id + "'").status);
}

std::string found_one_by_id(Provider& provider)
{
    auto const id = provider.user("{'userName':'anna'}");
    return write_json(provider.filter("/Users", "id eq '" + id + "'").at("/totalResults"));
}

std::string found_with(Provider& provider, char const* members, char const* filter)
{
    provider.user(members);
    return seen(provider.filter("/Users", filter));
}

// Whether a user of that title is found; the filter is sent as it stands, quotes and all.
std::string found_titled(Provider& provider, std::string const& title, std::string const& filter)
{
    auto body = Json::object({{"schemas", Json::array({core_user})}, {"userName", "a"}, {"title", title}});
    provider.send("POST", "/Users", write_json(body));
    auto const reply = provider.get("/Users?filter=" + percent_encode(filter));
    return std::to_string(reply.status) + " " + write_json(reply.at("/totalResults"));
}

// Anna, and the group she is a member of, in a list.
std::string listed(Provider& provider, char const* endpoint, std::string const& parameters)
{
    auto const anna = provider.user("{'userName':'anna','title':'T','name':{'givenName':'A','familyName':'N'}}");
    provider.group("{'displayName':'G','members':[{'value':'" + anna + "'}]}");
    auto const reply = provider.get(endpoint + parameters);
    auto first = reply.at("/Resources/0");
    first.erase("meta");
    return std::to_string(reply.status) + " " + write_json(first);
}

std::string sorted(Provider& provider, std::string const& sort_by)
{
    provider.user(
        "{'userName':'b','externalId':'b','nickName':'n','title':'b','name':{'givenName':'b'},'emails':[{'value':'a'},"
        "{'value':'y','primary':true}]}");
    provider.user("{'userName':'a','externalId':'a','title':'C','name':{'givenName':'a'},'emails':[{'value':'x'}]}");
    auto const reply = provider.get("/Users?attributes=userName&sortBy=" + sort_by);
    return std::string {reply.at("/Resources/0").string_or("userName", "?")};
}

// How many of a user and a group.
std::string found_at_root(Provider& provider, std::string const& filter)
{
    provider.user("{'userName':'a','displayName':'a'}");
    provider.group("{'displayName':'G'}");
    return write_json(provider.get("/?filter=" + filter).at("/totalResults"));
}

Reply secret_read(Provider& provider)
{
    return provider.get("/Users/" + provider.user("{'userName':'a','password':'secret'}") + "?attributes=password");
}

}  // namespace

std::vector<Story> query_stories()
{
    return {
        {"attrs-add-names", strict, [](Provider& p) { return listed(p, "/Groups", "?attributes=members"); }},
        {"attrs-case-sensitive", strict, [](Provider& p) { return listed(p, "/Users", "?attributes=TITLE"); }},
        {"attrs-first-name-only", strict,
            [](Provider& p) { return listed(p, "/Users", "?attributes=userName,title"); }},
        {"attrs-ignored-on-list", strict, [](Provider& p) { return listed(p, "/Users", "?attributes=userName"); }},
        {"attrs-ignored-on-read", strict,
            [](Provider& p) {
                return std::to_string(p.get("/Users/" + p.user("{'userName':'a','title':'T'}") + "?attributes=userName")
                                          .at("/title")
                                          .is_string());
            }},
        {"attrs-ignored-on-write", strict,
            [](Provider& p) {
                return seen(p.send("POST", "/Users?attributes=id",
                    quoted("{'schemas':['" + std::string {core_user} + "'],'userName':'a'}")));
            }},
        {"attrs-ignored-with-filter", strict,
            [](Provider& p) { return listed(p, "/Users", "?attributes=userName&filter=userName%20pr"); }},
        {"attrs-sub-returns-whole", strict,
            [](Provider& p) { return listed(p, "/Users", "?attributes=name.givenName"); }},
        {"attrs-urn-unsupported", strict,
            [](Provider& p) { return listed(p, "/Users", "?attributes=" + std::string {core_user} + ":title"); }},
        {"attrs-valuepath-500", strict,
            [](Provider& p) { return listed(p, "/Users", "?attributes=emails%5Btype%20eq%20%22work%22%5D"); }},
        {"count-missing-empty", strict, [](Provider& p) { return paged(p, "?startIndex=1"); }},
        {"count-negative-error", strict, [](Provider& p) { return std::to_string(p.get("/Users?count=-1").status); }},
        {"create-answers-shortly", strict,
            [](Provider& p) {
                return std::to_string(
                    p.send("POST", "/Users",
                         quoted("{'schemas':['" + std::string {core_user} + "'],'userName':'a','title':'T'}"))
                        .at("/title")
                        .is_string());
            }},
        {"excl-first-name-only", strict,
            [](Provider& p) { return listed(p, "/Users", "?excludedAttributes=name,title"); }},
        {"excl-ignored", strict, [](Provider& p) { return listed(p, "/Users", "?excludedAttributes=title"); }},
        {"excl-ignored-on-list", strict, [](Provider& p) { return listed(p, "/Users", "?excludedAttributes=title"); }},
        {"excl-sub-drops-parent", strict,
            [](Provider& p) { return listed(p, "/Users", "?excludedAttributes=name.givenName"); }},
        {"filter-apostrophe-500", strict,
            [](Provider& p) { return found_titled(p, "O'Malley", "title eq \"O'Malley\""); }},
        {"filter-attr-name-case-sensitive", strict, [](Provider& p) { return found(p, "USERNAME eq 'anna'"); }},
        {"filter-behind-brackets-ignored", strict,
            [](Provider& p) { return found(p, "emails[type eq 'work'] and userName eq 'bert'"); }},
        {"filter-boolean-literal", strict, [](Provider& p) { return found(p, "active eq true"); }},
        {"filter-brackets-unknown-ignored", strict, [](Provider& p) { return found(p, "emails[nope eq 'x']"); }},
        {"filter-co-inside-only", strict, [](Provider& p) { return found(p, "userName co 'anna'"); }},
        {"filter-complex-default-value", strict, [](Provider& p) { return found(p, "emails eq 'w'"); }},
        {"filter-date-as-string", strict,
            [](Provider& p) { return found(p, "meta.created lt '2026-01-01T20:00:00-12:00'"); }},
        {"filter-date-truncated", strict,
            [](Provider& p) { return found(p, "meta.created ge '2026-12-31T00:00:00Z'"); }},
        {"filter-decoded-twice", strict, [](Provider& p) { return found_titled(p, "50%25", "title eq \"50%25\""); }},
        {"filter-empty-500", strict, [](Provider& p) { return found(p, ""); }},
        {"filter-double-not-once", strict, [](Provider& p) { return found(p, "not (not (userName eq 'anna'))"); }},
        {"filter-group-externalid-refused", strict,
            [](Provider& p) { return std::to_string(p.filter("/Groups", "externalId eq 'a'").status); }},
        {"filter-group-precedence", strict,
            [](Provider& p) { return found(p, "(userName eq 'anna' or userName eq 'anna' and active eq false)"); }},
        {"filter-id-finds-nothing", strict, found_one_by_id},
        {"filter-inner-and-dropped", strict,
            [](Provider& p) { return found(p, "userName pr and (userName pr and userName eq 'anna')"); }},
        {"filter-reference-refused", strict,
            [](Provider& p) { return std::to_string(p.filter("/Groups", "members eq 'a'").status); }},
        {"filter-title-minds-case", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','title':'Guide'}", "title eq 'guide'"); }},
        {"filter-unquoted-refused", entra,
            [](Provider& p) { return std::to_string(p.filter("/Users", "externalId eq a").status); }},
        {"filter-eq-case-folds-caseexact", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','externalId':'E'}", "externalId eq 'e'"); }},
        {"filter-eq-half-folded", strict,
            [](Provider& p) { return found_with(p, "{'userName':'Ada'}", "userName eq 'Ada'"); }},
        {"filter-ew-anywhere", strict, [](Provider& p) { return found(p, "userName ew 'nn'"); }},
        {"filter-ew-excludes-whole", strict, [](Provider& p) { return found(p, "userName ew 'anna'"); }},
        {"filter-ew-unsupported", strict, [](Provider& p) { return found(p, "userName ew 'a'"); }},
        {"filter-ext-attr", strict,
            [](Provider& p) {
                return found(p, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr");
            }},
        {"filter-ge-boolean-accepted", strict, [](Provider& p) { return found(p, "active ge true"); }},
        {"filter-ge-date-as-string", strict,
            [](Provider& p) { return found(p, "meta.created ge '2026-01-02T10:00:00+12:00'"); }},
        {"filter-ge-date-truncated", strict,
            [](Provider& p) { return found(p, "meta.created ge '2026-12-31T00:00:00Z'"); }},
        {"filter-ge-is-gt", strict, [](Provider& p) { return found(p, "userName ge 'bert'"); }},
        {"filter-gt-date-as-string", strict,
            [](Provider& p) { return found(p, "meta.created gt '2026-01-02T10:00:00+12:00'"); }},
        {"filter-gt-is-ge", strict, [](Provider& p) { return found(p, "userName gt 'bert'"); }},
        {"filter-id-500", strict, found_by_id},
        {"filter-invalid-500", strict, [](Provider& p) { return found(p, "userName zz 'anna'"); }},
        {"filter-invalid-no-detail", strict,
            [](Provider& p) { return seen(p.filter("/Users", "userName zz 'anna'")); }},
        {"filter-invalid-wrong-scimtype", strict,
            [](Provider& p) { return p.filter("/Users", "userName zz 'anna'").scim_type(); }},
        {"filter-keyword-in-value", strict, [](Provider& p) { return found(p, "title eq 'a and b'"); }},
        {"filter-le-boolean-accepted", strict, [](Provider& p) { return found(p, "active le true"); }},
        {"filter-le-date-as-string", strict,
            [](Provider& p) { return found(p, "meta.created le '2026-01-01T20:00:00-12:00'"); }},
        {"filter-le-date-truncated", strict,
            [](Provider& p) { return found(p, "meta.created le '2026-12-31T00:00:00Z'"); }},
        {"filter-le-is-lt", strict, [](Provider& p) { return found(p, "userName le 'anna'"); }},
        {"filter-leading-not-swallows", strict,
            [](Provider& p) { return found(p, "not (userName eq 'anna') and active eq true"); }},
        {"filter-logic-case-sensitive", strict,
            [](Provider& p) { return found(p, "title co 'x' AND active eq true"); }},
        {"filter-lt-boolean-accepted", strict, [](Provider& p) { return found(p, "active lt true"); }},
        {"filter-lt-date-truncated", strict,
            [](Provider& p) { return found(p, "meta.created lt '2026-12-31T00:00:00Z'"); }},
        {"filter-lt-is-le", strict, [](Provider& p) { return found(p, "userName lt 'anna'"); }},
        {"filter-missing-name-accepted", strict, [](Provider& p) { return found(p, "eq 'anna'"); }},
        {"filter-missing-operator-is-eq", strict, [](Provider& p) { return found(p, "userName'anna'"); }},
        {"filter-multivalued-first-only", strict,
            [](Provider& p) {
                return found_with(p, "{'userName':'a','emails':[{'value':'x'},{'value':'y'}]}", "emails.value eq 'y'");
            }},
        {"filter-name-of-digits-accepted", strict, [](Provider& p) { return found(p, "1abc eq 'x'"); }},
        {"filter-ne-case", strict, [](Provider& p) { return found(p, "userName ne 'ANNA'"); }},
        {"filter-ne-is-eq", strict, [](Provider& p) { return found(p, "userName ne 'anna'"); }},
        {"filter-not-ignored", strict, [](Provider& p) { return found(p, "not (userName eq 'anna')"); }},
        {"filter-not-unsupported", strict, [](Provider& p) { return found(p, "not (userName eq 'anna')"); }},
        {"filter-number-like-string", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','title':'42'}", "title eq '42'"); }},
        {"filter-operator-case-sensitive", strict, [](Provider& p) { return found(p, "userName EQ 'anna'"); }},
        {"filter-or-second-term-dropped", strict,
            [](Provider& p) { return found(p, "userName eq 'anna' or userName eq 'bert'"); }},
        {"filter-order-minds-case", strict, [](Provider& p) { return found(p, "userName ge 'BERT'"); }},
        {"filter-parens-rejected", strict, [](Provider& p) { return found(p, "(userName eq 'anna')"); }},
        {"filter-parenthesis-in-value-500", strict,
            [](Provider& p) { return found_titled(p, "(x", "title eq \"(x\""); }},
        {"filter-password-oracle", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','password':'secret'}", "password sw 'sec'"); }},
        {"filter-percent-is-wildcard", strict, [](Provider& p) { return found_titled(p, "x", "title co \"%\""); }},
        {"filter-plus-is-blank", strict, [](Provider& p) { return found_titled(p, "C++", "title eq \"C++\""); }},
        {"filter-pr-complex-false", strict, [](Provider& p) { return found(p, "emails pr"); }},
        {"filter-pr-null-true", strict, [](Provider& p) { return found(p, "nickName pr"); }},
        {"filter-pr-operand-ignored", strict, [](Provider& p) { return found(p, "title pr 'x'"); }},
        {"filter-precedence", strict,
            [](Provider& p) { return found(p, "userName eq 'anna' or userName eq 'bert' and title eq 'none'"); }},
        {"filter-rest-ignored", strict, [](Provider& p) { return found(p, "userName eq 'anna' nonsense"); }},
        {"filter-schemas-attr", strict,
            [](Provider& p) { return found(p, "schemas eq 'urn:ietf:params:scim:schemas:core:2.0:User'"); }},
        {"filter-space-in-value", strict, [](Provider& p) { return found(p, "title eq 'my x'"); }},
        {"filter-sub-attr", strict, [](Provider& p) { return found(p, "name.familyName pr"); }},
        {"filter-sw-anywhere", strict, [](Provider& p) { return found(p, "userName sw 'nn'"); }},
        {"filter-sw-excludes-whole", strict, [](Provider& p) { return found(p, "userName sw 'anna'"); }},
        {"filter-third-term-dropped", strict,
            [](Provider& p) { return found(p, "title pr and title co 'x' and active eq true"); }},
        {"filter-underscore-is-wildcard", strict, [](Provider& p) { return found_titled(p, "x", "title sw \"_\""); }},
        {"filter-unicode", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','title':'Zürich'}", "title eq 'Zürich'"); }},
        {"filter-unicode-escape", strict, [](Provider& p) { return found_titled(p, "B", "title eq \"\\u0042\""); }},
        {"filter-urn-attr", strict,
            [](Provider& p) { return found(p, "urn:ietf:params:scim:schemas:core:2.0:User:userName eq 'anna'"); }},
        {"filter-urn-case-sensitive", strict,
            [](Provider& p) { return found(p, "URN:ietf:params:scim:schemas:core:2.0:User:userName pr"); }},
        {"filter-valuepath-first-term", strict,
            [](Provider& p) { return found(p, "emails[type eq 'home' or value eq 'w']"); }},
        {"filter-valuepath-first-value", strict,
            [](Provider& p) {
                return found_with(p,
                    "{'userName':'a','emails':[{'value':'x','type':'home'},{'value':'y','type':'work'}]}",
                    "emails[type eq 'work']");
            }},
        {"filter-valuepath-mixes-values", strict,
            [](Provider& p) {
                return found_with(p,
                    "{'userName':'a','emails':[{'value':'x','type':'work'},{'value':'y','type':'home'}]}",
                    "emails[type eq 'work' and value eq 'y']");
            }},
        {"filter-valuepath-rejected", strict, [](Provider& p) { return found(p, "emails[type eq 'work']"); }},
        {"itemsperpage-is-usual", strict,
            [](Provider& p) { return write_json(p.get("/Users?count=1").at("/itemsPerPage")); }},
        {"itemsperpage-negative", strict, [](Provider& p) { return write_json(p.get("/Users").at("/itemsPerPage")); }},
        {"list-is-short", strict, [](Provider& p) { return listed(p, "/Users", ""); }},
        {"list-no-items-per-page", strict, [](Provider& p) { return seen(p.get("/Users")); }},
        {"list-no-start-index", strict, [](Provider& p) { return seen(p.get("/Users")); }},
        {"list-no-total", strict, [](Provider& p) { return seen(p.get("/Users")); }},
        {"list-omits-default-attr", strict, [](Provider& p) { return listed(p, "/Groups", "?attributes=members"); }},
        {"page-bare-array", strict,
            [](Provider& p) { return std::to_string(p.get("/Users?startIndex=1").body.is_array()); }},
        {"page-filter-breaks", strict, [](Provider& p) { return paged(p, "?startIndex=2&filter=userName%20pr"); }},
        {"page-overlap", strict, [](Provider& p) { return paged(p, "?startIndex=2&count=1"); }},
        {"page-unstable", strict, [](Provider& p) { return paged(p, "?startIndex=1&count=1"); }},
        {"projection-unsupported", strict,
            [](Provider& p) { return listed(p, "/Users", "?excludedAttributes=title"); }},
        {"read-is-short", strict,
            [](Provider& p) {
                return std::to_string(
                    p.get("/Users/" + p.user("{'userName':'a','title':'T'}")).at("/title").is_string());
            }},
        {"returned-never-by-request", strict,
            [](Provider& p) { return std::to_string(secret_read(p).at("/password").is_string()); }},
        {"returned-never-on-read", strict,
            [](Provider& p) {
                return std::to_string(
                    p.get("/Users/" + p.user("{'userName':'a','password':'secret'}")).at("/password").is_string());
            }},
        {"root-filter-ignored", strict, [](Provider& p) { return found_at_root(p, "displayName%20eq%20%22none%22"); }},
        {"root-missing-attribute-refused", strict, [](Provider& p) { return found_at_root(p, "userName%20pr"); }},
        {"root-missing-attribute-true", strict, [](Provider& p) { return found_at_root(p, "userName%20pr"); }},
        {"sort-after-page", strict,
            [](Provider& p) { return paged(p, "?sortBy=userName&sortOrder=descending&count=1"); }},
        {"sort-case-exact-ignored", strict, [](Provider& p) { return sorted(p, "externalId"); }},
        {"sort-case-sensitive", strict, [](Provider& p) { return sorted(p, "title"); }},
        {"sort-date-ignored", strict,
            [](Provider& p) { return paged(p, "?sortBy=meta.created&sortOrder=descending"); }},
        {"sort-default-descending", strict, [](Provider& p) { return sorted(p, "userName"); }},
        {"sort-ignored-with-filter", strict, [](Provider& p) { return sorted(p, "userName&filter=userName%20pr"); }},
        {"sort-missing-first", strict, [](Provider& p) { return sorted(p, "nickName"); }},
        {"sort-multivalued-not-primary", strict, [](Provider& p) { return sorted(p, "emails"); }},
        {"sort-name-case-sensitive", strict, [](Provider& p) { return sorted(p, "USERNAME"); }},
        {"sort-sub-attr", strict, [](Provider& p) { return sorted(p, "name.givenName"); }},
        {"sort-unknown-500", strict, [](Provider& p) { return std::to_string(p.get("/Users?sortBy=nope").status); }},
        {"sort-urn-unsupported", strict, [](Provider& p) { return sorted(p, std::string {core_user} + ":userName"); }},
        {"startindex-always-one", strict, [](Provider& p) { return paged(p, "?startIndex=2"); }},
        {"startindex-default-zero", strict, [](Provider& p) { return paged(p, "?count=1"); }},
        {"startindex-is-last", strict, [](Provider& p) { return paged(p, "?count=2"); }},
        {"startindex-not-one-501", strict,
            [](Provider& p) { return std::to_string(p.get("/Groups?startIndex=2").status); }},
        {"startindex-small-list", strict, [](Provider& p) { return paged(p, "?startIndex=2"); }},
        {"startindex-zero-error", strict,
            [](Provider& p) { return std::to_string(p.get("/Users?startIndex=0").status); }},
        {"total-wrong-with-filter", strict, [](Provider& p) { return paged(p, "?count=1&filter=userName%20pr"); }},
    };
}

}  // namespace scim::server::test
