// SPDX-License-Identifier: Apache-2.0
#include "filter/evaluate_filter.hpp"
#include "support/provider.hpp"

#include <ostream>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

using scim::server::compare_dates;
using scim::server::CompareOperator;
using scim::server::entra;
using scim::server::strict;
using scim::server::test::Provider;

namespace {

struct Row {
    char const* filter;
    char const* expected;  ///< first letters of the users found, in order of creation

    friend std::ostream& operator<<(std::ostream& out, Row const& row) { return out << row.filter; }
};

// Three users with what the rows below ask for.
void fill(Provider& provider)
{
    provider.user(R"({'userName':'Anna@Example.com','externalId':'EXT-a','active':true,'title':'Tour \'Guide\' \\ A',
        'name':{'familyName':'Alpha','givenName':'Ann'},
        'emails':[{'value':'anna@work.example','type':'work','primary':true},{'value':'anna@home.example','type':'home'}],
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'Sales','employeeNumber':'600074'}})");
    provider.user(R"({'userName':'bert','active':false,'name':{'familyName':'Beta'},
        'emails':[{'value':'bert@home.example','type':'home'},{'value':'x@other.example','type':'work'}],
        'x509Certificates':[{'value':'QUJD'}],'nickName':'or'})");
    provider.user(R"({'userName':'carl','displayName':'Zoë and co','profileUrl':'https://example.org/Carl',
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'sales EMEA'}})");
}

std::string initials(Provider& provider, std::string_view filter)
{
    auto const reply = provider.filter("/Users", filter);
    if (reply.status != 200)
        return std::to_string(reply.status) + " " + reply.scim_type();
    std::string letters;
    for (auto const& resource : reply.body.find("Resources")->as_array())
        letters += resource.string_or("userName", "?").front();
    return letters;
}

// Typed from RFC 7644 §3.4.2.2, tables 3 to 5; caseExact from RFC 7643 §8.7.1.
constexpr Row strict_rows[] = {
    // eq, ne and case.
    {"userName eq 'anna@example.com'", "A"},
    {"userName eq 'ANNA@EXAMPLE.COM'", "A"},
    {"USERNAME EQ 'bert'", "b"},
    {"userName Eq 'nobody'", ""},
    {"externalId eq 'EXT-a'", "A"},
    {"externalId eq 'ext-a'", ""},
    {"userName ne 'BERT'", "Ac"},
    {"active eq true", "A"},
    {"active eq false", "b"},
    {"active ne true", "bc"},
    // co, sw, ew.
    {"userName co 'ANNA'", "A"},
    {"userName sw 'ann'", "A"},
    {"userName sw 'nna'", ""},
    {"userName ew '.COM'", "A"},
    {"userName ew 'bert'", "b"},
    {"profileUrl co 'Carl'", "c"},
    {"profileUrl co 'carl'", ""},
    // pr.
    {"title pr", "A"},
    {"active pr", "Ab"},
    {"name pr", "Ab"},
    {"emails pr", "Ab"},
    {"not (title pr)", "bc"},
    {"name.givenName pr", "A"},
    // Ordering.
    {"userName gt 'b'", "bc"},
    {"userName ge 'BERT'", "bc"},
    {"userName lt 'bert'", "A"},
    {"userName le 'bert'", "Ab"},
    {"meta.created gt '2011-05-13T04:42:34Z'", "Abc"},
    {"meta.created lt '2011-05-13T04:42:34Z'", ""},
    {"meta.lastModified ge '0001-01-03T00:00:00.0000000Z'", "Abc"},
    {"meta.resourceType eq 'User'", "Abc"},
    // Sub-attributes and multi-valued attributes.
    {"name.familyName eq 'beta'", "b"},
    {"emails.value ew 'home.example'", "Ab"},
    {"emails.type eq 'work'", "Ab"},
    {"emails co 'other.example'", "b"},
    {"emails eq 'bert@home.example'", "b"},
    {"schemas eq 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'", "Ac"},
    {"x509Certificates.value eq 'QUJD'", "b"},
    // Value paths: one value fulfils all.
    {"emails[type eq 'work']", "Ab"},
    {"emails[type eq 'work' and value ew '@work.example']", "A"},
    {"emails[type eq 'work' and value ew '@home.example']", ""},
    {"emails[type eq 'home' and not (primary eq true)]", "Ab"},
    {"emails[(type eq 'home' or type eq 'other') and value sw 'bert']", "b"},
    {"emails[type eq 'work'] and userName sw 'a'", "A"},
    {"userName sw 'b' or emails[primary eq true]", "Ab"},
    // Precedence: and before or; parentheses; not.
    {"userName eq 'carl' or userName eq 'bert' and active eq true", "c"},
    {"(userName eq 'carl' or userName eq 'bert') and active eq false", "b"},
    {"userName sw 'a' and active eq true or userName eq 'carl'", "Ac"},
    {"userName sw 'a' and (active eq false or userName eq 'carl')", ""},
    {"not (userName eq 'bert') and active pr", "A"},
    {"NOT (userName eq 'bert') AND active PR", "A"},
    {"not (userName eq 'bert' or userName eq 'carl')", "A"},
    {"((userName eq 'carl'))", "c"},
    // URNs.
    {"urn:ietf:params:scim:schemas:core:2.0:User:userName eq 'bert'", "b"},
    {"URN:ietf:params:scim:schemas:core:2.0:user:NAME.familyname eq 'beta'", "b"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq 'SALES'", "A"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department sw 'sales'", "Ac"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq '600074'", "A"},
    // Text within quotes is text.
    {"nickName eq 'or'", "b"},
    {"displayName eq 'Zo\xc3\xab and co'", "c"},
    {"displayName eq 'Zo\\u00eb and co'", "c"},
    {"displayName co ' and '", "c"},
    {"title eq 'Tour \\'Guide\\' \\\\ A'", "A"},
    // null asks for absence.
    {"title eq null", "bc"},
    {"title ne null", "A"},
};

constexpr Row refused_rows[] = {
    {"active gt true", "400 invalidFilter"},
    {"active le false", "400 invalidFilter"},
    {"x509Certificates.value gt 'QUJD'", "400 invalidFilter"},
    {"active co 'tr'", "400 invalidFilter"},
    {"active eq 'true'", "400 invalidFilter"},
    {"userName eq 5", "400 invalidFilter"},
    {"meta.created gt 'yesterday'", "400 invalidFilter"},
    {"title gt null", "400 invalidFilter"},
    {"userName xx 'a'", "400 invalidFilter"},
    {"userName eq", "400 invalidFilter"},
    {"userName", "400 invalidFilter"},
    {"eq 'a'", "400 invalidFilter"},
    {"", "400 invalidFilter"},
    {"userName eq 'a' and", "400 invalidFilter"},
    {"or userName eq 'a'", "400 invalidFilter"},
    {"(userName eq 'a'", "400 invalidFilter"},
    {"userName eq 'a')", "400 invalidFilter"},
    {"emails[type eq 'work'", "400 invalidFilter"},
    {"userName eq 'open", "400 invalidFilter"},
    {"userName eq 'a' userName eq 'b'", "400 invalidFilter"},
    {"userName eq bert", "400 invalidFilter"},
    {"userName eq 'bad \\q escape'", "400 invalidFilter"},
    {"nope eq 'a'", "400 invalidFilter"},
    {"name.nope eq 'a'", "400 invalidFilter"},
    {"name.familyName.more eq 'a'", "400 invalidFilter"},
    {"name eq 'a'", "400 invalidFilter"},
    {"userName[value eq 'a']", "400 invalidFilter"},
    {"name[familyName eq 'Beta']", "400 invalidFilter"},
    {"emails[nope eq 'a']", "400 invalidFilter"},
    {"emails[type eq 'work'].value eq 'x@other.example'", "400 invalidFilter"},
    {"department eq 'Sales'", "400 invalidFilter"},
    {"password eq 'secret'", "403 sensitive"},
    {"title pr 'x'", "400 invalidFilter"},
};

// What Entra sends, and what strict refuses.
constexpr Row entra_rows[] = {
    {"emails[type eq 'work'].value eq 'X@other.example'", "b"},
    {"emails[type eq 'home'].value eq 'x@other.example'", ""},
    {"emails[type eq 'work'].value pr", "Ab"},
    {"department eq 'sales'", "A"},
    {"userName eq bert", "b"},
    {"active eq 'True'", "A"},
    {"emails[primary eq 'True']", "A"},
    {"active eq True", "A"},
    {"manager eq 2819c223-7f76-453a-919d-413861904646", ""},
    {"active gt true", "400 invalidFilter"},
    {"userName", "400 invalidFilter"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_filter_finds_what_the_rfc_says, strict_rows)
{
    Provider provider {strict()};
    fill(provider);
    BOOST_TEST(initials(provider, sample.filter) == sample.expected);
}

BOOST_DATA_TEST_CASE(a_filter_without_meaning_is_refused, refused_rows)
{
    Provider provider {strict()};
    fill(provider);
    BOOST_TEST(initials(provider, sample.filter) == sample.expected);
}

BOOST_DATA_TEST_CASE(the_entra_dialect_forgives_filters, entra_rows)
{
    Provider provider {entra()};
    fill(provider);
    BOOST_TEST(initials(provider, sample.filter) == sample.expected);
}

BOOST_AUTO_TEST_CASE(a_user_is_found_by_group_and_a_group_by_member)
{
    Provider provider;
    auto const user = provider.user("{'userName':'a'}");
    auto const group = provider.group("{'displayName':'G','members':[{'value':'" + user + "'}]}");
    BOOST_TEST(provider.filter("/Groups", "id eq '" + group + "' and members eq '" + user + "'")
                   .at("/totalResults")
                   .as_integer()
        == 1);
    BOOST_TEST(provider.filter("/Users", "groups.value eq '" + group + "'").at("/totalResults").as_integer() == 1);
    BOOST_TEST(provider.filter("/Users", "groups.value eq 'other'").at("/totalResults").as_integer() == 0);
    BOOST_TEST(provider.filter("/Groups", "members[display eq 'A']").at("/totalResults").as_integer() == 1);
    BOOST_TEST(provider.filter("/Users", "id eq '" + user + "'").at("/totalResults").as_integer() == 1);
}

BOOST_AUTO_TEST_CASE(deeply_nested_brackets_are_refused_and_do_no_harm)
{
    Provider provider;
    auto const deep = std::string(2000, '(') + "userName pr" + std::string(2000, ')');
    BOOST_TEST(provider.filter("/Users", deep).status == 400);
    BOOST_TEST(provider.filter("/Users", std::string(20000, 'a')).scim_type() == "invalidFilter");
}

BOOST_AUTO_TEST_CASE(dates_are_compared_as_instants)
{
    using enum CompareOperator;
    BOOST_TEST(compare_dates(eq, "2026-01-01T12:00:00Z", "2026-01-01T14:00:00+02:00"));
    BOOST_TEST(compare_dates(lt, "2026-01-01T12:00:00Z", "2026-01-01T01:00:00-12:00"));
    BOOST_TEST(!compare_dates(eq, "2026-01-01T12:00:00Z", "yesterday"));
    BOOST_TEST(compare_dates(ne, "2026-01-01T12:00:00Z", "yesterday"));
}

BOOST_AUTO_TEST_CASE(ne_finds_those_of_whom_no_value_is_equal)
{
    Provider provider;
    fill(provider);
    BOOST_TEST(initials(provider, "emails.value ne 'anna@home.example'") == "bc");
    BOOST_TEST(initials(provider, "meta.created ne '2011-05-13T04:42:34Z'") == "Abc");
}
