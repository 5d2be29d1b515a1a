// SPDX-License-Identifier: Apache-2.0
#include "resource/digest_secret.hpp"

#include <charconv>
#include <stdexcept>

#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace scim::server {

namespace {

constexpr std::string_view scheme = "pbkdf2-sha256";
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t digest_bytes = 32;
// Choice: far fewer than a directory needs (OWASP says 600,000), as the resources of a test server live in its memory
// and nobody signs in with them.
constexpr int usual_iterations = 1000;
constexpr int most_iterations = 10'000'000;

std::string stretch(std::string_view secret, std::string_view salt, int iterations)
{
    std::string digest(digest_bytes, '\0');
    auto const done = PKCS5_PBKDF2_HMAC(secret.data(), static_cast<int>(secret.size()),
        reinterpret_cast<unsigned char const*>(salt.data()), static_cast<int>(salt.size()), iterations, EVP_sha256(),
        static_cast<int>(digest.size()), reinterpret_cast<unsigned char*>(digest.data()));
    if (done != 1)
        throw std::runtime_error {"the cryptographic library failed"};
    return digest;
}

}  // namespace

std::string digest_secret(std::string_view secret)
{
    auto const salt = secure_random_bytes(salt_bytes);
    return std::string {scheme} + "$" + std::to_string(usual_iterations) + "$" + base64url_encode(salt) + "$"
        + base64url_encode(stretch(secret, salt, usual_iterations));
}

bool is_digest_of(std::string_view digest, std::string_view secret)
{
    auto const parts = split(digest, '$');
    if (parts.size() != 4 || parts[0] != scheme)
        return false;
    int iterations = 0;
    auto const* end = parts[1].data() + parts[1].size();
    auto const [stop, error] = std::from_chars(parts[1].data(), end, iterations);
    auto const salt = base64url_decode(parts[2]);
    auto const expected = base64url_decode(parts[3]);
    if (error != std::errc {} || stop != end || iterations < 1 || iterations > most_iterations || !salt || !expected
        || expected->size() != digest_bytes)
        return false;
    return CRYPTO_memcmp(expected->data(), stretch(secret, *salt, iterations).data(), digest_bytes) == 0;
}

}  // namespace scim::server
