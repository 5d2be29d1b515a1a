// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/transports.hpp>

#include "tls_server.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>

namespace scim::transports {
namespace {

using namespace std::chrono_literals;
using conformance::TlsFacts;
using conformance::TlsOffer;
using conformance::TransportError;
using test::TlsServer;
using test::TlsServerOptions;

Result<TlsFacts, TransportError> look(Uri base, TlsOffer offer = TlsOffer::all)
{
    TransportOptions options;
    options.base = std::move(base);
    auto made = make_curl_transport(options);
    BOOST_TEST_REQUIRE(made.has_value());
    return (*made)->look_at_tls(offer, 10s);
}

TlsFacts facts_of(TlsServerOptions const& options, TlsOffer offer = TlsOffer::all)
{
    TlsServer const server {options};
    auto const seen = look(server.base(), offer);
    BOOST_TEST_REQUIRE(seen.has_value(), (seen ? std::string {} : seen.error().text));
    BOOST_TEST(server.bytes_received() == 0u);
    return *seen;
}

BOOST_AUTO_TEST_CASE(a_handshake_tells_protocol_suite_key_and_names)
{
    auto const facts = facts_of({});
    BOOST_TEST(facts.protocol == "TLSv1.3");
    BOOST_TEST(facts.cipher_suite.starts_with("TLS_"));
    BOOST_TEST(facts.key_type == "RSA");
    BOOST_TEST(facts.key_bits == 2048);
    BOOST_TEST(facts.names_host);
    BOOST_TEST((*facts.valid_until - *facts.valid_from == std::chrono::days {90}));
}

BOOST_AUTO_TEST_CASE(a_certificate_of_its_own_is_told_and_not_refused)
{
    BOOST_TEST(facts_of({}).distrust.find("self") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(another_name_and_another_key_are_told)
{
    TlsServerOptions options;
    options.curve = "P-256";
    options.address = "192.0.2.1";
    auto const facts = facts_of(options);
    BOOST_TEST(facts.key_type == "EC");
    BOOST_TEST(facts.key_bits == 256);
    BOOST_TEST(!facts.names_host);
}

BOOST_AUTO_TEST_CASE(a_certificate_that_has_ended_tells_so_by_its_dates)
{
    TlsServerOptions options;
    options.days = -1;
    auto const facts = facts_of(options);
    BOOST_TEST((*facts.valid_until < SystemClock {}.now()));
}

BOOST_AUTO_TEST_CASE(an_offer_of_tls_1_2_is_taken_with_a_suite_of_entra)
{
    BOOST_TEST(facts_of({}, TlsOffer::tls_1_2).protocol == "TLSv1.2");
    BOOST_TEST(facts_of({}, TlsOffer::entra_suites).cipher_suite.starts_with("TLS_ECDHE_RSA_WITH_AES_"));
}

BOOST_AUTO_TEST_CASE(an_offer_that_is_refused_is_an_error_of_tls)
{
    TlsServerOptions newer;
    newer.is_newer_only = true;
    TlsServer const server {newer};
    auto const refused = look(server.base(), TlsOffer::tls_1_2);
    BOOST_TEST_REQUIRE(!refused.has_value());
    BOOST_TEST((refused.error().kind == TransportError::Kind::tls));

    TlsServerOptions others;
    others.suites = "AES128-GCM-SHA256";
    TlsServer const other {others};
    BOOST_TEST(look(other.base(), TlsOffer::tls_1_2).has_value());
    auto const without = look(other.base(), TlsOffer::entra_suites);
    BOOST_TEST_REQUIRE(!without.has_value());
    BOOST_TEST((without.error().kind == TransportError::Kind::tls));
}

}  // namespace
}  // namespace scim::transports
