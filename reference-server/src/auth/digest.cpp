// SPDX-License-Identifier: Apache-2.0
#include "auth/digest.hpp"

#include <openssl/crypto.h>
#include <openssl/sha.h>

namespace scim::server {

std::string digest_of(std::string_view secret)
{
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<unsigned char const*>(secret.data()), secret.size(),
        reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

bool has_digest(std::string_view secret, std::string_view digest)
{
    auto const own = digest_of(secret);
    return digest.size() == own.size() && CRYPTO_memcmp(own.data(), digest.data(), own.size()) == 0;
}

}  // namespace scim::server
