// SPDX-License-Identifier: Apache-2.0
#include "assertions.hpp"

#include <scim/wire/encoding.hpp>

namespace scim::conformance {
namespace {

constexpr std::size_t longest_message = 300;

std::string clipped(std::string text, std::size_t longest)
{
    if (text.size() <= longest)
        return text;
    return repair_utf8(text.substr(0, longest - 3)) + "…";
}

}  // namespace

report::Assertion held(AssertionSubject const& subject, std::string id, std::string path, std::string expected)
{
    report::Assertion assertion;
    assertion.id = std::move(id);
    assertion.requirement = subject.requirement;
    assertion.level = subject.level;
    assertion.path = std::move(path);
    assertion.expected = expected;
    assertion.observed = std::move(expected);
    return assertion;
}

report::Assertion failed(
    AssertionSubject const& subject, std::string id, Mismatch const& mismatch, RunContext const& context)
{
    report::Assertion assertion;
    assertion.id = std::move(id);
    assertion.requirement = subject.requirement;
    assertion.level = subject.level;
    assertion.ok = false;
    assertion.failure_class = mismatch.failure_class;
    assertion.path = mismatch.pointer;
    assertion.expected = context.redactor.text(mismatch.expected);
    assertion.observed = context.redactor.text(mismatch.observed);
    assertion.observation = mismatch.observation;
    return assertion;
}

std::string message_of(report::Case const& finished)
{
    for (auto const& step : finished.steps) {
        for (auto const& assertion : step.assertions) {
            if (assertion.ok || assertion.level != finished.level)
                continue;
            auto const where = assertion.path.empty() || assertion.path == "status" ? "" : " at " + assertion.path;
            return clipped("expected " + assertion.expected + ", got " + assertion.observed + where
                    + (step.title.empty() ? "" : ", " + step.title),
                longest_message);
        }
    }
    return {};
}

}  // namespace scim::conformance
