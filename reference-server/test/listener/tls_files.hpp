// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Certificates for tests, made when they are needed.

#include <filesystem>
#include <string>
#include <string_view>

namespace scim::server::test {

/// A folder with a self-signed certificate for 127.0.0.1 and files that are none. Its destructor removes it.
class TlsFolder {
public:
    TlsFolder();
    TlsFolder(TlsFolder const&) = delete;
    TlsFolder& operator=(TlsFolder const&) = delete;
    ~TlsFolder();

    std::string certificate() const { return path("certificate.pem"); }
    std::string key() const { return path("key.pem"); }
    std::string locked_key() const { return path("locked-key.pem"); }  ///< the same, with a pass phrase
    std::string other_key() const { return path("other-key.pem"); }    ///< of another certificate
    std::string path(std::string_view name) const { return (folder_ / name).string(); }

    /// Writes a file with this text and returns its path.
    std::string write(std::string_view name, std::string_view text) const;

private:
    std::filesystem::path folder_;
};

}  // namespace scim::server::test
