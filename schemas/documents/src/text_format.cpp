// SPDX-License-Identifier: Apache-2.0
#include "text_format.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <scim/wire/text.hpp>

namespace scim::documents {
namespace {

bool is_digit(char letter) noexcept
{
    return letter >= '0' && letter <= '9';
}

bool is_lower(char letter) noexcept
{
    return letter >= 'a' && letter <= 'z';
}

bool is_letter(char letter) noexcept
{
    return is_lower(ascii_lower(letter));
}

bool is_hex_digit(char letter) noexcept
{
    auto const lower = ascii_lower(letter);
    return is_digit(lower) || (lower >= 'a' && lower <= 'f');
}

/// Every character is one that a URI may hold, and each `%` begins an escape. Characters beyond ASCII pass: many
/// servers send IRIs, and RFC 7643 does not speak of them.
bool has_only_uri_characters(std::string_view text)
{
    constexpr std::string_view others = "-._~:/?#[]@!$&'()*+,;=";
    for (std::size_t index = 0; index < text.size(); ++index) {
        auto const letter = text[index];
        if (letter == '%') {
            if (index + 2 >= text.size() || !is_hex_digit(text[index + 1]) || !is_hex_digit(text[index + 2]))
                return false;
        } else if (static_cast<unsigned char>(letter) < 0x80 && !is_letter(letter) && !is_digit(letter)
            && others.find(letter) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

bool is_scheme(std::string_view text)
{
    return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [](char letter) {
        return is_letter(letter) || is_digit(letter) || letter == '+' || letter == '-' || letter == '.';
    });
}

/// Words of lower-case letters and digits with single hyphens between them.
bool is_kebab_case(std::string_view text)
{
    auto const is_word_letter = [](char letter) { return is_lower(letter) || is_digit(letter); };
    if (text.empty() || text.front() == '-' || text.back() == '-' || text.find("--") != std::string_view::npos)
        return false;
    return std::all_of(text.begin(), text.end(), [&](char letter) { return is_word_letter(letter) || letter == '-'; });
}

/// Kebab-case words with slashes between them.
bool is_case_id(std::string_view text)
{
    auto const pieces = split(text, '/');
    return std::all_of(pieces.begin(), pieces.end(), [](std::string const& piece) { return is_kebab_case(piece); });
}

/// Letters and digits with hyphens between them, such as `entra-user-query-userName`.
bool is_capture_name(std::string_view text)
{
    return is_kebab_case(ascii_lower(text));
}

/// A letter, then letters and digits.
bool is_alias(std::string_view text)
{
    return !text.empty() && is_letter(text.front())
        && std::all_of(text.begin(), text.end(), [](char letter) { return is_letter(letter) || is_digit(letter); });
}

bool is_json_pointer(std::string_view text)
{
    if (!text.empty() && text.front() != '/')
        return false;
    for (auto at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1)) {
        if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1'))
            return false;
    }
    return true;
}

bool is_http_method(std::string_view text)
{
    constexpr std::array methods {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return std::find(methods.begin(), methods.end(), text) != methods.end();
}

/// `PATCH /Users/{babs.id}`: a method, one blank, a path below the base address.
bool is_request_line(std::string_view text)
{
    auto const blank = text.find(' ');
    return blank != std::string_view::npos && is_http_method(text.substr(0, blank)) && blank + 1 < text.size()
        && (text[blank + 1] == '/' || text[blank + 1] == '{');
}

bool is_hex_of(std::string_view text, std::size_t length)
{
    return text.size() == length && std::all_of(text.begin(), text.end(), [](char letter) {
        return is_hex_digit(letter) && ascii_lower(letter) == letter;
    });
}

bool is_fingerprint(std::string_view text)
{
    return is_hex_of(text, 16);
}

bool is_sha256(std::string_view text)
{
    return is_hex_of(text, 64);
}

/// Three digits from 100 to 599.
bool is_http_status(std::string_view text)
{
    return text.size() == 3 && text.front() >= '1' && text.front() <= '5'
        && std::all_of(text.begin(), text.end(), is_digit);
}

/// The unit behind a number such as `25` or `1.5`; empty optional when the text begins otherwise.
std::optional<std::string_view> unit_of(std::string_view text)
{
    constexpr std::string_view digits = "0123456789";
    auto const end = std::min(text.find_first_not_of(digits), text.size());
    if (end == 0)
        return std::nullopt;
    auto unit = text.substr(end);
    if (unit.size() < 2 || unit.front() != '.')
        return unit;
    auto const fraction = std::min(unit.find_first_not_of(digits, 1), unit.size());
    return fraction == 1 ? std::nullopt : std::optional {unit.substr(fraction)};
}

/// `250ms`, `1.5s`, `10m` or `1h`.
bool is_duration(std::string_view text)
{
    constexpr std::array<std::string_view, 6> units {"ms", "s", "m", "min", "h", "d"};
    auto const unit = unit_of(text);
    return unit && std::find(units.begin(), units.end(), *unit) != units.end();
}

/// `25`, `25/s` or `90/m`.
bool is_rate(std::string_view text)
{
    auto const unit = unit_of(text);
    return unit && (unit->empty() || *unit == "/s" || *unit == "/m");
}

constexpr std::array text_formats {
    TextFormat {"date-time", "a date-time such as 2026-11-23T10:11:12Z", &is_xsd_date_time},
    TextFormat {"date", "a date such as 2026-11-23", &is_date},
    TextFormat {"uri", "an absolute URI", &is_absolute_uri},
    TextFormat {"uri-reference", "a URI or a relative reference", &is_uri_reference},
    TextFormat {"urn", "a URN", &is_urn},
    TextFormat {"kebab-case", "in kebab-case", &is_kebab_case},
    TextFormat {"case-id", "a path of kebab-case words such as patch/remove/no-path-is-refused", &is_case_id},
    TextFormat {"capture-name", "the name of a capture: letters and digits with hyphens", &is_capture_name},
    TextFormat {"alias", "an alias: a letter, then letters and digits", &is_alias},
    TextFormat {"requirement-id", "a requirement id such as RFC7644-3.5.2.2-02 or ENTRA-023", &is_requirement_id},
    TextFormat {"json-pointer", "a JSON Pointer such as /emails/0/value", &is_json_pointer},
    TextFormat {"http-method", "an HTTP method in capitals", &is_http_method},
    TextFormat {"http-status", "the digits of an HTTP status", &is_http_status},
    TextFormat {"request-line", "a method and a path such as GET /Users", &is_request_line},
    TextFormat {"fingerprint", "16 lower-case hexadecimal digits", &is_fingerprint},
    TextFormat {"sha256", "64 lower-case hexadecimal digits", &is_sha256},
    TextFormat {"duration", "a duration such as 250ms, 30s or 10m", &is_duration},
    TextFormat {"rate", "a rate such as 25/s", &is_rate},
};

}  // namespace

TextFormat const* find_text_format(std::string_view name)
{
    auto const found = std::find_if(
        text_formats.begin(), text_formats.end(), [&](TextFormat const& format) { return format.name == name; });
    return found == text_formats.end() ? nullptr : &*found;
}

std::vector<std::string> text_format_names()
{
    std::vector<std::string> names;
    for (auto const& format : text_formats)
        names.emplace_back(format.name);
    return names;
}

bool is_absolute_uri(std::string_view text)
{
    auto const colon = text.find(':');
    return colon != std::string_view::npos && colon + 1 < text.size() && is_scheme(text.substr(0, colon))
        && has_only_uri_characters(text);
}

bool is_uri_reference(std::string_view text)
{
    return !text.empty() && has_only_uri_characters(text);
}

bool is_urn(std::string_view text)
{
    auto const pieces = split(text, ':');
    return pieces.size() >= 3 && equals_ignoring_case(pieces[0], "urn") && !pieces[1].empty() && !pieces[2].empty()
        && has_only_uri_characters(text);
}

bool is_requirement_id(std::string_view text)
{
    auto const pieces = split(text, '-');
    auto const is_number = [](std::string_view piece, std::size_t least) {
        return piece.size() >= least && std::all_of(piece.begin(), piece.end(), is_digit);
    };
    constexpr std::array<std::string_view, 4> clients {"ENTRA", "OKTA", "ONELOGIN", "JUMPCLOUD"};
    if (pieces.size() == 2)
        return std::find(clients.begin(), clients.end(), pieces[0]) != clients.end() && pieces[1].size() == 3
            && is_number(pieces[1], 3);
    if (pieces.size() != 3 || !starts_with_ignoring_case(pieces[0], "RFC") || !is_number(pieces[0].substr(3), 4))
        return false;
    auto const sections = split(pieces[1], '.');
    return is_number(pieces[2], 2)
        && std::all_of(sections.begin(), sections.end(), [&](std::string const& piece) { return is_number(piece, 1); });
}

}  // namespace scim::documents
