// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The default listener over TLS. Apart from this, nothing of ours knows OpenSSL's server side.

#include <memory>
#include <string>

#include <scim/server/listener.hpp>

namespace scim::server {

/// Listens for HTTPS with the files of `options.tls`, which must be there.
/// Errors: as listen_with_beast().
Result<std::unique_ptr<Listener>, std::string> listen_with_tls(ListenOptions options, Handler handler);

}  // namespace scim::server
