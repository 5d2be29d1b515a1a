// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <scim/wire/json_pointer.hpp>

#include "assertions.hpp"
#include "case_run.hpp"
#include "matchers.hpp"
#include "requirement_level.hpp"

namespace scim::conformance {
namespace {

/// Compares one reply with one group of expectations.
class Judge {
public:
    Judge(Reply const& reply, Placeholders& placeholders, RunContext const& context, report::Step& step)
        : reply_ {reply}
        , placeholders_ {placeholders}
        , context_ {context}
        , step_ {step}
        , compare_ {context.options.base}
    {
    }

    /// False when the status was not the expected one.
    bool judge(Expectation const& expectation)
    {
        subject_.requirement = expectation.requirement;
        subject_.level = expectation.level.value_or(
            requirement_level(*context_.catalogue, context_.profile, expectation.requirement));
        bool const status_ok = !expectation.status || status(*expectation.status);
        if (expectation.scim_type && status_ok)
            scim_type(*expectation.scim_type, expectation.scim_type_required);
        headers(expectation.headers);
        bool const needs_body
            = expectation.body || expectation.document || !expectation.absent.empty() || !expectation.members.empty();
        if (needs_body && status_ok)
            body(expectation);
        return status_ok;
    }

    std::string broken;   ///< our case is wrong
    std::string missing;  ///< the provider left out what the expectation refers to

private:
    std::optional<Json> filled(Json const& value)
    {
        auto result = placeholders_.fill(value);
        if (result)
            return std::move(*result);
        if (result.error().kind == PlaceholderError::Kind::missing)
            missing = result.error().text;
        else
            broken = result.error().text;
        return std::nullopt;
    }

    void hold(std::string id, std::string path, std::string expected)
    {
        step_.assertions.push_back(held(subject_, std::move(id), std::move(path), std::move(expected)));
    }

    void miss(std::string id, Mismatch const& mismatch)
    {
        step_.assertions.push_back(failed(subject_, std::move(id), mismatch, context_));
    }

    /// One assertion per mismatch, or one that held.
    void conclude(std::string const& id, std::string const& path, std::string const& expected,
        std::vector<Mismatch> const& mismatches)
    {
        if (mismatches.empty())
            hold(id, path, expected);
        for (auto const& mismatch : mismatches)
            miss(id + ":" + mismatch.pointer, mismatch);
    }

    bool status(Json const& expected)
    {
        auto const wanted = expected.is_array() ? Json::object({{"oneOf", expected}}) : expected;
        auto const found = compare(wanted, Json {reply_.status()}, compare_);
        auto const words = is_matcher(wanted) ? apply_matcher(wanted, Json(), compare_).expected : brief(wanted);
        if (found.empty()) {
            hold("status", "status", words);
            return true;
        }
        Mismatch mismatch {
            "status", "status-mismatch", words, std::to_string(reply_.status()), std::to_string(reply_.status())};
        if (reply_.json) {
            if (auto const scim_type = reply_.json->string_or("scimType", ""); !scim_type.empty())
                mismatch.observed += " " + std::string {scim_type};
        }
        miss("status", mismatch);
        return false;
    }

    void scim_type(Json const& expected, bool required)
    {
        auto const* observed = reply_.json ? reply_.json->find_ignoring_case("scimType") : nullptr;
        auto const words = is_matcher(expected) ? apply_matcher(expected, Json(), compare_).expected : brief(expected);
        if (!observed) {
            // Choice: a refusal without its keyword is weaker than a wrong keyword, scimType being optional in general.
            auto const level = subject_.level;
            if (!required && level == report::Level::must)
                subject_.level = report::Level::should;
            miss("scimType", {"/scimType", "missing-attribute", words, "absent", "absent"});
            subject_.level = level;
            return;
        }
        auto const found = compare(expected, *observed, compare_, "/scimType");
        if (found.empty())
            hold("scimType", "/scimType", words);
        else
            miss("scimType", found.front());
    }

    void headers(Json const& expected)
    {
        for (auto const& [name, matcher] : expected.as_object()) {
            auto const path = "header:" + name;
            auto const value = reply_.response ? reply_.response->fields.find(name) : std::nullopt;
            auto const wanted = filled(matcher);
            if (!wanted)
                return;
            if (wanted->is_null()) {
                if (value)
                    miss(path, {path, "header-mismatch", "absent", brief(Json {*value}), "present"});
                else
                    hold(path, path, "absent");
            } else if (!value) {
                miss(path, {path, "header-missing", brief(*wanted), "absent", "absent"});
            } else if (auto const found = compare(*wanted, Json {*value}, compare_, path); !found.empty()) {
                miss(path, {path, "header-mismatch", found.front().expected, found.front().observed, "other-value"});
            } else {
                hold(path, path, brief(*wanted));
            }
        }
    }

    void body(Expectation const& expectation)
    {
        if (!reply_.json) {
            no_body();
            return;
        }
        if (expectation.document)
            document(expectation.document->as_string());
        if (expectation.body) {
            if (auto const wanted = filled(*expectation.body))
                conclude("body", "", brief(*wanted), compare(*wanted, *reply_.json, compare_));
        }
        for (auto const& pointer : expectation.absent)
            absent(pointer);
        for (auto const& [pointer, rules] : expectation.members.as_object()) {
            if (auto const wanted = filled(rules))
                conclude("members", pointer, brief(*wanted),
                    compare_members(*wanted, resolve_ignoring_case(*reply_.json, pointer), compare_, pointer));
        }
    }

    void no_body()
    {
        auto const why = reply_.json_problem.empty() ? std::string {"no body"} : reply_.json_problem;
        auto const level = subject_.level;
        if (reply_.may_come_from_a_gateway() && level == report::Level::must)
            subject_.level = report::Level::should;
        miss("body", {"", "unparseable", "a JSON body", why, reply_.json_problem.empty() ? "empty" : "no-json"});
        subject_.level = level;
    }

    void absent(std::string const& pointer)
    {
        auto const* value = resolve_ignoring_case(*reply_.json, pointer);
        if (is_unassigned(value))
            hold("absent:" + pointer, pointer, "absent");
        else
            miss("absent:" + pointer, {pointer, "unexpected-attribute", "absent", brief(*value), "present"});
    }

    void document(std::string const& name)
    {
        auto const* schema = context_.catalogue->messages.find(name);
        if (!schema) {
            broken = "there is no message schema \"" + name + "\"";
            return;
        }
        auto const violations = schema->validate(*reply_.json);
        if (violations.empty())
            hold("document:" + name, "", "a valid " + name + " document");
        for (auto const& violation : violations)
            miss("document:" + name + ":" + violation.pointer,
                {violation.pointer, "schema-violation", "a valid " + name + " document", violation.message,
                    "schema-violation"});
    }

    Reply const& reply_;
    Placeholders& placeholders_;
    RunContext const& context_;
    report::Step& step_;
    CompareContext compare_;
    AssertionSubject subject_;
};

}  // namespace

bool judge(std::vector<Expectation> const& expectations, Reply const& reply, Placeholders& placeholders,
    RunContext const& context, report::Step& step, JudgeTrouble& trouble)
{
    Judge one {reply, placeholders, context, step};
    bool go_on = true;
    for (auto const& expectation : expectations) {
        if (context.profile.applies(expectation.requirement))
            go_on = one.judge(expectation) && go_on;
    }
    trouble.broken = one.broken;
    trouble.missing = one.missing;
    return go_on;
}

}  // namespace scim::conformance
