// SPDX-License-Identifier: Apache-2.0
#include "curl_failure.hpp"

#include <array>

#include <scim/wire/text.hpp>

namespace scim::transports {
namespace {

/// A piece of the library's text and the cause it tells of.
struct Cause {
    std::string_view piece;
    std::string_view text;
};

// In this order: the first that is found wins.
constexpr std::array tls_causes {
    Cause {"self-signed", "the certificate's authority is unknown (self-signed)"},
    Cause {"self signed", "the certificate's authority is unknown (self-signed)"},
    Cause {"unable to get local issuer", "the certificate's authority is unknown"},
    Cause {"unable to get issuer", "the certificate chain is incomplete: an intermediate certificate is missing"},
    Cause {"expired", "the certificate has expired"},
    Cause {"not yet valid", "the certificate is not yet valid"},
    Cause {"subject name", "the certificate is for another host than {host}"},
    Cause {"does not match", "the certificate is for another host than {host}"},
    Cause {"wrong version number", "{host} does not speak TLS on this port. Is the URL http://?"},
    Cause {"packet length too long", "{host} does not speak TLS on this port. Is the URL http://?"},
    Cause {"protocol version", "no common TLS protocol version"},
    Cause {"unsupported protocol", "no common TLS protocol version"},
    Cause {"certificate required", "the server wants a client certificate. Give --client-cert and --client-key"},
    Cause {"handshake failure",
        "the server refused the TLS handshake: no common cipher, or it wants a client certificate"},
};

constexpr std::array framing_pieces {std::string_view {"hex"}, std::string_view {"chunk"}, std::string_view {"Chunk"},
    std::string_view {"header"}, std::string_view {"Content-Length"}};

}  // namespace

std::string tls_failure_text(std::string_view library_text, std::string_view host)
{
    auto const lower = ascii_lower(library_text);
    for (auto const& cause : tls_causes) {
        if (lower.find(cause.piece) != std::string::npos)
            return "TLS: " + replace_all(std::string {cause.text}, "{host}", host);
    }
    return "TLS handshake with " + std::string {host} + " failed: " + std::string {trim(library_text)};
}

bool is_framing_failure(std::string_view library_text)
{
    for (auto const piece : framing_pieces) {
        if (library_text.find(piece) != std::string_view::npos)
            return true;
    }
    return false;
}

}  // namespace scim::transports
