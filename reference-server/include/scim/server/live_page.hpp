// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The page on which a developer watches the requests of his client.

#include <string>

namespace scim::server {

/// A page and the policy it must be sent with.
struct LivePage {
    std::string html;                     ///< complete, nothing else is loaded
    std::string content_security_policy;  ///< value of the header field Content-Security-Policy
};

/// The page, with a fresh nonce: ask for each answer anew. It polls `log?since=N&limit=M` beside its own URL with
/// `Authorization: Bearer`, see Observer::log() for the answer; a token in the fragment, `#token=...`, is taken over.
LivePage live_page();

}  // namespace scim::server
