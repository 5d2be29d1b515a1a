// SPDX-License-Identifier: Apache-2.0
#include "expression/regex.hpp"

#include <re2/re2.h>

#include "expression/dotnet_pattern.hpp"
#include "expression/number.hpp"

namespace scim::provisioning::expression {

namespace {

/// What a compiled pattern may occupy, in bytes.
constexpr std::int64_t most_memory = 4 * 1024 * 1024;

RE2::Options options()
{
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(most_memory);
    return options;
}

/// Where the groups of .NET lie among those of RE2, by number: .NET counts those without a name first.
std::vector<std::size_t> dotnet_numbers(RE2 const& regex)
{
    std::vector<std::size_t> numbers {0};
    std::vector<std::size_t> named;
    for (int index = 1; index <= regex.NumberOfCapturingGroups(); ++index)
        (regex.CapturingGroupNames().contains(index) ? named : numbers).push_back(static_cast<std::size_t>(index));
    numbers.insert(numbers.end(), named.begin(), named.end());
    return numbers;
}

std::size_t after_one_character(std::string_view text, std::size_t position)
{
    ++position;
    while (position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0U) == 0x80U)
        ++position;
    return position;
}

}  // namespace

struct Regex::Program {
    explicit Program(std::string const& pattern) : regex {pattern, options()} {}

    RE2 regex;
};

Regex::Regex(std::shared_ptr<Program const> program) : program_ {std::move(program)} {}

Result<Regex, Problem> Regex::compile(std::string_view pattern)
{
    auto const translated = translate_dotnet_pattern(pattern);
    if (!translated)
        return Failure {translated.error()};
    auto program = std::make_shared<Program const>(*translated);
    if (!program->regex.ok())
        return Failure {Problem {"the regular expression cannot be read: " + program->regex.error(),
            "mend it; inside an expression each backslash is written twice"}};
    return Regex {std::move(program)};
}

std::optional<Match> Regex::find(std::string_view text, std::size_t from) const
{
    auto const& regex = program_->regex;
    std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1);
    re2::StringPiece const whole {text.data(), text.size()};
    if (!regex.Match(whole, from, text.size(), RE2::UNANCHORED, pieces.data(), static_cast<int>(pieces.size())))
        return std::nullopt;
    Match match;
    for (auto const& piece : pieces) {
        if (!piece.data()) {
            match.emplace_back();
            continue;
        }
        auto const start = static_cast<std::size_t>(piece.data() - text.data());
        match.emplace_back(Span {start, start + piece.size()});
    }
    return match;
}

std::vector<Match> Regex::find_all(std::string_view text) const
{
    std::vector<Match> matches;
    for (std::size_t from = 0; from <= text.size();) {
        auto match = find(text, from);
        if (!match)
            break;
        auto const whole = *match->front();
        from = whole.end > whole.start ? whole.end : after_one_character(text, whole.end);
        matches.push_back(*std::move(match));
    }
    return matches;
}

std::optional<std::size_t> Regex::group(std::string_view name) const
{
    auto const& names = program_->regex.NamedCapturingGroups();
    if (auto const found = names.find(std::string {name}); found != names.end())
        return static_cast<std::size_t>(found->second);
    auto const number = whole_number(name);
    auto const numbers = dotnet_numbers(program_->regex);
    if (!number || *number < 0 || static_cast<std::size_t>(*number) >= numbers.size())
        return std::nullopt;
    return numbers[static_cast<std::size_t>(*number)];
}

}  // namespace scim::provisioning::expression
