// SPDX-License-Identifier: Apache-2.0
#include "session.hpp"

#include <algorithm>
#include <charconv>
#include <thread>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "bulk_entries.hpp"
#include "standing_checks.hpp"

namespace scim::conformance {
namespace {

constexpr int most_attempts_after_429 = 4;
constexpr std::chrono::seconds longest_wait_after_429 {60};
constexpr std::chrono::milliseconds shortest_lateness {50};

bool reads(std::string_view method, std::string_view target)
{
    return method == "GET" || method == "HEAD" || (method == "POST" && is_search(target));
}

/// Several resources may be made in a row without waiting.
bool makes_something_new(std::string_view method, std::string_view target)
{
    return method == "POST" && !is_search(target);
}

/// Seconds that a 429 asks for; one second when it does not say.
std::chrono::seconds retry_after(HttpResponse const& response)
{
    int seconds = 1;
    if (auto const value = response.fields.find("Retry-After"))
        std::from_chars(value->data(), value->data() + value->size(), seconds);
    return std::clamp(std::chrono::seconds {seconds}, std::chrono::seconds {0}, longest_wait_after_429);
}

void apply_header_changes(Fields& fields, Json const& changes)
{
    for (auto const& [name, value] : changes.as_object()) {
        if (value.is_string())
            fields.set(name, value.as_string());
        else
            fields.remove(name);
    }
}

void parse_body(Reply& reply)
{
    if (!reply.response || reply.response->body.empty())
        return;
    auto parsed = parse_json(reply.response->body, answer_limits);
    if (parsed)
        reply.json = std::move(*parsed);
    else if (parsed.error().too_many_values)  // a limit of ours is no fault of the provider's
        reply.error = TransportError {TransportError::Kind::tool, "the answer holds " + parsed.error().reason};
    else
        reply.json_problem = describe(parsed.error());
}

}  // namespace

Session::Session(RunContext& context, Transport& transport, std::string case_id, std::chrono::milliseconds pause)
    : context_ {context}
    , transport_ {transport}
    , case_id_ {std::move(case_id)}
    , pause_ {pause}
{
}

HttpRequest Session::build(std::string const& method, std::string const& target, std::optional<std::string> body,
    HeaderChanges const& headers) const
{
    HttpRequest request;
    request.method = method;
    request.target = context_.options.base.path + encode_target(target);
    request.fields = context_.profile.headers;
    for (auto const& field : context_.options.extra_headers)
        request.fields.set(field.name, field.value);
    if (body) {
        request.fields.set("Content-Type", "application/scim+json");
        request.body = *std::move(body);
    }
    if (!context_.options.authorization.empty())
        request.fields.set("Authorization", context_.options.authorization);
    apply_header_changes(request.fields, headers);
    return request;
}

void Session::record(Reply& reply, Result<TransportAnswer, TransportError> const& answer, TimePoint started_at)
{
    auto exchange = recorded_exchange(context_.redactor, context_.options.base, reply.request, answer);
    exchange.id = reply.exchange_id;
    exchange.case_id = case_id_;
    exchange.started_at = started_at;
    exchange.operation = reply.operation;
    if (context_.results)
        context_.results->write(exchange);
    std::lock_guard const lock {context_.observer_mutex};
    context_.observer.on_exchange(exchange);
}

Reply Session::exchange(HttpRequest request, std::string const& target)
{
    Reply reply;
    reply.request = std::move(request);
    reply.target = target;
    reply.operation = route_template(reply.request.method, target);
    reply.exchange_id = exchange_name(static_cast<std::size_t>(context_.next_exchange++));
    auto const started_at = SystemClock {}.now();
    auto answer = transport_.send(reply.request, context_.options.timeout);
    record(reply, answer, started_at);
    if (answer) {
        context_.unanswered_in_a_row = 0;
        reply.response = std::move(answer->response);
        parse_body(reply);
        if (context_.checks && !reply.error)
            context_.checks->observe(reply, context_);
    } else {
        ++context_.unanswered_in_a_row;
        reply.error = answer.error();
    }
    return reply;
}

bool Session::wait(std::chrono::steady_clock::time_point until)
{
    if (!closing_)
        return wait_until(context_, until);
    std::this_thread::sleep_until(until);
    return true;
}

Reply Session::send(
    std::string const& method, std::string const& target, std::optional<std::string> body, HeaderChanges const& headers)
{
    Reply reply;
    reply.request = build(method, target, std::move(body), headers);
    if (changed_at_ && pause_.count() > 0 && !makes_something_new(method, target))
        wait(*changed_at_ + pause_);
    for (int attempt = 1; attempt <= most_attempts_after_429; ++attempt) {
        if (!wait(context_.pace.next_slot())) {
            reply.target = target;
            reply.operation = route_template(method, target);
            reply.error = TransportError {TransportError::Kind::cancelled, "the run was stopped"};
            return reply;
        }
        reply = exchange(std::move(reply.request), target);
        if (reply.status() != 429 || attempt == most_attempts_after_429)
            break;
        if (!wait(std::chrono::steady_clock::now() + retry_after(*reply.response)))
            break;
    }
    note_change(reply);
    return reply;
}

void Session::note_change(Reply const& reply)
{
    auto const is_read = reads(reply.request.method, reply.target);
    if (changed_at_ && (is_read || reply.status() == 404)) {
        auto& kept = after_change_.emplace();  // what find_lateness() looks at
        kept.request = reply.request;
        kept.target = reply.target;
        kept.response = reply.response;
    }
    if (!is_read && reply.is_success())
        changed_at_ = std::chrono::steady_clock::now();
}

std::optional<std::chrono::milliseconds> Session::find_lateness()
{
    if (!changed_at_ || !after_change_)
        return std::nullopt;
    auto const stale = std::move(*after_change_);
    // What is no read is not repeated: it may do its work this time.
    auto request = stale.request;
    if (!reads(request.method, stale.target))
        request = build("GET", stale.target, std::nullopt, Json::object());
    auto const changed_at = *changed_at_;
    auto const patience = context_.lateness.patience();
    for (auto delay = shortest_lateness; wait(changed_at + std::min(delay, patience)); delay *= 2) {
        auto const reply = exchange(request, stale.target);
        auto const is_other = reply.response
            && (reply.status() != stale.status()
                || (reply.request.method == stale.request.method && reply.response->body != stale.response->body));
        if (is_other)
            return std::min(std::chrono::milliseconds {delay * 2}, patience);
        if (delay >= patience)
            break;
    }
    return std::nullopt;
}

void Session::remember(Reply const& creation)
{
    if (!creation.is_success() || !creation.json)
        return;
    for (auto& target : created_by_job(*creation.json, context_.options.base))
        created_.push_back(std::move(target));
    auto const* id = creation.json->find_ignoring_case("id");
    if (!id || !id->is_string() || id->as_string().empty())
        return;
    auto const endpoint = creation.target.substr(0, creation.target.find('?'));
    created_.push_back(endpoint + "/" + percent_encode(id->as_string()));
}

int Session::clean_up()
{
    int left = 0;
    closing_ = true;  // what we made is removed also when the run was stopped
    for (auto target = created_.rbegin(); target != created_.rend(); ++target) {
        auto const reply = send("DELETE", *target, std::nullopt);
        if (!reply.is_success() && reply.status() != 404)
            ++left;
    }
    created_.clear();
    closing_ = false;
    return left;
}

bool is_search(std::string_view target)
{
    return target.substr(0, target.find('?')).ends_with("/.search");
}

std::string encode_target(std::string_view target)
{
    constexpr std::string_view forbidden = " \"<>\\^`{|}[]";
    std::string encoded;
    encoded.reserve(target.size());
    for (auto const letter : target) {
        auto const byte = static_cast<unsigned char>(letter);
        if (byte <= 0x20 || byte >= 0x7F || forbidden.find(letter) != std::string_view::npos)
            encoded += percent_encode({&letter, 1});
        else
            encoded += letter;
    }
    return encoded;
}

}  // namespace scim::conformance
