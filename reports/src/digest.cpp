// SPDX-License-Identifier: Apache-2.0
#include <scim/report/digest.hpp>

#include <scim/wire/encoding.hpp>

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <cstddef>
#include <stdexcept>

namespace scim::report {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;
using Mac = std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)>;

std::string hex_of(Digest const& digest, std::size_t size)
{
    return hex_encode({reinterpret_cast<char const*>(digest.data()), size});
}

/// OpenSSL looks an algorithm up by its name at each use unless it is kept.
EVP_MD const* sha256()
{
    static std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> const kept {
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free};
    return kept.get();
}

/// An HMAC-SHA256 that has its key.
MacContext keyed_context(std::string_view key)
{
    Mac const hmac {EVP_MAC_fetch(nullptr, "HMAC", nullptr), &EVP_MAC_free};
    MacContext context {EVP_MAC_CTX_new(hmac.get()), &EVP_MAC_CTX_free};
    std::string name {"SHA256"};
    std::array const parameters {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0), OSSL_PARAM_construct_end()};
    auto const* const bytes = reinterpret_cast<unsigned char const*>(key.data());
    if (EVP_MAC_init(context.get(), bytes, key.size(), parameters.data()) != 1)
        throw std::runtime_error {"OpenSSL cannot compute HMAC-SHA256"};
    return context;
}

}  // namespace

std::string sha256_hex(std::string_view bytes)
{
    // What a context needs is allocated at its first use.
    thread_local DigestContext const context {EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    Digest digest {};
    unsigned size = 0;
    bool const done = context && EVP_DigestInit_ex2(context.get(), sha256(), nullptr) == 1
        && EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) == 1
        && EVP_DigestFinal_ex(context.get(), digest.data(), &size) == 1;
    if (!done)
        throw std::runtime_error {"OpenSSL cannot compute SHA-256"};
    return hex_of(digest, size);
}

struct KeyedDigest::Prepared {
    MacContext context;
};

KeyedDigest::KeyedDigest(std::string_view key) : prepared_ {std::make_unique<Prepared>(Prepared {keyed_context(key)})}
{
}

KeyedDigest::~KeyedDigest() = default;

std::string KeyedDigest::hex(std::string_view bytes) const
{
    MacContext const copy {EVP_MAC_CTX_dup(prepared_->context.get()), &EVP_MAC_CTX_free};
    Digest digest {};
    std::size_t size = 0;
    auto const* const data = reinterpret_cast<unsigned char const*>(bytes.data());
    bool const done = copy && EVP_MAC_update(copy.get(), data, bytes.size()) == 1
        && EVP_MAC_final(copy.get(), digest.data(), &size, digest.size()) == 1;
    if (!done)
        throw std::runtime_error {"OpenSSL cannot compute HMAC-SHA256"};
    return hex_of(digest, size);
}

}  // namespace scim::report
