// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/encoding.hpp>

namespace scim {
namespace {

constexpr std::string_view upper_digits = "0123456789ABCDEF";
constexpr std::string_view lower_digits = "0123456789abcdef";

bool is_unreserved(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')
        || letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

int digit_value(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'a' && letter <= 'f')
        return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F')
        return letter - 'A' + 10;
    return -1;
}

}  // namespace

std::string percent_encode(std::string_view text)
{
    std::string encoded;
    encoded.reserve(text.size());
    for (auto const letter : text) {
        if (is_unreserved(letter)) {
            encoded += letter;
            continue;
        }
        auto const byte = static_cast<unsigned char>(letter);
        encoded += '%';
        encoded += upper_digits[byte >> 4U];
        encoded += upper_digits[byte & 15U];
    }
    return encoded;
}

std::optional<std::string> percent_decode(std::string_view text, PlusSign plus)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus == PlusSign::blank) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            if (i + 2 >= text.size())
                return std::nullopt;
            auto const first = digit_value(text[i + 1]);
            auto const second = digit_value(text[i + 2]);
            if (first < 0 || second < 0)
                return std::nullopt;
            decoded += static_cast<char>(first * 16 + second);
            i += 2;
        }
    }
    return decoded;
}

std::string hex_encode(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (auto const letter : bytes) {
        auto const byte = static_cast<unsigned char>(letter);
        text += lower_digits[byte >> 4U];
        text += lower_digits[byte & 15U];
    }
    return text;
}

}  // namespace scim
