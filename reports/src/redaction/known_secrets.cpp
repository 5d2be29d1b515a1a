// SPDX-License-Identifier: Apache-2.0
#include "known_secrets.hpp"

#include <algorithm>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include <openssl/crypto.h>

#include "character_sets.hpp"

namespace scim::report {
namespace {

constexpr std::size_t shortest_secret = 4;
constexpr std::size_t shortest_base64 = 6;

/// The base64 letters that depend on the secret alone when `before` bytes stand in front of it.
std::string aligned_base64(std::string_view secret, std::size_t before)
{
    auto const encoded = base64_encode(std::string(before, '\0') + std::string {secret});
    auto const first = (8 * before + 5) / 6;
    auto const last = 8 * (before + secret.size()) / 6;
    return encoded.substr(first, last - first);
}

std::string to_base64url(std::string base64)
{
    std::replace(base64.begin(), base64.end(), '+', '-');
    std::replace(base64.begin(), base64.end(), '/', '_');
    return base64;
}

void wipe(std::string& text)
{
    OPENSSL_cleanse(text.data(), text.size());
}

}  // namespace

KnownSecrets::KnownSecrets(std::vector<std::string> const& secrets)
{
    for (auto const& secret : secrets) {
        // A token file ends in a line break that never goes over the wire.
        auto const trimmed = trim(secret);
        if (trimmed.size() < shortest_secret)
            continue;
        secrets_.emplace_back(trimmed);
        add_needles(secrets_.size() - 1);
    }
    for (auto const& needle : needles_)
        letters_.add(needle.bytes);
}

KnownSecrets::~KnownSecrets()
{
    std::for_each(secrets_.begin(), secrets_.end(), wipe);
    std::for_each(needles_.begin(), needles_.end(), [](Needle& needle) { wipe(needle.bytes); });
}

void KnownSecrets::add_needles(std::size_t secret)
{
    needles_.push_back({secrets_[secret], secret, false});
    for (std::size_t before = 0; before < 3; ++before) {
        auto base64 = aligned_base64(secrets_[secret], before);
        if (base64.size() < shortest_base64)
            continue;
        if (auto base64url = to_base64url(base64); base64url != base64)
            needles_.push_back({std::move(base64url), secret, true});
        needles_.push_back({std::move(base64), secret, true});
    }
}

void KnownSecrets::find(std::string_view text, Letters const& letters, Replacements& found) const
{
    if (needles_.empty())
        return;
    if (has_needle(text, letters))
        find_in(decode_nothing(text), found);
    if (letters.have('%'))
        find_in(decode_percent(text), found);
    if (letters.have('\\') && may_spell_by_escape(text, letters_))
        find_in(decode_json_escapes(text), found);
    if (letters.have('&'))
        find_in(decode_xml_references(text), found);
}

bool KnownSecrets::has_needle(std::string_view text, Letters const& letters) const
{
    return std::any_of(needles_.begin(), needles_.end(), [text, &letters](Needle const& needle) {
        return needle.bytes.size() <= text.size() && letters.have_all(needle.bytes)
            && find_text(text, needle.bytes) != std::string_view::npos;
    });
}

bool KnownSecrets::occur_in(std::string_view text) const
{
    Replacements found;
    find(text, Letters {text}, found);
    return !found.empty();
}

void KnownSecrets::find_in(DecodedText const& text, Replacements& found) const
{
    for (auto const& needle : needles_)
        find_needle(needle, text, found);
}

void KnownSecrets::find_needle(Needle const& needle, DecodedText const& text, Replacements& found) const
{
    std::size_t searched = 0;
    for (;;) {
        auto begin = find_text(text.bytes, needle.bytes, searched);
        if (begin == std::string::npos)
            return;
        auto end = begin + needle.bytes.size();
        if (needle.base64) {
            // The letters at both ends hold bits of the secret too, so that the whole run goes.
            while (begin > searched && is_base64(text.bytes[begin - 1]))
                --begin;
            while (end < text.bytes.size() && is_base64(text.bytes[end]))
                ++end;
        }
        found.push_back({text.origin(begin), text.origin(end), "secret", secrets_[needle.secret], Reason::known});
        searched = end;
    }
}

}  // namespace scim::report
