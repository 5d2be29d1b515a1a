// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// How requests leave: one interface, several HTTP clients (libcurl, cpprestsdk, a scripted one for tests).

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/result.hpp>

namespace scim::conformance {

/// No answer came. Never the fault of the provider's SCIM, never a `fail`.
struct TransportError {
    enum class Kind { dns, refused, timeout, tls, protocol, closed, cancelled, tool };
    Kind kind = Kind::tool;
    std::string text;  ///< a sentence without secrets, such as `connection refused (tried 127.0.0.1:8443)`
};

/// `dns`, `refused`, ...: the error class of the result model.
std::string_view to_string(TransportError::Kind kind);

/// Milliseconds; absent when the client cannot tell.
struct TransportTiming {
    std::optional<double> dns, connect, tls;
    double send = 0, wait = 0, receive = 0, total = 0;
};

struct TransportAnswer {
    HttpResponse response;
    TransportTiming timing;
    std::string http_version;  ///< `1.1`, `2`
    std::string tls;           ///< protocol and cipher, empty for plain HTTP
};

/// What a client offers in a handshake: all it has; TLS 1.2 only; TLS 1.2 with the cipher suites of Entra ID only.
enum class TlsOffer { all, tls_1_2, entra_suites };

/// What a handshake showed. The certificate is looked at, not insisted on.
struct TlsFacts {
    std::string protocol;                              ///< `TLSv1.2`
    std::string cipher_suite;                          ///< `TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256`
    std::string key_type;                              ///< of the certificate: `RSA`, `EC`, another name of OpenSSL
    int key_bits = 0;                                  ///< of that key
    std::optional<TimePoint> valid_from, valid_until;  ///< of the certificate
    bool names_host = false;                           ///< whether the certificate is for the host that was asked
    std::string distrust;                              ///< why no well-known authority vouches for it; empty: one does
};

/// Sends requests to one origin. Not thread-safe: every worker has its own.
///
/// The fields of the request are sent as given, in order, and nothing else but Host, Content-Length and Connection; in
/// particular no User-Agent (ENTRA-054). Redirects are never followed, requests never repeated.
class Transport {
public:
    virtual ~Transport() = default;

    /// `request.target` is path and query on the wire, percent-encoded. The timeout covers the whole exchange.
    virtual Result<TransportAnswer, TransportError> send(HttpRequest const& request, std::chrono::milliseconds timeout)
        = 0;

    /// Makes a handshake and ends it; no request is sent. Errors: as send(); Kind::tool where the client cannot tell,
    /// Kind::tls where the offer was refused.
    virtual Result<TlsFacts, TransportError> look_at_tls(TlsOffer offer, std::chrono::milliseconds timeout);
};

/// Makes a transport for a worker.
using TransportFactory = std::function<std::unique_ptr<Transport>()>;

}  // namespace scim::conformance
