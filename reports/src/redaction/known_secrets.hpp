// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Finds the secrets that the tool was given, in every spelling they may come back in: as they are, percent-encoded,
/// JSON-escaped, XML-escaped, and inside base64 or base64url at any of the three alignments.

#include <string>
#include <string_view>
#include <vector>

#include "decoded_text.hpp"
#include "replacement.hpp"
#include "text_search.hpp"

namespace scim::report {

/// The secrets of one run. Wiped when it ends.
class KnownSecrets {
public:
    /// Choice: values under four bytes are not looked for; they would be found everywhere.
    explicit KnownSecrets(std::vector<std::string> const& secrets);
    ~KnownSecrets();
    KnownSecrets(KnownSecrets const&) = delete;
    KnownSecrets& operator=(KnownSecrets const&) = delete;

    /// `letters` are those of the text.
    void find(std::string_view text, Letters const& letters, Replacements& found) const;
    bool occur_in(std::string_view text) const;

    /// The secrets that are looked for.
    std::vector<std::string> const& all() const { return secrets_; }

private:
    /// One byte sequence to look for.
    struct Needle {
        std::string bytes;
        std::size_t secret = 0;  ///< index
        bool base64 = false;
    };

    void add_needles(std::size_t secret);
    bool has_needle(std::string_view text, Letters const& letters) const;
    void find_in(DecodedText const& text, Replacements& found) const;
    void find_needle(Needle const& needle, DecodedText const& text, Replacements& found) const;

    std::vector<std::string> secrets_;
    std::vector<Needle> needles_;
    Letters letters_;  ///< of all needles
};

}  // namespace scim::report
