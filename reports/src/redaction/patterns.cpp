// SPDX-License-Identifier: Apache-2.0
#include "patterns.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <scim/wire/text.hpp>

#include "character_sets.hpp"
#include "secret_names.hpp"

namespace scim::report {
namespace {

constexpr auto nowhere = std::string_view::npos;

/// `eyJ....eyJ....signature`
void find_jwts(std::string_view text, Replacements& found)
{
    for (auto at = find_text(text, "eyJ"); at != nowhere; at = find_text(text, "eyJ", at)) {
        auto const header = run_end(text, at, is_base64url);
        auto const payload
            = header < text.size() && text[header] == '.' ? run_end(text, header + 1, is_base64url) : header;
        if (payload > header + 1 && payload < text.size() && text[payload] == '.') {
            auto const signature = run_end(text, payload + 1, is_base64url);
            add_range(found, text, at, signature, "jwt");
            at = signature;
        } else {
            at = header;
        }
    }
}

void find_pem_blocks(std::string_view text, Replacements& found)
{
    constexpr std::string_view begins = "-----BEGIN ", ends = "-----END ", dashes = "-----";
    for (auto at = find_text(text, begins); at != nowhere; at = find_text(text, begins, at)) {
        auto const end = text.find(ends, at);
        auto const closed = end == nowhere ? nowhere : text.find(dashes, end + ends.size());
        auto const stop = closed == nowhere ? text.size() : closed + dashes.size();
        add_range(found, text, at, stop, "pem");
        at = stop;
    }
}

/// True for `token`, `Token` and `TOKEN`: letters, cased as words are.
bool is_word(std::string_view run)
{
    auto const is_lower = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    auto const is_upper = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    auto const rest = run.substr(std::min<std::size_t>(1, run.size()));
    bool const letters
        = std::all_of(run.begin(), run.end(), [&](char each) { return is_lower(each) || is_upper(each); });
    return letters
        && (std::all_of(rest.begin(), rest.end(), is_lower) || std::all_of(run.begin(), run.end(), is_upper));
}

/// Tells a credential from a word or a parameter such as `realm="..."`.
bool looks_like_credentials(std::string_view text, std::size_t begin, std::size_t end)
{
    auto const run = text.substr(begin, end - begin);
    if (end < text.size() && text[end] == '"' && run.ends_with('='))
        return false;
    return run.size() >= (is_word(run) ? 20 : 8);
}

/// The authentication scheme that a text begins with; empty if it is none of ours.
std::string_view scheme_of(std::string_view text)
{
    for (std::string_view const scheme : {"bearer", "basic"}) {
        if (starts_with_ignoring_case(text, scheme))
            return scheme;
    }
    return {};
}

/// `Bearer ...` and `Basic ...`, in any case, with blanks or `%20` or `+` between.
void find_credentials(std::string_view text, Replacements& found)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const scheme = text[at] == 'b' || text[at] == 'B' ? scheme_of(text.substr(at)) : std::string_view {};
        if (scheme.empty())
            continue;
        auto begin = at + scheme.size();
        while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\t'))
            ++begin;
        if (text.substr(begin).starts_with("%20"))
            begin += 3;
        if (begin == at + scheme.size())
            continue;
        auto const end = run_end(text, begin, is_token68);
        if (looks_like_credentials(text, begin, end))
            add_range(found, text, begin, end, std::string {scheme});
        at = std::max(at, end > begin ? end - 1 : at);
    }
}

/// Access key ids of AWS: four known letters, then sixteen capitals or digits.
void find_aws_keys(std::string_view text, Replacements& found)
{
    constexpr std::size_t length = 20;
    auto const is_key_letter = [](char letter) { return is_digit(letter) || (letter >= 'A' && letter <= 'Z'); };
    for (std::string_view const prefix : {"AKIA", "ASIA"}) {
        for (auto at = find_text(text, prefix); at != nowhere; at = find_text(text, prefix, at + 1)) {
            auto const key = text.substr(at, length);
            if (key.size() == length && std::all_of(key.begin(), key.end(), is_key_letter))
                add_range(found, text, at, at + length, "key");
        }
    }
}

/// `AccountKey=...` and `SharedAccessKey=...` of Azure connection strings.
void find_azure_keys(std::string_view text, Replacements& found)
{
    for (std::string_view const name : {"AccountKey=", "SharedAccessKey="}) {
        for (auto at = find_text(text, name); at != nowhere; at = find_text(text, name, at)) {
            auto const begin = at + name.size();
            auto const end = run_end(text, begin, is_base64);
            add_range(found, text, begin, end, "key");
            at = end;
        }
    }
}

/// `https://user:password@host`
void find_userinfo(std::string_view text, Replacements& found)
{
    constexpr std::string_view separator = "://", ends = "/?#\"'<> \t\r\n\\";
    for (auto at = find_text(text, separator); at != nowhere; at = find_text(text, separator, at)) {
        auto const begin = at + separator.size();
        auto const end = std::min(text.find_first_of(ends, begin), text.size());
        auto const sign = text.substr(begin, end - begin).rfind('@');
        if (sign != nowhere)
            add_range(found, text, begin, begin + sign, "userinfo");
        at = end;
    }
}

/// `?code=...`, `&access_token=...`, and the same at the start of a form.
void find_parameters(std::string_view text, Replacements& found)
{
    constexpr std::string_view ends = "&#\"'<> \t\r\n\\;";
    constexpr std::size_t longest_name = 64;
    for (std::size_t at = 0; at < text.size();) {
        auto const equals = text.substr(at, longest_name).find('=');
        auto const name = text.substr(at, equals == nowhere ? 0 : equals);
        if (equals != nowhere && is_secret_parameter(name)) {
            auto const begin = at + equals + 1;
            auto const end = std::min(text.find_first_of(ends, begin), text.size());
            add_range(found, text, begin, end, "parameter");
            at = end;
        }
        at = run_end(text, at, [](char letter) { return letter != '?' && letter != '&' && letter != ';'; }) + 1;
    }
}

}  // namespace

void find_patterns(std::string_view text, Letters const& letters, Replacements& found)
{
    if (letters.have_all("eyJ."))
        find_jwts(text, found);
    if (letters.have_all("-BEGIN "))
        find_pem_blocks(text, found);
    if (letters.have(' ') || letters.have('\t') || letters.have('%'))
        find_credentials(text, found);
    if (letters.have_all("AI"))
        find_aws_keys(text, found);
    if (letters.have_all("Key="))
        find_azure_keys(text, found);
    if (letters.have_all("://@"))
        find_userinfo(text, found);
    if (letters.have('='))
        find_parameters(text, found);
}

}  // namespace scim::report
