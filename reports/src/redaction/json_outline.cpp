// SPDX-License-Identifier: Apache-2.0
#include "json_outline.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include <scim/wire/text.hpp>

#include "character_sets.hpp"
#include "decoded_text.hpp"

namespace scim::report {
namespace {

using Kind = JsonNode::Kind;

constexpr std::size_t most_nodes = 2'000'000;  ///< 64 MB

bool is_scalar_letter(char letter)
{
    constexpr std::string_view ends = ",]}:\"{[";
    return !is_blank(letter) && ends.find(letter) == std::string_view::npos;
}

std::string unescaped(std::string_view text)
{
    return text.find('\\') == std::string_view::npos ? std::string {text} : decode_json_escapes(text).bytes;
}

/// What has been read when a value ends or opens.
enum class Progress { opened, complete, failed };

class OutlineReader {
public:
    explicit OutlineReader(std::string_view text) : text_ {text}
    {
        constexpr std::size_t usual_length = 24;  // of a value with its name
        nodes_.reserve(std::min(text.size() / usual_length + 4, most_nodes));
    }

    std::optional<JsonOutline> read()
    {
        while (nodes_.size() < most_nodes) {
            auto progress = value();
            if (progress == Progress::complete)
                progress = after_value();
            if (progress == Progress::failed)
                return std::nullopt;
            if (progress == Progress::complete)
                return std::move(nodes_);
        }
        return std::nullopt;
    }

private:
    void skip_blanks() { at_ = run_end(text_, at_, is_blank); }

    char next()
    {
        skip_blanks();
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    Progress value()
    {
        switch (next()) {
        case '{': return open(Kind::object);
        case '[': return open(Kind::array);
        case '"': return string_value();
        default: return scalar_value();
        }
    }

    std::size_t add(Kind kind, std::size_t begin, std::size_t end)
    {
        auto const index = nodes_.size();
        nodes_.push_back({kind, narrow(begin), narrow(end), narrow(index + 1), std::exchange(name_, {})});
        return index;
    }

    static std::uint32_t narrow(std::size_t number) { return static_cast<std::uint32_t>(number); }

    Progress open(Kind kind)
    {
        open_.push_back(add(kind, at_, at_));
        ++at_;
        if (next() == closing(kind)) {
            close();
            return Progress::complete;
        }
        return kind == Kind::array || key() ? Progress::opened : Progress::failed;
    }

    static char closing(Kind kind) { return kind == Kind::object ? '}' : ']'; }

    void close()
    {
        ++at_;
        auto& node = nodes_[open_.back()];
        node.end = narrow(at_);
        node.subtree_end = narrow(nodes_.size());
        open_.pop_back();
    }

    Progress string_value()
    {
        auto const begin = at_ + 1;
        auto const end = string_end();
        if (!end)
            return Progress::failed;
        add(Kind::string, begin, *end);
        return Progress::complete;
    }

    Progress scalar_value()
    {
        auto const end = run_end(text_, at_, is_scalar_letter);
        if (end == at_)
            return Progress::failed;
        add(Kind::scalar, at_, end);
        at_ = end;
        return Progress::complete;
    }

    /// Index of the quote that ends the string which begins here; moves behind it.
    std::optional<std::size_t> string_end()
    {
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"')
                return at_++;
            if (text_[at_] == '\\')
                ++at_;
        }
        return std::nullopt;
    }

    bool key()
    {
        if (next() != '"')
            return false;
        auto const begin = at_ + 1;
        auto const end = string_end();
        if (!end || next() != ':')
            return false;
        ++at_;
        name_ = text_.substr(begin, *end - begin);
        return true;
    }

    /// Closes what ends here; `opened` when another value follows, `complete` at the end of the text.
    Progress after_value()
    {
        while (!open_.empty()) {
            auto const kind = nodes_[open_.back()].kind;
            auto const letter = next();
            if (letter == ',') {
                ++at_;
                return kind == Kind::array || key() ? Progress::opened : Progress::failed;
            }
            if (letter != closing(kind))
                return Progress::failed;
            close();
        }
        skip_blanks();
        return at_ == text_.size() ? Progress::complete : Progress::failed;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string_view name_;
    std::vector<std::size_t> open_;
    JsonOutline nodes_;
};

}  // namespace

std::optional<JsonOutline> outline_json(std::string_view text)
{
    if (text.size() > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return OutlineReader {text}.read();
}

std::vector<std::size_t> children(JsonOutline const& outline, std::size_t node)
{
    std::vector<std::size_t> found;
    for (auto child = node + 1; child < outline[node].subtree_end; child = outline[child].subtree_end)
        found.push_back(child);
    return found;
}

std::string name_of(JsonNode const& node)
{
    return unescaped(node.name);
}

bool is_named(JsonNode const& node, std::initializer_list<std::string_view> names)
{
    auto const is_one_of = [names](std::string_view name) {
        return std::any_of(
            names.begin(), names.end(), [name](std::string_view each) { return equals_ignoring_case(name, each); });
    };
    return is_one_of(node.name) || (node.name.find('\\') != std::string_view::npos && is_one_of(name_of(node)));
}

std::optional<std::size_t> child_named(JsonOutline const& outline, std::size_t node, std::string_view name)
{
    for (auto child = node + 1; child < outline[node].subtree_end; child = outline[child].subtree_end) {
        if (is_named(outline[child], {name}))
            return child;
    }
    return std::nullopt;
}

std::string text_of(std::string_view text, JsonNode const& node)
{
    return unescaped(text.substr(node.begin, node.end - node.begin));
}

}  // namespace scim::report
