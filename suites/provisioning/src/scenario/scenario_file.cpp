// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include <scim/documents/file_schemas.hpp>
#include <scim/provisioning/scenario.hpp>
#include <scim/wire/text.hpp>

#include "embedded_scenarios.hpp"
#include "file/line_of.hpp"
#include "scenario/scenario_parts.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using Errors = std::vector<FileError>;

/// Reads one scenario; what is wrong is collected.
class ScenarioReader {
public:
    ScenarioReader(std::string_view text, std::string_view file, std::string_view run)
        : text_ {text}
        , file_ {file}
        , run_ {run}
    {
    }

    Scenario read(Json const& json)
    {
        Scenario scenario;
        scenario.id = json.string_or("id", "");
        scenario.title = json.string_or("title", "");
        scenario.about = json.string_or("about", "");
        scenario.mapping = json.string_or("mapping", "");
        if (auto const* const matching = json.find("matching"))
            for (auto const& path : matching->as_array())
                scenario.matching.push_back(path.as_string());
        if (auto const* const directory = json.find("directory"))
            read_directory(*directory, scenario);
        if (auto const* const job = json.find("job")) {
            scenario.job = job_settings_from(*job);
            scenario.actions = target_actions_from(*job);
        }
        if (auto const* const scope = json.find("scope"))
            scenario.scope = read_scope(*scope, "/scope");
        auto const& steps = json.find("steps")->as_array();
        for (std::size_t i = 0; i < steps.size(); ++i)
            scenario.steps.push_back(read_step(steps[i], fmt::format("/steps/{}", i)));
        return scenario;
    }

    Errors take() { return std::move(errors_); }

private:
    void complain(std::string_view pointer, std::string reason, std::string remedy)
    {
        errors_.push_back({file_, line_of(text_, pointer), std::move(reason), std::move(remedy)});
    }

    void read_directory(Json const& json, Scenario& scenario)
    {
        if (auto const* const wish = json.find("generate")) {
            scenario.shape = shape_from(*wish, run_);
            return;
        }
        auto document = Json::object({{"format", "scimproof.directory"}, {"formatVersion", "1.0"}});
        document.set("users", json.contains("users") ? *json.find("users") : Json::array());
        document.set("groups", json.contains("groups") ? *json.find("groups") : Json::array());
        scenario.directory = write_json(document);
        if (auto const directory = read_directory_text(scenario.directory, file_); !directory)
            for (auto const& error : directory.error())
                complain("/directory", error.reason, error.remedy);
    }

    Scope read_scope(Json const& json, std::string const& pointer)
    {
        auto scope = scope_from(json);
        if (!scope) {
            complain(pointer, scope.error().reason, scope.error().remedy);
            return {};
        }
        if (auto const usable = check(*scope); !usable)
            complain(pointer, usable.error().reason, usable.error().remedy);
        return *std::move(scope);
    }

    ScenarioStep read_step(Json const& json, std::string const& pointer)
    {
        ScenarioStep step;
        auto const kinds = kinds_of(json);
        if (kinds.size() != 1) {
            complain(pointer, fmt::format("a step does one thing, and this one does {}", kinds.size()),
                "write one of testConnection, cycle, wait, change, target, weather, scope, restart, pause, start, "
                "allowDeletes, onDemand");
            return step;
        }
        step.kind = kinds.front().second;
        auto const& value = *json.find(kinds.front().first);
        auto const place = fmt::format("{}/{}", pointer, kinds.front().first);
        step.title = json.string_or("title", kinds.front().first);
        if (auto const* const expect = json.find("expect"))
            step.expect = *expect;
        if (auto const* const members = json.find("members"))
            for (auto const& member : members->as_array())
                step.members.push_back(member.as_string());
        fill(step, value, place);
        return step;
    }

    void fill(ScenarioStep& step, Json const& value, std::string const& place)
    {
        switch (step.kind) {
        case ScenarioStep::Kind::cycle:
            step.count = static_cast<int>(std::min<std::int64_t>(value.as_integer(), 10'000));
            break;
        case ScenarioStep::Kind::wait:
            if (auto const duration = duration_from(value.as_string()))
                step.duration = *duration;
            else
                complain(place, fmt::format("\"{}\" is no duration", value.as_string()), "write PT40M, PT6H or P28D");
            break;
        case ScenarioStep::Kind::change:
        case ScenarioStep::Kind::target: step.changes = value.as_array(); break;
        case ScenarioStep::Kind::weather:
            for (auto const& rule : value.as_array())
                step.weather.push_back(weather_rule_from(rule));
            break;
        case ScenarioStep::Kind::scope: step.scope = read_scope(value, place); break;
        case ScenarioStep::Kind::restart:
            step.reset = value.as_string() == "full" ? ResetScope::full() : ResetScope {};
            break;
        case ScenarioStep::Kind::on_demand: step.who = value.as_string(); break;
        default: break;
        }
    }

    std::string_view text_;
    std::string file_;
    std::string run_;
    Errors errors_;
};

Result<Json, Errors> accepted(std::string_view text, std::string_view file)
{
    auto json = parse_json(text);
    if (!json)
        return Failure {Errors {{std::string {file}, json.error().line, json.error().reason, "write one JSON object"}}};
    auto const schemas = documents::FileSchemas::load();
    if (!schemas)
        return Failure {Errors {{std::string {file}, 0, schemas.error(), ""}}};
    Errors errors;
    for (auto const& violation : schemas->find("scenario")->validate(*json))
        errors.push_back({std::string {file}, line_of(text, violation.pointer),
            fmt::format("{}: {}", violation.pointer.empty() ? "/" : violation.pointer, violation.message), ""});
    if (!errors.empty())
        return Failure {std::move(errors)};
    return *std::move(json);
}

}  // namespace

Result<Scenario, Errors> read_scenario(std::string_view text, std::string_view file, std::string_view run)
{
    auto const filled = replace_all(std::string {text}, "{run}", run);
    auto const json = accepted(filled, file);
    if (!json)
        return Failure {json.error()};
    ScenarioReader reader {filled, file, run};
    auto scenario = reader.read(*json);
    if (auto errors = reader.take(); !errors.empty())
        return Failure {std::move(errors)};
    return scenario;
}

std::vector<ScenarioFile> const& scenario_files()
{
    static auto const files = [] {
        std::vector<ScenarioFile> list;
        for (auto const& file : embedded_scenarios()) {
            auto id = file.name.substr(file.name.rfind('/') + 1);
            id.remove_suffix(std::string_view {".json"}.size());
            list.push_back({id, file.name, file.content});
        }
        return list;
    }();
    return files;
}

}  // namespace scim::provisioning
