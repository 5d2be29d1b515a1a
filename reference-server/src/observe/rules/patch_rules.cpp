// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <array>

#include <scim/wire/text.hpp>

namespace scim::server::observe {

namespace {

constexpr std::string_view patch_urn = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

template <typename Function>
Offence in_any_patch(ObservedRequest const& seen, Function const& function)
{
    for (auto const& payload : seen.payloads) {
        if (payload.method != "PATCH")
            continue;
        if (auto offence = function(payload))
            return offence;
    }
    return {};
}

template <typename Function>
Offence in_any_step(ObservedRequest const& seen, Function const& function)
{
    for (auto const& step : seen.steps) {
        if (function(step))
            return step.where;
    }
    return {};
}

bool is_known_op(std::string_view op)
{
    return op == "add" || op == "remove" || op == "replace";
}

Offence unidentified_patch(ObservedRequest const& seen)
{
    return in_any_patch(seen, [](Payload const& payload) -> Offence {
        return names_schema(*payload.body, patch_urn)
            ? Offence {}
            : Offence {payload.where + "schemas does not hold " + std::string {patch_urn}};
    });
}

Offence without_operations(ObservedRequest const& seen)
{
    return in_any_patch(seen, [](Payload const& payload) -> Offence {
        auto const* operations = payload.body->find_ignoring_case("Operations");
        if (!operations)
            return payload.where + "Operations is missing";
        if (!operations->is_array())
            return payload.where + "Operations is not an array";
        return operations->empty() ? Offence {payload.where + "Operations is empty"} : Offence {};
    });
}

Offence operation_no_object(ObservedRequest const& seen)
{
    return in_any_patch(seen, [](Payload const& payload) -> Offence {
        auto const* operations = payload.body->find_ignoring_case("Operations");
        for (std::size_t i = 0; operations && operations->is_array() && i < operations->size(); ++i) {
            if (!operations->as_array()[i].is_object())
                return payload.where + "Operations[" + std::to_string(i) + "] is not an object";
        }
        return {};
    });
}

Offence missing_op(ObservedRequest const& seen)
{
    return in_any_step(seen, [](PatchStep const& step) {
        auto const* op = step.find("op");
        return !op || !op->is_string();
    });
}

Offence unknown_op(ObservedRequest const& seen)
{
    for (auto const& step : seen.steps) {
        auto const* op = step.find("op");
        if (op && op->is_string() && !is_known_op(step.op()))
            return step.where + ": op is " + shown(op->as_string());
    }
    return {};
}

Offence capital_op(ObservedRequest const& seen)
{
    for (auto const& step : seen.steps) {
        auto const* op = step.find("op");
        if (op && op->is_string() && is_known_op(step.op()) && !is_known_op(op->as_string()))
            return step.where + ": op is " + shown(op->as_string());
    }
    return {};
}

Offence remove_without_path(ObservedRequest const& seen)
{
    return in_any_step(seen, [](PatchStep const& step) {
        auto const* path = step.find("path");
        auto const is_missing = !path || path->is_null() || (path->is_string() && path->as_string().empty());
        return step.op() == "remove" && is_missing;
    });
}

Offence remove_with_value(ObservedRequest const& seen)
{
    return in_any_step(seen, [](PatchStep const& step) {
        auto const* value = step.find("value");
        return step.op() == "remove" && step.path() && value && !value->is_null();
    });
}

Offence path_no_text(ObservedRequest const& seen)
{
    return in_any_step(seen, [](PatchStep const& step) {
        auto const* path = step.find("path");
        return path && !path->is_string() && !path->is_null();
    });
}

Offence add_without_value(ObservedRequest const& seen)
{
    return in_any_step(seen, [](PatchStep const& step) { return step.op() == "add" && !step.find("value"); });
}

Offence scalar_for_the_resource(ObservedRequest const& seen)
{
    return in_any_step(seen, [](PatchStep const& step) {
        auto const* value = step.find("value");
        auto const has_path = step.find("path") && !step.find("path")->is_null();
        return (step.op() == "add" || step.op() == "replace") && !has_path && value && !value->is_object();
    });
}

constexpr std::array rules {
    Rule {"patch-not-identified", "RFC7644-3.5.2-04", Severity::error,
        "The schemas of a PATCH body name the PatchOp URN.", unidentified_patch},
    Rule {"patch-without-operations", "RFC7644-3.5.2-05", Severity::error,
        "A PATCH body has Operations, an array with at least one operation.", without_operations},
    Rule {"patch-operation-not-an-object", "RFC7644-3.5.2-06", Severity::error,
        "Each element of Operations is an object with one op.", operation_no_object},
    Rule {"patch-op-missing", "RFC7644-3.5.2-06", Severity::error, "Each operation has exactly one op.", missing_op},
    Rule {"patch-op-unknown", "RFC7644-3.5.2-07", Severity::warning, "op is add, remove or replace.", unknown_op},
    Rule {"patch-op-case", "RFC7644-3.5.2-07", Severity::info,
        "op is written in lower case; other service providers may refuse capitals.", capital_op},
    Rule {"remove-without-path", "RFC7644-3.5.2-10", Severity::error, "A remove has a path: it says what goes.",
        remove_without_path},
    Rule {"remove-with-value", "RFC7644-3.5.2-10", Severity::warning,
        "The path of a remove alone says what goes: a value is ignored, and everything may go.", remove_with_value},
    Rule {"patch-path-not-text", "RFC7644-3.5.2-08", Severity::error, "path is a text.", path_no_text},
    Rule {"add-without-value", "RFC7644-3.5.2.1-02", Severity::error, "An add has a value.", add_without_value},
    Rule {"patch-of-resource-by-scalar", "RFC7644-3.5.2-14", Severity::error,
        "Without path, the value is an object of attributes.", scalar_for_the_resource},
};

}  // namespace

std::span<Rule const> patch_rules()
{
    return rules;
}

}  // namespace scim::server::observe
