// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {

namespace {

using TextChange = std::string (*)(std::string text);

/// Where a text stands: an attribute, or one in an object or in each value of a list.
struct TextPlace {
    std::string attribute;
    std::string sub_attribute;  ///< empty: the attribute itself
};

void change_text(Json* value, TextChange change)
{
    if (value && value->is_string())
        *value = Json {change(value->as_string())};
}

void change_at(Json& user, TextPlace const& place, TextChange change)
{
    auto* value = user.find(place.attribute);
    if (place.sub_attribute.empty())
        return change_text(value, change);
    if (value && value->is_object())
        change_text(value->find(place.sub_attribute), change);
    for_each_value(user, place.attribute, [&](Json& one) { change_text(one.find(place.sub_attribute), change); });
}

/// Users of a POST or PUT are stored with another text there.
std::function<void(Behaviour&)> storing(std::vector<TextPlace> places, TextChange change)
{
    return [places = std::move(places), change](Behaviour& behaviour) {
        behaviour.read_body = [places, change, honest = behaviour.read_body](Json const& body, Context const& context) {
            auto content = honest(body, context);
            for (auto const& place : places) {
                if (content && context.type.name == "User")
                    change_at(*content, place, change);
            }
            return content;
        };
    };
}

std::string cut(std::string text)
{
    constexpr std::size_t longest = 10;
    return text.substr(0, longest);
}

std::string small(std::string text)
{
    return ascii_lower(text);
}

}  // namespace

std::vector<Fault> kept_text_faults()
{
    return {
        contested({"display-name-cut", "RFC7643-4.1.1-09", "displayName of a user is cut after ten letters.",
            FaultMode::any, storing({{"displayName", ""}}, &cut), {}}),
        contested({"enterprise-texts-lowered", "RFC7643-4.3-03",
            "division and organization are stored in small letters.", FaultMode::any,
            storing({{enterprise_user, "division"}, {enterprise_user, "organization"}}, &small), {}}),
        {"ims-type-other", "RFC7643-4.1.2-13", "Every instant messaging address is of the type other.", FaultMode::any,
            storing({{"ims", "type"}}, [](std::string) { return std::string {"other"}; }), {}},
        contested({"nickname-lowered", "RFC7643-4.1.1-14", "nickName is stored in small letters.", FaultMode::any,
            storing({{"nickName", ""}}, &small), {}}),
        {"user-type-lowered", "RFC7643-4.1.1-17", "userType is stored in small letters.", FaultMode::any,
            storing({{"userType", ""}}, &small), {}},
    };
}

}  // namespace scim::server
