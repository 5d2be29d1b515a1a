// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <unordered_map>

#include <scim/provisioning/directory_file.hpp>
#include <scim/wire/random.hpp>

#include "made_up_people.hpp"

namespace scim::provisioning {
namespace {

// One in so many.
constexpr std::size_t disabled_share = 20;
constexpr std::size_t guest_share = 25;
constexpr std::size_t without_telephone_share = 4;
constexpr std::size_t nesting_share = 10;

constexpr std::string_view home_of_guests = "partner.example";

/// The role "User" that the application has.
RoleAssignment user_role()
{
    return {"5b0e3c1d-6a52-4f8e-9d0b-7c1a2e4f6081", "User", "User"};
}

/// Makes one tenant. Every choice is taken from one source, in one order.
class Generator {
public:
    explicit Generator(DirectoryShape const& shape) : shape_ {shape}, random_ {shape.seed} {}

    Directory generate()
    {
        for (std::size_t number = 0; number < shape_.users; ++number)
            add(person(number));
        for (std::size_t number = 0; number < shape_.groups; ++number)
            add(group(number));
        return std::move(directory_);
    }

private:
    std::size_t pick(std::size_t below) { return static_cast<std::size_t>(random_.next() % below); }
    bool one_in(std::size_t share) { return pick(share) == 0; }

    template <typename Range>
    auto const& pick_from(Range const& range)
    {
        return range[pick(range.size())];
    }

    /// Cannot fail: ids are random, links lead to what is there.
    void add(SourceObject object)
    {
        auto& ids = object.type == ObjectType::user ? users_ : groups_;
        if (shape_.assigned)
            object.roles = {user_role()};
        auto id = object.id;
        if (directory_.add(std::move(object)))
            ids.push_back(std::move(id));
    }

    SourceObject person(std::size_t number)
    {
        SourceObject person;
        person.id = random_.uuid();
        auto const& culture = pick_from(cultures());
        auto const& given = pick_from(culture.given);
        auto const& family = pick_from(culture.family);
        name(person, culture, given, family);
        employ(person, culture, number);
        if (number > 0 && shape_.manager_span > 0)
            person.manager = users_[(number - 1) / shape_.manager_span];
        person.account_enabled = number == 0 || !one_in(disabled_share);
        return person;
    }

    void name(SourceObject& person, Culture const& culture, MadeUpName const& given, MadeUpName const& family)
    {
        auto const alias = unique_alias(std::string {given.ascii} + '.' + std::string {family.ascii});
        bool const is_guest = one_in(guest_share);
        auto const home
            = shape_.mark.empty() ? std::string {home_of_guests} : shape_.mark + '.' + std::string {home_of_guests};
        auto const mail = alias + '@' + (is_guest ? home : shape_.domain);
        auto const guest_name = alias + '_' + home + "#EXT#@" + shape_.domain;
        auto const& first = culture.family_name_first ? family : given;
        auto const& last = culture.family_name_first ? given : family;
        auto const* const blank = culture.family_name_first ? "" : " ";

        set(person, "userPrincipalName", is_guest ? guest_name : mail);
        set(person, "displayName", std::string {first.written} + blank + std::string {last.written});
        set(person, "givenName", std::string {given.written});
        set(person, "surname", std::string {family.written});
        set(person, "mail", mail);
        set(person, "mailNickname", alias);
        set(person, "preferredLanguage", std::string {culture.language});
    }

    void employ(SourceObject& person, Culture const& culture, std::size_t number)
    {
        auto const& occupation = pick_from(occupations());
        set(person, "department", std::string {occupation.department});
        set(person, "jobTitle", std::string {occupation.job});
        set(person, "employeeId", std::to_string(100'000 + number));
        set(person, "city", std::string {culture.city});
        set(person, "country", std::string {culture.country});
        if (!one_in(without_telephone_share))
            set(person, "telephoneNumber", "+1 555 " + std::to_string(1'000'000 + pick(9'000'000)));
    }

    static void set(SourceObject& object, std::string_view name, std::string value)
    {
        object.attributes.emplace_back(name, std::move(value));
    }

    std::string unique_alias(std::string const& alias)
    {
        auto const bearers = ++aliases_[alias];
        return bearers == 1 ? alias : alias + std::to_string(bearers);
    }

    SourceObject group(std::size_t number)
    {
        SourceObject group;
        group.type = ObjectType::group;
        group.id = random_.uuid();
        auto const& occupation = occupations()[number % occupations().size()];
        auto const mark = shape_.mark.empty() ? std::string {} : shape_.mark + ' ';
        set(group, "displayName", mark + std::string {occupation.job} + " team " + std::to_string(number + 1));
        set(group, "mailNickname", "team" + std::to_string(number + 1));
        group.members = some_users();
        if (!groups_.empty() && one_in(nesting_share))
            group.members.push_back(groups_.back());
        return group;
    }

    /// Neighbours, so that each is taken once: one to twice the average less one.
    std::vector<std::string> some_users()
    {
        std::vector<std::string> members;
        if (users_.empty() || shape_.members == 0)
            return members;
        auto const wanted = std::min(1 + pick(2 * shape_.members - 1), users_.size());
        auto const first = pick(users_.size());
        for (std::size_t i = 0; i < wanted; ++i)
            members.push_back(users_[(first + i) % users_.size()]);
        return members;
    }

    DirectoryShape shape_;
    Random random_;
    Directory directory_;
    std::vector<std::string> users_, groups_;
    std::unordered_map<std::string, std::size_t> aliases_;
};

}  // namespace

Directory generate_directory(DirectoryShape const& shape)
{
    return Generator {shape}.generate();
}

}  // namespace scim::provisioning
