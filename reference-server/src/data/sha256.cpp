// SPDX-License-Identifier: Apache-2.0
#include "data/sha256.hpp"

#include <stdexcept>

#include <scim/wire/encoding.hpp>

#include <openssl/evp.h>

namespace scim::server {

namespace {

void demand(bool done)
{
    if (!done)
        throw std::runtime_error {"the cryptographic library failed"};
}

}  // namespace

struct Sha256::Context {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest {EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Sha256::Sha256() : context_ {std::make_unique<Context>()}
{
    demand(context_->digest && EVP_DigestInit_ex(context_->digest.get(), EVP_sha256(), nullptr) == 1);
}

Sha256::~Sha256() = default;

void Sha256::add(std::string_view text)
{
    demand(EVP_DigestUpdate(context_->digest.get(), text.data(), text.size()) == 1);
}

std::string Sha256::finish()
{
    std::string digest(EVP_MAX_MD_SIZE, '\0');
    unsigned size = 0;
    demand(EVP_DigestFinal_ex(context_->digest.get(), reinterpret_cast<unsigned char*>(digest.data()), &size) == 1);
    digest.resize(size);
    return hex_encode(digest);
}

}  // namespace scim::server
