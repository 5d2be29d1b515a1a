// SPDX-License-Identifier: Apache-2.0
#include "case_file.hpp"

#include <scim/report/assemble.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

std::string text_of(Json const& json, std::string_view name)
{
    return std::string {json.string_or(name, "")};
}

std::vector<std::string> texts_of(Json const& json, std::string_view name)
{
    std::vector<std::string> texts;
    auto const* list = json.find(name);
    if (!list)
        return texts;
    for (auto const& element : list->as_array())
        texts.push_back(element.as_string());
    return texts;
}

std::optional<Json> member_of(Json const& json, std::string_view name)
{
    auto const* member = json.find(name);
    return member ? std::optional {*member} : std::nullopt;
}

bool flag(Json const& json, std::string_view name)
{
    auto const* member = json.find(name);
    return member && member->is_boolean() && member->as_boolean();
}

std::optional<report::Level> level_of(Json const& json)
{
    return report::parse_level(json.string_or("level", ""));
}

std::string requirement_of(Json const& json, std::string const& fallback)
{
    auto const own = json.string_or("checks", "");
    return own.empty() ? fallback : std::string {own};
}

Expectation expectation_from(Json const& json, std::string const& requirement, std::optional<report::Level> level)
{
    Expectation expectation;
    expectation.requirement = requirement_of(json, requirement);
    expectation.level = level_of(json) ? level_of(json) : level;
    expectation.status = member_of(json, "status");
    expectation.scim_type = member_of(json, "scimType");
    expectation.scim_type_required = flag(json, "scimTypeRequired");
    expectation.body = member_of(json, "body");
    expectation.document = member_of(json, "document");
    expectation.headers = member_of(json, "headers").value_or(Json::object());
    expectation.absent = texts_of(json, "absent");
    expectation.members = member_of(json, "members").value_or(Json::object());
    return expectation;
}

void add_expectations(StepDefinition& step, Json const& json, std::string const& requirement)
{
    step.continue_on_failure = flag(json, "continue");
    step.expectations.push_back(expectation_from(json, requirement, std::nullopt));
    auto const* also = json.find("also");
    if (!also)
        return;
    for (auto const& group : also->as_array())
        step.expectations.push_back(expectation_from(group, requirement, std::nullopt));
}

StepDefinition step_from(Json const& json, std::string const& requirement)
{
    StepDefinition step;
    auto const send = text_of(json, "send");
    auto const blank = send.find(' ');
    step.method = send.substr(0, blank);
    step.target = blank == std::string::npos ? std::string {} : send.substr(blank + 1);
    step.headers = member_of(json, "headers").value_or(Json::object());
    step.body = member_of(json, "body");
    step.replay = text_of(json, "replay");
    step.with = member_of(json, "with").value_or(Json::object());
    step.bind = text_of(json, "bind");
    if (auto const* pause = json.find("pause"))
        step.pause_ms = static_cast<int>(pause->as_integer());
    if (auto const* status = json.find("skipUnless"))
        step.required_status = static_cast<int>(status->as_integer());
    if (auto const* expect = json.find("expect"))
        add_expectations(step, *expect, requirement);
    return step;
}

AfterDefinition after_from(std::string const& alias, Json const& json, std::string const& requirement)
{
    AfterDefinition after;
    after.alias = alias;
    after.requirement = requirement_of(json, requirement);
    after.level = level_of(json);
    after.changed = member_of(json, "changed").value_or(Json::object());
    after.absent = texts_of(json, "absent");
    after.gone = flag(json, "gone");
    after.loose = flag(json, "loose");
    return after;
}

void add_all(std::vector<std::string>& to, std::vector<std::string> const& from)
{
    to.insert(to.end(), from.begin(), from.end());
}

CaseDefinition case_from(Json const& json, Json const& page, std::string const& page_id)
{
    CaseDefinition definition;
    definition.id = page_id + "/" + text_of(json, "case");
    definition.title = text_of(json, "title");
    definition.note = text_of(json, "note");
    definition.checks = texts_of(json, "checks");
    definition.profiles = texts_of(json, "profiles");
    definition.requirements = texts_of(page, "requires");
    add_all(definition.requirements, texts_of(json, "requires"));
    definition.tags = texts_of(page, "tags");
    add_all(definition.tags, texts_of(json, "tags"));
    auto const requirement = definition.checks.empty() ? std::string {} : definition.checks.front();
    if (auto const* given = json.find("given")) {
        for (auto const& [alias, resource] : given->as_object()) {
            for (auto const& [type, body] : resource.as_object())
                definition.given.push_back({alias, type, body});
        }
    }
    for (auto const& step : json.find("steps")->as_array())
        definition.steps.push_back(step_from(step, requirement));
    if (auto const* after = json.find("after")) {
        for (auto const& [alias, state] : after->as_object())
            definition.after.push_back(after_from(alias, state, requirement));
    }
    return definition;
}

/// `suites/cases/patch/remove.json` gives `patch/remove`.
std::string page_id_of(std::string const& name)
{
    auto parts = split(name, '/');
    auto page = parts.back();
    if (page.ends_with(".json"))
        page.resize(page.size() - 5);
    return parts.size() < 2 ? page : parts[parts.size() - 2] + "/" + page;
}

}  // namespace

CasePage case_page_from_json(Json const& json, std::string const& file)
{
    CasePage page;
    page.id = page_id_of(file);
    page.about = text_of(json, "about");
    for (auto const& one : json.find("cases")->as_array()) {
        page.cases.push_back(case_from(one, json, page.id));
        page.cases.back().file = file;
    }
    return page;
}

}  // namespace scim::conformance
