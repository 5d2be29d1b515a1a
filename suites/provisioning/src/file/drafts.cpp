// SPDX-License-Identifier: Apache-2.0
#include "file/drafts.hpp"

#include "directory_state.hpp"
#include "file/known_attributes.hpp"
#include "file/member_reader.hpp"
#include "in_quotes.hpp"

namespace scim::provisioning {
namespace {

/// Reads the members of one object into a draft.
class DraftReader {
public:
    DraftReader(RawObject const& raw, FileProblems& problems) : raw_ {raw}, reader_ {raw.place, problems}
    {
        draft_.place = raw.place;
        draft_.object.type = raw.place.type;
        draft_.object.attributes.reserve(raw.json.size());
    }

    Draft read()
    {
        for (auto const& [name, value] : raw_.json.as_object()) {
            if (!read_common(name, value) && !(is_user() ? read_of_user(name, value) : read_of_group(name, value)))
                read_attribute(name, value);
        }
        check_assignment();
        check_name();
        return std::move(draft_);
    }

private:
    bool is_user() const { return draft_.object.type == ObjectType::user; }

    bool read_common(std::string_view name, Json const& value)
    {
        if (name == "type")
            read_type(value);
        else if (name == "id")
            draft_.object.id = reader_.text(name, value);
        else if (name == "deletedDateTime")
            read_deleted(value);
        else if (name == "assigned")
            assigned_ = reader_.truth(name, value);
        else if (name == "roles")
            draft_.object.roles = reader_.roles(name, value);
        else
            return false;
        return true;
    }

    bool read_of_user(std::string_view name, Json const& value)
    {
        if (name == "accountEnabled")
            draft_.object.account_enabled = reader_.truth(name, value);
        else if (name == "manager")
            draft_.manager = reader_.text(name, value);
        else if (name == "members")
            reader_.complain(name, "a user with members", "remove them, or make it a group");
        else
            return false;
        return true;
    }

    bool read_of_group(std::string_view name, Json const& value)
    {
        if (name == "members")
            draft_.members = reader_.texts(name, value);
        else if (name == "accountEnabled" || name == "manager")
            reader_.complain(name, "a group with " + in_quotes(name), "remove it: only users have one");
        else
            return false;
        return true;
    }

    void read_type(Json const& value)
    {
        auto const* const type = is_user() ? "user" : "group";
        if (!(value == Json {type}))
            reader_.expect("type", in_quotes(type));
    }

    void read_deleted(Json const& value)
    {
        draft_.deleted = value.is_string() ? parse_date_time(value.as_string()) : std::nullopt;
        if (!draft_.deleted)
            reader_.expect("deletedDateTime", "a date with time and zone, such as 2026-11-01T08:00:00Z");
    }

    void read_attribute(std::string const& name, Json const& value)
    {
        if (auto const meant = name_meant_by(name); !meant.empty())
            return reader_.complain(name, "unknown attribute " + in_quotes(name), "write " + in_quotes(meant));
        auto read = reader_.value(name, value);
        if (auto const checked = check_attribute(name, read); !checked)
            return reader_.complain(name, checked.error().reason, checked.error().remedy);
        if (!is_null(read))
            draft_.object.attributes.emplace_back(name, std::move(read));
    }

    void check_assignment()
    {
        auto& roles = draft_.object.roles;
        if (assigned_ == false && !roles.empty())
            reader_.complain("assigned", R"("roles" of an object that is not "assigned")", "remove one of the two");
        if (assigned_ == true && roles.empty())
            roles.push_back({std::string {default_access_role}, "", "Default Access"});
    }

    void check_name()
    {
        auto const attribute = name_attribute(draft_.object.type);
        auto const* const name = raw_.json.find(attribute);
        if (!name)
            return reader_.complain("", "no " + in_quotes(attribute), "add it or remove the object");
        auto const text = reader_.text(attribute, *name);
        if (draft_.object.id.empty() && !raw_.json.contains("id"))
            draft_.object.id = made_up_id(to_string(draft_.object.type), text);
    }

    RawObject const& raw_;
    MemberReader reader_;
    Draft draft_;
    std::optional<bool> assigned_;
};

}  // namespace

std::string_view name_attribute(ObjectType type)
{
    return type == ObjectType::user ? "userPrincipalName" : "displayName";
}

Draft read_draft(RawObject const& raw, FileProblems& problems)
{
    return DraftReader {raw, problems}.read();
}

}  // namespace scim::provisioning
