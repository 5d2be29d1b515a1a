// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/endpoint.hpp>

#include <utility>

#include <scim/conformance/recording.hpp>

namespace scim::provisioning {
Endpoint::Endpoint(EndpointSettings settings, std::unique_ptr<conformance::Transport> transport, JobClock& clock,
    report::Redactor const* redactor, ExchangeSink sink)
    : settings_ {std::move(settings)}
    , transport_ {std::move(transport)}
    , clock_ {clock}
    , redactor_ {redactor}
    , sink_ {std::move(sink)}
{
}

Answer Endpoint::send(std::string_view method, std::string_view target, std::optional<Json> const& body)
{
    HttpRequest request;
    request.method = std::string {method};
    request.target = settings_.base.path + std::string {target};
    request.fields = settings_.headers;
    if (body) {
        request.fields.set("Content-Type", "application/scim+json");
        request.body = write_json(*body);
    }
    auto answer = send_once(request, target);
    for (int retries = 0; retries < settings_.retries; ++retries) {
        auto const pause = retry_after(answer, clock_.now());
        if (!pause || *pause > settings_.longest_wait)
            break;
        clock_.wait(*pause);
        answer = send_once(request, target);
        answer.retries = retries + 1;
    }
    return answer;
}

void Endpoint::keep_rate()
{
    if (settings_.rate <= 0)
        return;
    using std::chrono::steady_clock;
    auto const now = steady_clock::now();
    if (next_slot_ > now)
        clock_.wait(std::chrono::ceil<std::chrono::milliseconds>(next_slot_ - now));
    auto const slot
        = std::chrono::duration_cast<steady_clock::duration>(std::chrono::duration<double> {1.0 / settings_.rate});
    next_slot_ = std::max(next_slot_, now) + slot;
}

Answer Endpoint::send_once(HttpRequest const& request, std::string_view target)
{
    keep_rate();
    ++requests_;
    Answer answer;
    auto const number = settings_.exchanges_before + requests_;
    answer.exchange_id = conformance::exchange_name(number);
    auto const began = std::chrono::steady_clock::now();
    auto result = transport_->send(request, settings_.timeout);
    waited_ += std::chrono::steady_clock::now() - began;
    if (sink_ && is_shown(number, result))
        show(request, target, result, answer);
    if (!result) {
        answer.failure = std::move(result).error();
        return answer;
    }
    answer.response = std::move(result->response);
    // What comes of the others, the status tells.
    auto const is_read = request.method == "GET" || request.method == "POST";
    if (is_read && !answer.response->body.empty())
        if (auto parsed = parse_json(answer.response->body, answer_limits))
            answer.body = *std::move(parsed);
    return answer;
}

/// Of a long job the beginning, and what went wrong later, as long as that is not too much.
bool Endpoint::is_shown(
    std::size_t number, Result<conformance::TransportAnswer, conformance::TransportError> const& result)
{
    if (number <= settings_.most_shown)
        return true;
    auto const failed = !result || result->response.status >= 400;
    return failed && late_failures_++ < settings_.most_failures_shown;
}

void Endpoint::show(HttpRequest const& request, std::string_view target,
    Result<conformance::TransportAnswer, conformance::TransportError> const& result, Answer const& answer)
{
    auto exchange = conformance::recorded_exchange(*redactor_, settings_.base, request, result);
    exchange.id = answer.exchange_id;
    exchange.started_at = clock_.now();
    exchange.operation = conformance::route_template(request.method, target);
    sink_(std::move(exchange));
}

}  // namespace scim::provisioning
