// SPDX-License-Identifier: Apache-2.0
#include "case_run.hpp"

#include <algorithm>

#include <scim/wire/encoding.hpp>
#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

#include "adaptation.hpp"
#include "assertions.hpp"
#include "case_seed.hpp"
#include "compare.hpp"
#include "given_resource.hpp"
#include "matchers.hpp"
#include "requirement_level.hpp"
#include "step_record.hpp"

namespace scim::conformance {
CaseRun::CaseRun(CaseDefinition const& definition, Session& session, report::Case& outcome)
    : definition_ {definition}
    , session_ {session}
    , outcome_ {outcome}
    , placeholders_ {session.context().run_prefix, session.context().run_prefix + "-" + short_hash(definition.id),
          to_string(session.context().options.base), session.context().options.seed ^ hash_of(definition.id)}
{
    auto credentials = Json::object();
    for (auto const& [name, value] : session.context().options.credentials)
        credentials.set(name, value);
    placeholders_.bind("credential", std::move(credentials));
}

bool CaseRun::blocked(std::string reason, std::string by)
{
    outcome_.status = report::Status::blocked;
    outcome_.message = session_.context().redactor.text(reason);
    outcome_.blocked_by = std::move(by);
    return false;
}

bool CaseRun::skipped(std::string reason)
{
    outcome_.status = report::Status::skip;
    outcome_.skip_reason = session_.context().redactor.text(reason);
    return false;
}

bool CaseRun::broken(std::string reason)
{
    outcome_.status = report::Status::error;
    outcome_.error_class = "tool";
    outcome_.message = "the case is broken: " + std::move(reason);
    return false;
}

bool CaseRun::give_up(PlaceholderError const& error)
{
    return error.kind == PlaceholderError::Kind::missing ? blocked(error.text) : broken(error.text);
}

bool CaseRun::is_settled(JudgeTrouble const& trouble)
{
    if (!trouble.broken.empty())
        return broken(trouble.broken);
    return trouble.missing.empty() || blocked(trouble.missing);
}

std::string CaseRun::prerequisite(std::string const& resource_type) const
{
    auto const tag = "prerequisite:" + resource_type;
    for (auto const& other : session_.context().catalogue->cases) {
        if (std::find(other.tags.begin(), other.tags.end(), tag) != other.tags.end())
            return other.id;
    }
    return {};
}

bool CaseRun::make_given()
{
    return std::all_of(
        definition_.given.begin(), definition_.given.end(), [this](GivenResource const& one) { return make(one); });
}

bool CaseRun::make(GivenResource const& resource)
{
    auto filled = placeholders_.fill(resource.body);
    if (!filled)
        return give_up(filled.error());
    auto const body = complete_given(
        resource.resource_type, std::move(*filled), placeholders_.unique(), session_.context().capabilities);
    auto const endpoint = session_.context().endpoint(resource.resource_type);
    auto const reply = session_.send("POST", endpoint, write_json(body));
    add_step(outcome_, reply);
    if (!has_answer(outcome_, reply, session_.context().redactor))
        return false;
    session_.remember(reply);
    auto const* id = reply.json ? reply.json->find_ignoring_case("id") : nullptr;
    auto const shared = reply.status() == 409
        ? shared_unique_attribute(definition_.given, resource.resource_type, session_.context().capabilities)
        : std::nullopt;
    if (shared)
        return skipped("two resources of this case share a " + *shared + ", which is unique at this provider");
    if (!reply.is_success() || !id || !id->is_string())
        return blocked("the " + resource.resource_type + " that this case needs could not be created: POST " + endpoint
                + " answered " + std::to_string(reply.status()) + (reply.is_success() ? " without an id" : ""),
            prerequisite(resource.resource_type));
    targets_[resource.alias] = endpoint + "/" + percent_encode(id->as_string());
    placeholders_.bind_sent(resource.alias, body);
    placeholders_.bind(resource.alias, *reply.json);
    placeholders_.bind_headers(resource.alias, reply.response->fields);
    return true;
}

bool CaseRun::run_steps()
{
    return std::all_of(definition_.steps.begin(), definition_.steps.end(),
        [this](StepDefinition const& one) { return run_step(one); });
}

std::optional<std::string> CaseRun::target_of(StepDefinition const& step)
{
    auto text = step.target;
    if (text.empty() && !step.replay.empty())
        text = session_.context().catalogue->captures.at(step.replay).find("request")->string_or("path", "/");
    auto const question = text.find('?');
    auto path = placeholders_.fill_text(std::string_view {text}.substr(0, question));
    if (!path) {
        give_up(path.error());
        return std::nullopt;
    }
    auto query = placeholders_.fill_text(
        question == std::string::npos ? std::string_view {} : std::string_view {text}.substr(question),
        Spelling::percent_encoded);
    if (!query) {
        give_up(query.error());
        return std::nullopt;
    }
    // A target that is a reference of the provider, absolute or relative.
    auto resolved = text.starts_with('{') ? resolve_reference(*path, session_.context().options.base) : std::string {};
    if (!resolved.empty())
        *path = std::move(resolved);
    auto const base = to_string(session_.context().options.base);
    if (path->starts_with(base))
        path->erase(0, base.size());
    if (path->find("://") != std::string::npos) {
        blocked("the provider's reference " + *path + " points away from " + base);
        return std::nullopt;
    }
    return *path + *query;
}

std::optional<std::string> CaseRun::body_of(StepDefinition const& step)
{
    sent_body_ = Json();
    auto const* body = step.body ? &*step.body : nullptr;
    if (!body && !step.replay.empty())
        body = session_.context().catalogue->captures.at(step.replay).find("request")->find("body");
    if (!body || (!step.body && body->is_null()))
        return std::nullopt;
    if (body->is_string() && step.replay.empty())
        return body->as_string();  // raw bytes
    if (step.replay.empty()) {
        auto filled = placeholders_.fill(*body);
        if (!filled) {
            give_up(filled.error());
            return std::nullopt;
        }
        sent_body_ = complete_sent(
            step.method, step.target, std::move(*filled), placeholders_.unique(), session_.context().capabilities);
        return write_json(sent_body_);
    }
    auto replayed = *body;
    for (auto const& [pointer, value] : step.with.as_object()) {
        auto filled = placeholders_.fill(value);
        if (!filled) {
            give_up(filled.error());
            return std::nullopt;
        }
        if (!assign(replayed, pointer, std::move(*filled))) {
            broken("\"with\" names no place of the capture: " + pointer);
            return std::nullopt;
        }
    }
    sent_body_ = std::move(replayed);
    return write_json(sent_body_);
}

std::optional<Json> CaseRun::headers_of(StepDefinition const& step)
{
    auto headers = Json::object();
    if (!step.replay.empty()) {
        if (auto const* captured
            = session_.context().catalogue->captures.at(step.replay).find("request")->find("headers")) {
            for (auto const& [name, value] : captured->as_object()) {
                if (!equals_ignoring_case(name, "Authorization") && !equals_ignoring_case(name, "Host"))
                    headers.set(name, value);
            }
        }
    }
    auto filled = placeholders_.fill(step.headers);
    if (!filled) {
        give_up(filled.error());
        return std::nullopt;
    }
    for (auto const& [name, value] : filled->as_object())
        headers.set(name, value);
    return headers;
}

bool CaseRun::run_step(StepDefinition const& step)
{
    auto const target = target_of(step);
    if (!target)
        return false;
    auto const headers = headers_of(step);
    if (!headers)
        return false;
    auto const status_before = outcome_.status;
    auto const body = body_of(step);
    if (outcome_.status != status_before)
        return false;
    if (step.pause_ms > 0)
        wait_until(session_.context(), std::chrono::steady_clock::now() + std::chrono::milliseconds {step.pause_ms});
    auto const reply = session_.send(step.method, *target, body, *headers);
    auto& record = add_step(outcome_, reply);
    if (!has_answer(outcome_, reply, session_.context().redactor))
        return false;
    if (reply.request.method == "POST" && !is_search(*target))
        session_.remember(reply);
    if (step.required_status && reply.status() != *step.required_status)
        return skipped(reply.operation + " answered " + std::to_string(reply.status())
            + ": the provider does not offer what this case needs");
    if (step.expectations.empty() && !reply.is_success())
        return blocked(reply.operation + " answered " + std::to_string(reply.status())
            + "; this case goes on only after a success");
    if (!step.bind.empty())
        placeholders_.bind_headers(step.bind, reply.response->fields);
    if (!step.bind.empty() && reply.json) {
        placeholders_.bind(step.bind, *reply.json);
        placeholders_.bind_sent(step.bind, sent_body_);
        auto const* id = reply.json->find_ignoring_case("id");
        if (id && id->is_string())
            targets_[step.bind] = reply.request.method == "POST"
                ? target->substr(0, target->find('?')) + "/" + percent_encode(id->as_string())
                : target->substr(0, target->find('?'));
    }
    JudgeTrouble trouble;
    bool const go_on = judge(step.expectations, reply, placeholders_, session_.context(), record, trouble);
    if (!is_settled(trouble))
        return false;
    return go_on || step.continue_on_failure;
}

bool CaseRun::check_after()
{
    return std::all_of(definition_.after.begin(), definition_.after.end(),
        [this](AfterDefinition const& one) { return check_state(one); });
}

bool CaseRun::check_state(AfterDefinition const& after)
{
    if (!session_.context().profile.applies(after.requirement))
        return true;
    auto const target = targets_.find(after.alias);
    if (target == targets_.end())
        return blocked("the provider returned no id for " + after.alias);
    auto const reply = session_.send("GET", target->second, std::nullopt);
    auto& step = add_step(outcome_, reply);
    if (!has_answer(outcome_, reply, session_.context().redactor))
        return false;
    judge_state(after, reply, step);
    return outcome_.status != report::Status::error;
}

void CaseRun::judge_state(AfterDefinition const& after, Reply const& reply, report::Step& step)
{
    Expectation expectation;
    expectation.requirement = after.requirement;
    expectation.level = after.level;
    expectation.status = Json {after.gone ? 404 : 200};
    if (!after.gone) {
        expectation.body = after.changed;
        expectation.absent = after.absent;
    }
    JudgeTrouble trouble;
    bool const found = judge({expectation}, reply, placeholders_, session_.context(), step, trouble);
    if (is_settled(trouble) && found && !after.gone && !after.loose && reply.json)
        judge_unchanged(after, *reply.json, step);
}

void CaseRun::judge_unchanged(AfterDefinition const& after, Json const& now, report::Step& step)
{
    auto const* sent = placeholders_.sent(after.alias);
    auto const* returned = placeholders_.returned(after.alias);
    if (!sent || !sent->is_object() || !returned)
        return;
    auto const& context = session_.context();
    AssertionSubject const subject {after.requirement,
        after.level.value_or(requirement_level(*context.catalogue, context.profile, after.requirement))};
    for (auto const& [name, unused] : sent->as_object()) {
        auto const pointer = join_pointer("", name);
        bool const named = after.changed.find_ignoring_case(name)
            || std::any_of(after.absent.begin(), after.absent.end(), [&pointer](auto const& absent) {
                   return equals_ignoring_case(absent, pointer) || starts_with_ignoring_case(absent, pointer + "/");
               });
        auto const* before = returned->find_ignoring_case(name);
        if (named || is_unassigned(before) || equals_ignoring_case(name, "schemas")
            || equals_ignoring_case(name, "meta"))
            continue;
        auto const* observed = now.find_ignoring_case(name);
        if (observed && same_in_any_order(*before, *observed))
            step.assertions.push_back(held(subject, "unchanged:" + pointer, pointer, "as before"));
        else
            step.assertions.push_back(failed(subject, "unchanged:" + pointer,
                {pointer, "collateral-change", "unchanged " + brief(*before), observed ? brief(*observed) : "absent",
                    observed ? "changed" : "absent"},
                context));
    }
}

}  // namespace scim::conformance
