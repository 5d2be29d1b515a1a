// SPDX-License-Identifier: Apache-2.0
#include "host/rule.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "host/object_reader.hpp"

namespace scim::server {

namespace {

constexpr auto any_number = std::numeric_limits<std::int64_t>::max();

void read_delivery(ObjectReader& reader, Effect& effect)
{
    if (auto const latency = reader.integer("latency", 0, longest_latency))
        effect.delivery.delay = std::chrono::milliseconds {*latency};
    auto kinds = 0;
    auto const take = [&](Delivery::Kind kind) {
        effect.delivery.kind = kind;
        ++kinds;
    };
    if (reader.boolean("hang").value_or(false))
        take(Delivery::Kind::silence);
    if (reader.boolean("reset").value_or(false))
        take(Delivery::Kind::reset);
    if (auto const bytes = reader.integer("truncate", 0, most_truncated)) {
        take(Delivery::Kind::truncated);
        effect.delivery.bytes = static_cast<std::size_t>(*bytes);
    }
    if (kinds > 1)
        reader.refuse("", "only one of hang, reset and truncate can happen to a request");
}

void read_refusal(ObjectReader& reader, Effect& effect)
{
    if (auto const status = reader.integer("status", 400, 599))
        effect.status = static_cast<int>(*status);
    if (auto const seconds = reader.integer("retryAfter", 0, longest_retry_after)) {
        effect.retry_after = std::chrono::seconds {*seconds};
        if (!effect.status)
            reader.refuse("retryAfter", "it goes with status");
    }
}

std::optional<RateLimit> read_rate_limit(ObjectReader& reader)
{
    auto const* document = reader.object("rateLimit");
    if (!document)
        return {};
    auto inner = ObjectReader {*document, reader.pointer_to("rateLimit")};
    RateLimit limit;
    limit.requests = inner.integer("requests", 0, any_number).value_or(-1);
    limit.window = std::chrono::seconds {inner.integer("seconds", 1, 86'400).value_or(1)};
    if (limit.requests < 0)
        inner.refuse("requests", "the number of requests is missing");
    reader.adopt(inner.finish());
    return limit;
}

bool has_effect(Rule const& rule)
{
    auto const& effect = rule.effect;
    return rule.rate_limit || effect.is_final() || effect.delivery.delay.count() > 0 || !effect.faults.empty();
}

}  // namespace

Result<Rule, std::string> read_rule(Json const& document, std::string const& pointer)
{
    auto reader = ObjectReader {document, pointer};
    Rule rule;
    rule.method = reader.text("method").value_or("");
    rule.path = reader.text("path").value_or("*");
    rule.after = reader.integer("after", 0, any_number).value_or(0);
    rule.every = reader.integer("every", 1, any_number).value_or(1);
    rule.times = reader.integer("times", 1, any_number);
    read_delivery(reader, rule.effect);
    read_refusal(reader, rule.effect);
    rule.effect.faults = reader.texts("faults").value_or(std::vector<std::string> {});
    rule.effect.is_lost = reader.boolean("lost").value_or(false);
    rule.rate_limit = read_rate_limit(reader);
    if (!has_effect(rule))
        reader.refuse(
            "", "the rule does nothing; it needs latency, status, hang, reset, truncate, faults or rateLimit");
    if (rule.effect.is_lost && !can_be_lost(rule.effect))
        reader.refuse("lost", "it goes with hang or reset: any other answer would be a lie");
    if (rule.rate_limit && rule.effect.is_final())
        reader.refuse("rateLimit", "it cannot stand beside status, hang, reset or truncate");
    auto const done = reader.finish();
    if (!done)
        return Failure {done.error()};
    rule.document = document;
    return rule;
}

RuleBook::RuleBook(std::vector<Rule> rules) : rules_ {std::move(rules)}, progress_(rules_.size()) {}

Effect RuleBook::meet(Rule const& rule, Progress& progress, TimePoint now)
{
    auto const behind = progress.matched++ - rule.after;
    if (behind < 0 || behind % rule.every != 0 || (rule.times && progress.met >= *rule.times))
        return {};
    if (!rule.rate_limit) {
        ++progress.met;
        return rule.effect;
    }
    auto const window = rule.rate_limit->window;
    if (progress.in_window == 0 || now >= progress.window_start + window) {
        progress.window_start = now;
        progress.in_window = 0;
    }
    if (++progress.in_window <= rule.rate_limit->requests)
        return {};
    ++progress.met;
    auto effect = rule.effect;
    effect.status = 429;
    // Rounded up: whoever waits as long as told is served.
    effect.retry_after = std::max(
        std::chrono::seconds {1}, std::chrono::ceil<std::chrono::seconds>(progress.window_start + window - now));
    return effect;
}

Effect RuleBook::apply(std::string_view method, std::string_view path, TimePoint now)
{
    Effect effect;
    auto const lock = std::lock_guard {mutex_};
    for (std::size_t i = 0; i < rules_.size() && !effect.is_final(); ++i) {
        auto const& rule = rules_[i];
        if ((rule.method.empty() || rule.method == method) && fits(path, rule.path))
            add(effect, meet(rule, progress_[i], now));
    }
    return effect;
}

bool fits(std::string_view text, std::string_view pattern) noexcept
{
    // The place to go on from when the text behind the last star was taken too short.
    auto star = std::string_view::npos;
    std::size_t taken = 0;
    std::size_t t = 0;
    std::size_t p = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            taken = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++taken;
        } else {
            return false;
        }
    }
    return std::all_of(
        pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(), [](char c) { return c == '*'; });
}

}  // namespace scim::server
