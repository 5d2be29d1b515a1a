// SPDX-License-Identifier: Apache-2.0
#include "in_process.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <ostream>
#include <string>
#include <string_view>

#include <scim/report/assemble.hpp>

namespace scim::selftest {
namespace {

using conformance::TlsFacts;
using conformance::TlsOffer;
using conformance::TransportError;
using report::Status;

Handshake refused()
{
    return Failure {TransportError {TransportError::Kind::tls, "no protocol in common"}};
}

Handshake with(void (*change)(TlsFacts& facts))
{
    auto facts = good_tls();
    change(facts);
    return facts;
}

/// A provider that is reached in a way that is not right, or that cannot be told, and what one case says of it.
struct Weakness {
    char const* what;
    char const* name;  ///< of the case
    Status status;
    Handshake (*handshake)(TlsOffer offer);
    char const* base = base_url;

    friend std::ostream& operator<<(std::ostream& out, Weakness const& one) { return out << one.what; }
};

Handshake good(TlsOffer)
{
    return good_tls();
}

Handshake newer_only(TlsOffer offer)
{
    return offer == TlsOffer::all ? with([](TlsFacts& facts) { facts.protocol = "TLSv1.3"; }) : refused();
}

Handshake other_suites(TlsOffer offer)
{
    return offer == TlsOffer::entra_suites ? refused() : good_tls();
}

Handshake not_told(TlsOffer)
{
    return Failure {TransportError {TransportError::Kind::tool, "this HTTP client tells nothing of TLS"}};
}

constexpr char const* plain_far = "http://provider.test/scim/v2";
constexpr char const* plain_near = "http://127.0.0.1:8080/scim/v2";

std::array const weaknesses {
    Weakness {"HTTP", "base-url-is-https", Status::fail, good, plain_far},
    Weakness {"HTTP on this machine", "base-url-is-https", Status::skip, good, plain_near},
    Weakness {"token by HTTP", "token-travels-by-tls", Status::info, good, plain_far},
    Weakness {"token by HTTP on this machine", "token-travels-by-tls", Status::skip, good, plain_near},
    Weakness {"TLS 1.3 only", "tls-1-2-is-offered", Status::info, newer_only},
    Weakness {"TLS 1.3 only, for Entra ID", "suites-of-entra-are-offered", Status::warn, newer_only},
    Weakness {"other suites", "suites-of-entra-are-offered", Status::fail, other_suites},
    Weakness {"no suites for HTTP", "suites-of-entra-are-offered", Status::skip, good, plain_far},
    Weakness {"a client that cannot tell", "suites-of-entra-are-offered", Status::skip, not_told},
    Weakness {"short RSA key", "key-is-long-enough", Status::fail,
        [](TlsOffer) { return with([](TlsFacts& facts) { facts.key_bits = 1024; }); }},
    Weakness {"short EC key", "key-is-long-enough", Status::fail,
        [](TlsOffer) {
            return with([](TlsFacts& facts) {
                facts.key_type = "EC";
                facts.key_bits = 224;
            });
        }},
    Weakness {"EC key", "key-is-long-enough", Status::pass,
        [](TlsOffer) {
            return with([](TlsFacts& facts) {
                facts.key_type = "EC";
                facts.key_bits = 256;
            });
        }},
    Weakness {"Edwards key", "key-is-long-enough", Status::warn,
        [](TlsOffer) {
            return with([](TlsFacts& facts) {
                facts.key_type = "ED25519";
                facts.key_bits = 256;
            });
        }},
    Weakness {"expired", "certificate-is-in-force", Status::fail,
        [](TlsOffer) {
            return with([](TlsFacts& facts) { facts.valid_until = parse_date_time("2020-01-01T00:00:00Z"); });
        }},
    Weakness {"not yet in force", "certificate-is-in-force", Status::fail,
        [](TlsOffer) {
            return with([](TlsFacts& facts) { facts.valid_from = parse_date_time("2990-01-01T00:00:00Z"); });
        }},
    Weakness {"ends soon", "certificate-is-in-force", Status::info,
        [](TlsOffer) {
            return with([](TlsFacts& facts) { facts.valid_until = SystemClock {}.now() + std::chrono::hours {48}; });
        }},
    Weakness {"of another host", "certificate-names-the-host", Status::fail,
        [](TlsOffer) { return with([](TlsFacts& facts) { facts.names_host = false; }); }},
    Weakness {"unknown authority", "certificate-is-publicly-trusted", Status::warn,
        [](TlsOffer) { return with([](TlsFacts& facts) { facts.distrust = "self-signed certificate"; }); }},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_weakness_of_the_way_there_is_told, weaknesses)
{
    RunWish wish;
    wish.profile = "entra";
    wish.base = sample.base;
    wish.handshakes = sample.handshake;
    wish.selection.suites = {"security/transport"};
    auto const observed = run_against(reference_server(wish.profile), load_catalogue_or_abort(), wish);
    auto met = false;
    for (auto const& one : observed.report.cases) {
        if (one.id != "security/transport/" + std::string {sample.name})
            continue;
        met = true;
        BOOST_TEST(report::to_string(one.status) == report::to_string(sample.status), one.message << one.skip_reason);
        BOOST_TEST((one.status == Status::skip) == !one.skip_reason.empty());
    }
    BOOST_TEST(met);
}

}  // namespace scim::selftest
