// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/target_path.hpp>

#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

bool is_name(std::string_view text)
{
    if (text.empty() || text.front() == '-')
        return false;
    for (auto const letter : text)
        if (!(letter >= 'a' && letter <= 'z') && !(letter >= 'A' && letter <= 'Z') && !(letter >= '0' && letter <= '9')
            && letter != '_' && letter != '-' && letter != '$')
            return false;
    return true;
}

Failure<std::string> offence(std::string_view path, std::string_view what)
{
    return Failure {fmt::format("\"{}\" is no target path: {}", path, what)};
}

/// Reads `type eq "work"`; the quotes may be missing.
bool read_selector(std::string_view text, TargetPath& path)
{
    auto const words = split(text, ' ');
    if (words.size() < 3 || !is_name(words[0]) || !equals_ignoring_case(words[1], "eq"))
        return false;
    auto value = trim(text.substr(words[0].size() + 1 + words[1].size() + 1));
    if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    path.selector_attribute = words[0];
    path.selector_value = std::string {value};
    return !value.empty() && value.find('"') == std::string_view::npos;
}

bool is_value(Json const& json, std::string_view text)
{
    if (json.is_string())
        return equals_ignoring_case(json.as_string(), text);
    return json.is_boolean() && equals_ignoring_case(json.as_boolean() ? "true" : "false", text);
}

template <typename JsonType>
JsonType* selected(TargetPath const& path, JsonType& elements)
{
    if (!elements.is_array())
        return nullptr;
    for (auto& element : elements.as_array()) {
        auto const* const value = element.find_ignoring_case(path.selector_attribute);
        if (value != nullptr && is_value(*value, path.selector_value))
            return &element;
    }
    return nullptr;
}

Json selector_value(TargetPath const& path)
{
    if (equals_ignoring_case(path.selector_value, "true") || equals_ignoring_case(path.selector_value, "false"))
        return equals_ignoring_case(path.selector_value, "true");
    return path.selector_value;
}

Json& element_for(TargetPath const& path, Json& elements)
{
    if (auto* const element = selected(path, elements))
        return *element;
    auto element = Json::object();
    if (equals_ignoring_case(path.attribute, "emails") && path.selector_value == "work")
        element.set("primary", true);
    element.set(path.selector_attribute, selector_value(path));
    elements.push_back(std::move(element));
    return elements.as_array().back();
}

}  // namespace

Result<TargetPath, std::string> parse_target_path(std::string_view text)
{
    TargetPath path;
    path.text = std::string {text};
    auto const bracket = text.find('[');
    auto rest = text;
    if (auto const colon = text.substr(0, bracket).rfind(':'); colon != std::string_view::npos) {
        path.extension = std::string {text.substr(0, colon)};
        rest = text.substr(colon + 1);
        if (!starts_with_ignoring_case(path.extension, "urn:"))
            return offence(text, "the part before the last colon is no URN");
    }
    auto head = rest.substr(0, rest.find_first_of("[."));
    path.attribute = std::string {head};
    rest.remove_prefix(head.size());
    if (!is_name(head))
        return offence(text, "the attribute's name is missing or has letters that no name has");
    if (!rest.empty() && rest.front() == '[') {
        auto const end = rest.find(']');
        if (end == std::string_view::npos || !read_selector(rest.substr(1, end - 1), path))
            return offence(text, "write the selector as [type eq \"work\"]");
        rest.remove_prefix(end + 1);
    }
    if (rest.empty())
        return path;
    if (rest.front() != '.' || !is_name(rest.substr(1)))
        return offence(text, "write the sub-attribute as .name");
    path.sub_attribute = std::string {rest.substr(1)};
    return path;
}

Json const* find_value(TargetPath const& path, Json const& resource)
{
    auto const* const container = path.extension.empty() ? &resource : resource.find_ignoring_case(path.extension);
    auto const* value = container == nullptr ? nullptr : container->find_ignoring_case(path.attribute);
    if (value != nullptr && path.has_selector())
        value = selected(path, *value);
    if (value != nullptr && !path.sub_attribute.empty())
        value = value->find_ignoring_case(path.sub_attribute);
    return value == nullptr || value->is_null() ? nullptr : value;
}

void put_value(TargetPath const& path, Json value, Json& resource)
{
    auto& container = path.extension.empty() ? resource : resource[path.extension];
    if (path.has_selector()) {
        auto& element = element_for(path, container[path.attribute]);
        if (path.sub_attribute.empty())
            element = std::move(value);
        else
            element.set(path.sub_attribute, std::move(value));
    } else if (path.sub_attribute.empty()) {
        container.set(path.attribute, std::move(value));
    } else {
        container[path.attribute].set(path.sub_attribute, std::move(value));
    }
}

}  // namespace scim::provisioning
