// SPDX-License-Identifier: Apache-2.0
#include "filter_terms.hpp"

#include <algorithm>
#include <map>

#include <scim/wire/text.hpp>

#include "requirement_level.hpp"

namespace scim::conformance {
namespace {

std::vector<std::string> const& known_keys()
{
    static std::vector<std::string> const keys {"suite", "case", "req", "tag", "level", "origin", "op", "text"};
    return keys;
}

/// Words, with quoted parts kept whole and the quotes taken off.
std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    bool quoted = false;
    for (auto const letter : text) {
        if (letter == '"') {
            quoted = !quoted;
        } else if ((letter == ' ' || letter == '\t') && !quoted) {
            if (!word.empty())
                words.push_back(std::move(word));
            word.clear();
        } else {
            word += letter;
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

bool contains_ignoring_case(std::string const& text, std::string const& part)
{
    return ascii_lower(text).find(ascii_lower(part)) != std::string::npos;
}

}  // namespace

Result<FilterTerms, std::string> FilterTerms::parse(std::string_view text)
{
    FilterTerms filter;
    for (auto word : words_of(text)) {
        bool const negated = word.size() > 1 && word.front() == '-';
        if (negated)
            word.erase(0, 1);
        auto const colon = word.find(':');
        auto const key = colon == std::string::npos ? std::string {"text"} : word.substr(0, colon);
        auto const value = colon == std::string::npos ? word : word.substr(colon + 1);
        auto const& keys = known_keys();
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            auto const close = nearest(key, keys);
            return Failure {"the filter has no key \"" + key + "\""
                + (close.empty() ? "; keys are suite, case, req, tag, level, origin, op"
                                 : "; did you mean \"" + close + ":\"?")};
        }
        for (auto const& alternative : split(value, ','))
            filter.terms_.push_back({key, alternative, negated});
    }
    return filter;
}

bool FilterTerms::holds(Term const& term, CaseDefinition const& definition, Catalogue const& catalogue)
{
    auto const any = [&term](std::vector<std::string> const& texts, auto compare) {
        return std::any_of(texts.begin(), texts.end(), [&](auto const& text) { return compare(text, term.value); });
    };
    if (term.key == "suite")
        return definition.suite() == term.value || definition.suite().starts_with(term.value + "/");
    if (term.key == "case")
        return definition.id == term.value;
    if (term.key == "req")
        return any(definition.checks,
            [](auto const& id, auto const& wanted) { return starts_with_ignoring_case(id, wanted); });
    if (term.key == "tag")
        return any(
            definition.tags, [](auto const& tag, auto const& wanted) { return equals_ignoring_case(tag, wanted); });
    if (term.key == "level")
        return equals_ignoring_case(
            report::to_string(requirement_level(catalogue, definition.checks.front())), term.value);
    if (term.key == "origin")
        return equals_ignoring_case(
            report::to_string(requirement_origin(catalogue, definition.checks.front())), term.value);
    if (term.key == "op")
        return std::any_of(definition.steps.begin(), definition.steps.end(),
            [&term](auto const& step) { return equals_ignoring_case(step.method, term.value); });
    return contains_ignoring_case(definition.id, term.value) || contains_ignoring_case(definition.title, term.value);
}

bool FilterTerms::matches(CaseDefinition const& definition, Catalogue const& catalogue) const
{
    std::map<std::string, bool> by_key;  // same key: any of its terms
    for (auto const& term : terms_) {
        auto const held = holds(term, definition, catalogue);
        if (term.negated && held)
            return false;
        if (!term.negated)
            by_key[term.key] = by_key[term.key] || held;
    }
    return std::all_of(by_key.begin(), by_key.end(), [](auto const& entry) { return entry.second; });
}

}  // namespace scim::conformance
