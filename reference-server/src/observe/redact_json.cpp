// SPDX-License-Identifier: Apache-2.0
#include "observe/redact_json.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/text.hpp>

#include "observe/redact.hpp"

namespace scim::server::observe {

namespace {

constexpr std::size_t max_depth = 1000;

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// An object or array that is not closed yet.
struct Frame {
    bool is_object = false;
    std::size_t begin = 0;
    std::string name;           ///< of the member whose value is read
    std::vector<Span> values;   ///< of members called `value`
    bool names_secret = false;  ///< a `path` beside them does
};

// A refusal may quote what it refuses: a filter or a path with its value.
bool quotes_secret(std::string text)
{
    auto const has_quotes = text.find('"') != std::string::npos;
    std::replace(text.begin(), text.end(), '"', ' ');
    return has_quotes && mentions_secret(text);
}

class SecretFinder {
public:
    explicit SecretFinder(std::string_view text) : text_ {text} {}

    /// Returns false when the text is not well nested.
    bool find()
    {
        while (true) {
            skip_blanks();
            if (at_end())
                return frames_.empty() && has_value_;
            if (!read_token())
                return false;
        }
    }

    std::string redacted() &&
    {
        std::sort(spans_.begin(), spans_.end(), [](Span const& a, Span const& b) { return a.begin < b.begin; });
        std::string result;
        std::size_t done = 0;
        for (auto const& span : spans_) {
            if (span.begin < done)
                continue;  // within one that is gone already
            result += text_.substr(done, span.begin - done);
            result += '"' + std::string {redaction} + '"';
            done = span.end;
        }
        return result + std::string {text_.substr(done)};
    }

private:
    bool at_end() const { return place_ == text_.size(); }

    void skip_blanks() { place_ = std::min(text_.find_first_not_of(" \t\r\n", place_), text_.size()); }

    bool read_token()
    {
        auto const letter = text_[place_];
        if (letter == '{' || letter == '[')
            return open(letter == '{');
        if (letter == '}' || letter == ']')
            return close(letter == '}');
        if (letter == ',' && !frames_.empty()) {
            ++place_;
            return true;
        }
        return letter == '"' ? read_string() : read_word();
    }

    bool open(bool is_object)
    {
        if (frames_.size() == max_depth)
            return false;
        frames_.push_back({is_object, place_++, {}, {}, false});
        return true;
    }

    bool close(bool is_object)
    {
        if (frames_.empty() || frames_.back().is_object != is_object)
            return false;
        auto const frame = std::move(frames_.back());
        if (frame.names_secret)
            spans_.insert(spans_.end(), frame.values.begin(), frame.values.end());
        frames_.pop_back();
        end_value({frame.begin, ++place_});
        return true;
    }

    bool read_string()
    {
        auto const begin = place_++;
        while (!at_end() && text_[place_] != '"')
            place_ += text_[place_] == '\\' ? 2 : 1;
        if (place_ >= text_.size())
            return false;
        ++place_;
        auto const end = place_;
        skip_blanks();
        if (!frames_.empty() && frames_.back().is_object && !at_end() && text_[place_] == ':') {
            frames_.back().name = meaning({begin, end});
            ++place_;
            return true;
        }
        place_ = end;
        end_value({begin, end});
        return true;
    }

    bool read_word()
    {
        auto const begin = place_;
        place_ = std::min(text_.find_first_of(" \t\r\n,]}[{\":", place_), text_.size());
        if (place_ == begin)
            return false;
        // null, true and false tell nothing.
        if (auto const letter = text_[begin]; letter != 'n' && letter != 't' && letter != 'f')
            end_value({begin, place_});
        else
            has_value_ = true;
        return true;
    }

    std::string meaning(Span span) const
    {
        auto const quoted = text_.substr(span.begin, span.end - span.begin);
        auto const parsed = parse_json(quoted);
        return parsed && parsed->is_string() ? parsed->as_string() : std::string {quoted};
    }

    void end_value(Span span)
    {
        has_value_ = true;
        if (frames_.empty() || !frames_.back().is_object)
            return;
        auto& frame = frames_.back();
        auto const is = [&](std::string_view name) { return equals_ignoring_case(frame.name, name); };
        auto const is_text = text_[span.begin] == '"';
        if (is_secret_name(frame.name))
            spans_.push_back(span);
        else if (is("value"))
            frame.values.push_back(span);
        else if (is_text && is("filter") && mentions_secret(meaning(span)))
            spans_.push_back(span);
        else if (is_text && is("detail") && quotes_secret(meaning(span)))
            spans_.push_back(span);
        else if (is_text && (is("path") || is("name") || is("attribute")))
            read_path(frame, span);
    }

    // A path may hold a value itself: `x[password eq "..."]`.
    void read_path(Frame& frame, Span span)
    {
        auto const path = meaning(span);
        if (!mentions_secret(path))
            return;
        frame.names_secret = true;
        if (path.find('[') != std::string::npos)
            spans_.push_back(span);
    }

    std::string_view text_;
    std::size_t place_ = 0;
    bool has_value_ = false;
    std::vector<Frame> frames_;
    std::vector<Span> spans_;
};

}  // namespace

std::optional<std::string> redact_json(std::string_view text)
{
    SecretFinder finder {text};
    if (!finder.find())
        return {};
    auto result = std::move(finder).redacted();
    // A name is only known as one where the text is JSON: what is not, is not trusted.
    if (!parse_json(result, {max_depth, DuplicateNames::keep}))
        return {};
    return result;
}

}  // namespace scim::server::observe
