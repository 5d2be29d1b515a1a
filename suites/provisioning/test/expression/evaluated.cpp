// SPDX-License-Identifier: Apache-2.0
#include "evaluated.hpp"

namespace scim::provisioning::test {

namespace {

std::string listed(Texts const& texts)
{
    std::string list = "[";
    for (auto const& text : texts)
        list += (list.size() == 1 ? "" : "|") + text;
    return list + "]";
}

}  // namespace

std::string shown(Value const& value)
{
    if (is_null(value))
        return "null";
    if (auto const* reference = std::get_if<Reference>(&value))
        return "-> " + reference->id;
    if (is_multi_valued(value))
        return listed(texts_of(value));
    return *text_of(value);
}

std::string evaluated(std::string_view expression, SourceAttributes const& source, std::uint64_t seed)
{
    auto const parsed = Expression::parse(expression);
    if (!parsed)
        return "error " + describe(parsed.error());
    HandTurnedClock const clock;
    auto const outcome = parsed->evaluate(source, Environment {clock, seed});
    if (!outcome)
        return "error " + describe(outcome.error());
    return shown(outcome->value) + (outcome->dropped ? " dropped" : "") + (outcome->redacted ? " redacted" : "");
}

}  // namespace scim::provisioning::test
