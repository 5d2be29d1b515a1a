// SPDX-License-Identifier: Apache-2.0
#include <scim/documents/requirement_registry.hpp>

#include <map>
#include <utility>

#include <scim/documents/file_schemas.hpp>

#include "read_requirements.hpp"
#include "schema_set.hpp"

namespace scim::documents {
namespace {

constexpr std::string_view requirements_folder = "requirements/";
constexpr std::string_view texts_folder = "requirements/texts/";

bool begins(std::string_view text, std::string_view prefix)
{
    return text.substr(0, prefix.size()) == prefix;
}

/// Parses a file and judges it by the schema.
Result<Json, std::string> read_file(EmbeddedFile const& file, JsonSchema const& schema)
{
    auto const where = std::string {file.name} + ": ";
    auto json = parse_json(file.content);
    if (!json)
        return Failure {where + scim::describe(json.error())};
    auto const violations = schema.validate(*json);
    if (!violations.empty())
        return Failure {where + describe(violations.front())};
    return *std::move(json);
}

/// Collects requirements first and their texts afterwards.
class Builder {
public:
    explicit Builder(FileSchemas const& schemas) : schemas_ {schemas} {}

    Result<void, std::string> add_requirements(EmbeddedFile const& file)
    {
        auto const json = read_file(file, *schemas_.find("requirement"));
        if (!json)
            return Failure {json.error()};
        for (auto& requirement : read_requirements(*json)) {
            if (!index.emplace(requirement.id, requirements.size()).second)
                return Failure {std::string {file.name} + ": " + requirement.id + " occurs twice"};
            requirements.push_back(std::move(requirement));
        }
        return {};
    }

    Result<void, std::string> add_texts(EmbeddedFile const& file)
    {
        auto const json = read_file(file, *schemas_.find("finding-texts"));
        if (!json)
            return Failure {json.error()};
        for (auto& [id, texts] : read_finding_texts(*json)) {
            auto const problem = attach(id, std::move(texts));
            if (!problem.empty())
                return Failure {std::string {file.name} + ": /texts/" + id + ": " + problem};
        }
        return {};
    }

    std::vector<Requirement> requirements;
    std::map<std::string, std::size_t, std::less<>> index;

private:
    /// Returns what is wrong, or nothing.
    std::string attach(std::string const& id, FindingTexts texts)
    {
        auto const found = index.find(id);
        if (found == index.end())
            return "no such requirement";
        auto& requirement = requirements[found->second];
        if (requirement.texts)
            return "the requirement has its texts in another file already";
        if (auto const placeholder = unknown_placeholder(texts.observed))
            return "unknown placeholder " + *placeholder;
        requirement.texts = std::move(texts);
        return {};
    }

    FileSchemas const& schemas_;
};

}  // namespace

Result<RequirementRegistry, std::string> RequirementRegistry::load()
{
    return read(embedded_files());
}

Result<RequirementRegistry, std::string> RequirementRegistry::read(std::span<EmbeddedFile const> files)
{
    auto const schemas = FileSchemas::load();
    if (!schemas)
        return Failure {schemas.error()};
    Builder builder {*schemas};
    for (auto const& file : files) {
        if (!begins(file.name, requirements_folder) || begins(file.name, texts_folder))
            continue;
        if (auto const added = builder.add_requirements(file); !added)
            return Failure {added.error()};
    }
    for (auto const& file : files) {
        if (!begins(file.name, texts_folder))
            continue;
        if (auto const added = builder.add_texts(file); !added)
            return Failure {added.error()};
    }
    RequirementRegistry registry;
    registry.requirements_ = std::move(builder.requirements);
    for (auto const& [id, place] : builder.index)
        registry.index_.emplace(id, place);
    return registry;
}

Requirement const* RequirementRegistry::find(std::string_view id) const
{
    auto const found = index_.find(id);
    return found == index_.end() ? nullptr : &requirements_[found->second];
}

std::span<Requirement const> RequirementRegistry::all() const
{
    return requirements_;
}

}  // namespace scim::documents
