// SPDX-License-Identifier: Apache-2.0
#include "faults/story.hpp"

namespace scim::server::test {

namespace {

std::string found_by_id(Provider& provider)
{
    auto const id = provider.user("{'userName':'anna'}");
    return std::to_string(provider.filter("/Users", "id eq '" + id + "'").status);
}

std::string found_with(Provider& provider, char const* members, char const* filter)
{
    provider.user(members);
    return seen(provider.filter("/Users", filter));
}

}  // namespace

std::vector<Story> query_stories()
{
    return {
        {"filter-attr-name-case-sensitive", strict, [](Provider& p) { return found(p, "USERNAME eq 'anna'"); }},
        {"filter-boolean-literal", strict, [](Provider& p) { return found(p, "active eq true"); }},
        {"filter-complex-default-value", strict, [](Provider& p) { return found(p, "emails eq 'w'"); }},
        {"filter-date-as-string", strict,
            [](Provider& p) { return found(p, "meta.created lt '2026-01-01T20:00:00-12:00'"); }},
        {"filter-date-truncated", strict,
            [](Provider& p) { return found(p, "meta.created ge '2026-12-31T00:00:00Z'"); }},
        {"filter-eq-case-folds-caseexact", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','externalId':'E'}", "externalId eq 'e'"); }},
        {"filter-eq-half-folded", strict,
            [](Provider& p) { return found_with(p, "{'userName':'Ada'}", "userName eq 'Ada'"); }},
        {"filter-ext-attr", strict,
            [](Provider& p) {
                return found(p, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department pr");
            }},
        {"filter-ge-is-gt", strict, [](Provider& p) { return found(p, "userName ge 'bert'"); }},
        {"filter-id-500", strict, found_by_id},
        {"filter-invalid-500", strict, [](Provider& p) { return found(p, "userName zz 'anna'"); }},
        {"filter-invalid-wrong-scimtype", strict,
            [](Provider& p) { return p.filter("/Users", "userName zz 'anna'").scim_type(); }},
        {"filter-keyword-in-value", strict, [](Provider& p) { return found(p, "title eq 'a and b'"); }},
        {"filter-le-is-lt", strict, [](Provider& p) { return found(p, "userName le 'anna'"); }},
        {"filter-leading-not-swallows", strict,
            [](Provider& p) { return found(p, "not (userName eq 'anna') and active eq true"); }},
        {"filter-logic-case-sensitive", strict,
            [](Provider& p) { return found(p, "title co 'x' AND active eq true"); }},
        {"filter-multivalued-first-only", strict,
            [](Provider& p) {
                return found_with(p, "{'userName':'a','emails':[{'value':'x'},{'value':'y'}]}", "emails.value eq 'y'");
            }},
        {"filter-ne-case", strict, [](Provider& p) { return found(p, "userName ne 'ANNA'"); }},
        {"filter-ne-is-eq", strict, [](Provider& p) { return found(p, "userName ne 'anna'"); }},
        {"filter-not-unsupported", strict, [](Provider& p) { return found(p, "not (userName eq 'anna')"); }},
        {"filter-number-like-string", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','title':'42'}", "title eq '42'"); }},
        {"filter-operator-case-sensitive", strict, [](Provider& p) { return found(p, "userName EQ 'anna'"); }},
        {"filter-parens-rejected", strict, [](Provider& p) { return found(p, "(userName eq 'anna')"); }},
        {"filter-password-oracle", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','password':'secret'}", "password sw 'sec'"); }},
        {"filter-pr-null-true", strict, [](Provider& p) { return found(p, "nickName pr"); }},
        {"filter-precedence", strict,
            [](Provider& p) { return found(p, "userName eq 'anna' or userName eq 'bert' and title eq 'none'"); }},
        {"filter-schemas-attr", strict,
            [](Provider& p) { return found(p, "schemas eq 'urn:ietf:params:scim:schemas:core:2.0:User'"); }},
        {"filter-space-in-value", strict, [](Provider& p) { return found(p, "title eq 'my x'"); }},
        {"filter-sub-attr", strict, [](Provider& p) { return found(p, "name.familyName pr"); }},
        {"filter-unicode", strict,
            [](Provider& p) { return found_with(p, "{'userName':'a','title':'Zürich'}", "title eq 'Zürich'"); }},
        {"filter-urn-attr", strict,
            [](Provider& p) { return found(p, "urn:ietf:params:scim:schemas:core:2.0:User:userName eq 'anna'"); }},
        {"filter-valuepath-rejected", strict, [](Provider& p) { return found(p, "emails[type eq 'work']"); }},
    };
}

}  // namespace scim::server::test
