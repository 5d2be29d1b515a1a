// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json_pointer.hpp>

#include <boost/test/unit_test.hpp>

namespace scim {
namespace {

/// The document of RFC 6901, section 5.
Json rfc_document()
{
    return *parse_json(R"({"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8})");
}

}  // namespace

BOOST_AUTO_TEST_CASE(pointers_resolve_as_in_rfc_6901_section_5)
{
    auto const document = rfc_document();
    BOOST_TEST((resolve(document, "") == &document));
    BOOST_TEST(resolve(document, "/foo")->size() == 2U);
    BOOST_TEST(resolve(document, "/foo/0")->as_string() == "bar");
    for (auto const& [pointer, value] : {std::pair {"/", 0}, {"/a~1b", 1}, {"/c%d", 2}, {"/e^f", 3}, {"/g|h", 4},
             {"/i\\j", 5}, {"/k\"l", 6}, {"/ ", 7}, {"/m~0n", 8}})
        BOOST_TEST(resolve(document, pointer)->as_integer() == value, pointer);
    for (auto const* pointer : {"foo", "/foo/2", "/foo/01", "/foo/-", "/nope", "/m~n", "/foo/0/x"})
        BOOST_TEST(!resolve(document, pointer), pointer);
}

BOOST_AUTO_TEST_CASE(names_may_be_found_without_regard_to_case)
{
    auto const document = *parse_json(R"({"Emails":[{"Value":"x"}]})");
    BOOST_TEST(!resolve(document, "/emails/0/value"));
    BOOST_TEST(resolve_ignoring_case(document, "/emails/0/value")->as_string() == "x");
}

BOOST_AUTO_TEST_CASE(assigning_makes_objects_on_the_way_but_no_array_elements)
{
    Json document;
    BOOST_TEST(assign(document, "/name/givenName", Json {"Babs"}));
    BOOST_TEST(write_json(document) == R"({"name":{"givenName":"Babs"}})");
    document.set("emails", Json::array());
    BOOST_TEST(assign(document, "/emails/-", Json {"x"}));
    BOOST_TEST(assign(document, "/emails/0", Json {"y"}));
    BOOST_TEST(!assign(document, "/emails/5", Json {"z"}));
    BOOST_TEST(!assign(document, "/name/givenName/x", Json {1}));
    BOOST_TEST(resolve(document, "/emails/0")->as_string() == "y");
}

BOOST_AUTO_TEST_CASE(tokens_are_escaped_when_written)
{
    BOOST_TEST(join_pointer("/a", "b/c~d") == "/a/b~1c~0d");
    BOOST_TEST(to_string(*parse_json_pointer("/a~1b/~0")) == "/a~1b/~0");
}

}  // namespace scim
