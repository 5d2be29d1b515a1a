// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "seams/patch_wrapping.hpp"

namespace scim::server {

namespace {

using Found = Result<Target, ScimError>;
/// Looks at a value filter, from its opening bracket on.
using FilterChoice = std::function<bool(std::string_view filter)>;

// What stands between the brackets of a path, the first of them included.
std::string_view filter_of(std::string_view path)
{
    auto const open = path.find('[');
    auto const close = path.rfind(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return {};
    return path.substr(open, close - open);
}

// Fails at some value filters.
void stumble(Behaviour& behaviour, FilterChoice choose, ScimError error)
{
    behaviour.resolve_path = [honest = behaviour.resolve_path, choose = std::move(choose), error = std::move(error)](
                                 std::string_view path, Context const& context) -> Found {
        if (choose(filter_of(path)))
            return Failure {error};
        return honest(path, context);
    };
}

FilterChoice holds(std::string text)
{
    return [text = std::move(text)](std::string_view filter) { return filter.find(text) != std::string_view::npos; };
}

Fault stumbling(std::string id, std::string requirement, std::string summary, FilterChoice choose, ScimError error)
{
    return {std::move(id), std::move(requirement), std::move(summary), FaultMode::any,
        [choose = std::move(choose), error = std::move(error)](
            Behaviour& behaviour) { stumble(behaviour, choose, error); },
        {}};
}

bool begins_with_capital(std::string_view filter)
{
    return filter.size() > 1 && filter[1] >= 'A' && filter[1] <= 'Z';
}

bool compares_otherwise(std::string_view filter)
{
    constexpr std::array<std::string_view, 4> operators {" ne ", " sw ", " ew ", " co "};
    return std::any_of(operators.begin(), operators.end(),
        [&](std::string_view one) { return filter.find(one) != std::string_view::npos; });
}

void patch_vp_compound_wrong(Behaviour& behaviour)
{
    behaviour.resolve_path = [honest = behaviour.resolve_path](std::string_view path, Context const& context) -> Found {
        auto target = honest(path, context);
        if (target && target->filter && target->filter->kind == Filter::Kind::conjunction) {
            auto first = target->filter->operands.front();
            target->filter = std::move(first);
        }
        return target;
    };
}

void patch_vp_case_sensitive(Behaviour& behaviour)
{
    operate_with(behaviour, [](Behaviour& other) {
        other.compare_strings = [honest = other.compare_strings](CompareOperator op, std::string_view stored,
                                    std::string_view operand, bool) { return honest(op, stored, operand, true); };
    });
}

ScimError refusal(char const* detail)
{
    return {400, ScimType::invalid_path, detail};
}

}  // namespace

std::vector<Fault> patch_value_filter_faults()
{
    return {
        stumbling("patch-vp-bracket", "RFC7644-3.5.2-12", "A bracket in a text ends the value filter of a path.",
            holds("]"), refusal("the filter has no end")),
        contested({"patch-vp-case-sensitive", "RFC7644-3.5.2-12", "A value filter in a path looks at the case of text.",
            FaultMode::any, patch_vp_case_sensitive, {}}),
        stumbling("patch-vp-colon", "RFC7644-3.5.2-12", "A colon in the value filter of a path is answered with 500.",
            holds(":"), {500, {}, "there is no such schema"}),
        {"patch-vp-compound-wrong", "RFC7644-3.5.2.2-13", "Of a value filter with and, the first term alone counts.",
            FaultMode::any, patch_vp_compound_wrong, {}},
        stumbling("patch-vp-dot", "RFC7644-3.5.2-12", "A dot in the value filter of a path is taken for its end.",
            holds("."), refusal("the filter has no end")),
        stumbling("patch-vp-eq-only", "RFC7644-3.5.2-12", "Value filters in paths know eq only.", compares_otherwise,
            refusal("only eq is understood")),
        stumbling("patch-vp-name-case", "RFC7644-3.5.2-12", "A name in capitals in a value filter is not known.",
            begins_with_capital, refusal("there is no such attribute")),
        contested(stumbling("patch-vp-not-unsupported", "RFC7644-3.5.2.2-13", "A value filter with not is refused.",
            holds("not ("), refusal("not is not understood"))),
        stumbling("patch-vp-operator-case", "RFC7644-3.5.2-12", "An operator in capitals in a value filter is refused.",
            holds(" EQ "), refusal("there is no such operator")),
        contested(stumbling("patch-vp-or-unsupported", "RFC7644-3.5.2.2-13", "A value filter with or is refused.",
            holds(" or "), refusal("or is not understood"))),
        stumbling("patch-vp-quote", "RFC7644-3.5.2-12", "An escaped quote ends the text in a value filter.",
            holds("\\\""), refusal("the text has no end")),
        stumbling("patch-vp-unsupported", "RFC7644-3.5.2-12", "A path with a value filter is refused.", holds("["),
            refusal("brackets are not understood")),
    };
}

}  // namespace scim::server
