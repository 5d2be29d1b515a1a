// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/encoding.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace scim {
namespace {

bool is_continuation(std::string_view text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// Bytes of the well-formed sequence that begins at `at`, 0 if there is none. RFC 3629 §4.
std::size_t sequence_length(std::string_view text, std::size_t at)
{
    auto const first = static_cast<unsigned char>(text[at]);
    auto const second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return is_continuation(text, at + 1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        bool const overlong = first == 0xE0 && second < 0xA0;
        bool const surrogate = first == 0xED && second > 0x9F;
        return !overlong && !surrogate && is_continuation(text, at + 1) && is_continuation(text, at + 2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        bool const overlong = first == 0xF0 && second < 0x90;
        bool const too_large = first == 0xF4 && second > 0x8F;
        bool const complete
            = is_continuation(text, at + 1) && is_continuation(text, at + 2) && is_continuation(text, at + 3);
        return !overlong && !too_large && complete ? 4 : 0;
    }
    return 0;
}

/// Bytes at the start that are ASCII for certain, eight at a time: most texts are nothing else.
std::size_t ascii_end(std::string_view text)
{
    constexpr std::uint64_t high_bits = 0x8080808080808080U;
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high_bits) != 0)
            break;
    }
    return at;
}

}  // namespace

bool is_valid_utf8(std::string_view text) noexcept
{
    for (std::size_t at = 0;;) {
        at += ascii_end(text.substr(at));
        if (at == text.size())
            return true;
        auto const length = sequence_length(text, at);
        if (length == 0)
            return false;
        at += length;
    }
}

std::string repair_utf8(std::string_view text)
{
    std::string repaired;
    repaired.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const length = sequence_length(text, at);
        repaired += length == 0 ? std::string_view {"\xEF\xBF\xBD"} : text.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    return repaired;
}

}  // namespace scim
