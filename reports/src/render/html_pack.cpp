// SPDX-License-Identifier: Apache-2.0
#include "html_pack.hpp"

#include <array>
#include <cstdlib>

#include <openssl/evp.h>
#include <zlib.h>

#include <scim/wire/encoding.hpp>

namespace scim::report::html {

namespace {

constexpr int raw_stream = -15;  // no zlib header, window of 32 KiB
constexpr int level = 6;         // 9 takes three times as long for 2 % less

std::string deflate_raw(std::string_view bytes)
{
    z_stream stream {};
    if (deflateInit2(&stream, level, Z_DEFLATED, raw_stream, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        std::abort();  // out of memory
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib reads it only
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace

std::string pack(std::string_view bytes)
{
    return base64_encode(deflate_raw(bytes));
}

std::string policy_hash(std::string_view bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest {};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return "sha256-" + base64_encode({reinterpret_cast<char const*>(digest.data()), size});
}

}  // namespace scim::report::html
