// SPDX-License-Identifier: Apache-2.0
#include "read_requirements.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace scim::documents {
namespace {

template <typename T>
struct Word {
    std::string_view text;
    T value;
};

constexpr std::array levels {
    Word<Level> {"MUST", Level::must},
    Word<Level> {"MUST NOT", Level::must_not},
    Word<Level> {"SHOULD", Level::should},
    Word<Level> {"SHOULD NOT", Level::should_not},
    Word<Level> {"MAY", Level::may},
};

constexpr std::array actors {
    Word<Actor> {"server", Actor::server},
    Word<Actor> {"client", Actor::client},
    Word<Actor> {"both", Actor::both},
};

constexpr std::array testables {
    Word<Testable> {"blackbox", Testable::blackbox},
    Word<Testable> {"needs-setup", Testable::needs_setup},
    Word<Testable> {"not-testable", Testable::not_testable},
};

/// The value of a word; the schema has let only known words through.
template <typename T, std::size_t count>
T parse(std::array<Word<T>, count> const& words, std::string_view text)
{
    auto const found = std::find_if(words.begin(), words.end(), [&](Word<T> const& word) { return word.text == text; });
    return found == words.end() ? words.front().value : found->value;
}

std::string text_of(Json const& object, std::string_view member)
{
    return std::string {object.string_or(member, "")};
}

Origin origin_of(Json const& document)
{
    auto const id = document.string_or("id", "");
    if (id.starts_with("RFC"))
        return Origin::rfc;
    return id == "ENTRA" ? Origin::entra : Origin::client;
}

/// Sections of RFCs have anchors; the pages of identity providers are quoted whole.
std::string url_of(Json const& document, std::string_view section)
{
    auto const url = text_of(document, "url");
    return origin_of(document) == Origin::rfc ? url + "#section-" + std::string {section} : url;
}

Requirement read_requirement(Json const& document, Json const& entry)
{
    auto const* implicit = entry.find("implicit");
    return {
        .id = text_of(entry, "id"),
        .document = text_of(document, "id"),
        .document_title = text_of(document, "title"),
        .section = text_of(entry, "section"),
        .level = parse(levels, entry.string_or("level", "")),
        .implicit = implicit && implicit->as_boolean(),
        .actor = parse(actors, entry.string_or("actor", "")),
        .summary = text_of(entry, "summary"),
        .feature = text_of(entry, "feature"),
        .testable = parse(testables, entry.string_or("testable", "")),
        .how = text_of(entry, "how"),
        .note = text_of(entry, "note"),
        .source = text_of(entry, "source"),
        .url = url_of(document, entry.string_or("section", "")),
        .origin = origin_of(document),
        .texts = std::nullopt,
    };
}

}  // namespace

std::string_view to_string(Level level)
{
    auto const found
        = std::find_if(levels.begin(), levels.end(), [&](Word<Level> const& word) { return word.value == level; });
    return found->text;
}

std::vector<Requirement> read_requirements(Json const& file)
{
    std::vector<Requirement> result;
    for (auto const& entry : file.find("requirements")->as_array())
        result.push_back(read_requirement(*file.find("document"), entry));
    return result;
}

std::vector<std::pair<std::string, FindingTexts>> read_finding_texts(Json const& file)
{
    std::vector<std::pair<std::string, FindingTexts>> result;
    for (auto const& [id, entry] : file.find("texts")->as_object()) {
        result.emplace_back(id,
            FindingTexts {
                .title = text_of(entry, "title"),
                .expected = text_of(entry, "expected"),
                .observed = text_of(entry, "observed"),
                .why_it_matters = text_of(entry, "whyItMatters"),
                .remedy = text_of(entry, "remedy"),
                .reference = text_of(entry, "reference"),
                .entra_error_code = text_of(entry, "entraErrorCode"),
            });
    }
    return result;
}

std::optional<std::string> unknown_placeholder(std::string_view observed)
{
    constexpr std::array known {"{status}", "{reason}", "{path}", "{count}", "{mime}", "{observed}"};
    for (auto open = observed.find('{'); open != std::string_view::npos; open = observed.find('{', open + 1)) {
        auto const placeholder = observed.substr(open, observed.find('}', open) - open + 1);
        if (std::find(known.begin(), known.end(), placeholder) == known.end())
            return std::string {placeholder};
    }
    return std::nullopt;
}

}  // namespace scim::documents
