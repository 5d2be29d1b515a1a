// SPDX-License-Identifier: Apache-2.0
#include "filter/parse_filter.hpp"

#include <array>
#include <utility>

#include <scim/wire/text.hpp>

#include "path/attribute_name.hpp"

namespace scim::server {

namespace {

constexpr int max_depth = 32;

constexpr std::array<std::pair<std::string_view, CompareOperator>, 9> operators {{
    {"eq", CompareOperator::eq},
    {"ne", CompareOperator::ne},
    {"co", CompareOperator::co},
    {"sw", CompareOperator::sw},
    {"ew", CompareOperator::ew},
    {"gt", CompareOperator::gt},
    {"ge", CompareOperator::ge},
    {"lt", CompareOperator::lt},
    {"le", CompareOperator::le},
}};

std::optional<CompareOperator> find_operator(std::string_view word)
{
    for (auto const& [name, op] : operators) {
        if (equals_ignoring_case(name, word))
            return op;
    }
    return {};
}

using Parsed = Result<Filter, ScimError>;

Filter combine(Filter::Kind kind, std::vector<Filter> operands)
{
    Filter filter;
    filter.kind = kind;
    filter.operands = std::move(operands);
    return filter;
}

class FilterParser {
public:
    FilterParser(std::string_view text, Behaviour const& behaviour, Dialect const& dialect)
        : text_ {text}
        , behaviour_ {behaviour}
        , dialect_ {dialect}
    {
    }

    Parsed parse()
    {
        auto filter = parse_disjunction(0);
        if (!filter)
            return filter;
        skip_blanks();
        if (!at_end())
            return refuse("expected and, or, or the end");
        return filter;
    }

private:
    bool at_end() const { return position_ == text_.size(); }
    char peek() const { return at_end() ? '\0' : text_[position_]; }

    void skip_blanks()
    {
        while (peek() == ' ' || peek() == '\t')
            ++position_;
    }

    bool take(char letter)
    {
        if (peek() != letter || at_end())
            return false;
        ++position_;
        return true;
    }

    // A word ends at a blank or at a bracket of any kind.
    std::string_view word_ahead() const
    {
        auto const end = text_.find_first_of(" \t()[]", position_);
        return text_.substr(position_, end == std::string_view::npos ? end : end - position_);
    }

    bool take_keyword(std::string_view keyword)
    {
        auto const word = word_ahead();
        if (!equals_ignoring_case(word, keyword))
            return false;
        position_ += word.size();
        return true;
    }

    Failure<ScimError> refuse(std::string_view reason) const
    {
        return Failure {ScimError {400, ScimType::invalid_filter,
            "the filter is not valid at character " + std::to_string(position_ + 1) + ": " + std::string {reason}}};
    }

    Parsed parse_disjunction(int depth)
    {
        return parse_chain(Filter::Kind::disjunction, "or", depth, &FilterParser::parse_conjunction);
    }

    Parsed parse_conjunction(int depth)
    {
        return parse_chain(Filter::Kind::conjunction, "and", depth, &FilterParser::parse_unit);
    }

    Parsed parse_chain(Filter::Kind kind, std::string_view keyword, int depth, Parsed (FilterParser::*part)(int))
    {
        std::vector<Filter> operands;
        do {
            auto operand = (this->*part)(depth);
            if (!operand)
                return operand;
            operands.push_back(std::move(*operand));
            skip_blanks();
        } while (take_keyword(keyword));
        return operands.size() == 1 ? std::move(operands.front()) : combine(kind, std::move(operands));
    }

    Parsed parse_unit(int depth)
    {
        if (depth > max_depth)
            return refuse("too many brackets within brackets");
        skip_blanks();
        if (take('('))
            return parse_group(depth);
        auto const start = position_;
        if (take_keyword("not")) {
            skip_blanks();
            if (take('(')) {
                auto inner = parse_group(depth);
                if (!inner)
                    return inner;
                return combine(Filter::Kind::negation, {std::move(*inner)});
            }
            position_ = start;
        }
        return parse_expression(depth);
    }

    Parsed parse_group(int depth)
    {
        auto inner = parse_disjunction(depth + 1);
        if (!inner)
            return inner;
        skip_blanks();
        if (!take(')'))
            return refuse("expected a closing parenthesis");
        return inner;
    }

    Parsed parse_expression(int depth)
    {
        auto const word = word_ahead();
        auto name = parse_attribute_name(word);
        if (!name)
            return refuse("expected the name of an attribute");
        position_ += word.size();
        if (take('['))
            return parse_value_path(std::move(*name), depth);
        return parse_operator(std::move(*name));
    }

    Parsed parse_value_path(AttributeName name, int depth)
    {
        if (!name.sub_name.empty())
            return refuse("a value filter stands behind an attribute, not behind a sub-attribute");
        auto inner = parse_disjunction(depth + 1);
        if (!inner)
            return inner;
        skip_blanks();
        if (!take(']'))
            return refuse("expected a closing bracket");
        std::vector<Filter> operands {std::move(*inner)};
        if (take('.')) {
            auto outer = parse_sub_comparison();
            if (!outer)
                return outer;
            // `a[f].s op v` says that one value fulfils both.
            operands = {combine(Filter::Kind::conjunction, {std::move(operands.front()), std::move(*outer)})};
        }
        auto filter = combine(Filter::Kind::value_path, std::move(operands));
        filter.path = std::move(name);
        return filter;
    }

    Parsed parse_sub_comparison()
    {
        if (!dialect_.allows(Leniency::filter_value_path_sub_attribute))
            return refuse("nothing but a logical operator may follow a value path");
        auto const word = word_ahead();
        auto name = parse_attribute_name(word);
        if (!name || !name->urn.empty() || !name->sub_name.empty())
            return refuse("expected the name of a sub-attribute");
        position_ += word.size();
        return parse_operator(std::move(*name));
    }

    Parsed parse_operator(AttributeName name)
    {
        Filter filter;
        filter.path = std::move(name);
        skip_blanks();
        if (take_keyword("pr")) {
            filter.kind = Filter::Kind::presence;
            return filter;
        }
        auto const word = word_ahead();
        auto const op = find_operator(word);
        if (!op)
            return refuse(word.empty() ? "expected an operator" : "unknown operator");
        position_ += word.size();
        auto const before = position_;
        skip_blanks();
        if (position_ == before)
            return refuse("expected a blank and a value");
        auto value = parse_value();
        if (!value)
            return Failure {value.error()};
        filter.kind = Filter::Kind::comparison;
        filter.op = *op;
        filter.value = std::move(*value);
        return filter;
    }

    Result<Json, ScimError> parse_value()
    {
        if (peek() == '"')
            return parse_string();
        auto const word = word_ahead();
        if (word.empty())
            return refuse("expected a value");
        auto value = parse_json(word);
        if (value && !value->is_string()) {
            position_ += word.size();
            return *value;
        }
        if (!dialect_.allows(Leniency::unquoted_filter_values))
            return refuse("expected true, false, null, a number, or a text in double quotes");
        position_ += word.size();
        return Json {word};
    }

    Result<Json, ScimError> parse_string()
    {
        auto end = position_ + 1;
        while (end < text_.size() && text_[end] != '"')
            end += text_[end] == '\\' ? 2 : 1;
        if (end >= text_.size())
            return refuse("the text has no closing quote");
        auto meaning = behaviour_.read_filter_string(text_.substr(position_, end - position_ + 1));
        if (!meaning)
            return refuse("the text is not a JSON string");
        position_ = end + 1;
        return Json {std::move(*meaning)};
    }

    std::string_view text_;
    Behaviour const& behaviour_;
    Dialect const& dialect_;
    std::size_t position_ = 0;
};

}  // namespace

Result<Filter, ScimError> parse_filter(std::string_view text, Behaviour const& behaviour, Dialect const& dialect)
{
    return FilterParser {text, behaviour, dialect}.parse();
}

std::optional<std::string> read_filter_string(std::string_view quoted)
{
    auto const value = parse_json(quoted);
    if (!value || !value->is_string())
        return {};
    return value->as_string();
}

}  // namespace scim::server
