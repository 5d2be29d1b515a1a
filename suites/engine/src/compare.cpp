// SPDX-License-Identifier: Apache-2.0
#include "compare.hpp"

#include <algorithm>

#include <scim/wire/encoding.hpp>
#include <scim/wire/json_pointer.hpp>

#include "matchers.hpp"

namespace scim::conformance {
namespace {

Mismatch missing(Json const& expected, std::string const& pointer)
{
    auto const words
        = is_matcher(expected) ? apply_matcher(expected, Json(), CompareContext()).expected : brief(expected);
    return {pointer, "missing-attribute", words, "absent", "absent"};
}

Mismatch different(Json const& expected, Json const& observed, std::string const& pointer)
{
    bool const same_kind = expected.kind() == observed.kind() || (expected.is_number() && observed.is_number());
    return {pointer, same_kind ? "wrong-value" : "wrong-type", brief(expected), brief(observed),
        std::string {kind_name(observed)}};
}

void append(std::vector<Mismatch>& to, std::vector<Mismatch> from)
{
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

std::vector<Mismatch> compare_object(
    Json const& expected, Json const& observed, CompareContext const& context, std::string const& pointer)
{
    std::vector<Mismatch> found;
    for (auto const& [name, value] : expected.as_object()) {
        auto const place = join_pointer(pointer, name);
        auto const* member = observed.find_ignoring_case(name);
        if (value.is_null() || (value.is_array() && value.empty())) {
            if (!is_unassigned(member))
                found.push_back(different(value, *member, place));
        } else if (!member) {
            if (!accepts_absence(value))
                found.push_back(missing(value, place));
        } else {
            append(found, compare(value, *member, context, place));
        }
    }
    return found;
}

std::vector<Mismatch> compare_array(
    Json const& expected, Json const& observed, CompareContext const& context, std::string const& pointer)
{
    if (expected.size() != observed.size())
        return {{pointer, "wrong-value", std::to_string(expected.size()) + " values",
            std::to_string(observed.size()) + " values", "other-length"}};
    std::vector<Mismatch> found;
    for (std::size_t i = 0; i < expected.size(); ++i)
        append(found,
            compare(expected.as_array()[i], observed.as_array()[i], context, join_pointer(pointer, std::to_string(i))));
    return found;
}

/// Elements of the observed array that match the wanted one.
std::size_t count_matches(Json const& wanted, Json::Array const& observed, CompareContext const& context)
{
    return static_cast<std::size_t>(std::count_if(observed.begin(), observed.end(),
        [&](Json const& element) { return compare(wanted, element, context).empty(); }));
}

/// Pairs every wanted element with an observed one of its own; wanted lists are short. Kuhn's augmenting paths.
class Matching {
public:
    Matching(Json::Array const& wanted, Json::Array const& observed, CompareContext const& context)
        : wanted_ {wanted}
        , observed_ {observed}
        , context_ {context}
        , taken_by_(observed.size(), none)
    {
    }

    bool is_perfect()
    {
        if (wanted_.size() != observed_.size())
            return false;
        for (std::size_t w = 0; w < wanted_.size(); ++w) {
            std::vector<bool> seen(observed_.size(), false);
            if (!pair(w, seen))
                return false;
        }
        return true;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    bool pair(std::size_t w, std::vector<bool>& seen)
    {
        for (std::size_t o = 0; o < observed_.size(); ++o) {
            if (seen[o] || !compare(wanted_[w], observed_[o], context_).empty())
                continue;
            seen[o] = true;
            if (taken_by_[o] == none || pair(taken_by_[o], seen)) {
                taken_by_[o] = w;
                return true;
            }
        }
        return false;
    }

    Json::Array const& wanted_;
    Json::Array const& observed_;
    CompareContext const& context_;
    std::vector<std::size_t> taken_by_;
};

}  // namespace

bool is_unassigned(Json const* value)
{
    return !value || value->is_null() || (value->is_array() && value->empty());
}

std::string_view kind_name(Json const& value)
{
    switch (value.kind()) {
    case Json::Kind::null: return "null";
    case Json::Kind::boolean: return "boolean";
    case Json::Kind::integer: return "integer";
    case Json::Kind::number: return "number";
    case Json::Kind::string: return "string";
    case Json::Kind::array: return "array";
    case Json::Kind::object: return "object";
    }
    return "null";
}

std::string brief(Json const& value)
{
    constexpr std::size_t longest = 120;
    auto text = write_json(value);
    if (text.size() > longest)
        text = repair_utf8(text.substr(0, longest)) + "…";
    return text;
}

bool same_in_any_order(Json const& left, Json const& right)
{
    if (left.is_array() && right.is_array())
        return left.size() == right.size()
            && std::is_permutation(left.as_array().begin(), left.as_array().end(), right.as_array().begin(),
                [](Json const& a, Json const& b) { return same_in_any_order(a, b); });
    return left == right;
}

std::vector<Mismatch> compare(
    Json const& expected, Json const& observed, CompareContext const& context, std::string const& pointer)
{
    if (is_matcher(expected)) {
        auto const verdict = apply_matcher(expected, observed, context);
        if (verdict.ok)
            return {};
        return {{pointer, verdict.failure_class, verdict.expected, brief(observed), std::string {kind_name(observed)}}};
    }
    if (expected.is_object() && observed.is_object())
        return compare_object(expected, observed, context, pointer);
    if (expected.is_array() && observed.is_array())
        return compare_array(expected, observed, context, pointer);
    if (expected == observed)
        return {};
    return {different(expected, observed, pointer)};
}

std::vector<Mismatch> compare_members(
    Json const& rules, Json const* observed, CompareContext const& context, std::string const& pointer)
{
    static Json const nothing = Json::array();
    auto const& values = is_unassigned(observed) ? nothing : *observed;
    if (!values.is_array())
        return {{pointer, "wrong-type", "an array", brief(values), std::string {kind_name(values)}}};
    auto const& elements = values.as_array();

    std::vector<Mismatch> found;
    auto const add = [&](std::string failure_class, std::string expected, std::string observation) {
        found.push_back(
            {pointer, std::move(failure_class), std::move(expected), brief(values), std::move(observation)});
    };
    if (auto const* exactly = rules.find("exactly");
        exactly && !Matching {exactly->as_array(), elements, context}.is_perfect())
        add("wrong-value", "exactly " + brief(*exactly),
            elements.size() > exactly->size()       ? "too-many"
                : elements.size() < exactly->size() ? "too-few"
                                                    : "other-values");
    if (auto const* contains = rules.find("contains")) {
        for (auto const& wanted : contains->as_array()) {
            if (count_matches(wanted, elements, context) == 0)
                add("missing-attribute", "a value like " + brief(wanted), "absent");
        }
    }
    if (auto const* lacks = rules.find("lacks")) {
        for (auto const& unwanted : lacks->as_array()) {
            if (count_matches(unwanted, elements, context) > 0)
                add("unexpected-attribute", "no value like " + brief(unwanted), "present");
        }
    }
    if (auto const* once = rules.find("atMostOnce")) {
        for (auto const& wanted : once->as_array()) {
            if (count_matches(wanted, elements, context) > 1)
                add("wrong-value", "at most one value like " + brief(wanted), "too-many");
        }
    }
    if (auto const* count = rules.find("count");
        count && elements.size() != static_cast<std::size_t>(count->as_number()))
        add("wrong-value", brief(*count) + " values",
            elements.size() > static_cast<std::size_t>(count->as_number()) ? "too-many" : "too-few");
    return found;
}

}  // namespace scim::conformance
