// SPDX-License-Identifier: Apache-2.0
#include "made_up.hpp"

#include <utility>

#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

/// Values that no reading takes for one of the type. Empty: every value fits.
std::vector<WrongValue> wrong_for(AttributeDefinition const& attribute)
{
    auto const nested = [] { return Json::object({{"odd", Json::object({{"deep", Json {1}}})}}); };
    auto const type = std::string {keyword(attribute.type)};
    switch (attribute.type) {
    case DataType::string:
    case DataType::binary:
    case DataType::reference: return {{nested(), "an object for " + type}};
    case DataType::boolean: return {{Json {"maybe"}, "text for boolean"}};
    case DataType::integer: return {{Json {"many"}, "text for integer"}, {Json {1.5}, "a fraction for integer"}};
    case DataType::decimal: return {{Json {"much"}, "text for decimal"}};
    case DataType::date_time: return {{Json {"yesterday"}, "no date for dateTime"}, {Json {true}, "true for dateTime"}};
    case DataType::complex: return {{Json {"flat"}, "text for complex"}};
    }
    return {};
}

/// Another value for one sub-attribute in an otherwise right value of the attribute. Empty: there is no right value.
std::optional<Json> with_part(
    AttributeDefinition const& attribute, std::string const& name, Json part, std::string const& unique)
{
    auto value = made_up(attribute, unique, 1);
    if (!value)
        value = made_up(attribute, unique, 0);
    auto* first = !value ? nullptr : attribute.multi_valued ? &value->as_array().front() : &*value;
    if (!first || !first->is_object())
        return std::nullopt;
    first->set(name, std::move(part));
    return value;
}

Json as_listed(AttributeDefinition const& attribute, Json value)
{
    return attribute.multi_valued ? Json::array({std::move(value)}) : std::move(value);
}

void add_wrong_parts(std::vector<WrongValue>& wrong, AttributeDefinition const& attribute, std::string const& unique)
{
    for (auto const& sub : attribute.sub_attributes) {
        // A part that is left out of right values is not written wrongly either.
        auto const right = made_up(attribute, unique);
        auto const* element
            = !right || !attribute.multi_valued ? (right ? &*right : nullptr) : &right->as_array().front();
        if (!element || !element->find(sub.name))
            continue;
        for (auto const& one : wrong_for(sub)) {
            if (auto value = with_part(attribute, sub.name, as_listed(sub, one.value), unique))
                wrong.push_back({std::move(*value), one.what + " in " + sub.name});
        }
    }
}

}  // namespace

std::vector<WrongValue> wrong_values(AttributeDefinition const& attribute, std::string const& unique)
{
    std::vector<WrongValue> wrong;
    if (!made_up(attribute, unique))
        return wrong;
    for (auto& one : wrong_for(attribute))
        wrong.push_back({as_listed(attribute, std::move(one.value)), one.what});
    // One value where several belong may be wrapped, and one in a list may be taken out: those are no wrong types.
    if (attribute.multi_valued)
        wrong.push_back({Json::object({{"odd", Json::array({Json {1}})}}), "an object for a list"});
    else
        wrong.push_back({Json::array({Json::array({Json {1}}), Json::object()}), "a list for one value"});
    if (attribute.type == DataType::complex)
        add_wrong_parts(wrong, attribute, unique);
    return wrong;
}

std::vector<WrongValue> odd_values(AttributeDefinition const& attribute, std::string const& unique)
{
    std::vector<WrongValue> odd {{Json {nullptr}, "null"}};
    if (attribute.multi_valued)
        odd.push_back({Json::array(), "an empty list"});
    if (attribute.type == DataType::string)
        odd.push_back({as_listed(attribute, Json {""}), "the empty text"});
    if (attribute.type == DataType::complex) {
        odd.push_back({as_listed(attribute, Json::object()), "an empty object"});
        if (auto value = with_part(attribute, "undefinedPart", Json {unique}, unique))
            odd.push_back({std::move(*value), "an undefined sub-attribute"});
    }
    if (!attribute.canonical_values.empty())
        odd.push_back({as_listed(attribute, Json {unique}), "a word that is not canonical"});
    return odd;
}

}  // namespace scim::conformance
