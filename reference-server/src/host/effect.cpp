// SPDX-License-Identifier: Apache-2.0
#include "host/effect.hpp"

#include <charconv>
#include <utility>

#include <scim/server/error.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/responses.hpp"

namespace scim::server {

namespace {

using Done = Result<void, std::string>;

std::optional<int> number_in(std::string_view text, int low, int high)
{
    int value = 0;
    auto const* end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc {} && stop == end && value >= low && value <= high ? std::optional {value} : std::nullopt;
}

Done read_number(Effect& effect, std::string_view name, std::string_view text)
{
    auto const refuse = [&](std::string const& bounds) {
        return Failure {std::string {name} + " takes a whole number " + bounds + "; seen: " + std::string {text}};
    };
    if (name == "latency") {
        auto const value = number_in(text, 0, longest_latency);
        if (!value)
            return refuse("of milliseconds up to " + std::to_string(longest_latency));
        effect.delivery.delay += std::chrono::milliseconds {*value};
    } else if (name == "status") {
        auto const value = number_in(text, 400, 599);
        if (!value)
            return refuse("from 400 to 599");
        effect.status = *value;
    } else if (name == "retry-after") {
        auto const value = number_in(text, 0, longest_retry_after);
        if (!value)
            return refuse("of seconds up to " + std::to_string(longest_retry_after));
        effect.retry_after = std::chrono::seconds {*value};
    } else if (name == "truncate") {
        auto const value = number_in(text, 0, most_truncated);
        if (!value)
            return refuse("of bytes");
        effect.delivery.kind = Delivery::Kind::truncated;
        effect.delivery.bytes = static_cast<std::size_t>(*value);
    } else {
        return Failure {
            "nobody knows " + std::string {name} + "; a number goes with latency, status, retry-after and truncate"};
    }
    return {};
}

Done read_word(Effect& effect, std::string_view word)
{
    if (auto const equals = word.find('='); equals != std::string_view::npos)
        return read_number(effect, trim(word.substr(0, equals)), trim(word.substr(equals + 1)));
    if (word == "hang")
        effect.delivery.kind = Delivery::Kind::silence;
    else if (word == "reset")
        effect.delivery.kind = Delivery::Kind::reset;
    else if (word == "lost")
        effect.is_lost = true;
    else
        effect.faults.emplace_back(word);
    return {};
}

}  // namespace

bool can_be_lost(Effect const& effect)
{
    return effect.delivery.kind == Delivery::Kind::silence || effect.delivery.kind == Delivery::Kind::reset;
}

void add(Effect& effect, Effect const& other)
{
    effect.delivery.delay += other.delivery.delay;
    effect.faults.insert(effect.faults.end(), other.faults.begin(), other.faults.end());
    if (effect.is_final())
        return;
    effect.status = other.status;
    effect.retry_after = other.retry_after;
    effect.delivery.kind = other.delivery.kind;
    effect.delivery.bytes = other.delivery.bytes;
    effect.is_lost = other.is_lost;
}

Result<Effect, std::string> parse_effect(std::string_view text)
{
    Effect effect;
    for (auto const& piece : split(text, ',')) {
        auto const word = trim(piece);
        if (word.empty())
            continue;
        auto const done = read_word(effect, word);
        if (!done)
            return Failure {done.error()};
    }
    if (effect.is_lost && !can_be_lost(effect))
        return Failure {std::string {"lost goes with hang or reset: any other answer would be a lie"}};
    if (effect.retry_after && !effect.status)
        return Failure {std::string {"retry-after goes with status"}};
    return effect;
}

HttpResponse refusal_of(Effect const& effect)
{
    auto const status = effect.status.value_or(503);
    auto detail = std::string {status == 429 ? "too many requests" : "the service provider was told to answer this"};
    if (effect.retry_after)
        detail += "; try again in " + std::to_string(effect.retry_after->count()) + " s";
    auto response = error_response(ScimError {status, {}, std::move(detail)});
    if (effect.retry_after)
        response.fields.add("Retry-After", std::to_string(effect.retry_after->count()));
    return response;
}

}  // namespace scim::server
