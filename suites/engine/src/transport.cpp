// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/transport.hpp>

namespace scim::conformance {

std::string_view to_string(TransportError::Kind kind)
{
    switch (kind) {
    case TransportError::Kind::dns: return "dns";
    case TransportError::Kind::refused: return "refused";
    case TransportError::Kind::timeout: return "timeout";
    case TransportError::Kind::tls: return "tls";
    case TransportError::Kind::protocol: return "protocol";
    case TransportError::Kind::closed: return "closed";
    case TransportError::Kind::cancelled: return "cancelled";
    case TransportError::Kind::tool: return "tool";
    }
    return "tool";
}

Result<TlsFacts, TransportError> Transport::look_at_tls(TlsOffer, std::chrono::milliseconds)
{
    return Failure {TransportError {TransportError::Kind::tool, "this HTTP client tells nothing of TLS"}};
}

}  // namespace scim::conformance
