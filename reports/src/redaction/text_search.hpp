// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Quick search in texts that every exchange has many of.

#include <array>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace scim::report {

/// As `text.find(wanted, from)`. glibc skips through the text where libstdc++ stops at each first letter.
inline std::size_t find_text(std::string_view text, std::string_view wanted, std::size_t from = 0)
{
    if (from > text.size() || wanted.size() > text.size() - from)
        return std::string_view::npos;
    auto const* const begin = text.data() + from;
    auto const* const found
        = static_cast<char const*>(::memmem(begin, text.size() - from, wanted.data(), wanted.size()));
    return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(found - text.data());
}

/// Which bytes occur in a text. One look tells that most patterns cannot be there.
class Letters {
public:
    Letters() = default;
    explicit Letters(std::string_view text) { add(text); }

    void add(std::string_view text)
    {
        for (auto const letter : text)
            occurs_[static_cast<unsigned char>(letter)] = true;
    }

    bool have(char letter) const { return occurs_[static_cast<unsigned char>(letter)]; }

    bool have_all(std::string_view letters) const
    {
        for (auto const letter : letters) {
            if (!have(letter))
                return false;
        }
        return true;
    }

private:
    std::array<bool, 256> occurs_ {};
};

}  // namespace scim::report
