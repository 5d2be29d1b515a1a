// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The HTTP clients behind Transport.

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <scim/conformance/transport.hpp>
#include <scim/wire/result.hpp>
#include <scim/wire/uri.hpp>

namespace scim::transports {

/// Where to and how to connect.
struct TransportOptions {
    Uri base;                                             ///< scheme, host and port are used
    std::string proxy;                                    ///< empty: as the environment says (HTTPS_PROXY, NO_PROXY)
    std::string ca_file, client_certificate, client_key;  ///< PEM files
    bool verify_certificate = true;
    std::atomic<bool> const* cancelled = nullptr;  ///< set: a running exchange ends with Kind::cancelled
    std::size_t max_response_bytes = 32 * 1024 * 1024;
};

/// libcurl, the default.
Result<std::unique_ptr<conformance::Transport>, std::string> make_curl_transport(TransportOptions const& options);

/// cpprestsdk, chosen with `--http cpprestsdk`. Loopback or trusted providers only: a hostile chunk size ends the
/// process. Errors: the build has no cpprestsdk, or the options ask for what it cannot do.
Result<std::unique_ptr<conformance::Transport>, std::string> make_cpprest_transport(TransportOptions const& options);

/// Answers from a table; for tests. Requests are recorded.
class ScriptedTransport final : public conformance::Transport {
public:
    using Answer = Result<conformance::TransportAnswer, conformance::TransportError>;
    using Script = std::function<Answer(HttpRequest const&)>;

    explicit ScriptedTransport(Script script);
    Answer send(HttpRequest const& request, std::chrono::milliseconds timeout) override;
    std::vector<HttpRequest> const& requests() const { return requests_; }

private:
    Script script_;
    std::vector<HttpRequest> requests_;
};

}  // namespace scim::transports
