// SPDX-License-Identifier: Apache-2.0
#include "observe/redact.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "observe/redact_json.hpp"

namespace scim::server::observe {

namespace {

bool is_alphanumeric(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
}

// `Client-Secret`, `client_secret` and `clientSecret` are one name.
std::string bare_name(std::string_view name)
{
    std::string bare;
    for (auto const letter : name) {
        if (is_alphanumeric(letter))
            bare += ascii_lower(letter);
    }
    return bare;
}

constexpr std::array<std::string_view, 14> secret_parts {"password", "passwd", "passphrase", "secret", "token",
    "assertion", "credential", "authorization", "cookie", "session", "xauth", "signature", "codeverifier", "bearer"};
constexpr std::array<std::string_view, 6> secret_names {"pwd", "pin", "otp", "code", "jwt", "sig"};
// Names that hold a secret's name and no secret.
constexpr std::array<std::string_view, 4> innocent_names {
    "changepassword", "tokentype", "assertiontype", "clientassertiontype"};

bool is_one_of(auto const& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string decoded(std::string_view text)
{
    return percent_decode(text, PlusSign::blank).value_or(std::string {text});
}

std::string redact_parameter(std::string_view parameter)
{
    auto const equals = parameter.find('=');
    if (equals == std::string_view::npos)
        return std::string {parameter};
    auto const name = decoded(parameter.substr(0, equals));
    auto const is_secret = is_secret_name(name)
        || (equals_ignoring_case(name, "filter") && mentions_secret(decoded(parameter.substr(equals + 1))));
    return is_secret ? std::string {parameter.substr(0, equals + 1)} + std::string {redaction}
                     : std::string {parameter};
}

// `//user:password@host`, RFC 3986 §3.2.1.
std::string without_user(std::string_view text)
{
    auto const slashes = text.find("//");
    if (slashes == std::string_view::npos)
        return std::string {text};
    auto const begin = slashes + 2;
    auto const end = std::min(text.find_first_of("/?#", begin), text.size());
    auto const at = text.substr(begin, end - begin).rfind('@');
    if (at == std::string_view::npos)
        return std::string {text};
    return std::string {text.substr(0, begin)} + std::string {redaction} + std::string {text.substr(begin + at)};
}

bool is_scheme(std::string_view word)
{
    constexpr std::array<std::string_view, 6> schemes {"bearer", "basic", "digest", "dpop", "negotiate", "token"};
    return is_one_of(schemes, ascii_lower(word));
}

std::string redact_credential(std::string_view value)
{
    auto const blank = value.find(' ');
    if (blank == std::string_view::npos || !is_scheme(value.substr(0, blank)))
        return std::string {redaction};
    return std::string {value.substr(0, blank + 1)} + std::string {redaction};
}

bool is_text(std::string_view body)
{
    auto const is_binary = [](char letter) { return letter >= 0 && letter < ' ' && trim({&letter, 1}).size() == 1; };
    return is_valid_utf8(body) && std::none_of(body.begin(), body.end(), is_binary);
}

}  // namespace

bool is_secret_name(std::string_view name)
{
    auto const bare = bare_name(name);
    if (is_one_of(innocent_names, bare))
        return false;
    auto const has = [&](std::string_view part) { return bare.find(part) != std::string::npos; };
    return is_one_of(secret_names, bare) || bare.ends_with("key")
        || std::any_of(secret_parts.begin(), secret_parts.end(), has);
}

bool mentions_secret(std::string_view text)
{
    std::string word;
    auto is_quoted = false;
    for (std::size_t place = 0; place <= text.size(); ++place) {
        auto const letter = place < text.size() ? text[place] : ' ';
        if (letter == '\\' && is_quoted) {
            ++place;
            continue;
        }
        if (letter == '"')
            is_quoted = !is_quoted;
        if (!is_quoted && (is_alphanumeric(letter) || letter == '_' || letter == '-')) {
            word += letter;
            continue;
        }
        if (!word.empty() && is_secret_name(word))
            return true;
        word.clear();
    }
    return false;
}

std::string redact_form(std::string_view form)
{
    std::string result;
    for (std::size_t begin = 0; begin <= form.size();) {
        auto const end = std::min(form.find_first_of("&;", begin), form.size());
        result += redact_parameter(form.substr(begin, end - begin));
        if (end < form.size())
            result += form[end];
        begin = end + 1;
    }
    return result;
}

std::string redact_target(std::string_view target)
{
    auto const text = without_user(target);
    auto const mark = std::min(text.find('?'), text.size());
    // A path may have parameters behind semicolons.
    auto result = redact_form(std::string_view {text}.substr(0, mark));
    if (mark < text.size())
        result += '?' + redact_form(std::string_view {text}.substr(mark + 1));
    return result;
}

std::string redact_field(std::string_view name, std::string_view value)
{
    auto const blank = value.find(' ');
    if (is_secret_name(name)
        || (blank != std::string_view::npos && is_scheme(value.substr(0, blank))
            && !equals_ignoring_case(name, "WWW-Authenticate")))
        return redact_credential(value);
    return value.find_first_of("=@") == std::string_view::npos || equals_ignoring_case(name, "WWW-Authenticate")
        ? std::string {value}
        : redact_target(value);
}

std::string redact_body(std::string_view body, std::string_view content_type)
{
    if (!is_text(body))
        return "(" + std::to_string(body.size()) + " bytes that are not text)";
    auto const start = trim(body);
    if (start.starts_with('{') || start.starts_with('[')) {
        if (auto json = redact_json(body))
            return *std::move(json);
    } else if (media_type(content_type) == "application/x-www-form-urlencoded") {
        return redact_form(body);
    }
    // Quotes are no help in a text of unknown form: each letter run counts.
    auto bare = std::string {body};
    std::replace(bare.begin(), bare.end(), '"', ' ');
    auto const may_hide = mentions_secret(bare) || bare.find("\\u") != std::string::npos;
    return may_hide ? "(" + std::to_string(body.size()) + " bytes that may hold a secret)" : std::string {body};
}

std::string cut_text(std::string text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    auto const size = text.size();
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    return text + "... (cut, " + std::to_string(size) + " bytes in all)";
}

}  // namespace scim::server::observe
