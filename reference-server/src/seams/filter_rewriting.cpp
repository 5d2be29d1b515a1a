// SPDX-License-Identifier: Apache-2.0
#include "seams/filter_rewriting.hpp"

#include <algorithm>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

void change_parts(Filter& filter, std::function<void(Filter&)> const& change)
{
    for (auto& operand : filter.operands)
        change_parts(operand, change);
    change(filter);
}

bool any_named(Filter const& filter, PartCondition const& is_such, Context const& context)
{
    if (!filter.path.name.empty())
        return is_such(filter, context);
    return std::any_of(filter.operands.begin(), filter.operands.end(),
        [&](Filter const& operand) { return any_named(operand, is_such, context); });
}

// Calls with each letter and whether it stands between quotes; the quotes themselves do not.
void scan(std::string_view text, std::function<void(char letter, bool is_quoted)> const& visit)
{
    auto is_quoted = false;
    auto is_escaped = false;
    for (auto const letter : text) {
        auto const is_quote = letter == '"' && !is_escaped;
        if (is_quote)
            is_quoted = !is_quoted;
        visit(letter, is_quoted && !is_quote);
        is_escaped = is_quoted && letter == '\\' && !is_escaped;
    }
}

}  // namespace

Failure<ScimError> refused_filter()
{
    return Failure {ScimError {400, ScimType::invalid_filter, "the filter is not understood"}};
}

Filter joined(Filter::Kind kind, Filter left, Filter right)
{
    Filter both;
    both.kind = kind;
    both.operands = {std::move(left), std::move(right)};
    return both;
}

std::string without_quoted(std::string_view text)
{
    std::string result;
    scan(text, [&](char letter, bool is_quoted) { result += is_quoted ? 'x' : letter; });
    return result;
}

std::vector<std::string> words_of(std::string_view text)
{
    auto language = without_quoted(text);
    for (auto const* bracket : {"(", ")", "[", "]"})
        language = replace_all(std::move(language), bracket, " ");
    return split(language, ' ');
}

std::vector<std::string> quoted_texts(std::string_view text)
{
    std::vector<std::string> texts;
    auto was_quoted = false;
    scan(text, [&](char letter, bool is_quoted) {
        if (is_quoted && !was_quoted)
            texts.emplace_back();
        if (is_quoted)
            texts.back() += letter;
        was_quoted = is_quoted;
    });
    return texts;
}

void refuse_filters(Behaviour& behaviour, TextCondition is_such, Failure<ScimError> const& error)
{
    behaviour.parse_filter
        = [is_such = std::move(is_such), error, honest = behaviour.parse_filter](
              std::string_view text, Behaviour const& seams, Dialect const& dialect) -> ParsedFilter {
        if (is_such(text))
            return error;
        return honest(text, seams, dialect);
    };
}

void rewrite_parts(Behaviour& behaviour, std::function<void(Filter& part)> change)
{
    behaviour.parse_filter = [change = std::move(change), honest = behaviour.parse_filter](
                                 std::string_view text, Behaviour const& seams, Dialect const& dialect) {
        auto filter = honest(text, seams, dialect);
        if (filter)
            change_parts(*filter, change);
        return filter;
    };
}

void mistake_operator(Behaviour& behaviour, CompareOperator meant, CompareOperator taken)
{
    rewrite_parts(behaviour, [meant, taken](Filter& part) {
        if (part.kind == Filter::Kind::comparison && part.op == meant)
            part.op = taken;
    });
}

void answer_named(Behaviour& behaviour, PartCondition is_such, ParsedFilter const& answer)
{
    behaviour.bind_filter = [is_such = std::move(is_such), answer, honest = behaviour.bind_filter](
                                Filter const& filter, Context const& context) {
        return any_named(filter, is_such, context) ? answer : honest(filter, context);
    };
}

void look_at_every_resource(Behaviour& behaviour)
{
    behaviour.candidates = [honest = behaviour.candidates](Store const& store, ResourceType const& type,
                               Filter const&) { return honest(store, type, Filter {}); };
}

}  // namespace scim::server
