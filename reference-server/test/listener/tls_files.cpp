// SPDX-License-Identifier: Apache-2.0
#include "listener/tls_files.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace scim::server::test {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using File = std::unique_ptr<std::FILE, decltype(&std::fclose)>;

void require(bool good, char const* what)
{
    if (!good)
        throw std::runtime_error {std::string {"cannot make "} + what};
}

Key make_key()
{
    Key key {EVP_EC_gen("P-256"), &EVP_PKEY_free};
    require(key != nullptr, "a key");
    return key;
}

void add_address(X509* certificate)
{
    std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> const names {
        X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, "IP:127.0.0.1"), &X509_EXTENSION_free};
    require(names != nullptr && X509_add_ext(certificate, names.get(), -1) == 1, "a name");
}

Certificate make_certificate(EVP_PKEY* key)
{
    Certificate certificate {X509_new(), &X509_free};
    require(certificate != nullptr, "a certificate");
    auto* const made = certificate.get();
    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_gmtime_adj(X509_getm_notBefore(made), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made), 24L * 3600);
    X509_set_pubkey(made, key);
    auto* const name = X509_get_subject_name(made);
    X509_NAME_add_entry_by_txt(
        name, "CN", MBSTRING_ASC, reinterpret_cast<unsigned char const*>("scim test"), -1, -1, 0);
    X509_set_issuer_name(made, name);
    add_address(made);
    require(X509_sign(made, key, EVP_sha256()) != 0, "a signature");
    return certificate;
}

void write_key(std::string const& path, EVP_PKEY* key, char const* pass_phrase)
{
    File const file {std::fopen(path.c_str(), "w"), &std::fclose};
    auto const* const cipher = pass_phrase == nullptr ? nullptr : EVP_aes_256_cbc();
    require(file != nullptr
            && PEM_write_PKCS8PrivateKey(file.get(), key, cipher, nullptr, 0, nullptr,
                   const_cast<char*>(pass_phrase))  // NOLINT(cppcoreguidelines-pro-type-const-cast): C interface
                == 1,
        "a key file");
}

void write_certificate(std::string const& path, X509* certificate)
{
    File const file {std::fopen(path.c_str(), "w"), &std::fclose};
    require(file != nullptr && PEM_write_X509(file.get(), certificate) == 1, "a certificate file");
}

}  // namespace

TlsFolder::TlsFolder()
{
    // mkdtemp(3) replaces the six letters.
    auto pattern = (std::filesystem::temp_directory_path() / ("scim-tls-" + std::string(6, 'X'))).string();
    require(::mkdtemp(pattern.data()) != nullptr, "a folder");
    folder_ = pattern;
    auto const own = make_key();
    write_certificate(certificate(), make_certificate(own.get()).get());
    write_key(key(), own.get(), nullptr);
    write_key(locked_key(), own.get(), "open sesame");
    write_key(other_key(), make_key().get(), nullptr);
}

TlsFolder::~TlsFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string TlsFolder::write(std::string_view name, std::string_view text) const
{
    std::ofstream {path(name)} << text;
    return path(name);
}

}  // namespace scim::server::test
