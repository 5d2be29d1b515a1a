// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/value.hpp>

namespace scim::provisioning {

namespace {

std::string text_of_role(RoleAssignment const& role)
{
    return role.value.empty() ? role.display_name : role.value;
}

struct AllTexts {
    Texts operator()(std::monostate) const { return {}; }
    Texts operator()(std::string const& text) const { return {text}; }
    Texts operator()(std::int64_t number) const { return {std::to_string(number)}; }
    Texts operator()(bool truth) const { return {truth ? "True" : "False"}; }
    Texts operator()(Reference const& reference) const { return {reference.id}; }
    Texts operator()(Texts const& texts) const { return texts; }

    Texts operator()(References const& references) const
    {
        Texts texts;
        for (auto const& reference : references)
            texts.push_back(reference.id);
        return texts;
    }

    Texts operator()(RoleAssignments const& assignments) const
    {
        Texts texts;
        for (auto const& role : assignments.roles)
            texts.push_back(text_of_role(role));
        return texts;
    }
};

}  // namespace

bool is_null(Value const& value) noexcept
{
    return std::holds_alternative<std::monostate>(value);
}

bool is_multi_valued(Value const& value) noexcept
{
    auto const* assignments = std::get_if<RoleAssignments>(&value);
    return std::holds_alternative<Texts>(value) || std::holds_alternative<References>(value)
        || (assignments && assignments->form != RoleForm::single);
}

bool is_null_or_empty(Value const& value) noexcept
{
    if (auto const* text = std::get_if<std::string>(&value))
        return text->empty();
    if (auto const* texts = std::get_if<Texts>(&value))
        return texts->empty();
    if (auto const* references = std::get_if<References>(&value))
        return references->empty();
    if (auto const* assignments = std::get_if<RoleAssignments>(&value))
        return assignments->roles.empty();
    return is_null(value);
}

std::optional<std::string> text_of(Value const& value)
{
    if (auto const* const text = std::get_if<std::string>(&value))
        return *text;
    auto texts = texts_of(value);
    if (texts.size() != 1)
        return std::nullopt;
    return std::move(texts.front());
}

Texts texts_of(Value const& value)
{
    return std::visit(AllTexts {}, value);
}

}  // namespace scim::provisioning
