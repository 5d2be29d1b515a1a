// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Sends a mail: the notification that a provisioning job is in quarantine.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/result.hpp>

namespace scim::transports {

/// Where mail is handed in.
struct MailServer {
    std::string url;             ///< `smtp://mail.example.com:587` (STARTTLS) or `smtps://mail.example.com`
    std::string user, password;  ///< empty: without a login
    std::string ca;              ///< certificate authorities to trust, PEM file; empty: the system's
    std::chrono::milliseconds timeout {30'000};
};

/// An envelope. Addresses stand bare: `ada@example.com`.
struct Envelope {
    std::string from;
    std::vector<std::string> to;
};

/// Hands in a message as RFC 5322 has it, with CRLF. The connection is encrypted and the certificate checked, unless
/// the server is on this machine; a login is never sent in the clear. Errors: a sentence without the password.
Result<void, std::string> send_mail(MailServer const& server, Envelope const& envelope, std::string_view message);

}  // namespace scim::transports
