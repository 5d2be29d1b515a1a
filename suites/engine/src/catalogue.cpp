// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/catalogue.hpp>

#include <algorithm>

#include <scim/documents/file_schemas.hpp>
#include <scim/wire/json_place.hpp>
#include <scim/wire/text.hpp>

#include "case_file.hpp"
#include "coded_cases.hpp"
#include "each_type.hpp"
#include "embedded_suites.hpp"
#include "standing_checks.hpp"

namespace scim::conformance {
namespace {

using Problems = std::vector<FileProblem>;

/// Parses a file of ours and validates it against its schema.
Result<Json, Problems> read_document(
    SourceFile const& file, std::string_view schema, documents::FileSchemas const& schemas)
{
    auto parsed = parse_json(file.content);
    if (!parsed) {
        auto const& error = parsed.error();
        return Failure {Problems {{file.name,
            "line " + std::to_string(error.line) + ", column " + std::to_string(error.column), error.reason}}};
    }
    auto const violations = schemas.find(schema)->validate(*parsed);
    if (violations.empty())
        return std::move(*parsed);
    Problems problems;
    for (auto const& violation : violations) {
        auto const line = "line " + std::to_string(line_of(file.content, violation.pointer));
        problems.push_back(
            {file.name, violation.pointer.empty() ? line : line + ", " + violation.pointer, violation.message});
    }
    return Failure {std::move(problems)};
}

Result<documents::FileSchemas, Problems> file_schemas()
{
    auto schemas = documents::FileSchemas::load();
    if (!schemas)
        return Failure {Problems {{"schemas/documents/files", "", schemas.error()}}};
    return std::move(*schemas);
}

/// Reads a user's file with one schema and one builder.
template <typename T>
Result<T, Problems> parse_with(SourceFile const& file, std::string_view schema, T (*build)(Json const&))
{
    auto const document = parse_document(file, schema);
    if (!document)
        return Failure {document.error()};
    return build(*document);
}

/// Everything that is read from the embedded files.
class Loader {
public:
    explicit Loader(documents::FileSchemas const& schemas) : schemas_ {schemas} {}

    void read(EmbeddedFile const& file)
    {
        SourceFile const source {"suites/" + std::string {file.name}, std::string {file.content}};
        if (file.name.starts_with("cases/"))
            read_cases(source);
        else if (file.name.starts_with("captures/"))
            read_as(source, "capture", [&](Json json) { captures[stem(source.name)] = std::move(json); });
        else if (file.name.starts_with("profiles/"))
            read_as(source, "profile", [&](Json const& json) { profiles.push_back(profile_from_json(json)); });
        else if (file.name.starts_with("provisioning/mappings/"))
            read_as(source, "mapping", [&](Json const& json) { mappings.push_back(mapping_from_json(json)); });
    }

    std::vector<CaseDefinition> cases;
    std::vector<SuiteTitle> suites;
    std::map<std::string, Json> captures;
    std::vector<Profile> profiles;
    std::vector<Mapping> mappings;
    Problems problems;

private:
    static std::string stem(std::string const& name)
    {
        auto const start = name.rfind('/') + 1;
        return name.substr(start, name.rfind('.') - start);
    }

    template <typename Take>
    void read_as(SourceFile const& source, std::string_view schema, Take take)
    {
        auto document = read_document(source, schema, schemas_);
        if (document)
            take(std::move(*document));
        else
            problems.insert(problems.end(), document.error().begin(), document.error().end());
    }

    void read_cases(SourceFile const& source)
    {
        read_as(source, "case-file", [&](Json const& json) {
            auto page = case_page_from_json(json, source.name);
            suites.push_back({page.id, page.about});
            std::move(page.cases.begin(), page.cases.end(), std::back_inserter(cases));
        });
    }

    documents::FileSchemas const& schemas_;
};

void add_coded(Loader& loader)
{
    for (auto const& suite : coded_suites())
        loader.suites.push_back(suite);
    for (auto& definition : coded_cases())
        loader.cases.push_back(std::move(definition));
    loader.suites.push_back({"checks/every-exchange", "What must hold for every exchange, whoever caused it."});
    for (auto& definition : standing_check_cases())
        loader.cases.push_back(std::move(definition));
}

template <typename T>
T const* find_by_id(std::vector<T> const& list, std::string_view id)
{
    auto const found = std::find_if(list.begin(), list.end(), [id](T const& one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::string to_string(FileProblem const& problem)
{
    return problem.file + (problem.place.empty() ? "" : ": " + problem.place) + ": " + problem.text;
}

CaseDefinition const* Catalogue::find_case(std::string_view id) const
{
    if (auto const* known = find_by_id(cases, id))
        return known;
    auto const* general = find_by_id(cases, wish_for_each_type(std::string {id}));
    return general && general->each_type ? general : nullptr;
}

Profile const* Catalogue::find_profile(std::string_view id) const
{
    return find_by_id(profiles, id);
}

Mapping const* Catalogue::find_mapping(std::string_view id) const
{
    return find_by_id(mappings, id);
}

Result<Catalogue, std::vector<FileProblem>> load_catalogue()
{
    auto const schemas = file_schemas();
    if (!schemas)
        return Failure {schemas.error()};
    auto requirements = documents::RequirementRegistry::load();
    if (!requirements)
        return Failure {Problems {{"schemas/requirements", "", requirements.error()}}};
    auto messages = documents::MessageSchemas::load();
    if (!messages)
        return Failure {Problems {{"schemas/documents/messages", "", messages.error()}}};
    Loader loader {*schemas};
    for (auto const& file : embedded_suites())
        loader.read(file);
    add_coded(loader);
    if (!loader.problems.empty())
        return Failure {std::move(loader.problems)};
    return Catalogue {std::move(loader.cases), std::move(loader.suites), std::move(loader.captures),
        std::move(loader.profiles), std::move(loader.mappings), std::move(*requirements), std::move(*messages)};
}

Result<Json, std::vector<FileProblem>> parse_document(SourceFile const& file, std::string_view schema)
{
    auto const schemas = file_schemas();
    if (!schemas)
        return Failure {schemas.error()};
    return read_document(file, schema, *schemas);
}

Result<CasePage, std::vector<FileProblem>> parse_case_page(SourceFile const& file)
{
    auto document = parse_document(file, "case-file");
    if (!document)
        return Failure {document.error()};
    return case_page_from_json(*document, file.name);
}

Result<std::vector<CaseDefinition>, std::vector<FileProblem>> parse_case_file(SourceFile const& file)
{
    auto page = parse_case_page(file);
    if (!page)
        return Failure {page.error()};
    return std::move(page->cases);
}

Result<Profile, std::vector<FileProblem>> parse_profile(SourceFile const& file)
{
    return parse_with<Profile>(file, "profile", &profile_from_json);
}

Result<Mapping, std::vector<FileProblem>> parse_mapping(SourceFile const& file)
{
    return parse_with<Mapping>(file, "mapping", &mapping_from_json);
}

}  // namespace scim::conformance
