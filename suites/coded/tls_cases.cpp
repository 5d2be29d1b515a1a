// SPDX-License-Identifier: Apache-2.0
#include "coded/tls_cases.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "coded/coded_case.hpp"

namespace scim::conformance {
namespace {

constexpr std::chrono::days enough_life {14};

/// Makes a step for the comparisons to stand in. False when the case is over.
bool is_reached(CodedContext& context)
{
    context.send("GET", "/ServiceProviderConfig");
    return context.goes_on();
}

bool is_https(CodedContext& context)
{
    return context.context().options.base.scheme == "https";
}

/// Plain HTTP on the machine's own loopback leaves nothing to judge: there is no network in between.
bool is_worth_judging(CodedContext& context)
{
    if (is_https(context) || !is_loopback(context.context().options.base))
        return is_reached(context);
    context.skip("the base URL is plain HTTP on this machine, where TLS is not needed");
    return false;
}

/// What a handshake showed, or how it was refused; nothing when the case is over.
using Handshake = Result<TlsFacts, TransportError>;

std::optional<Handshake> shake_hands(CodedContext& context, TlsOffer offer)
{
    if (!is_https(context)) {
        context.skip("the base URL is plain HTTP, so there is no TLS to look at");
        return std::nullopt;
    }
    if (!is_reached(context))
        return std::nullopt;
    auto const transport = context.context().transports();
    auto seen = transport->look_at_tls(offer, context.context().options.timeout);
    if (!seen && seen.error().kind != TransportError::Kind::tls) {
        context.skip(seen.error().text);
        return std::nullopt;
    }
    return seen;
}

/// The certificate; the case is skipped where there is none to look at.
std::optional<TlsFacts> certificate(CodedContext& context)
{
    auto seen = shake_hands(context, TlsOffer::all);
    if (!seen)
        return std::nullopt;
    if (*seen && !(*seen)->key_type.empty())
        return std::move(**seen);
    context.skip(*seen ? "the handshake showed no certificate" : seen->error().text);
    return std::nullopt;
}

void base_url_is_https(CodedContext& context)
{
    if (!is_worth_judging(context))
        return;
    context.expect(is_https(context), "url", "https", context.context().options.base.scheme, "wrong-value", "http");
}

// Choice: no failure, since a proxy in front of the provider may end TLS, and laboratories do without.
void token_travels_by_tls(CodedContext& context)
{
    if (context.context().options.authorization.empty())
        return context.skip("the run has no token");
    if (is_worth_judging(context))
        context.expect(is_https(context), "url", "https", context.context().options.base.scheme, "wrong-value", "http",
            report::Level::info);
}

// Choice: a note, since RFC 7644 is older than TLS 1.3, which is better.
void tls_1_2_is_offered(CodedContext& context)
{
    auto const seen = shake_hands(context, TlsOffer::tls_1_2);
    if (seen)
        context.expect(seen->has_value(), "tls", "a handshake with TLS 1.2", *seen ? "" : seen->error().text,
            "status-mismatch", "refused", report::Level::info);
}

/// Where TLS 1.2 is not spoken at all, Entra ID may go on with 1.3: its documents name both. Where it is spoken without
/// one of the suites, there is no common ground.
void suites_of_entra_are_offered(CodedContext& context)
{
    auto const seen = shake_hands(context, TlsOffer::entra_suites);
    if (!seen)
        return;
    auto const speaks_1_2 = [&] {
        return context.context()
            .transports()
            ->look_at_tls(TlsOffer::tls_1_2, context.context().options.timeout)
            .has_value();
    };
    auto const level = *seen || speaks_1_2() ? std::nullopt : std::optional {report::Level::should};
    context.expect(seen->has_value(), "tls", "TLS 1.2 with a cipher suite that Entra ID offers",
        *seen ? (*seen)->cipher_suite : seen->error().text, "status-mismatch", "refused", level);
}

// Choice: a warning for keys of other kinds, which Entra ID says nothing of.
void key_is_long_enough(CodedContext& context)
{
    auto const shown = certificate(context);
    if (!shown)
        return;
    auto const is_rsa = shown->key_type.starts_with("RSA");
    auto const is_known = is_rsa || shown->key_type == "EC";
    auto const is_long = shown->key_bits >= (is_rsa ? 2048 : 256);
    context.expect(is_known && is_long, "certificate", "RSA with 2048 bits, or EC with 256, or more",
        shown->key_type + " with " + std::to_string(shown->key_bits) + " bits", "wrong-value",
        is_known ? "short-key" : "other-key", is_known ? std::nullopt : std::optional {report::Level::should});
}

void certificate_is_in_force(CodedContext& context)
{
    auto const shown = certificate(context);
    if (!shown)
        return;
    if (!shown->valid_from || !shown->valid_until)
        return context.skip("the certificate has no readable dates");
    auto const now = SystemClock {}.now();
    auto const dates = format_date_time(*shown->valid_from) + " to " + format_date_time(*shown->valid_until);
    auto const is_in_force = *shown->valid_from <= now && now < *shown->valid_until;
    context.expect(
        is_in_force, "certificate", "a certificate that is in force", "one for " + dates, "wrong-value", "out-of-date");
    if (is_in_force)
        context.expect(*shown->valid_until - now > enough_life, "certificate", "two weeks before it ends, or more",
            "one for " + dates, "wrong-value", "ends-soon", report::Level::info);
}

void certificate_names_the_host(CodedContext& context)
{
    auto const shown = certificate(context);
    if (shown)
        context.expect(shown->names_host, "certificate", "a certificate for " + context.context().options.base.host,
            "one for other names", "wrong-value", "other-host");
}

// Choice: a warning. Lists of authorities differ from machine to machine, and test servers have one of their own.
void certificate_is_publicly_trusted(CodedContext& context)
{
    auto const shown = certificate(context);
    if (shown)
        context.expect(shown->distrust.empty(), "certificate", "a chain to a well-known authority", shown->distrust,
            "wrong-value", "untrusted", report::Level::should);
}

}  // namespace

std::vector<CaseDefinition> tls_cases()
{
    auto const named = [](char const* name) { return std::string {"security/transport/"} + name; };
    return {
        coded(named("base-url-is-https"), "The base URL is https", "ENTRA-017", {}, {}, &base_url_is_https),
        coded(
            named("token-travels-by-tls"), "The token travels by TLS", "RFC7644-7.4-03", {}, {}, &token_travels_by_tls),
        coded(named("tls-1-2-is-offered"), "TLS 1.2 is offered", "RFC7644-7.2-02", {}, {}, &tls_1_2_is_offered),
        coded(named("suites-of-entra-are-offered"), "TLS 1.2 comes with a cipher suite of Entra ID", "ENTRA-018", {},
            {}, &suites_of_entra_are_offered),
        coded(named("key-is-long-enough"), "The key of the certificate is long enough", "ENTRA-019", {}, {},
            &key_is_long_enough),
        coded(named("certificate-is-in-force"), "The certificate is in force", "ENTRA-019", {}, {},
            &certificate_is_in_force),
        coded(named("certificate-names-the-host"), "The certificate names the host", "ENTRA-019", {}, {},
            &certificate_names_the_host),
        coded(named("certificate-is-publicly-trusted"), "A well-known authority vouches for the certificate",
            "ENTRA-019", {}, {}, &certificate_is_publicly_trusted),
    };
}

}  // namespace scim::conformance
