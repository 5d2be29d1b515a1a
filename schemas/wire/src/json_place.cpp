// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json_place.hpp>

#include <algorithm>
#include <string>

#include <scim/wire/json.hpp>
#include <scim/wire/json_pointer.hpp>

namespace scim {
namespace {

/// Walks over text that a parser has accepted; on other text it stops at the end.
class Walker {
public:
    explicit Walker(std::string_view text) : text_ {text} {}

    /// Where the member or element at the pointer begins, or the last value on the way.
    std::size_t find(JsonPointer const& pointer)
    {
        skip_blanks();
        auto found = at_;
        for (auto const& token : pointer.tokens) {
            auto const inside = peek() == '{' ? find_member(token) : peek() == '[' && find_element(token);
            if (!inside)
                break;
            found = begin_;
        }
        return found;
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

    std::string_view skip_string()
    {
        auto const first = at_++;
        while (at_ < text_.size() && text_[at_] != '"')
            at_ += text_[at_] == '\\' ? 2 : 1;
        at_ = std::min(at_ + 1, text_.size());
        return text_.substr(first, at_ - first);
    }

    /// Behind one value of any kind.
    void skip_value()
    {
        std::size_t depth = 0;
        do {
            auto const letter = peek();
            if (letter == '"') {
                skip_string();
                continue;
            }
            if (letter == '{' || letter == '[')
                ++depth;
            if ((letter == '}' || letter == ']') && depth-- == 0)
                return;
            if (letter == ',' && depth == 0)
                return;
            ++at_;
        } while (at_ < text_.size() && (depth > 0 || std::string_view {",}]"}.find(peek()) == std::string_view::npos));
    }

    /// To the next member or element; false at the end of the list.
    bool advance()
    {
        skip_blanks();
        auto const letter = peek();
        ++at_;
        skip_blanks();
        return (letter == '{' || letter == '[' || letter == ',') && peek() != '}' && peek() != ']' && peek() != '\0';
    }

    bool find_member(std::string const& name)
    {
        while (advance()) {
            begin_ = at_;
            auto const written = parse_json(skip_string());
            skip_blanks();
            ++at_;  // the colon
            skip_blanks();
            if (written && written->is_string() && written->as_string() == name)
                return true;
            skip_value();
        }
        return false;
    }

    bool find_element(std::string const& index)
    {
        for (std::size_t n = 0; advance(); ++n) {
            begin_ = at_;
            if (std::to_string(n) == index)
                return true;
            skip_value();
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0, begin_ = 0;
};

}  // namespace

std::size_t line_of(std::string_view text, std::string_view pointer)
{
    auto const parsed = parse_json_pointer(pointer);
    auto const place = Walker {text}.find(parsed ? *parsed : JsonPointer {});
    return 1
        + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
}

}  // namespace scim
