// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Credentials in settings.

#include <filesystem>
#include <string>

#include <scim/server/credentials.hpp>
#include <scim/server/host.hpp>
#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// Reads `{"tokens": [{"value" or "file", "readOnly", "subject"}], "clients": [{"id", "secrets": [{"value" or "file",
/// "expires"}], "lifetime", "readOnly", "subject"}], "federations": [{"clientId", "issuer", "audience",
/// "assertedSubject", "keys": key set or name of a file, "lifetime", "readOnly", "subject"}]}`; lifetimes in seconds,
/// `expires` as in RFC 3339. Errors: a sentence with a JSON Pointer.
Result<CredentialOptions, std::string> read_credentials(
    Json const& document, std::string const& pointer, std::filesystem::path const& directory, FileAccess access);

}  // namespace scim::server
