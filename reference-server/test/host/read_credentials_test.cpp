// SPDX-License-Identifier: Apache-2.0
#include "host/read_credentials.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <ostream>

#include "host/hosts.hpp"

using namespace scim::server;
using scim::server::test::json;
using scim::server::test::tenant_named;
using scim::server::test::TwoTenants;

namespace {

struct Mistake {
    char const* credentials;
    char const* sentence;
};
std::ostream& operator<<(std::ostream& out, Mistake const& mistake)
{
    return out << mistake.credentials;
}

std::vector<Mistake> const mistakes {
    {"{'token': []}", "/c/token: did you mean \"tokens\"?"},
    {"{'tokens': [{}]}", "/c/tokens/0: a value or file is needed"},
    {"{'tokens': [{'value': 'two words'}]}", "/c/tokens/0: a value or file is needed"},
    {"{'tokens': [{'value': 'a', 'file': 'b'}]}", "/c/tokens/0/file: it cannot stand beside value"},
    {"{'tokens': [{'value': 'a', 'readonly': true}]}", "/c/tokens/0/readonly: did you mean \"readOnly\"?"},
    {"{'clients': [{'id': 'a'}]}", "/c/clients/0/secrets: at least one secret is needed"},
    {"{'clients': [{'secrets': [{'value': 'a'}]}]}", "/c/clients/0/id: a text is needed here"},
    {"{'clients': [{'id': 'a', 'secrets': [{'value': 'a', 'expires': 'soon'}]}]}",
        "/c/clients/0/secrets/0/expires: a time such as"},
    {"{'clients': [{'id': 'a', 'secrets': [{'value': 'a'}], 'lifetime': 0}]}", "/c/clients/0/lifetime: a whole number"},
    {"{'federations': [{'clientId': 'a', 'issuer': 'i', 'audience': 'u', 'assertedSubject': 's'}]}",
        "/c/federations/0/keys: a JSON Web Key Set"},
    {"{'federations': [{'clientId': 'a', 'issuer': 'i', 'audience': 'u', 'assertedSubject': 's', 'keys': {}}]}",
        "/c/federations/0/keys: no RSA key"},
    {"{'federations': [{'clientId': 'a', 'issuer': 'i', 'audience': 'u', 'assertedSubject': 's', 'keys': "
     "'none.json'}]}",
        "/c/federations/0/keys: the file"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(reading_credentials)

BOOST_DATA_TEST_CASE(a_mistake_is_named_with_its_place, mistakes)
{
    auto const read = read_credentials(json(sample.credentials), "/c", "/nowhere", FileAccess::allowed);
    BOOST_TEST_REQUIRE(!read.has_value());
    BOOST_TEST(read.error().starts_with(sample.sentence), read.error());
}

BOOST_AUTO_TEST_CASE(over_the_network_no_file_is_named)
{
    auto const read = read_credentials(json("{'tokens': [{'file': '/etc/passwd'}]}"), "/c", {}, FileAccess::refused);
    BOOST_TEST_REQUIRE(!read.has_value());
    BOOST_TEST(read.error() == "/c/tokens/0/file: files cannot be named here");
}

BOOST_AUTO_TEST_CASE(tokens_and_clients_arrive)
{
    auto const read = read_credentials(json("{'tokens': [{'value': 'r', 'readOnly': true, 'subject': 'bjensen'}],"
                                            " 'clients': [{'id': 'c', 'lifetime': 60, 'secrets': [{'value': 'one'},"
                                            " {'value': 'two', 'expires': '2027-01-01T00:00:00Z'}]}]}"),
        "", {}, FileAccess::refused);
    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST(read->tokens.at(0).grant.read_only);
    BOOST_TEST(read->tokens.at(0).grant.subject == "bjensen");
    BOOST_TEST(read->clients.at(0).secrets.size() == 2U);
    BOOST_TEST(read->clients.at(0).secrets.at(1).expires.has_value());
    BOOST_TEST(read->clients.at(0).token_life.count() == 60);
}

BOOST_FIXTURE_TEST_CASE(a_tenant_may_have_clients_only, TwoTenants)
{
    auto settings = read_tenant(json("{'name': 'oauth', 'basePath': '/oauth',"
                                     " 'credentials': {'clients': [{'id': 'c', 'secrets': [{'value': 's'}]}]}}"),
        "", {}, FileAccess::refused);
    BOOST_TEST_REQUIRE(settings.has_value());
    BOOST_TEST_REQUIRE(host->add_tenant(*settings).has_value());
    auto const bought
        = host->handle({"POST", "/oauth/oauth2/token", {{"Content-Type", "application/x-www-form-urlencoded"}},
                           "grant_type=client_credentials&client_id=c&client_secret=s"},
                  Channel::loopback)
              .response;
    auto const token = std::string {scim::parse_json(bought.body)->string_or("access_token", "")};
    BOOST_TEST(send("GET", "/oauth/Users", token).response.status == 200);
    // Another tenant's clients are strangers, and so are their tokens.
    BOOST_TEST(send("GET", "/acme/Users", token).response.status == 401);
}

BOOST_AUTO_TEST_SUITE_END()
