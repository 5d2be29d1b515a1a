// SPDX-License-Identifier: Apache-2.0
#include "header_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <scim/wire/text.hpp>

#include "character_sets.hpp"

namespace scim::report {
namespace {

constexpr std::array<std::string_view, 12> harmless_requests {"accept", "accept-encoding", "accept-language",
    "connection", "content-type", "content-length", "host", "if-match", "if-none-match", "prefer", "user-agent",
    "client-request-id"};

void hide(std::string_view text, std::size_t begin, std::size_t end, std::string kind, Replacements& found)
{
    add_range(found, text, begin, end, std::move(kind), Reason::member);
}

void hide_all(Field const& field, std::string kind, Replacements& found)
{
    hide(field.value, 0, field.value.size(), std::move(kind), found);
}

/// `Bearer ...`: only a scheme that everybody knows is shown.
void hide_credentials(Field const& field, Replacements& found)
{
    for (std::string_view const scheme : {"bearer", "basic"}) {
        std::string_view const value {field.value};
        auto const begin = value.find_first_not_of(' ', scheme.size());
        bool const matches = starts_with_ignoring_case(value, scheme) && value.size() > scheme.size()
            && value[scheme.size()] == ' ' && begin != std::string_view::npos;
        if (matches)
            return hide(value, begin, value.size(), std::string {scheme}, found);
    }
    hide_all(field, "header", found);
}

/// Index behind a parameter's value, quoted or not.
std::size_t value_end(std::string_view text, std::size_t begin)
{
    if (begin >= text.size() || text[begin] != '"')
        return std::min(text.find_first_of(", \t", begin), text.size());
    for (auto at = begin + 1; at < text.size(); ++at) {
        if (text[at] == '"')
            return at + 1;
        if (text[at] == '\\')
            ++at;
    }
    return text.size();
}

bool is_name_letter(char letter)
{
    return is_alphanumeric(letter) || letter == '-' || letter == '_';
}

/// Reads a list of challenges piece by piece: schemes, `name=value`, and bare credentials. RFC 9110 §11.6.1.
class ChallengeReader {
public:
    explicit ChallengeReader(std::string_view text) : text_ {text} {}

    /// Hides all but schemes, `realm` and `error`.
    void hide_into(Replacements& found)
    {
        while (at_ < text_.size()) {
            auto const letter = text_[at_];
            if (letter == ',' || letter == ' ' || letter == '\t') {
                after_scheme_ = after_scheme_ && letter != ',';
                ++at_;
            } else {
                read_piece(found);
            }
        }
    }

private:
    void read_piece(Replacements& found)
    {
        auto const begin = at_;
        auto const name_end = run_end(text_, begin, is_name_letter);
        bool const named = name_end > begin && is_parameter(name_end);
        bool const scheme = name_end > begin && ends_word(name_end) && !after_scheme_;
        auto const value = named ? name_end + 1 : begin;
        at_ = scheme ? name_end : std::max(value_end(text_, value), begin + 1);
        after_scheme_ = scheme;
        auto const name = ascii_lower(text_.substr(begin, name_end - begin));
        bool const harmless = named && (name == "realm" || name == "error");
        if (!scheme && !harmless)
            hide(text_, value, at_, "parameter", found);
    }

    bool ends_word(std::size_t at) const { return at == text_.size() || text_[at] == ' ' || text_[at] == ','; }

    /// An equals sign with a value behind it; one without is the padding of bare credentials.
    bool is_parameter(std::size_t at) const
    {
        return at + 1 < text_.size() && text_[at] == '=' && text_[at + 1] != '=' && !ends_word(at + 1);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool after_scheme_ = false;
};

bool tells_of_secrets(std::string_view name)
{
    constexpr std::array<std::string_view, 5> words {"token", "secret", "key", "auth", "cookie"};
    return std::any_of(words.begin(), words.end(),
        [name](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

}  // namespace

void find_in_request_field(Field const& field, Replacements& found)
{
    auto const name = ascii_lower(field.name);
    if (name == "authorization")
        hide_credentials(field, found);
    else if (name == "cookie")
        hide_all(field, "cookie", found);
    else if (std::find(harmless_requests.begin(), harmless_requests.end(), name) == harmless_requests.end())
        hide_all(field, "header", found);
}

void find_in_response_field(Field const& field, Replacements& found)
{
    auto const name = ascii_lower(field.name);
    if (name == "www-authenticate" || name == "proxy-authenticate")
        ChallengeReader {field.value}.hide_into(found);
    else if (name.find("cookie") != std::string::npos)
        hide_all(field, "cookie", found);
    else if (tells_of_secrets(name))
        hide_all(field, "header", found);
}

}  // namespace scim::report
