// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "expression/call.hpp"
#include "expression/functions.hpp"
#include "expression/regex.hpp"

namespace scim::provisioning::expression {

namespace {

/// Positions of the arguments of Replace.
enum Position : std::size_t {
    source,
    old_value,
    regex_pattern,
    regex_group_name,
    replacement_value,
    replacement_attribute,
    template_text
};

/// The longest text, in bytes, that a regular expression is applied to. Ours: it bounds the time that a search takes.
constexpr std::size_t longest_searched_text = 10'000;

/// The five ways to call Replace, told apart by the arguments that are written.
enum class Mode { old_by_new, source_into_template, pattern_by_new, group_by_new, source_or_extract };

struct Form {
    Mode mode;
    unsigned written;  ///< one bit for each position behind the source
};

constexpr unsigned bit(Position position)
{
    return 1U << position;
}

constexpr std::array<Form, 5> forms {{
    {Mode::old_by_new, bit(old_value) | bit(replacement_value)},
    {Mode::source_into_template, bit(old_value) | bit(template_text)},
    {Mode::pattern_by_new, bit(regex_pattern) | bit(replacement_value)},
    {Mode::group_by_new, bit(regex_pattern) | bit(regex_group_name) | bit(replacement_value)},
    {Mode::source_or_extract, bit(regex_pattern) | bit(regex_group_name) | bit(replacement_attribute)},
}};

std::optional<Mode> mode_of(Node const& call)
{
    unsigned written = 0;
    for (std::size_t index = old_value; index < call.arguments.size(); ++index)
        if (!is_omitted(call.arguments[index]))
            written |= 1U << index;
    for (auto const& form : forms)
        if (form.written == written)
            return form.mode;
    return std::nullopt;
}

/// A text that stops growing at the limit.
class BoundedText {
public:
    bool add(std::string_view piece)
    {
        if (text_.size() + piece.size() > max_value_size)
            return false;
        text_ += piece;
        return true;
    }

    Value value() && { return Value {std::move(text_)}; }

private:
    std::string text_;
};

std::string text_or_empty_at(Call const& call, Position position)
{
    return call.has(position) ? call.text(position) : std::string {};
}

Computed with_all_replaced(Call const& call, std::string_view text, std::string_view old, std::string_view replacement)
{
    BoundedText result;
    for (std::size_t start = 0; start <= text.size();) {
        auto const hit = std::min(text.find(old, start), text.size());
        if (!result.add(text.substr(start, hit - start)))
            return call.too_large();
        if (hit == text.size())
            break;
        if (!result.add(replacement))
            return call.too_large();
        start = hit + old.size();
    }
    return std::move(result).value();
}

std::string_view part(std::string_view text, Span span)
{
    return text.substr(span.start, span.end - span.start);
}

/// Expands `$1`, `${name}`, `$&` and `$$`. A reference to no group stands for itself, as in .NET.
class Substitution {
public:
    Substitution(Regex const& regex, std::string_view replacement) : regex_ {regex}, replacement_ {replacement} {}

    bool add_to(BoundedText& result, std::string_view text, Match const& match) const;

private:
    /// What stands at a dollar sign: how long it is, and the group that it names.
    struct Sign {
        std::size_t length = 1;
        std::optional<std::size_t> group;
        std::string_view literal;
    };

    Sign sign_at(std::string_view rest) const;
    Sign numbered(std::string_view rest) const;

    Regex const& regex_;
    std::string_view replacement_;
};

Substitution::Sign Substitution::numbered(std::string_view rest) const
{
    auto const end = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
    auto const group = end > 1 ? regex_.group(rest.substr(1, end - 1)) : std::nullopt;
    if (!group)
        return {1, std::nullopt, "$"};
    return {end, group, {}};
}

Substitution::Sign Substitution::sign_at(std::string_view rest) const
{
    if (rest.starts_with("$$"))
        return {2, std::nullopt, "$"};
    if (rest.starts_with("$&"))
        return {2, std::size_t {0}, {}};
    if (!rest.starts_with("${"))
        return numbered(rest);
    auto const end = rest.find('}');
    auto const group = end == rest.npos ? std::nullopt : regex_.group(rest.substr(2, end - 2));
    if (!group)
        return {1, std::nullopt, "$"};
    return {end + 1, group, {}};
}

bool Substitution::add_to(BoundedText& result, std::string_view text, Match const& match) const
{
    for (auto rest = replacement_; !rest.empty();) {
        auto const plain = std::min(rest.find('$'), rest.size());
        if (!result.add(rest.substr(0, plain)))
            return false;
        rest.remove_prefix(plain);
        if (rest.empty())
            break;
        auto const sign = sign_at(rest);
        auto const span = sign.group ? match.at(*sign.group) : std::nullopt;
        if (!result.add(span ? part(text, *span) : sign.literal))
            return false;
        rest.remove_prefix(sign.length);
    }
    return true;
}

Computed with_pattern_replaced(Call const& call, Regex const& regex)
{
    auto const& text = call.text(source);
    auto const replacement = text_or_empty_at(call, replacement_value);
    Substitution const substitution {regex, replacement};
    BoundedText result;
    std::size_t done = 0;
    for (auto const& match : regex.find_all(text)) {
        auto const whole = *match.front();
        if (!result.add(part(text, {done, whole.start})) || !substitution.add_to(result, text, match))
            return call.too_large();
        done = whole.end;
    }
    if (!result.add(std::string_view {text}.substr(done)))
        return call.too_large();
    return std::move(result).value();
}

Computed with_group_replaced(Call const& call, Regex const& regex, std::size_t group)
{
    std::string_view const text = call.text(source);
    auto const replacement = text_or_empty_at(call, replacement_value);
    BoundedText result;
    std::size_t done = 0;
    for (auto const& match : regex.find_all(text)) {
        auto const span = match.at(group);
        if (!span)
            continue;
        if (!result.add(part(text, {done, span->start})) || !result.add(replacement))
            return call.too_large();
        done = span->end;
    }
    if (!result.add(text.substr(done)))
        return call.too_large();
    return std::move(result).value();
}

Value extracted(std::string_view text, Regex const& regex, std::size_t group)
{
    auto const match = regex.find(text, 0);
    auto const span = match ? match->at(group) : std::nullopt;
    // Choice: without a match there is nothing to provision.
    return span ? Value {std::string {part(text, *span)}} : Value {};
}

Computed with_group(Call const& call, Regex const& regex, Mode mode)
{
    auto const group = regex.group(text_or_empty_at(call, regex_group_name));
    if (!group)
        return call.refuse(regex_group_name, "the regular expression has no such group", "name it there: (?<name>...)");
    if (mode == Mode::group_by_new)
        return with_group_replaced(call, regex, *group);
    return extracted(text_or_empty_at(call, replacement_attribute), regex, *group);
}

Computed with_regex(Call const& call, Mode mode)
{
    auto const searched = mode == Mode::source_or_extract ? replacement_attribute : source;
    if (text_or_empty_at(call, searched).size() > longest_searched_text)
        return call.refuse(searched, "regular expressions are applied to at most 10000 bytes", "shorten it with Left");
    auto const regex = Regex::compile(text_or_empty_at(call, regex_pattern));
    if (!regex)
        return call.refuse(regex_pattern, regex.error().reason, regex.error().remedy);
    return mode == Mode::pattern_by_new ? with_pattern_replaced(call, *regex) : with_group(call, *regex, mode);
}

}  // namespace

std::optional<Problem> check_pattern(std::string const& pattern)
{
    auto const regex = Regex::compile(pattern);
    if (regex)
        return std::nullopt;
    return regex.error();
}

std::optional<Problem> check_replace(Node const& node)
{
    if (mode_of(node))
        return std::nullopt;
    return Problem {"these arguments do not go together",
        "besides the source give oldValue and replacementValue, oldValue and template, regexPattern and "
        "replacementValue, "
        "these two and regexGroupName, or regexPattern, regexGroupName and replacementAttributeName"};
}

Computed replace(Call const& call)
{
    auto const mode = *mode_of(call.node());
    auto const text = text_or_empty_at(call, source);
    if (mode == Mode::source_or_extract)
        return text.empty() ? with_regex(call, mode) : Computed {Value {text}};
    // Choice: nothing comes of nothing; what Entra ID makes of null here is not documented.
    if (!call.has(source))
        return Value {};
    auto const old = text_or_empty_at(call, old_value);
    if (mode == Mode::old_by_new || mode == Mode::source_into_template) {
        if (old.empty())
            return call.refuse(old_value, "there is no text to look for", "give one that is not null or empty");
        return mode == Mode::old_by_new ? with_all_replaced(call, text, old, text_or_empty_at(call, replacement_value))
                                        : with_all_replaced(call, text_or_empty_at(call, template_text), old, text);
    }
    return with_regex(call, mode);
}

}  // namespace scim::provisioning::expression
