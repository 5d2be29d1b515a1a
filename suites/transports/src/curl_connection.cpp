// SPDX-License-Identifier: Apache-2.0
#include "curl_connection.hpp"

#include "curl_failure.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <optional>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace scim::transports {
namespace {

using conformance::TlsFacts;
using conformance::TlsOffer;
using conformance::TransportError;
using Kind = TransportError::Kind;

// Choice: a connection that stood idle this long is not used again, so that a server which closes idle connections
// rarely meets a request of ours on its way out. No request is ever sent twice.
constexpr long reusable_seconds = 2;
constexpr long connect_timeout_ms = 10'000;

/// The suites that Entra ID names, as OpenSSL calls them.
constexpr char const* suites_of_entra
    = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256:"
      "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-SHA256:ECDHE-ECDSA-AES256-SHA384:ECDHE-RSA-AES128-SHA256:"
      "ECDHE-RSA-AES256-SHA384";

template <typename Value>
void set(CURL* handle, CURLoption option, Value value)
{
    curl_easy_setopt(handle, option, value);
}

std::optional<TimePoint> time_of(ASN1_TIME const* time)
{
    std::tm parts {};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    return TimePoint {std::chrono::seconds {::timegm(&parts)}};
}

bool names_host(X509* certificate, std::string const& host)
{
    return X509_check_host(certificate, host.c_str(), host.size(), 0, nullptr) == 1
        || X509_check_ip_asc(certificate, host.c_str(), 0) == 1;
}

void add_certificate(TlsFacts& facts, X509* certificate, std::string const& host)
{
    auto* const key = X509_get0_pubkey(certificate);
    if (key != nullptr) {
        facts.key_type = EVP_PKEY_get0_type_name(key);
        facts.key_bits = EVP_PKEY_get_bits(key);
    }
    facts.valid_from = time_of(X509_get0_notBefore(certificate));
    facts.valid_until = time_of(X509_get0_notAfter(certificate));
    facts.names_host = names_host(certificate, host);
}

/// An expired certificate is told by its dates; here it counts who signed it.
std::string distrust_of(SSL const* session)
{
    auto const verdict = SSL_get_verify_result(session);
    bool const is_about_dates = verdict == X509_V_ERR_CERT_HAS_EXPIRED || verdict == X509_V_ERR_CERT_NOT_YET_VALID;
    return verdict == X509_V_OK || is_about_dates ? std::string {} : X509_verify_cert_error_string(verdict);
}

/// What the callback of one handshake writes.
struct Look {
    CURL* handle = nullptr;
    std::string host;
    std::optional<TlsFacts> facts;
};

/// Runs when the connection stands and no request was sent; and none will be.
int on_connected(void* user, char*, char*, int, int)
{
    auto& look = *static_cast<Look*>(user);
    curl_tlssessioninfo* info = nullptr;
    if (curl_easy_getinfo(look.handle, CURLINFO_TLS_SSL_PTR, &info) != CURLE_OK || info == nullptr
        || info->internals == nullptr || info->backend != CURLSSLBACKEND_OPENSSL)
        return CURL_PREREQFUNC_ABORT;
    auto const* const session = static_cast<SSL const*>(info->internals);
    TlsFacts facts;
    facts.protocol = SSL_get_version(session);
    if (auto const* const cipher = SSL_get_current_cipher(session))
        facts.cipher_suite = SSL_CIPHER_standard_name(cipher);
    if (auto* const certificate = SSL_get0_peer_certificate(session))
        add_certificate(facts, certificate, look.host);
    facts.distrust = distrust_of(session);
    look.facts = std::move(facts);
    return CURL_PREREQFUNC_ABORT;
}

void set_offer(CURL* handle, TlsOffer offer)
{
    // The lower half of the option is the oldest version, the upper half the newest.
    constexpr long tls_1_2 = CURL_SSLVERSION_TLSv1_2;
    if (offer != TlsOffer::all)
        set(handle, CURLOPT_SSLVERSION, tls_1_2 | tls_1_2 << 16);
    if (offer == TlsOffer::entra_suites)
        set(handle, CURLOPT_SSL_CIPHER_LIST, suites_of_entra);
}

Kind kind_of(CURLcode code)
{
    switch (static_cast<int>(code)) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return Kind::dns;
    case CURLE_COULDNT_CONNECT: return Kind::refused;
    case CURLE_OPERATION_TIMEDOUT: return Kind::timeout;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER: return Kind::tls;
    default: return Kind::tool;
    }
}

}  // namespace

void set_connection(
    CURL* handle, TransportOptions const& options, std::string const& url, std::chrono::milliseconds timeout)
{
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    set(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    set(handle, CURLOPT_FOLLOWLOCATION, 0L);
    set(handle, CURLOPT_MAXAGE_CONN, reusable_seconds);
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout.count()));
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, std::min(connect_timeout_ms, static_cast<long>(timeout.count())));
    set(handle, CURLOPT_SSL_VERIFYPEER, options.verify_certificate ? 1L : 0L);
    set(handle, CURLOPT_SSL_VERIFYHOST, options.verify_certificate ? 2L : 0L);
    // Choice: a tunnel for plain HTTP as well, so that the request target stays as it was written.
    set(handle, CURLOPT_HTTPPROXYTUNNEL, 1L);
    set(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    // Choice: no proxy reaches this machine's own loopback address.
    if (is_loopback(options.base) || !options.proxy.empty())
        set(handle, CURLOPT_PROXY, options.proxy.c_str());
    if (!options.ca_file.empty())
        set(handle, CURLOPT_CAINFO, options.ca_file.c_str());
    if (!options.client_certificate.empty()) {
        set(handle, CURLOPT_SSLCERT, options.client_certificate.c_str());
        set(handle, CURLOPT_SSLKEY, options.client_key.c_str());
    }
}

Result<TlsFacts, TransportError> look_at_tls(
    TransportOptions const& options, TlsOffer offer, std::chrono::milliseconds timeout)
{
    Easy const handle {curl_easy_init()};
    if (!handle)
        return Failure {TransportError {Kind::tool, "libcurl cannot be started"}};
    // Whom others trust is asked of the machine's own list; what does not hold is told, not refused.
    auto public_only = options;
    public_only.ca_file.clear();
    public_only.verify_certificate = false;
    auto const url = origin(options.base) + "/";
    std::array<char, CURL_ERROR_SIZE> error_text {};
    Look look {handle.get(), options.base.host, std::nullopt};
    set_connection(handle.get(), public_only, url, timeout);
    set_offer(handle.get(), offer);
    set(handle.get(), CURLOPT_ERRORBUFFER, error_text.data());
    set(handle.get(), CURLOPT_PREREQFUNCTION, &on_connected);
    set(handle.get(), CURLOPT_PREREQDATA, &look);
    auto const code = curl_easy_perform(handle.get());
    if (look.facts)
        return std::move(*look.facts);
    auto const kind = kind_of(code);
    if (kind == Kind::tls)
        return Failure {TransportError {kind, tls_failure_text(error_text.data(), options.base.host)}};
    return Failure {TransportError {kind, "the handshake was not seen: " + std::string {curl_easy_strerror(code)}}};
}

}  // namespace scim::transports
