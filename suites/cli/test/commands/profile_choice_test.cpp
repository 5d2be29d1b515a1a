// SPDX-License-Identifier: Apache-2.0
#include "commands/session.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "commands/explain_profile.hpp"
#include "test/temporary_folder.hpp"

namespace scim::cli {
namespace {

namespace fs = std::filesystem;

conformance::Catalogue const& loaded()
{
    static auto const catalogue = conformance::load_catalogue();
    return *catalogue;
}

/// A folder with a file, gone at the end.
class OneFile {
public:
    OneFile(std::string const& name, std::string const& content) : path_ {folder_.write(name, content)} {}

    std::string const& path() const { return path_; }
    std::string folder() const { return folder_.path().string(); }

private:
    test::TemporaryFolder folder_;
    std::string path_;
};

OneFile profile_file(std::string const& members)
{
    return OneFile {"acme.json",
        R"({"format":"scimproof.profile","formatVersion":"1.0","id":"acme","title":"Acme","about":"Ours.",)" + members
            + "}"};
}

std::string refusal(std::vector<std::string> const& names)
{
    auto const profile = choose_profile(loaded(), names);
    return profile ? std::string {} : profile.error().reason;
}

std::string refusal_of_cases(std::string const& folder)
{
    RunSettings settings;
    settings.case_folders = {folder};
    auto const catalogue = load_cases(settings);
    return catalogue ? std::string {} : catalogue.error().reason;
}

std::string page(std::string const& name, std::string const& requirement)
{
    return "{\"about\":\"Ours.\",\"cases\":[\n{\"case\":\"" + name + "\",\"title\":\"lists are served\",\"checks\":[\""
        + requirement + "\"],\n\"steps\":[{\"send\":\"GET /Users\",\"expect\":{\"status\":200}}]}]}";
}

}  // namespace

BOOST_AUTO_TEST_CASE(profiles_are_named_by_commas_repetition_and_file)
{
    BOOST_TEST(choose_profile(loaded(), {"entra,okta"})->id == "entra+okta");
    BOOST_TEST(choose_profile(loaded(), {"entra", " okta , rfc"})->id == "entra+okta+rfc");
    auto const file = profile_file(R"("documents":["RFC7644"])");
    auto const own = choose_profile(loaded(), {"entra," + file.path()});
    BOOST_REQUIRE(own.has_value());
    BOOST_TEST(own->id == "entra+acme");
    BOOST_TEST(own->source == "entra," + file.path());
}

BOOST_AUTO_TEST_CASE(a_wrong_name_is_told_with_the_nearest)
{
    BOOST_TEST(refusal({"entra,otka"}) == "unknown profile otka. Did you mean okta?");
    BOOST_TEST(refusal({"nowhere/acme.json"}) == "there is no file nowhere/acme.json, which should hold the profile.");
    BOOST_TEST(refusal({","}) == "name a profile. See: scimproof list profiles");
}

BOOST_AUTO_TEST_CASE(a_profile_of_the_user_is_checked_before_it_is_used)
{
    auto const file = profile_file("\n\"documents\":[\"RFC7644\"],\n\"mapping\":\"mediusflw\"");
    BOOST_TEST(refusal({file.path()})
        == file.path() + ": line 3, /mapping: there is no mapping mediusflw; did you mean mediusflow?");
}

BOOST_AUTO_TEST_CASE(the_mapping_of_ones_own_profile_is_sent_unless_another_is_asked_for)
{
    auto const file = profile_file(R"("documents":["RFC7644"],"mapping":"mediusflow")");
    auto const own = *choose_profile(loaded(), {file.path()});
    BOOST_TEST((*choose_mapping(loaded(), "", own))->id == "mediusflow");
    BOOST_TEST((*choose_mapping(loaded(), "zoom", own))->id == "zoom");
    BOOST_TEST(!choose_mapping(loaded(), "", *choose_profile(loaded(), {"entra"}))->has_value());
    auto const beside = profile_file(R"("documents":["RFC7644"],"mapping":"ours.json")");
    auto const missing = choose_mapping(loaded(), "", *choose_profile(loaded(), {beside.path()}));
    BOOST_REQUIRE(!missing.has_value());
    BOOST_TEST(
        missing.error().reason == "there is no file " + beside.folder() + "/ours.json, which should hold the mapping.");
}

BOOST_AUTO_TEST_CASE(a_profile_is_explained_with_its_conflicts)
{
    auto const text = explain_profile(*choose_profile(loaded(), {"okta,entra"}), loaded());
    BOOST_TEST(text.find("okta+entra  Okta + Microsoft Entra ID\n") == 0U);
    BOOST_TEST(text.find("\nleaves out  RFC7643-4.2-04  ") != std::string::npos);
    BOOST_TEST(text.find("\nconflict    okta asks for RFC7643-4.2-04, ") != std::string::npos);
    BOOST_TEST(text.find("\nsends       User-Agent: Okta SCIM Client 1.0.0\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(cases_of_the_user_join_the_catalogue_with_their_suite)
{
    OneFile const good {"own/page.json", page("lists", "RFC7644-3.4.2-01")};
    RunSettings settings;
    settings.case_folders = {good.folder()};
    auto const catalogue = load_cases(settings);
    BOOST_REQUIRE_MESSAGE(catalogue.has_value(), (catalogue ? "" : catalogue.error().reason));
    BOOST_TEST(catalogue->find_case("own/page/lists") != nullptr);
    BOOST_TEST(catalogue->suites.back().title == "Ours.");
}

BOOST_AUTO_TEST_CASE(broken_cases_of_the_user_end_the_program_with_place_and_reason)
{
    OneFile const unknown {"own/page.json", page("lists", "RFC7644-9.9-99")};
    BOOST_TEST(refusal_of_cases(unknown.folder())
        == unknown.path()
            + ": own/page/lists: there is no requirement RFC7644-9.9-99; see: scimproof list requirements");
    OneFile const broken {"own/page.json", "{\n  \"about\": }"};
    BOOST_TEST(refusal_of_cases(broken.folder()).find(broken.path() + ": line 2, column 12: ") == 0U);
    OneFile const taken {"users/create.json", page("answers-201", "RFC7644-3.4.2-01")};
    BOOST_TEST(refusal_of_cases(taken.folder())
        == taken.path()
            + ": users/create/answers-201: the id occurs twice, also in suites/cases/users/create.json; rename one of "
              "the "
              "cases");
    OneFile const empty {"own/readme.txt", "x"};
    BOOST_TEST(refusal_of_cases(empty.folder()) == "the folder " + empty.folder() + " holds no .json file.");
}

}  // namespace scim::cli
