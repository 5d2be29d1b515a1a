// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/wire_forms.hpp>

#include <algorithm>
#include <array>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

constexpr auto core_user = "urn:ietf:params:scim:schemas:core:2.0:User";
constexpr auto enterprise_user = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
constexpr auto core_group = "urn:ietf:params:scim:schemas:core:2.0:Group";
/// Entra ID declares it to this day; no document describes it.
constexpr auto microsoft_group = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";
constexpr auto patch_op = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/// Where a member stands in a body of Entra: the schemas, the identifiers, everything else by name, extensions.
int rank(std::string_view name)
{
    constexpr std::array<std::string_view, 3> first {"schemas", "externalId", "userName"};
    for (std::size_t i = 0; i < first.size(); ++i)
        if (name == first[i])
            return static_cast<int>(i);
    return name.starts_with("urn:") ? 4 : 3;
}

bool comes_before(JsonMember const& left, JsonMember const& right)
{
    auto const left_rank = rank(left.name);
    auto const right_rank = rank(right.name);
    if (left_rank != right_rank)
        return left_rank < right_rank;
    return left_rank == 3
        && std::lexicographical_compare(left.name.begin(), left.name.end(), right.name.begin(), right.name.end(),
            [](char one, char other) { return ascii_lower(one) < ascii_lower(other); });
}

/// Parts of a name: formatted, familyName, givenName, then the others.
int name_rank(std::string_view name)
{
    constexpr std::array<std::string_view, 3> first {"formatted", "familyName", "givenName"};
    auto const found = std::find(first.begin(), first.end(), name);
    return static_cast<int>(found - first.begin());
}

void arrange(Json& body)
{
    auto& members = body.as_object();
    std::stable_sort(members.begin(), members.end(), comes_before);
    auto* const name = body.find("name");
    if (name == nullptr || !name->is_object())
        return;
    std::stable_sort(name->as_object().begin(), name->as_object().end(),
        [](auto const& left, auto const& right) { return name_rank(left.name) < name_rank(right.name); });
}

Json schemas_of(ObjectType type)
{
    return type == ObjectType::user ? Json::array({core_user, enterprise_user})
                                    : Json::array({core_group, microsoft_group});
}

Json patch_request(Json operations)
{
    return Json::object({{"schemas", Json::array({patch_op})}, {"Operations", std::move(operations)}});
}

std::string operation_name(Dialect dialect, std::string_view name)
{
    std::string text {name};
    if (dialect == Dialect::unflagged)
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

Json operation(Dialect dialect, std::string_view name, std::string_view path, Json value)
{
    return Json::object(
        {{"op", operation_name(dialect, name)}, {"path", std::string {path}}, {"value", std::move(value)}});
}

Json list_operation(Dialect dialect, AttributeChange const& change)
{
    auto const& path = change.attribute->target;
    auto const attribute = path.extension.empty() ? path.attribute : path.extension + ':' + path.attribute;
    if (!change.roles)
        return operation(dialect, "add", attribute, change.value);
    auto roles = patched_role_values(*change.roles, dialect);
    if (change.roles->form == RoleForm::assertive)
        return Json::object({{"op", "replace"}, {"path", attribute}, {"value", std::move(roles)}});
    return operation(dialect, "add", attribute, std::move(roles));
}

Json single_operation(Dialect dialect, AttributeChange const& change)
{
    if (change.value.is_array())
        return list_operation(dialect, change);
    auto value = change.value;
    if (dialect == Dialect::unflagged && value.is_boolean())
        value = log_text(value);
    return operation(dialect, change.had_value ? "replace" : "add", change.attribute->target.text, std::move(value));
}

/// Those that a flagged client packs into one operation without a path.
bool is_packed(AttributeChange const& change, std::size_t packable)
{
    auto const& path = change.attribute->target;
    auto const lone_active = packable == 1 && equals_ignoring_case(path.text, "active");
    return change.had_value && !change.value.is_array() && !path.has_selector() && !lone_active;
}

Json flagged_operations(std::vector<AttributeChange> const& changes)
{
    auto const packable = std::count_if(
        changes.begin(), changes.end(), [](AttributeChange const& change) { return is_packed(change, 0); });
    auto operations = Json::array();
    auto packed = Json::object();
    for (auto const& change : changes) {
        if (is_packed(change, static_cast<std::size_t>(packable)))
            packed.set(change.attribute->target.text, change.value);
        else
            operations.push_back(single_operation(Dialect::flagged, change));
    }
    if (!packed.empty())
        operations.push_back(Json::object({{"op", "replace"}, {"value", std::move(packed)}}));
    return operations;
}

/// Percent-encoding as Entra's query strings have it: a blank is a plus sign.
std::string query_encode(std::string_view text)
{
    return replace_all(percent_encode(text), "%20", "+");
}

std::string filter_text(std::string_view text)
{
    return '"' + replace_all(replace_all(std::string {text}, "\\", "\\\\"), "\"", "\\\"") + '"';
}

}  // namespace

Json creation_body(ObjectType type, ObjectMapping const& mapping, MappedValues const& values)
{
    auto body = Json::object({{"schemas", schemas_of(type)}});
    body.set("meta", Json::object({{"resourceType", std::string {to_string(type)}}}));
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const& attribute = mapping.attributes[i];
        auto const roles = std::holds_alternative<RoleAssignments>(values[i].value);
        if (attribute.is_reference() || values[i].dropped || (is_null(values[i].value) && !roles))
            continue;
        auto value = to_json(attribute, values[i].value);
        if (value && (roles || value->is_array()))
            (attribute.target.extension.empty() ? body : body[attribute.target.extension])
                .set(attribute.target.attribute, *std::move(value));
        else if (value)
            put_value(attribute.target, *std::move(value), body);
    }
    arrange(body);
    return body;
}

std::vector<AttributeChange> differences(ObjectMapping const& mapping, MappedValues const& values, Json const& target)
{
    std::vector<AttributeChange> changes;
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const& attribute = mapping.attributes[i];
        if (attribute.is_reference() || attribute.flow == Flow::on_creation || values[i].dropped
            || is_null_or_empty(values[i].value))
            continue;
        auto value = to_json(attribute, values[i].value);
        if (!value)
            continue;
        auto path = attribute.target;
        if (value->is_array())
            path.selector_attribute = path.sub_attribute = "";
        auto const* const shown = find_value(path, target);
        if (shows(attribute, *value, shown))
            continue;
        AttributeChange change {&attribute, *std::move(value), shown != nullptr, "", "", values[i].redacted, {}};
        change.old_text = shown == nullptr ? "" : log_text(*shown);
        change.new_text = log_text(change.value);
        if (auto const* const roles = std::get_if<RoleAssignments>(&values[i].value))
            change.roles = *roles;
        changes.push_back(std::move(change));
    }
    return changes;
}

Json patch_body(Dialect dialect, std::vector<AttributeChange> const& changes)
{
    if (dialect == Dialect::flagged)
        return patch_request(flagged_operations(changes));
    auto operations = Json::array();
    for (auto const& change : changes)
        operations.push_back(single_operation(dialect, change));
    return patch_request(std::move(operations));
}

Json reference_body(Dialect dialect, TargetPath const& path, std::string_view manager, std::string_view old_manager)
{
    if (manager.empty() && dialect == Dialect::flagged) {
        auto const filtered = fmt::format("{}[value eq {}]", path.attribute, filter_text(old_manager));
        return patch_request(Json::array({Json::object({{"op", "remove"}, {"path", filtered}})}));
    }
    auto const* const name = manager.empty() || !old_manager.empty() ? "replace" : "add";
    return patch_request(Json::array({operation(dialect, name, path.text, std::string {manager})}));
}

std::vector<Json> member_bodies(Dialect dialect, std::vector<std::string> const& ids, bool add, std::size_t per_request)
{
    std::vector<Json> bodies;
    auto const filtered = dialect == Dialect::flagged && !add;
    for (std::size_t i = 0; i < ids.size();) {
        auto operations = Json::array();
        auto values = Json::array();
        for (std::size_t n = 0; n < std::max<std::size_t>(per_request, 1) && i < ids.size(); ++n, ++i) {
            if (filtered)
                operations.push_back(Json::object(
                    {{"op", "remove"}, {"path", fmt::format("members[value eq {}]", filter_text(ids[i]))}}));
            else
                values.push_back(Json::object({{"value", ids[i]}}));
        }
        if (!filtered)
            operations.push_back(operation(dialect, add ? "add" : "remove", "members", std::move(values)));
        bodies.push_back(patch_request(std::move(operations)));
    }
    return bodies;
}

std::string_view collection(ObjectType type)
{
    return type == ObjectType::user ? "/Users" : "/Groups";
}

std::string match_target(ObjectType type, TargetPath const& path, std::string_view value)
{
    auto const filter = query_encode(fmt::format("{} eq {}", path.text, filter_text(value)));
    return fmt::format(
        "{}?{}filter={}", collection(type), type == ObjectType::group ? "excludedAttributes=members&" : "", filter);
}

std::string read_target(ObjectType type, std::string_view id)
{
    return resource_target(type, id) + (type == ObjectType::group ? "?excludedAttributes=members" : "");
}

std::string resource_target(ObjectType type, std::string_view id)
{
    return fmt::format("{}/{}", collection(type), percent_encode(id));
}

}  // namespace scim::provisioning
