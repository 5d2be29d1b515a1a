// SPDX-License-Identifier: Apache-2.0
#include "file/line_of.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include <scim/wire/json_pointer.hpp>

namespace scim::provisioning {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Walks over a text that is known to be JSON.
class Walk {
public:
    explicit Walk(std::string_view text) : text_ {text} { skip_blanks(); }

    std::size_t position() const { return at_; }

    /// Goes from an object or array to the value of a member or an element. False: there is none; the place is then
    /// anywhere behind.
    bool enter(std::string const& token)
    {
        if (peek() == '{')
            return enter_object(token);
        return peek() == '[' && enter_array(token);
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

    void step()
    {
        ++at_;
        skip_blanks();
    }

    void skip_string()
    {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\')
                ++at_;
        }
        ++at_;
    }

    void skip_value()
    {
        std::size_t open = 0;
        do {
            if (peek() == '"') {
                skip_string();
            } else {
                open += peek() == '{' || peek() == '[' ? 1U : 0U;
                open -= peek() == '}' || peek() == ']' ? 1U : 0U;
                ++at_;
            }
        } while (at_ < text_.size() && (open > 0 || std::string_view {",]}"}.find(peek()) == std::string_view::npos));
    }

    std::string name()
    {
        auto const start = at_;
        skip_string();
        auto const parsed = parse_json(text_.substr(start, at_ - start));
        skip_blanks();
        return parsed && parsed->is_string() ? parsed->as_string() : std::string {};
    }

    bool enter_object(std::string const& token)
    {
        for (step(); peek() == '"'; step()) {
            bool const found = name() == token;
            step();  // over the colon
            if (found)
                return true;
            skip_value();
            if (peek() != ',')
                return false;
        }
        return false;
    }

    bool enter_array(std::string const& token)
    {
        std::size_t left = 0;
        auto const* const end = token.data() + token.size();
        if (std::from_chars(token.data(), end, left).ec != std::errc {})
            return false;
        for (step(); left > 0; --left, step()) {
            skip_value();
            if (peek() != ',')
                return false;
        }
        return peek() != ']';
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

std::size_t line_of(std::string_view json_text, std::string_view pointer)
{
    Walk walk {json_text};
    auto place = walk.position();
    if (auto const path = parse_json_pointer(pointer)) {
        for (auto const& token : path->tokens) {
            if (!walk.enter(token))
                break;
            place = walk.position();
        }
    }
    auto const before = json_text.substr(0, place);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace scim::provisioning
