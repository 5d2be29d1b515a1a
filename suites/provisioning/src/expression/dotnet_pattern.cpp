// SPDX-License-Identifier: Apache-2.0
#include "expression/dotnet_pattern.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace scim::provisioning::expression {

namespace {

/// A class of .NET and the members that RE2 needs between brackets.
struct ClassLetter {
    char letter;
    std::string_view members;
};

constexpr std::array<ClassLetter, 3> classes {{
    {'d', "\\p{Nd}"},
    {'w', "\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}"},
    {'s', "\\f\\n\\r\\t\\v\\x{85}\\p{Z}"},
}};

/// Openings of groups that cannot be matched in linear time.
struct Unsupported {
    std::string_view opening;
    std::string_view name;
};

constexpr std::array<Unsupported, 6> unsupported {{
    {"(?=", "look-ahead"},
    {"(?!", "negative look-ahead"},
    {"(?<=", "look-behind"},
    {"(?<!", "negative look-behind"},
    {"(?>", "an atomic group"},
    {"(?(", "a conditional group"},
}};

Problem not_supported(std::string_view name)
{
    return {std::string {name} + " (regular expression) is not supported here",
        "write the pattern without it: match the surroundings too, and keep what matters in a named group"};
}

char small(char letter) noexcept
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Goes once through a pattern.
class Translation {
public:
    explicit Translation(std::string_view pattern) : rest_ {pattern} {}

    Result<std::string, Problem> translate();

private:
    std::optional<Problem> step();
    std::optional<Problem> escape();
    std::optional<Problem> group();
    std::optional<Problem> inside_class();
    void copy(std::size_t bytes);

    std::string_view rest_;
    std::string out_;
    std::set<std::string> names_;  ///< of the groups so far
    bool inside_ = false;          ///< between [ and ]
    std::size_t class_start_ = 0;  ///< where the members of the class begin in out_
};

void Translation::copy(std::size_t bytes)
{
    out_ += rest_.substr(0, bytes);
    rest_.remove_prefix(std::min(bytes, rest_.size()));
}

Result<std::string, Problem> Translation::translate()
{
    while (!rest_.empty())
        if (auto problem = step())
            return Failure {*std::move(problem)};
    return out_;
}

std::optional<Problem> Translation::step()
{
    if (rest_.front() == '\\')
        return escape();
    if (inside_)
        return inside_class();
    if (rest_.starts_with("(?"))
        return group();
    if (rest_.front() == '[') {
        inside_ = true;
        copy(rest_.starts_with("[^") ? 2 : 1);
        class_start_ = out_.size();
        return std::nullopt;
    }
    copy(1);
    return std::nullopt;
}

std::optional<Problem> Translation::escape()
{
    auto const letter = rest_.size() > 1 ? rest_[1] : '\0';
    if (!inside_ && ((letter >= '1' && letter <= '9') || letter == 'k'))
        return not_supported("a reference back to a group");
    auto const found = std::ranges::find(classes, small(letter), &ClassLetter::letter);
    if (found == classes.end()) {
        copy(2);
        return std::nullopt;
    }
    auto const negated = letter != small(letter);
    // Inside a class only one property can be negated.
    if (inside_ && negated && letter != 'D')
        return not_supported(std::string {"\\"} + letter + " inside brackets");
    rest_.remove_prefix(2);
    if (inside_)
        out_ += negated ? "\\P{Nd}" : std::string {found->members};
    else
        out_ += (negated ? "[^" : "[") + std::string {found->members} + "]";
    return std::nullopt;
}

std::optional<Problem> Translation::group()
{
    auto const found
        = std::ranges::find_if(unsupported, [&](auto const& entry) { return rest_.starts_with(entry.opening); });
    if (found != unsupported.end())
        return not_supported(found->name);
    auto const named = rest_.starts_with("(?<") || rest_.starts_with("(?'");
    if (!named) {
        copy(2);
        return std::nullopt;
    }
    auto const end = rest_.find(rest_[2] == '<' ? '>' : '\'', 3);
    if (end == rest_.npos)
        return Problem {"the name of a group has no end (regular expression)", "write (?<name>...)"};
    auto const name = rest_.substr(3, end - 3);
    if (name.find('-') != name.npos)
        return not_supported("a balancing group");
    if (!names_.emplace(name).second)
        return not_supported("a second group of the same name");
    out_ += "(?P<" + std::string {name} + ">";
    rest_.remove_prefix(end + 1);
    return std::nullopt;
}

std::optional<Problem> Translation::inside_class()
{
    auto const is_first = out_.size() == class_start_;
    if (rest_.starts_with("-[") && !is_first)
        return not_supported("subtraction of a class");
    if (rest_.front() == ']' && !is_first) {
        inside_ = false;
    } else if (rest_.front() == '[' || rest_.front() == ']') {
        // .NET has no [:classes:]: a bracket here stands for itself.
        out_ += '\\';
    }
    copy(1);
    return std::nullopt;
}

}  // namespace

Result<std::string, Problem> translate_dotnet_pattern(std::string_view pattern)
{
    return Translation {pattern}.translate();
}

}  // namespace scim::provisioning::expression
