// SPDX-License-Identifier: Apache-2.0
#include "support/provider.hpp"

#include <span>
#include <string>

#include <boost/test/unit_test.hpp>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/encoding.hpp>

namespace scim::server::test {

/// The captures, see captures.cmake.
std::span<EmbeddedFile const> captures();

}  // namespace scim::server::test

using namespace std::string_literals;
using scim::EmbeddedFile;
using scim::server::entra;
using scim::server::test::Provider;

namespace {

// Puts a resource at the address that the capture speaks of; clients may choose ids with this fault.
void make_resource(Provider& provider, std::string_view endpoint, std::string const& id)
{
    if (endpoint == "/Users")
        provider.user("{'userName':'someone','id':'" + id + "'}");
    else
        provider.group("{'displayName':'some group','id':'" + id + "'}");
}

scim::server::test::Reply replay(EmbeddedFile const& file)
{
    Provider provider {entra(), {"create-obeys-client-id"}};
    auto const capture = scim::parse_json(file.content);
    BOOST_REQUIRE(capture);
    auto const& request = *capture->find("request");
    auto path = std::string {request.string_or("path", "")};
    if (auto const place = path.find("{id}"); place != std::string::npos)
        path.replace(place, 4, "some-id");
    auto const plain = path.substr(0, path.find('?'));
    if (auto const slash = plain.find('/', 1); slash != std::string::npos)
        make_resource(provider, plain.substr(0, slash), scim::percent_decode(plain.substr(slash + 1)).value_or(""));
    auto const* body = request.find("body");
    auto const text = body && !body->is_null() ? write_json(*body) : ""s;
    return provider.send(std::string {request.string_or("method", "")}, path, text);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_entra_dialect_answers_every_capture_with_success)
{
    BOOST_TEST(scim::server::test::captures().size() >= 72u);
    for (auto const& file : scim::server::test::captures()) {
        auto const reply = replay(file);
        BOOST_TEST((reply.status >= 200 && reply.status < 300), file.name << ": " << reply.status << ' ' << reply.text);
    }
}

BOOST_AUTO_TEST_CASE(leniencies_are_named_and_can_be_switched_one_by_one)
{
    auto const all = scim::server::leniencies();
    BOOST_TEST(all.size() == scim::server::leniency_count);
    for (std::size_t place = 0; place < all.size(); ++place) {
        BOOST_TEST(static_cast<std::size_t>(all[place].leniency) == place);
        BOOST_TEST((scim::server::find_leniency(all[place].name) == all[place].leniency));
        BOOST_TEST(entra().allows(all[place].leniency));
        BOOST_TEST(!entra().without(all[place].leniency).allows(all[place].leniency));
    }
    BOOST_TEST(!scim::server::strict().allows(scim::server::Leniency::string_booleans));
    BOOST_TEST(!scim::server::find_leniency("nothing").has_value());
    BOOST_TEST(scim::server::dialect_named("entrA").error().find("\"entra\"") != std::string::npos);
}
