// SPDX-License-Identifier: Apache-2.0
#include "file/name_table.hpp"

#include <scim/wire/text.hpp>

#include "in_quotes.hpp"

namespace scim::provisioning {
namespace {

std::string const* name_of(Draft const& draft)
{
    auto const* const name = draft.object.find(name_attribute(draft.object.type));
    return name ? std::get_if<std::string>(name) : nullptr;
}

}  // namespace

NameTable::NameTable(std::vector<Draft> const& drafts, FileProblems& problems) : problems_ {problems}
{
    for (auto const& draft : drafts) {
        add_id(draft);
        add_name(draft);
    }
}

void NameTable::add_id(Draft const& draft)
{
    auto const [other, is_new] = by_id_.try_emplace(draft.object.id, &draft);
    if (!is_new && !draft.object.id.empty())
        refuse_second(draft, *other->second, "id", draft.object.id);
}

void NameTable::add_name(Draft const& draft)
{
    auto const* const name = name_of(draft);
    if (!name)
        return;
    if (draft.object.type == ObjectType::group)
        return groups_[*name].push_back(&draft);
    auto const [other, is_new] = users_.try_emplace(ascii_lower(*name), &draft);
    if (!is_new)
        refuse_second(draft, *other->second, "userPrincipalName", *name);
}

void NameTable::refuse_second(
    Draft const& draft, Draft const& first, std::string_view member, std::string_view text) const
{
    if (problems_.full())
        return;
    problems_.add(draft.place, member,
        in_quotes(text) + " is the " + std::string {member} + " of an object in line "
            + std::to_string(problems_.line(first.place, member)) + " too",
        "change one of them");
}

std::string NameTable::resolve(Draft const& from, std::string_view member, std::string const& text) const
{
    if (auto const object = by_id_.find(text); object != by_id_.end())
        return object->second->object.id;
    if (auto const user = users_.find(ascii_lower(text)); user != users_.end())
        return user->second->object.id;
    auto const groups = groups_.find(text);
    if (groups != groups_.end() && groups->second.size() == 1)
        return groups->second.front()->object.id;
    if (groups != groups_.end())
        problems_.add(from.place, member,
            std::to_string(groups->second.size()) + " groups are called " + in_quotes(text), "write the id of one");
    else
        problems_.add(from.place, member,
            in_quotes(member) + " names " + in_quotes(text) + ", which the file does not have",
            "write an id, a userPrincipalName or the displayName of a group");
    return {};
}

}  // namespace scim::provisioning
