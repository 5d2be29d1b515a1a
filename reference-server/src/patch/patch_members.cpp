// SPDX-License-Identifier: Apache-2.0
#include "patch/patch_members.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "patch/target_values.hpp"
#include "resource/coerce_value.hpp"
#include "store/resource.hpp"

namespace scim::server {

namespace {

using Attempt = std::optional<Result<void, ScimError>>;

Attempt success()
{
    return Result<void, ScimError> {};
}

// What a client asked for in `rest` comes and goes with the list, at its place among the attributes.
void settle_place(Draft& draft)
{
    if (draft.members.list().empty())
        draft.rest.erase("members");
    else if (!draft.rest.contains("members"))
        draft.rest.set("members", Json::array());
}

bool are_members(Json const& values)
{
    auto const& elements = values.as_array();
    return std::all_of(elements.begin(), elements.end(), MemberListEditor::is_member);
}

// RFC7644-3.5.2.1-11: a value that is there already is not added again; one with other sub-attributes is.
void append(MemberListEditor& members, Json const& value, Behaviour const& behaviour)
{
    auto const known = members.list().find(value.string_or("value", ""));
    Json::Array same_id;
    for (auto const& member : known)
        same_id.push_back(read_written(member->text));
    auto const count = same_id.size();
    if (count > 0)
        behaviour.append_value(same_id, value);
    if (count == 0 || same_id.size() > count)
        members.push_back(value);
}

Attempt add(Draft& draft, Attribute const& attribute, Json const& value, Context const& context)
{
    if (is_cleared(value, context.dialect))
        return success();
    auto const coerced = context.behaviour.coerce_value(as_list(value), attribute, context);
    if (!coerced)
        return Result<void, ScimError> {Failure {coerced.error()}};
    if (!are_members(*coerced))
        return {};
    for (auto const& member : coerced->as_array())
        append(draft.members, member, context.behaviour);
    settle_place(draft);
    return success();
}

// RFC7644-3.5.2.3-04: the whole list is swapped.
Attempt replace(Draft& draft, Attribute const& attribute, Json const& value, Context const& context)
{
    auto const is_empty = is_cleared(value, context.dialect);
    auto const coerced = context.behaviour.coerce_value(is_empty ? Json::array() : as_list(value), attribute, context);
    if (!coerced)
        return Result<void, ScimError> {Failure {coerced.error()}};
    if (!are_members(*coerced))
        return {};
    draft.members.clear();
    for (auto const& member : coerced->as_array())
        draft.members.push_back(member);
    settle_place(draft);
    return success();
}

// The ids in the value of a remove, if each element has one.
std::optional<std::vector<std::string>> listed_ids(Json const& list)
{
    std::vector<std::string> ids;
    for (auto const& listed : list.as_array()) {
        auto const* id = listed.is_object() ? listed.find("value") : &listed;
        if (!id || !id->is_string())
            return {};
        ids.push_back(id->as_string());
    }
    return ids;
}

Attempt remove_listed(Draft& draft, Json const& value)
{
    auto const ids = listed_ids(as_list(value));
    if (!ids)
        return {};
    for (auto const& id : *ids)
        draft.members.erase(id);
    settle_place(draft);
    return success();
}

// RFC7644-3.5.2.2-05: the value a filter chooses goes. A filter that chooses nothing is no error.
Attempt remove_matching(Draft& draft, Filter const& filter)
{
    auto const is_lookup = filter.kind == Filter::Kind::comparison && filter.op == CompareOperator::eq
        && filter.value.is_string() && filter.attribute && filter.attribute->name == "value"
        && filter.attribute->case_exact;
    if (!is_lookup)
        return {};
    draft.members.erase(filter.value.as_string());
    settle_place(draft);
    return success();
}

Attempt remove(Draft& draft, Target const& target, PatchOperation const& operation, Context const& context)
{
    if (target.filter)
        return remove_matching(draft, *target.filter);
    if (operation.value && !operation.value->is_null() && context.dialect.allows(Leniency::remove_by_value_array))
        return remove_listed(draft, *operation.value);
    draft.members.clear();
    settle_place(draft);
    return success();
}

}  // namespace

bool can_patch_members(Draft const& draft, ResourceType const& type)
{
    auto const* attribute = type.find_core("members");
    if (!attribute || attribute->name != "members" || !attribute->multi_valued || !attribute->is_complex()
        || attribute->required || attribute->mutability != Mutability::read_write)
        return false;
    auto const& subs = attribute->sub_attributes;
    auto const is_simple = std::none_of(subs.begin(), subs.end(),
        [](Attribute const& sub) { return sub.name == "primary" || sub.required || sub.is_complex(); });
    auto const* stored = draft.rest.find("members");
    return is_simple && (!stored || !draft.members.list().empty());
}

std::optional<Result<void, ScimError>> patch_members(
    Draft& draft, PatchOperation const& operation, Context const& context)
{
    auto const target = context.behaviour.resolve_path(*operation.path, context);
    if (!target)
        return Result<void, ScimError> {Failure {target.error()}};
    if (target->extension || target->sub_attribute || target->attribute != context.type.find_core("members"))
        return {};
    if (operation.kind == PatchOperation::Kind::remove)
        return remove(draft, *target, operation, context);
    if (target->filter)
        return {};
    if (operation.kind == PatchOperation::Kind::add)
        return add(draft, *target->attribute, *operation.value, context);
    return replace(draft, *target->attribute, *operation.value, context);
}

}  // namespace scim::server
