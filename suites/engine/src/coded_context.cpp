// SPDX-License-Identifier: Apache-2.0
#include "coded_context.hpp"

#include <future>

#include "assertions.hpp"
#include "case_seed.hpp"
#include "given_resource.hpp"
#include "requirement_level.hpp"
#include "step_record.hpp"

namespace scim::conformance {

CodedContext::CodedContext(CaseDefinition const& definition, Session& session, report::Case& outcome)
    : definition_ {definition}
    , session_ {session}
    , outcome_ {outcome}
    , unique_ {session.context().run_prefix + "-" + short_hash(definition.id)}
{
}

Reply CodedContext::send(std::string const& method, std::string const& target, std::optional<Json> const& body)
{
    return send_text(method, target, body ? std::optional {write_json(*body)} : std::nullopt);
}

Reply CodedContext::send_text(std::string const& method, std::string const& target, std::optional<std::string> body,
    Session::HeaderChanges const& headers)
{
    auto reply = session_.send(method, target, std::move(body), headers);
    add_step(outcome_, reply);
    if (has_answer(outcome_, reply, context().redactor) && method == "POST")
        session_.remember(reply);
    return reply;
}

std::string CodedContext::create(std::string const& resource_type, Json body)
{
    auto const endpoint = context().endpoint(resource_type);
    auto const completed = complete_given(resource_type, std::move(body), unique_, context().capabilities);
    auto const reply = send("POST", endpoint, completed);
    if (reply.error)
        return {};
    auto const* id = reply.json ? reply.json->find_ignoring_case("id") : nullptr;
    if (!reply.is_success() || !id || !id->is_string()) {
        block("the " + resource_type + " that this case needs could not be created: POST " + endpoint + " answered "
            + std::to_string(reply.status()));
        return {};
    }
    return id->as_string();
}

void CodedContext::block(std::string reason)
{
    outcome_.status = report::Status::blocked;
    outcome_.message = std::move(reason);
}

void CodedContext::skip(std::string reason)
{
    outcome_.status = report::Status::skip;
    outcome_.skip_reason = std::move(reason);
}

std::vector<Reply> CodedContext::send_together(std::vector<Request> const& requests)
{
    std::vector<std::future<Reply>> running;
    for (auto const& request : requests) {
        running.push_back(std::async(std::launch::async, [this, &request] {
            auto const transport = context().transports();
            Session session {context(), *transport, definition_.id};
            if (request.delay.count() > 0)
                wait_until(context(), std::chrono::steady_clock::now() + request.delay);
            auto const body = request.body ? std::optional {write_json(*request.body)} : std::nullopt;
            return session.send(request.method, request.target, body, request.headers);
        }));
    }
    std::vector<Reply> replies;
    for (auto& one : running)
        replies.push_back(one.get());
    for (auto const& reply : replies) {
        add_step(outcome_, reply);
        if (reply.request.method == "POST")
            session_.remember(reply);
        session_.note_change(reply);
        has_answer(outcome_, reply, context().redactor);
    }
    return replies;
}

void CodedContext::expect(bool ok, std::string id, std::string expected, std::string observed,
    std::string failure_class, std::string observation, std::optional<report::Level> level)
{
    compare(definition_.checks.front(),
        {ok, std::move(id), std::move(expected), std::move(observed), std::move(failure_class), std::move(observation)},
        level);
}

void CodedContext::compare(std::string const& requirement, Comparison comparison, std::optional<report::Level> level)
{
    AssertionSubject const subject {requirement,
        level.value_or(ceiling_.value_or(requirement_level(*context().catalogue, context().profile, requirement)))};
    auto& assertions = outcome_.steps.back().assertions;
    if (comparison.ok)
        assertions.push_back(held(subject, std::move(comparison.id), "", std::move(comparison.expected)));
    else
        assertions.push_back(failed(subject, std::move(comparison.id),
            {"", std::move(comparison.failure_class), std::move(comparison.expected), std::move(comparison.observed),
                std::move(comparison.observation)},
            context()));
}

}  // namespace scim::conformance
