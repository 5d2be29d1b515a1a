// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <optional>

#include "endpoint/call.hpp"
#include "resource/digest_secret.hpp"
#include "support/provider.hpp"

using namespace scim::server;
using scim::server::test::Provider;
using scim::server::test::quoted;

namespace {

// What is kept in memory.
std::string kept(Provider& provider, std::string const& id)
{
    return scim::write_json(engine_of(provider.inside())->store.find(id)->content());
}

}  // namespace

// RFC 7643 §4.1.1, §9.2.
BOOST_AUTO_TEST_SUITE(secrets)

BOOST_AUTO_TEST_CASE(a_digest_is_made_of_one_secret_and_looks_different_each_time)
{
    auto const one = digest_secret("t1meMa$heen");
    auto const two = digest_secret("t1meMa$heen");
    BOOST_TEST(one != two);
    for (auto const& digest : {one, two}) {
        BOOST_TEST(digest.find("t1meMa$heen") == std::string::npos);
        BOOST_TEST(is_digest_of(digest, "t1meMa$heen"));
        BOOST_TEST(!is_digest_of(digest, "t1meMa$heem"));
        BOOST_TEST(!is_digest_of(digest, ""));
    }
    BOOST_TEST(is_digest_of(digest_secret(""), ""));
}

BOOST_AUTO_TEST_CASE(nonsense_is_no_digest)
{
    for (auto const* text : {"", "$$$", "pbkdf2-sha256$0$AA$AA", "pbkdf2-sha256$1x$AA$AA",
             "pbkdf2-sha256$99999999999$AA$AA", "pbkdf2-sha256$1000$!!$AA", "md5$1$AA$AA"})
        BOOST_TEST(!is_digest_of(text, ""), text);
}

BOOST_AUTO_TEST_CASE(no_password_is_kept_in_the_clear_whichever_way_it_comes)
{
    Provider provider;
    auto const id = provider.user("{'userName': 'bjensen', 'password': 'clear-one'}");
    BOOST_TEST(kept(provider, id).find("clear-one") == std::string::npos);
    BOOST_TEST(kept(provider, id).find("\"password\":\"pbkdf2-sha256$") != std::string::npos);

    BOOST_TEST(
        provider.patch("/Users/" + id, "[{'op': 'replace', 'path': 'password', 'value': 'clear-two'}]").status == 200);
    BOOST_TEST(provider.patch("/Users/" + id, "[{'op': 'add', 'value': {'password': 'clear-two'}}]").status == 200);
    BOOST_TEST(kept(provider, id).find("clear-two") == std::string::npos);

    auto const put = quoted("{'schemas': ['urn:ietf:params:scim:schemas:core:2.0:User'], 'userName': 'bjensen',"
                            " 'password': 'clear-three'}");
    BOOST_TEST(provider.send("PUT", "/Users/" + id, put).status == 200);
    BOOST_TEST(kept(provider, id).find("clear-three") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_change_leaves_the_password_as_it_is)
{
    Provider provider;
    auto const id = provider.user("{'userName': 'bjensen', 'password': 'clear-one'}");
    auto const digest = [&] {
        auto const content = engine_of(provider.inside())->store.find(id)->content();
        return std::string {content.string_or("password", "")};
    };
    auto const before = digest();
    provider.patch("/Users/" + id, "[{'op': 'replace', 'path': 'title', 'value': 'Guide'}]");
    BOOST_TEST(digest() == before);
    BOOST_TEST(is_digest_of(digest(), "clear-one"));
}

// RFC 7644 §7.5.2.
BOOST_AUTO_TEST_CASE(a_filter_on_a_password_is_forbidden)
{
    Provider provider;
    auto const reply = provider.filter("/Users", R"(userName eq "x" or password sw "a")");
    BOOST_TEST(reply.status == 403);
    BOOST_TEST(reply.scim_type() == "sensitive");
}

BOOST_AUTO_TEST_SUITE_END()
