// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/random.hpp>

#include <array>
#include <string_view>

#include <scim/wire/encoding.hpp>

namespace scim {

std::uint64_t Random::next()
{
    if (!engine_)
        engine_.emplace(seed_);
    return (*engine_)();
}

std::string Random::uuid()
{
    std::string bytes;
    for (int half = 0; half < 2; ++half) {
        auto const bits = next();
        for (unsigned shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>(bits >> shift & 255U);
    }
    bytes[6] = static_cast<char>((static_cast<unsigned char>(bytes[6]) & 0x0FU) | 0x40U);
    bytes[8] = static_cast<char>((static_cast<unsigned char>(bytes[8]) & 0x3FU) | 0x80U);
    auto text = hex_encode(bytes);
    for (auto const at : {20U, 16U, 12U, 8U})
        text.insert(at, 1, '-');
    return text;
}

std::string Random::word(std::size_t length)
{
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
    std::string text;
    for (std::size_t i = 0; i < length; ++i)
        text += letters[next() % (i == 0 ? 24 : letters.size())];
    return text;
}

std::string secure_random_bytes(std::size_t count)
{
    std::random_device device;
    std::string bytes;
    while (bytes.size() < count)
        bytes += static_cast<char>(device() & 255U);
    return bytes;
}

}  // namespace scim
