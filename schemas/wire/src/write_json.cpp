// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json_text.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include <scim/wire/encoding.hpp>

namespace scim {
namespace {

constexpr std::uint64_t ones = 0x0101010101010101U;
constexpr std::uint64_t high_bits = 0x80 * ones;

/// The high bit of each byte that is below the limit, for bytes and limits below 0x80.
constexpr std::uint64_t below(std::uint64_t eight, std::uint64_t limit)
{
    return (eight - limit * ones) & ~eight & high_bits;
}

constexpr std::uint64_t equal(std::uint64_t eight, std::uint64_t letter)
{
    return below(eight ^ (letter * ones), 1);
}

bool needs_escape(unsigned char letter)
{
    return letter < 0x20 || letter == '"' || letter == '\\';
}

bool is_plain(std::uint64_t eight)
{
    return ((eight & high_bits) | below(eight, 0x20) | equal(eight, '"') | equal(eight, '\\')) == 0;
}

/// Bytes at the start that stand for themselves for certain: ASCII without controls, quotes and backslashes. Eight at a
/// time, as most texts are nothing else.
std::size_t plain_end(std::string_view text)
{
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if (!is_plain(eight))
            return at;
    }
    std::uint64_t rest = ' ' * ones;
    std::memcpy(&rest, text.data() + at, text.size() - at);
    return is_plain(rest) ? text.size() : at;
}

std::string escape(char letter)
{
    switch (letter) {
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return "\\u00" + hex_encode(std::string(1, letter));
    }
}

}  // namespace

JsonText& JsonText::name(std::string_view name)
{
    before_element();
    quoted(name);
    out_ += form_ == Form::compact ? ":" : ": ";
    named_ = true;
    return *this;
}

JsonText& JsonText::text(std::string_view value)
{
    before_value();
    quoted(value);
    return *this;
}

JsonText& JsonText::integer(std::int64_t value)
{
    std::array<char, 24> digits {};
    auto const* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return bare({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

JsonText& JsonText::number(double value)
{
    if (!std::isfinite(value))
        return null();  // JSON has no spelling for it
    std::array<char, 32> digits {};
    auto const* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    std::string_view const spelling {digits.data(), static_cast<std::size_t>(end - digits.data())};
    bare(spelling);
    if (spelling.find_first_of(".e") == std::string_view::npos)
        out_ += ".0";
    return *this;
}

JsonText& JsonText::json(Json const& value)
{
    switch (value.kind()) {
    case Json::Kind::null: return null();
    case Json::Kind::boolean: return truth(value.as_boolean());
    case Json::Kind::integer: return integer(value.as_integer());
    case Json::Kind::number: return number(value.as_number());
    case Json::Kind::string: return text(value.as_string());
    case Json::Kind::array:
        begin_array();
        for (auto const& element : value.as_array())
            json(element);
        return end_array();
    case Json::Kind::object: break;
    }
    return begin_object().members(value).end_object();
}

JsonText& JsonText::members(Json const& object)
{
    for (auto const& member : object.as_object())
        name(member.name).json(member.value);
    return *this;
}

JsonText& JsonText::begin(char bracket)
{
    before_value();
    out_ += bracket;
    ++depth_;
    empty_ = true;
    return *this;
}

JsonText& JsonText::end(char bracket)
{
    --depth_;
    if (!empty_)
        line();
    out_ += bracket;
    empty_ = false;
    return *this;
}

JsonText& JsonText::bare(std::string_view spelling)
{
    before_value();
    out_ += spelling;
    return *this;
}

void JsonText::before_value()
{
    if (!named_ && depth_ > 0)
        before_element();
    named_ = false;
}

void JsonText::before_element()
{
    if (!empty_)
        out_ += ',';
    empty_ = false;
    line();
}

void JsonText::line()
{
    if (form_ == Form::compact)
        return;
    out_ += '\n';
    out_.append(2 * depth_, ' ');
}

void JsonText::quoted(std::string_view text)
{
    out_ += '"';
    auto const plain = plain_end(text);
    out_ += text.substr(0, plain);
    if (auto const rest = text.substr(plain); !rest.empty())
        escaped(is_valid_utf8(rest) ? rest : std::string_view {repair_utf8(rest)});
    out_ += '"';
}

void JsonText::escaped(std::string_view text)
{
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!needs_escape(static_cast<unsigned char>(text[i])))
            continue;
        out_.append(text.substr(copied, i - copied));
        bool const stands_for_itself = text[i] == '"' || text[i] == '\\';
        if (stands_for_itself)
            out_ += '\\';
        else
            out_ += escape(text[i]);
        copied = stands_for_itself ? i : i + 1;
    }
    out_ += text.substr(copied);
}

std::string write_json(Json const& value)
{
    return JsonText {}.json(value).take();
}

std::string write_json_pretty(Json const& value)
{
    return JsonText {JsonText::Form::pretty}.json(value).take() + '\n';
}

}  // namespace scim
