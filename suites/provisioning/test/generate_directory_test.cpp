// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/directory_file.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace scim::provisioning {
namespace {

std::string text_in(SourceObject const& object, std::string_view name)
{
    auto const* const value = object.find(name);
    return value ? text_of(*value).value_or("") : "";
}

template <typename Predicate>
auto how_many(std::vector<SourceObject const*> const& objects, Predicate is_so)
{
    return std::count_if(objects.begin(), objects.end(), [&](SourceObject const* object) { return is_so(*object); });
}

/// Whether a text has a letter from a block of two bytes in UTF-8 that begins with one of them.
bool has_lead_byte(std::string const& text, unsigned char from, unsigned char to)
{
    return std::any_of(text.begin(), text.end(),
        [=](char byte) { return static_cast<unsigned char>(byte) >= from && static_cast<unsigned char>(byte) <= to; });
}

DirectoryShape many()
{
    DirectoryShape shape;
    shape.users = 600;
    shape.groups = 40;
    return shape;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_same_shape_gives_the_same_tenant)
{
    auto const first = write_directory(generate_directory(many()));
    BOOST_TEST(first == write_directory(generate_directory(many())));
    auto other = many();
    other.seed = 2;
    BOOST_TEST(first != write_directory(generate_directory(other)));
}

BOOST_AUTO_TEST_CASE(a_generated_tenant_can_be_written_and_read)
{
    for (auto const form : {FileForm::document, FileForm::lines}) {
        auto const written = write_directory(generate_directory(many()), form);
        auto const read = read_directory_text(written, "generated");
        BOOST_REQUIRE_MESSAGE(read.has_value(), (read ? "" : describe(read.error().front())));
        BOOST_TEST(write_directory(*read, form) == written);
    }
}

BOOST_AUTO_TEST_CASE(people_have_unique_names_and_addresses_in_ascii)
{
    auto const directory = generate_directory(many());
    auto const people = directory.objects(ObjectType::user);
    BOOST_REQUIRE(people.size() == 600U);
    std::set<std::string> names;
    for (auto const* person : people) {
        auto const name = text_in(*person, "userPrincipalName");
        BOOST_TEST(names.insert(name).second);
        BOOST_TEST(!has_lead_byte(name, 0x80, 0xFF));
        BOOST_TEST(name.ends_with("@example.com"));
        BOOST_TEST(!text_in(*person, "mail").empty());
        BOOST_TEST(!text_in(*person, "department").empty());
    }
}

BOOST_AUTO_TEST_CASE(names_are_written_in_several_scripts)
{
    auto const directory = generate_directory(many());
    auto const people = directory.objects(ObjectType::user);
    auto const in_script = [&](unsigned char from, unsigned char to) {
        return how_many(
            people, [=](SourceObject const& person) { return has_lead_byte(text_in(person, "surname"), from, to); });
    };
    BOOST_TEST(in_script(0xC3, 0xC5) > 0);  // Latin with diacritics
    BOOST_TEST(in_script(0xCE, 0xCF) > 0);  // Greek
    BOOST_TEST(in_script(0xD0, 0xD1) > 0);  // Cyrillic
    BOOST_TEST(in_script(0xD8, 0xD9) > 0);  // Arabic
    BOOST_TEST(in_script(0xE0, 0xE0) > 0);  // Devanagari
    BOOST_TEST(in_script(0xE4, 0xE9) > 0);  // Han
    BOOST_TEST(how_many(people, [](SourceObject const& person) {
        return !has_lead_byte(text_in(person, "surname"), 0x80, 0xFF);
    }) > 0);
}

BOOST_AUTO_TEST_CASE(some_are_disabled_some_guests_and_some_without_telephone)
{
    auto const directory = generate_directory(many());
    auto const people = directory.objects(ObjectType::user);
    auto const disabled = how_many(people, [](auto const& person) { return !person.account_enabled; });
    auto const guests = how_many(people,
        [](auto const& person) { return text_in(person, "userPrincipalName").find("#EXT#") != std::string::npos; });
    auto const silent = how_many(people, [](auto const& person) { return !person.find("telephoneNumber"); });
    BOOST_TEST((disabled > 10 && disabled < 60));
    BOOST_TEST((guests > 8 && guests < 50));
    BOOST_TEST((silent > 100 && silent < 200));
}

BOOST_AUTO_TEST_CASE(managers_form_a_tree)
{
    auto const directory = generate_directory(many());
    auto const people = directory.objects(ObjectType::user);
    BOOST_TEST(people.front()->manager.empty());
    for (auto const* person : people) {
        auto steps = 0;
        for (auto const* at = person; !at->manager.empty(); at = directory.find(at->manager))
            BOOST_REQUIRE(++steps <= 4);
    }
    auto const span = how_many(people, [&](auto const& person) { return person.manager == people.front()->id; });
    BOOST_TEST(span == 8);
}

BOOST_AUTO_TEST_CASE(groups_have_about_as_many_members_as_asked_for_and_some_a_group)
{
    auto const directory = generate_directory(many());
    auto const groups = directory.objects(ObjectType::group);
    BOOST_REQUIRE(groups.size() == 40U);
    std::size_t members = 0;
    for (auto const* group : groups)
        members += group->members.size();
    BOOST_TEST((members > 40U * 14 && members < 40U * 26));
    auto const nesting = how_many(groups, [&](auto const& group) {
        return std::any_of(group.members.begin(), group.members.end(),
            [&](auto const& member) { return directory.find(member)->type == ObjectType::group; });
    });
    BOOST_TEST(nesting > 0);
}

BOOST_AUTO_TEST_CASE(assignment_is_as_asked_for)
{
    DirectoryShape shape;
    auto const assigned = generate_directory(shape);
    BOOST_TEST(how_many(assigned.objects(ObjectType::user), [&](auto const& person) {
        return assigned.is_assigned(person.id);
    }) == 20);
    shape.assigned = false;
    auto const idle = generate_directory(shape);
    BOOST_TEST(
        how_many(idle.objects(ObjectType::user), [&](auto const& person) { return idle.is_assigned(person.id); }) == 0);
}

BOOST_AUTO_TEST_CASE(small_shapes_are_possible)
{
    DirectoryShape shape;
    shape.users = 1;
    shape.groups = 1;
    BOOST_TEST(generate_directory(shape).objects(ObjectType::group).front()->members.size() == 1U);
    shape.users = 0;
    BOOST_TEST(generate_directory(shape).objects(ObjectType::group).front()->members.empty());
    shape.users = 3;
    shape.members = 0;
    shape.manager_span = 0;
    auto const flat = generate_directory(shape);
    BOOST_TEST(flat.objects(ObjectType::user).back()->manager.empty());
    BOOST_TEST(flat.objects(ObjectType::group).front()->members.empty());
}

}  // namespace scim::provisioning
