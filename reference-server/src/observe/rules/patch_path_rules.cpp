// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <array>
#include <utility>

#include <scim/wire/text.hpp>

#include "observe/redact.hpp"
#include "observe/rules/named_attribute.hpp"
#include "path/attribute_name.hpp"

namespace scim::server::observe {

namespace {

constexpr std::size_t longest_path = 4096;

/// A path taken apart: `name[filter].sub`. RFC 7644 §3.5.2, figure 7.
struct ReadPath {
    AttributeName name;
    bool has_filter = false;
};

std::size_t closing_bracket(std::string_view text, std::size_t from)
{
    auto is_quoted = false;
    for (auto place = from; place < text.size(); ++place) {
        if (is_quoted && text[place] == '\\')
            ++place;
        else if (text[place] == '"')
            is_quoted = !is_quoted;
        else if (!is_quoted && text[place] == ']')
            return place;
    }
    return std::string_view::npos;
}

bool is_filter(std::string_view text, Standards const& standards)
{
    auto const form = judge_filter(text, standards).form;
    return form == JudgedFilter::Form::valid || form == JudgedFilter::Form::unquoted;
}

std::optional<ReadPath> read_path(std::string_view path, Standards const& standards)
{
    auto const open = path.find('[');
    auto name = parse_attribute_name(path.substr(0, open));
    if (!name || open == std::string_view::npos)
        return name ? std::optional {ReadPath {*name}} : std::nullopt;
    auto const close = closing_bracket(path, open + 1);
    if (close == std::string_view::npos || !name->sub_name.empty()
        || !is_filter(path.substr(open + 1, close - open - 1), standards))
        return {};
    auto const rest = path.substr(close + 1);
    auto const sub = rest.starts_with('.') ? parse_attribute_name(rest.substr(1)) : std::nullopt;
    if (!rest.empty() && (!sub || !sub->sub_name.empty() || !sub->urn.empty()))
        return {};
    name->sub_name = sub ? sub->name : "";
    return ReadPath {std::move(*name), true};
}

std::string without_filter(std::string_view path)
{
    // What is no path may hold a value where it should not.
    if (mentions_secret(path))
        return std::string {redaction};
    auto const open = path.find('[');
    return shown(open == std::string_view::npos ? std::string {path} : std::string {path.substr(0, open)} + "[...]");
}

bool is_urn_of_extension(PatchStep const& step, std::string_view path)
{
    return step.type && (step.type->find_extension(path) || equals_ignoring_case(step.type->core.id, path));
}

// Calls a function with each path that can be read and is not the URN of a schema.
template <typename Function>
Offence in_any_path(ObservedRequest const& seen, Function const& function)
{
    for (auto const& step : seen.steps) {
        auto const path = step.path();
        if (!step.type || !path || path->size() > longest_path || is_urn_of_extension(step, *path))
            continue;
        auto const read = read_path(*path, seen.standards);
        if (!read)
            continue;
        if (auto offence = function(step, *read))
            return step.where + ": " + *offence;
    }
    return {};
}

Offence bad_path(ObservedRequest const& seen)
{
    for (auto const& step : seen.steps) {
        auto const path = step.path();
        if (!path || path->size() > longest_path || is_urn_of_extension(step, *path))
            continue;
        // A remove with an empty path has a rule of its own.
        auto const is_empty_remove = path->empty() && step.op() == "remove";
        if (!is_empty_remove && !read_path(*path, seen.standards))
            return step.where + ": path is " + without_filter(*path);
    }
    return {};
}

Offence path_is_urn(ObservedRequest const& seen)
{
    for (auto const& step : seen.steps) {
        auto const path = step.path();
        if (path && is_urn_of_extension(step, *path))
            return step.where + ": path is " + shown(*path);
    }
    return {};
}

Offence path_without_urn(ObservedRequest const& seen)
{
    return in_any_path(seen,
        [](PatchStep const& step, ReadPath const& path) { return offence_of_missing_urn(path.name, *step.type); });
}

Offence unknown_target(ObservedRequest const& seen)
{
    return in_any_path(seen, [](PatchStep const& step, ReadPath const& path) -> Offence {
        return find_place(path.name, *step.type).is_known
            ? Offence {}
            : Offence {"no schema of " + step.type->name + " defines " + shown(path.name.name)
                + (path.name.sub_name.empty() ? "" : "." + path.name.sub_name)};
    });
}

bool is_read_only(NamePlace const& place)
{
    auto const is_so
        = [](Attribute const* attribute) { return attribute && attribute->mutability == Mutability::read_only; };
    return is_so(place.attribute) || is_so(place.sub_attribute);
}

Offence read_only_target(ObservedRequest const& seen)
{
    return in_any_path(seen, [](PatchStep const& step, ReadPath const& path) -> Offence {
        return is_read_only(find_place(path.name, *step.type))
            ? Offence {"the target " + shown(path.name.name) + " is readOnly"}
            : Offence {};
    });
}

Offence read_only_member(ObservedRequest const& seen)
{
    for (auto const& set : seen.sets) {
        if (set.origin != AttributeSet::Origin::patch)
            continue;
        for (auto const& member : set.object->as_object()) {
            auto const* attribute = set.type->find_core(member.name);
            if (attribute && attribute->mutability == Mutability::read_only)
                return set.where + attribute->name + " is readOnly";
        }
    }
    return {};
}

Offence refused_as_immutable(ObservedRequest const& seen)
{
    return seen.is_method("PATCH") && seen.status == 400 && seen.scim_type == "mutability" && !read_only_target(seen)
            && !read_only_member(seen)
        ? Offence {"the answer was 400 mutability"}
        : Offence {};
}

// One value or an array of them, whatever the target: RFC 7644 has examples of both for multi-valued attributes.
ValueProblems problems_of(PatchStep const& step, Attribute const& target)
{
    ValueProblems problems;
    auto const* value = step.find("value");
    if (!value || value->is_null() || step.op() == "remove")
        return problems;
    if (!value->is_array() || !target.multi_valued)
        check_value(*value, target, step.where + ".value", problems);
    for (std::size_t i = 0; target.multi_valued && value->is_array() && i < value->size() && i < 1000; ++i)
        check_value(value->as_array()[i], target, step.where + ".value[" + std::to_string(i) + "]", problems);
    return problems;
}

template <typename Predicate>
Offence in_any_value(ObservedRequest const& seen, Predicate const& is_meant)
{
    return in_any_path(seen, [&](PatchStep const& step, ReadPath const& path) -> Offence {
        auto const place = find_place(path.name, *step.type);
        auto const* target = place.sub_attribute ? place.sub_attribute : place.attribute;
        if (!place.is_known || !target || target->mutability == Mutability::read_only)
            return {};
        for (auto const& problem : problems_of(step, *target)) {
            if (is_meant(problem.kind, step))
                return problem.where + " does not suit " + target->name;
        }
        return {};
    });
}

bool is_added_object(ValueProblem::Kind kind, PatchStep const& step)
{
    return kind == ValueProblem::Kind::no_object && step.op() == "add";
}

Offence added_scalar_to_complex(ObservedRequest const& seen)
{
    return in_any_value(seen, is_added_object);
}

Offence value_against_schema(ObservedRequest const& seen)
{
    return in_any_value(
        seen, [](ValueProblem::Kind kind, PatchStep const& step) { return !is_added_object(kind, step); });
}

constexpr std::array rules {
    Rule {"patch-path-invalid", "RFC7644-3.5.2-11", Severity::error,
        "A path is an attribute path, or a value path with at most one sub-attribute.", bad_path},
    Rule {"patch-path-is-urn", "RFC7644-3.5.2-18", Severity::info,
        "A path names an attribute; what the URN of a schema alone means is not defined.", path_is_urn},
    Rule {"patch-path-without-urn", "RFC7644-3.10-03", Severity::warning,
        "The path to an attribute of an extension begins with its URN.", path_without_urn},
    Rule {"patch-path-unknown", "RFC7644-3.5.2-14", Severity::info,
        "The target of an operation is defined by a schema of the resource.", unknown_target},
    Rule {"patch-read-only", "RFC7644-3.5.2-15", Severity::error, "PATCH does not change readOnly attributes.",
        read_only_target},
    Rule {"patch-read-only-member", "RFC7644-3.5.2-15", Severity::info,
        "The value of an operation leaves readOnly attributes out.", read_only_member},
    Rule {"patch-immutable", "RFC7644-3.5.2-14", Severity::info, "An operation respects the mutability of its target.",
        refused_as_immutable},
    Rule {"add-scalar-to-complex", "RFC7644-3.5.2.1-06", Severity::error,
        "What is added to a complex attribute is an object of sub-attributes.", added_scalar_to_complex},
    Rule {"patch-value-type", "RFC7644-3.5.2-14", Severity::error,
        "The value of an operation has the type of its target.", value_against_schema},
};

}  // namespace

std::span<Rule const> patch_path_rules()
{
    return rules;
}

}  // namespace scim::server::observe
