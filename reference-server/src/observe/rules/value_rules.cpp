// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

#include <array>

namespace scim::server::observe {

namespace {

using Kind = ValueProblem::Kind;

template <Kind kind>
Offence wrong_type(ObservedRequest const& seen)
{
    for (auto const& problem : seen.problems) {
        if (problem.kind == kind)
            return problem.where;
    }
    return {};
}

constexpr std::array rules {
    Rule {"value-not-array", "RFC7644-3.8-12", Severity::error, "A multi-valued attribute is a JSON array.",
        wrong_type<Kind::no_array>},
    Rule {"value-not-object", "RFC7644-3.8-13", Severity::error, "A complex value is a JSON object.",
        wrong_type<Kind::no_object>},
    Rule {"value-is-array", "RFC7644-3.8-11", Severity::error, "A singular attribute has one value, no array.",
        wrong_type<Kind::is_array>},
    Rule {"value-not-boolean", "RFC7643-2.3.2-01", Severity::error,
        "A boolean is the JSON literal true or false, not a text.", wrong_type<Kind::no_boolean>},
    Rule {"value-not-integer", "RFC7643-2.3.4-01", Severity::error,
        "An integer is a JSON number without fraction and exponent.", wrong_type<Kind::no_integer>},
    Rule {"value-not-date-time", "RFC7643-2.3.5-01", Severity::error,
        "A dateTime is like 2011-05-13T04:42:34Z: date, time and zone.", wrong_type<Kind::no_date_time>},
    Rule {"value-not-base64", "RFC7643-2.3.6-01", Severity::error, "Binary data is base64 of RFC 4648, section 4.",
        wrong_type<Kind::no_base64>},
    Rule {"value-of-wrong-type", "RFC7643-2.3-01", Severity::error,
        "A value has the JSON type of its data type: table 1 of RFC 7643.", wrong_type<Kind::no_scalar>},
};

}  // namespace

std::span<Rule const> value_rules()
{
    return rules;
}

}  // namespace scim::server::observe
