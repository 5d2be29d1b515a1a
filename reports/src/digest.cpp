// SPDX-License-Identifier: Apache-2.0
#include <scim/report/digest.hpp>

#include <scim/wire/encoding.hpp>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

namespace scim::report {
namespace {

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string hex(Digest const& digest, unsigned size)
{
    return hex_encode(std::string {digest.begin(), digest.begin() + size});
}

}  // namespace

std::string sha256_hex(std::string_view bytes)
{
    Digest digest {};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error {"OpenSSL cannot compute SHA-256"};
    return hex(digest, size);
}

std::string hmac_sha256_hex(std::string_view key, std::string_view bytes)
{
    Digest digest {};
    unsigned size = 0;
    auto const* const data = reinterpret_cast<unsigned char const*>(bytes.data());
    if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), data, bytes.size(), digest.data(), &size))
        throw std::runtime_error {"OpenSSL cannot compute HMAC-SHA256"};
    return hex(digest, size);
}

}  // namespace scim::report
