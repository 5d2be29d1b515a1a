// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/target_path.hpp>

#include <string>
#include <vector>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace scim::provisioning {
namespace {

Json json(std::string_view text)
{
    auto parsed = parse_json(text);
    BOOST_TEST_REQUIRE(parsed.has_value());
    return *parsed;
}

struct Read {
    std::string path, value;
};

std::ostream& operator<<(std::ostream& out, Read const& read)
{
    return out << read.path;
}

constexpr auto ada = R"({"id":"1","userName":"ada","Name":{"GivenName":"Ada"},"active":true,"title":null,
    "emails":[{"type":"home","value":"h@x"},{"type":"Work","value":"w@x"}],
    "roles":[{"primary":false,"value":"a"},{"primary":true,"value":"b"}],
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R&D","manager":{"value":"7"}}})";

std::vector<Read> const reads {
    {"userName", R"("ada")"},
    {"username", R"("ada")"},
    {"name.givenName", R"("Ada")"},
    {"emails[type eq \"work\"].value", R"("w@x")"},
    {"roles[primary eq \"True\"].value", R"("b")"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", R"("R&D")"},
    {"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", R"("7")"},
    {"title", ""},
    {"nickName", ""},
    {"userName.value", ""},
    {"emails[type eq \"other\"].value", ""},
    {"urn:ietf:params:scim:schemas:extension:medius:2.0:User:customFieldText1", ""},
};

BOOST_DATA_TEST_CASE(a_path_finds_its_value, reads)
{
    auto const path = parse_target_path(sample.path);
    BOOST_TEST_REQUIRE(path.has_value());
    auto const resource = json(ada);
    auto const* const value = find_value(*path, resource);
    BOOST_TEST((value == nullptr ? std::string {} : write_json(*value)) == sample.value);
}

BOOST_AUTO_TEST_CASE(what_is_put_is_found)
{
    auto resource = Json::object();
    for (auto const& read : reads) {
        auto const path = *parse_target_path(read.path);
        if (read.path.starts_with("userName") || read.path.starts_with("username"))
            continue;
        put_value(path, "x", resource);
        auto const* const value = find_value(path, resource);
        BOOST_TEST_REQUIRE(value != nullptr, read.path);
        BOOST_TEST(value->as_string() == "x");
    }
    BOOST_TEST(write_json(*resource.find("emails"))
        == R"([{"primary":true,"type":"work","value":"x"},{"type":"other","value":"x"}])");
}

BOOST_AUTO_TEST_CASE(what_is_no_path_is_told)
{
    for (auto const* text : {"", "user name", "emails[type].value", "emails[type eq \"work\"", "name.", "name..x",
             "a.b.c", "http://example.com:x", "emails[type eq \"wo\"rk\"].value", "emails[type eq \"\"].value"})
        BOOST_TEST(!parse_target_path(text).has_value(), text);
}

}  // namespace
}  // namespace scim::provisioning
