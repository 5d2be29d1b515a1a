// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <sstream>
#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "support/provider.hpp"

namespace scim::server::test {

namespace {

Result<std::size_t, std::string> load(Provider& provider, std::string_view text)
{
    std::istringstream in {quoted(text)};
    return load_resources(provider.inside(), in, "people.ndjson");
}

std::string exported(Provider& provider)
{
    std::ostringstream out;
    export_resources(provider.inside(), out);
    return out.str();
}

#define USER "'schemas':['urn:ietf:params:scim:schemas:core:2.0:User']"
#define GROUP "'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group']"

}  // namespace

BOOST_AUTO_TEST_SUITE(data_file_suite)

BOOST_AUTO_TEST_CASE(each_line_is_a_resource_of_the_type_that_its_schemas_say)
{
    Provider provider;
    auto const loaded = load(provider,
        "{" USER ",'id':'u1','userName':'anna'}\n\n  \r\n{" USER ",'userName':'bert'}\r\n"
        "{" GROUP ",'id':'g1','displayName':'G','members':[{'value':'u1'}]}");
    BOOST_REQUIRE(loaded);
    BOOST_TEST(*loaded == 3U);
    auto const anna = provider.get("/Users/u1");
    BOOST_TEST(anna.at("/userName").as_string() == "anna");
    BOOST_TEST(anna.at("/meta/version").as_string() == "W/\"1\"");
    BOOST_TEST(anna.at("/groups/0/value").as_string() == "g1");
    BOOST_TEST(provider.get("/Users").at("/totalResults").as_integer() == 2);
    BOOST_TEST(provider.get("/Groups/g1").at("/members/0/$ref").as_string() == "https://example.org/scim/v2/Users/u1");
}

BOOST_AUTO_TEST_CASE(what_meta_says_is_kept)
{
    Provider provider;
    BOOST_REQUIRE(load(provider,
        "{" USER ",'id':'u1','userName':'a','meta':{'created':'2020-01-02T03:04:05Z','lastModified':"
        "'2021-01-02T03:04:05Z','version':'W/\\'7\\''}}\n{" USER
        ",'id':'u2','userName':'b','meta':{'created':'2020-01-02T03:04:05Z','version':'of somebody else'}}"));
    auto const first = provider.get("/Users/u1");
    BOOST_TEST(first.at("/meta/created").as_string() == "2020-01-02T03:04:05.000Z");
    BOOST_TEST(first.at("/meta/lastModified").as_string() == "2021-01-02T03:04:05.000Z");
    BOOST_TEST(first.at("/meta/version").as_string() == "W/\"7\"");
    auto const second = provider.get("/Users/u2");
    BOOST_TEST(second.at("/meta/lastModified").as_string() == "2020-01-02T03:04:05.000Z");
    BOOST_TEST(second.at("/meta/version").as_string() == "W/\"1\"");
}

BOOST_AUTO_TEST_CASE(a_wrong_line_is_named_and_nothing_is_stored)
{
    struct Wrong {
        char const* line;
        char const* reason;
    };
    constexpr Wrong wrongs[] {
        {"{", "no JSON"},
        {"[]", "no JSON object"},
        {"{'userName':'b'}", "schemas"},
        {"{'schemas':['urn:x'],'userName':'b'}", "schemas"},
        {"{" USER "}", "userName"},
        {"{" USER ",'userName':5}", "userName"},
        {"{" USER ",'userName':'ANNA'}", "userName"},
        {"{" USER ",'id':'u1','userName':'b'}", "id"},
        {"{" USER ",'userName':'b','meta':{'created':'yesterday'}}", "meta.created"},
        {"{" USER ",'userName':'b','meta':5}", "meta"},
    };
    for (auto const& wrong : wrongs) {
        Provider provider;
        auto const loaded = load(provider, "{" USER ",'id':'u1','userName':'anna'}\n" + std::string {wrong.line});
        BOOST_REQUIRE(!loaded);
        BOOST_TEST(loaded.error().starts_with("people.ndjson, line 2: "), loaded.error());
        BOOST_TEST(loaded.error().find(wrong.reason) != std::string::npos, wrong.line << ": " << loaded.error());
        BOOST_TEST(provider.get("/Users").at("/totalResults").as_integer() == 0);
        BOOST_TEST(load(provider, "{" USER ",'id':'u1','userName':'anna'}").has_value());
    }
}

BOOST_AUTO_TEST_CASE(what_is_exported_can_be_loaded_and_is_the_same_again)
{
    Provider provider;
    auto const boss = provider.user("{'userName':'boss','password':'t1meMa$heen'}");
    auto const user
        = provider.user("{'userName':'u','" + std::string {enterprise} + "':{'manager':{'value':'" + boss + "'}}}");
    auto const group
        = provider.group("{'displayName':'G','members':[{'value':'" + user + "'},{'value':'" + boss + "'}]}");
    provider.patch("/Groups/" + group, "[{'op':'replace','path':'displayName','value':'H'}]");
    auto const text = exported(provider);
    BOOST_TEST(text.find("t1meMa") == std::string::npos);
    BOOST_TEST(text.find(boss) < text.find(group));

    Provider other;
    std::istringstream in {text};
    auto const loaded = load_resources(other.inside(), in, "x");
    BOOST_REQUIRE(loaded);
    BOOST_TEST(*loaded == 3U);
    BOOST_TEST(exported(other) == text);
    for (auto const& target : {"/Users/" + user, "/Groups/" + group, "/Users/" + boss})
        BOOST_TEST(other.get(target).text == provider.get(target).text);
}

BOOST_AUTO_TEST_CASE(resources_are_exported_in_order_of_creation)
{
    Provider provider;
    BOOST_TEST(exported(provider).empty());
    auto const group = provider.group("{'displayName':'G'}");
    auto const user = provider.user("{'userName':'u'}");
    auto const text = exported(provider);
    BOOST_TEST(text.find(group) < text.find(user));
    BOOST_TEST(text.ends_with("}\n"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server::test
