// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Runs the suites against the reference server inside one process, without HTTP. The only place that sees both.

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/conformance/run.hpp>
#include <scim/conformance/transport.hpp>
#include <scim/server/service_provider.hpp>
#include <scim/wire/http.hpp>

namespace scim::selftest {

/// Answers requests; called from several threads.
using Handler = std::function<HttpResponse(HttpRequest const&)>;

/// What a run told, cases and exchanges in the order in which they ended.
struct Observed {
    conformance::RunOutcome outcome;
    report::RunReport report;  ///< assembled, as if read from results.ndjson

    std::vector<std::string> cases_with(report::Status status) const;
    /// Failed comparisons for requirements of the RFCs, in cases of that status. What Entra ID needs besides may rule
    /// out what the RFCs allow.
    std::vector<std::string> accusations(report::Status status) const;
};

inline constexpr char const* secret_token = "token-of-the-selftest";
inline constexpr char const* operator_name = "operator-of-the-selftest";  ///< the user at /Me
inline constexpr char const* read_only_token = "read-only-token-of-the-selftest";
inline constexpr char const* other_tenants_token = "other-tenants-token-of-the-selftest";
inline constexpr char const* base_url = "https://provider.test/scim/v2";

/// What a handshake would show if there were one: all that can be asked for.
conformance::TlsFacts good_tls();

/// What a handshake with the provider shows.
using Handshake = Result<conformance::TlsFacts, conformance::TransportError>;
using Handshakes = std::function<Handshake(conformance::TlsOffer offer)>;

struct RunWish {
    std::string profile = "rfc";
    std::string mapping;  ///< empty: none
    conformance::Selection selection;
    int jobs = 1;
    std::uint64_t seed = 1;
    conformance::CaseOrder order = conformance::CaseOrder::catalogue;
    std::chrono::milliseconds patience {0};
    std::string base = base_url;  ///< where the provider is said to be
    Handshakes handshakes = [](conformance::TlsOffer) -> Handshake { return good_tls(); };
    std::atomic<bool> const* stop = nullptr;  ///< set meanwhile, it ends the run as Ctrl-C does; nullptr: never
};

/// Hands requests to the handler, which must outlive the transport.
std::unique_ptr<conformance::Transport> transport_to(Handler const& handler);

/// The compiled-in catalogue, loaded once per call. Broken data ends the test program.
conformance::Catalogue load_catalogue_or_abort();

/// Runs the plan against the handler.
Observed run_against(Handler const& handler, conformance::Catalogue const& catalogue, RunWish const& wish);

/// In which ways the reference server is not as usual.
struct ServerWish {
    std::vector<std::string> faults;
    std::vector<std::string> variants;
    std::function<void(server::ServiceProviderOptions&)> set_up = {};  ///< called last; may be empty
};

/// A reference server and the way to ask it.
struct Served {
    std::shared_ptr<server::ServiceProvider> provider;
    Handler handler;
};

/// A reference server, its dialect fitting the profile. It has one user, that of the token.
Served serve(std::string const& profile, ServerWish const& wish = {});

/// The handler of such a server.
Handler reference_server(std::string const& profile, ServerWish const& wish = {});

}  // namespace scim::selftest
