// SPDX-License-Identifier: Apache-2.0
#include "decoded_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace scim::report {
namespace {

/// What one escape stands for, and how many bytes spell it.
struct Escape {
    std::string bytes;
    std::size_t length = 0;
};

std::optional<std::uint32_t> number(std::string_view digits, int base)
{
    std::uint32_t value = 0;
    auto const* const end = digits.data() + digits.size();
    auto const read = std::from_chars(digits.data(), end, value, base);
    return !digits.empty() && read.ec == std::errc {} && read.ptr == end ? std::optional {value} : std::nullopt;
}

std::string utf8(std::uint32_t code)
{
    auto const tail = [code](unsigned shift) { return static_cast<char>(0x80U | ((code >> shift) & 0x3FU)); };
    if (code < 0x80)
        return {static_cast<char>(code)};
    if (code < 0x800)
        return {static_cast<char>(0xC0U | (code >> 6U)), tail(0)};
    if (code < 0x10000)
        return {static_cast<char>(0xE0U | (code >> 12U)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | ((code >> 18U) & 0x07U)), tail(12), tail(6), tail(0)};
}

std::optional<Escape> percent_escape(std::string_view text)
{
    if (text.size() < 3 || text[0] != '%')
        return std::nullopt;
    auto const value = number(text.substr(1, 2), 16);
    return value ? std::optional {Escape {{static_cast<char>(*value)}, 3}} : std::nullopt;
}

std::optional<std::uint32_t> utf16_unit(std::string_view text)
{
    return text.size() >= 6 && text.starts_with("\\u") ? number(text.substr(2, 4), 16) : std::nullopt;
}

/// What a backslash and this letter stand for.
std::optional<char> short_escape(char letter)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    auto const at = letters.find(letter);
    return at == std::string_view::npos ? std::nullopt : std::optional {meanings[at]};
}

std::optional<Escape> json_escape(std::string_view text)
{
    if (text.size() < 2 || text[0] != '\\')
        return std::nullopt;
    if (auto const meaning = short_escape(text[1]))
        return Escape {{*meaning}, 2};
    auto const unit = utf16_unit(text);
    if (!unit)
        return std::nullopt;
    auto const low = utf16_unit(text.substr(6));
    if (*unit >= 0xD800 && *unit < 0xDC00 && low && *low >= 0xDC00 && *low < 0xE000)
        return Escape {utf8(0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00)), 12};
    return Escape {utf8(*unit), 6};
}

std::optional<Escape> xml_number(std::string_view reference, std::size_t length)
{
    bool const hexadecimal = reference.starts_with("#x") || reference.starts_with("#X");
    auto const code = number(reference.substr(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
    return code && *code < 0x110000 ? std::optional {Escape {utf8(*code), length}} : std::nullopt;
}

std::optional<Escape> xml_reference(std::string_view text)
{
    constexpr std::size_t longest = 12;
    if (text.empty() || text[0] != '&')
        return std::nullopt;
    auto const end = text.substr(0, longest).find(';');
    if (end == std::string_view::npos)
        return std::nullopt;
    auto const reference = text.substr(1, end - 1);
    if (reference.starts_with('#'))
        return xml_number(reference, end + 1);
    constexpr std::array names {std::pair {std::string_view {"amp"}, '&'}, std::pair {std::string_view {"lt"}, '<'},
        std::pair {std::string_view {"gt"}, '>'}, std::pair {std::string_view {"quot"}, '"'},
        std::pair {std::string_view {"apos"}, '\''}};
    for (auto const& [name, letter] : names) {
        if (reference == name)
            return Escape {{letter}, end + 1};
    }
    return std::nullopt;
}

DecodedText decode(std::string_view text, char mark, std::optional<Escape> (*escape_at)(std::string_view))
{
    DecodedText decoded;
    decoded.bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const next = std::min(text.find(mark, at), text.size());
        decoded.bytes += text.substr(at, next - at);
        at = next;
        if (auto const escape = escape_at(text.substr(at))) {
            auto const begin = decoded.bytes.size();
            decoded.bytes += escape->bytes;
            decoded.escapes.push_back({begin, decoded.bytes.size(), at, at + escape->length});
            at += escape->length;
        } else if (at < text.size()) {
            decoded.bytes += text[at++];
        }
    }
    return decoded;
}

}  // namespace

std::size_t DecodedText::origin(std::size_t at) const
{
    auto const behind = std::upper_bound(escapes.begin(), escapes.end(), at,
        [](std::size_t place, Escaped const& escape) { return place < escape.begin; });
    if (behind == escapes.begin())
        return at;
    auto const& last = *std::prev(behind);
    return at < last.end ? last.source_begin : last.source_end + (at - last.end);
}

DecodedText decode_nothing(std::string_view text)
{
    return {std::string {text}, {}};
}

DecodedText decode_percent(std::string_view text)
{
    return decode(text, '%', percent_escape);
}

DecodedText decode_json_escapes(std::string_view text)
{
    return decode(text, '\\', json_escape);
}

bool may_spell_by_escape(std::string_view text, Letters const& letters)
{
    for (auto at = text.find('\\'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('\\', at)) {
        auto const meaning = short_escape(text[at + 1]);
        if (text[at + 1] == 'u' || (meaning && letters.have(*meaning)))
            return true;
        at += meaning ? 2 : 1;
    }
    return false;
}

DecodedText decode_xml_references(std::string_view text)
{
    return decode(text, '&', xml_reference);
}

}  // namespace scim::report
