// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/weather.hpp>

#include <chrono>
#include <utility>

#include <scim/wire/json.hpp>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using conformance::TransportAnswer;
using conformance::TransportError;

std::string body_of(WeatherRule const& rule)
{
    if (rule.body)
        return *rule.body;
    if (rule.status < 300)
        return {};
    return write_json(Json::object({
        {"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:Error"})},
        {"status", std::to_string(rule.status)},
        {"detail", "Trouble that the scenario asks for."},
    }));
}

/// Seconds, or the time when they have passed.
std::string retry_after_text(WeatherRule const& rule, TimePoint now)
{
    if (!rule.retry_after_as_date)
        return std::to_string(*rule.retry_after);
    auto const then = std::chrono::system_clock::to_time_t(now + std::chrono::seconds {*rule.retry_after});
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(then));
}

TransportAnswer played_answer(WeatherRule const& rule, TimePoint now)
{
    TransportAnswer answer;
    answer.http_version = "1.1";
    answer.response.status = rule.status;
    answer.response.reason = std::string {reason_phrase(rule.status)};
    answer.response.body = body_of(rule);
    if (!answer.response.body.empty())
        answer.response.fields.add("Content-Type", rule.content_type);
    if (rule.retry_after)
        answer.response.fields.add("Retry-After", retry_after_text(rule, now));
    return answer;
}

class TroubledTransport final : public conformance::Transport {
public:
    TroubledTransport(
        std::unique_ptr<conformance::Transport> transport, Weather& weather, JobClock& clock, std::string base_path)
        : transport_ {std::move(transport)}
        , weather_ {weather}
        , clock_ {clock}
        , base_path_ {std::move(base_path)}
    {
    }

    Result<TransportAnswer, TransportError> send(HttpRequest const& request, std::chrono::milliseconds timeout) override
    {
        auto* const rule = take(request);
        if (rule == nullptr)
            return transport_->send(request, timeout);
        if (rule->times)
            --*rule->times;
        switch (rule->effect) {
        case WeatherRule::Effect::answer: return played_answer(*rule, clock_.now());
        case WeatherRule::Effect::lose_request:
            return Failure {
                TransportError {TransportError::Kind::closed, "the connection broke before the request was sent"}};
        case WeatherRule::Effect::lose_answer:
            (void)transport_->send(request, timeout);
            return Failure {
                TransportError {TransportError::Kind::closed, "the connection broke before the answer came"}};
        case WeatherRule::Effect::late: break;
        }
        (void)transport_->send(request, timeout);
        clock_.sleep_until(clock_.now() + timeout);
        return Failure {TransportError {
            TransportError::Kind::timeout, fmt::format("no answer within {} s", timeout.count() / 1000)}};
    }

private:
    WeatherRule* take(HttpRequest const& request)
    {
        for (auto& rule : weather_.rules)
            if (matches(rule, request) && is_its_turn(rule))
                return &rule;
        return nullptr;
    }

    bool matches(WeatherRule const& rule, HttpRequest const& request) const
    {
        std::string_view target = request.target;
        if (target.starts_with(base_path_))
            target.remove_prefix(base_path_.size());
        auto const question = target.find('?');
        auto const query = question == std::string_view::npos ? std::string_view {} : target.substr(question);
        return (!rule.times || *rule.times > 0) && (rule.method.empty() || rule.method == request.method)
            && target.starts_with(rule.path_prefix) && query.find(rule.query_part) != std::string_view::npos;
    }

    /// Spreads a share evenly: 41 % of 500 requests are 205, whatever the seed.
    static bool is_its_turn(WeatherRule& rule)
    {
        rule.due += rule.share;
        if (rule.due < 1 - 1e-9)
            return false;
        rule.due -= 1;
        return true;
    }

    std::unique_ptr<conformance::Transport> transport_;
    Weather& weather_;
    JobClock& clock_;
    std::string base_path_;
};

}  // namespace

std::unique_ptr<conformance::Transport> with_weather(
    std::unique_ptr<conformance::Transport> transport, Weather& weather, JobClock& clock, std::string base_path)
{
    return std::make_unique<TroubledTransport>(std::move(transport), weather, clock, std::move(base_path));
}

}  // namespace scim::provisioning
