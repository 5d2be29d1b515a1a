// SPDX-License-Identifier: Apache-2.0
#include <boost/test/unit_test.hpp>

#include <fstream>

#include <scim/provisioning/directory_file.hpp>

namespace scim::provisioning {
namespace {

/// What stands between the fences of docs/directory-files.md, in order.
std::vector<std::string> examples()
{
    std::ifstream in {SCIM_SOURCE_DIR "/docs/directory-files.md", std::ios::binary};
    BOOST_REQUIRE(in.good());
    std::vector<std::string> found;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```")) {
            inside = !inside;
            if (inside)
                found.emplace_back();
        } else if (inside) {
            found.back() += line + '\n';
        }
    }
    return found;
}

/// The examples of the page by what they show.
struct Page {
    std::string document, lines, broken, errors, generated;
};

Page page()
{
    auto const found = examples();
    BOOST_REQUIRE(found.size() == 5U);
    return {found[0], found[1], found[2], found[3], found[4]};
}

Directory read(std::string const& text)
{
    auto directory = read_directory_text(text, "example");
    BOOST_REQUIRE_MESSAGE(directory.has_value(), (directory ? "" : describe(directory.error().front())));
    return std::move(*directory);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_document_of_the_page_is_read_as_the_page_says)
{
    auto const directory = read(page().document);
    auto const users = directory.objects(ObjectType::user);
    auto const groups = directory.objects(ObjectType::group);
    BOOST_REQUIRE(users.size() == 3U);
    BOOST_REQUIRE(groups.size() == 2U);
    BOOST_TEST(users[0]->manager == users[1]->id);
    BOOST_TEST(users[1]->id == "6d4f5f0e-6c9b-4a3f-8a43-0d0c5f6f1b11");
    BOOST_TEST(!users[1]->account_enabled);
    BOOST_TEST(users[1]->roles.size() == 2U);
    BOOST_TEST(groups[0]->members[1] == groups[1]->id);
    BOOST_TEST(directory.is_assigned(users[0]->id));
    BOOST_TEST(!directory.is_assigned(users[2]->id));  // a member of a group inside an assigned one
    auto const guest = source_attributes(*users[2], {}, false);
    BOOST_TEST((guest.at("userPrincipalName") == Value {"wei@partner.example"}));
}

BOOST_AUTO_TEST_CASE(the_lines_of_the_page_are_read)
{
    auto const directory = read(page().lines);
    BOOST_TEST(directory.count(ObjectType::user) == 2U);
    BOOST_TEST(directory.objects(ObjectType::group).front()->members.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_errors_of_the_page_are_those_of_its_lines)
{
    auto const example = page();
    auto const directory = read_directory_text(example.broken, "people.ndjson");
    BOOST_REQUIRE(!directory.has_value());
    std::string errors;
    for (auto const& error : directory.error())
        errors += describe(error) + '\n';
    BOOST_TEST(errors == example.errors);
}

BOOST_AUTO_TEST_CASE(the_generated_user_of_the_page_is_the_first_of_seed_1)
{
    auto const text = write_directory(generate_directory({}), FileForm::lines);
    auto const head_end = text.find('\n') + 1;
    BOOST_TEST(text.substr(head_end, text.find('\n', head_end) + 1 - head_end) == page().generated);
}

}  // namespace scim::provisioning
