// SPDX-License-Identifier: Apache-2.0
#include "query/seal.hpp"

#include <memory>
#include <stdexcept>

#include <scim/wire/encoding.hpp>

#include <openssl/evp.h>
#include <openssl/rand.h>

namespace scim::server {

namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t nonce_bytes = 12;
constexpr std::size_t tag_bytes = 16;

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char const* bytes(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

unsigned char* bytes(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

void demand(bool done)
{
    if (!done)
        throw std::runtime_error {"the cryptographic library failed"};
}

std::string random_bytes(std::size_t count)
{
    std::string text(count, '\0');
    demand(RAND_bytes(bytes(text), static_cast<int>(count)) == 1);
    return text;
}

}  // namespace

std::string make_seal_key()
{
    return random_bytes(key_bytes);
}

std::string seal(std::string_view text, std::string_view scope, std::string_view key)
{
    auto const nonce = random_bytes(nonce_bytes);
    auto const context = CipherContext {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    std::string hidden(text.size(), '\0');
    std::string tag(tag_bytes, '\0');
    int length = 0;
    demand(context && EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(nonce)) == 1);
    demand(EVP_EncryptUpdate(context.get(), nullptr, &length, bytes(scope), static_cast<int>(scope.size())) == 1);
    demand(EVP_EncryptUpdate(context.get(), bytes(hidden), &length, bytes(text), static_cast<int>(text.size())) == 1);
    demand(EVP_EncryptFinal_ex(context.get(), bytes(hidden) + length, &length) == 1);
    demand(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, tag.data()) == 1);
    return base64url_encode(nonce + tag + hidden);
}

std::optional<std::string> unseal(std::string_view sealed, std::string_view scope, std::string_view key)
{
    auto const raw = base64url_decode(sealed);
    if (!raw || raw->size() < nonce_bytes + tag_bytes)
        return {};
    auto const nonce = raw->substr(0, nonce_bytes);
    auto tag = raw->substr(nonce_bytes, tag_bytes);
    auto const hidden = raw->substr(nonce_bytes + tag_bytes);
    auto const context = CipherContext {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free};
    std::string text(hidden.size(), '\0');
    int length = 0;
    demand(context && EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytes(key), bytes(nonce)) == 1);
    demand(EVP_DecryptUpdate(context.get(), nullptr, &length, bytes(scope), static_cast<int>(scope.size())) == 1);
    demand(EVP_DecryptUpdate(context.get(), bytes(text), &length, bytes(hidden), static_cast<int>(hidden.size())) == 1);
    demand(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, tag.data()) == 1);
    if (EVP_DecryptFinal_ex(context.get(), bytes(text) + length, &length) != 1)
        return {};
    return text;
}

}  // namespace scim::server
