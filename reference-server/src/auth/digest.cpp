// SPDX-License-Identifier: Apache-2.0
#include "auth/digest.hpp"

#include "data/sha256.hpp"

#include <openssl/crypto.h>

namespace scim::server {

std::string digest_of(std::string_view secret)
{
    Sha256 sum;
    sum.add(secret);
    return sum.finish();
}

bool is_same_digest(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace scim::server
