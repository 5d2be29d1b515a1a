// SPDX-License-Identifier: Apache-2.0
#include <scim/report/redaction.hpp>

#include <utility>

#include <scim/wire/json.hpp>
#include <scim/wire/json_text.hpp>

namespace scim::report {
namespace {

constexpr JsonLimits own_limits {256, DuplicateNames::keep};

/// The attribute a pointer leads to.
std::string_view last_token(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

/// What to show in place of a member; nothing when it may be shown as it is.
std::optional<Json> replacement(Redactor const& redactor, JsonText& member)
{
    auto const written = member.end_object().take();
    auto const shown = redactor.text(written);
    if (shown == written)
        return std::nullopt;
    auto json = parse_json(shown, own_limits);
    // A mark stands inside quotes, so this is JSON still; if it ever is not, the text itself is what may be shown.
    return json && json->size() == 1 ? std::move(json->as_object().front().value) : Json {shown};
}

/// An object with the attribute that a value was compared at: so a password is known as one.
JsonText member_at(std::string_view path)
{
    JsonText member;
    member.begin_object().name(last_token(path));
    return member;
}

void redact(Redactor const& redactor, std::string_view path, std::string& text)
{
    if (text.empty())
        return;
    auto member = member_at(path);
    if (auto const shown = replacement(redactor, member.text(text)))
        text = shown->is_string() ? shown->as_string() : redactor.text(text);
}

void redact(Redactor const& redactor, std::string_view path, std::optional<Json>& value)
{
    if (!value)
        return;
    auto member = member_at(path);
    if (auto shown = replacement(redactor, member.json(*value)))
        value = std::move(shown);
}

void redact(Redactor const& redactor, Assertion& assertion)
{
    bool const as_expected = assertion.observed == assertion.expected;
    redact(redactor, assertion.path, assertion.expected);
    if (as_expected)
        assertion.observed = assertion.expected;
    else
        redact(redactor, assertion.path, assertion.observed);
    redact(redactor, assertion.path, assertion.observation);
    for (auto& operation : assertion.diff) {
        redact(redactor, operation.path, operation.expected);
        redact(redactor, operation.path, operation.observed);
    }
}

}  // namespace

Case redact(Redactor const& redactor, Case finished)
{
    for (auto* const text : {&finished.message, &finished.skip_reason, &finished.error_class})
        *text = redactor.text(*text);
    for (auto& step : finished.steps) {
        for (auto& assertion : step.assertions)
            redact(redactor, assertion);
    }
    return finished;
}

}  // namespace scim::report
