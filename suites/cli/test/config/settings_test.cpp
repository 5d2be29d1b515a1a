// SPDX-License-Identifier: Apache-2.0
#include "config/config_file.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <map>

#include <unistd.h>

#include "config/run_settings.hpp"
#include "test/temporary_folder.hpp"

namespace scim::cli {
namespace {

namespace fs = std::filesystem;

using Folder = test::TemporaryFolder;

Environment variables(std::map<std::string, std::string> values)
{
    return [values = std::move(values)](std::string const& name) -> std::optional<std::string> {
        auto const found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional {found->second};
    };
}

Settings flag(std::string const& name, std::string const& value)
{
    Settings settings;
    settings.set(name, {{value}, "flag --" + name});
    return settings;
}

BOOST_AUTO_TEST_CASE(each_layer_beats_the_ones_below)
{
    Folder const folder;
    auto const home = folder.write("home/scimproof/config.toml", "[run]\njobs = 2\nrate = \"1/s\"\ntimeout = \"7s\"\n");
    folder.write("work/scimproof.toml", "[run]\njobs = 3\nrate = \"2/s\"\n");
    auto const environment
        = variables({{"XDG_CONFIG_HOME", (folder.path() / "home").string()}, {"SCIMPROOF_JOBS", "5"}});
    auto const work = (folder.path() / "work").string();

    auto const by_flag = resolve_settings(flag("jobs", "6"), environment, work);
    BOOST_TEST_REQUIRE(by_flag.has_value());
    BOOST_TEST(by_flag->text("jobs") == "6");
    BOOST_TEST(by_flag->find("jobs")->origin == "flag --jobs");

    auto const without_flag = resolve_settings({}, environment, work);
    BOOST_TEST_REQUIRE(without_flag.has_value());
    BOOST_TEST(without_flag->text("jobs") == "5");
    BOOST_TEST(without_flag->find("jobs")->origin == "environment SCIMPROOF_JOBS");
    BOOST_TEST(without_flag->text("rate") == "2/s");
    BOOST_TEST(without_flag->find("rate")->origin == work + "/scimproof.toml line 3");
    BOOST_TEST(without_flag->text("timeout") == "7s");
    BOOST_TEST(without_flag->find("timeout")->origin == home + " line 4");
    BOOST_TEST(without_flag->text("profile") == "rfc");
    BOOST_TEST(without_flag->find("profile")->origin == "default");
    BOOST_TEST(without_flag->files.size() == 2u);
}

BOOST_AUTO_TEST_CASE(the_nearest_file_is_found_up_to_the_repository)
{
    Folder const folder;
    auto const file = folder.write("repository/scimproof.toml", "");
    folder.write("repository/.git/HEAD", "");
    folder.write("scimproof.toml", "");
    fs::create_directories(folder.path() / "repository/a/b");
    fs::create_directories(folder.path() / "other/.git");
    BOOST_TEST(nearest_config_file((folder.path() / "repository/a/b").string()).value() == file);
    BOOST_TEST(!nearest_config_file((folder.path() / "other").string()).has_value());
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_told_with_file_line_and_suggestion)
{
    auto const parsed = parse_config("url = \"https://a.example\"\n[run]\njbos = 4\n", "c.toml", variables({}));
    BOOST_TEST_REQUIRE(!parsed.has_value());
    BOOST_TEST(parsed.error() == "c.toml: line 3: unknown key run.jbos. Did you mean run.jobs?");
}

BOOST_AUTO_TEST_CASE(a_broken_text_is_told_with_its_place)
{
    auto const parsed = parse_config("url = \n", "c.toml", variables({}));
    BOOST_TEST_REQUIRE(!parsed.has_value());
    BOOST_TEST(parsed.error().find("c.toml: line 1, column ") == 0u);
}

BOOST_AUTO_TEST_CASE(a_value_of_the_wrong_kind_is_refused)
{
    auto const parsed = parse_config("confirm-writes = \"yes\"\n", "c.toml", variables({}));
    BOOST_TEST_REQUIRE(!parsed.has_value());
    BOOST_TEST(parsed.error() == "c.toml: line 1: confirm-writes: expected true or false.");
}

BOOST_AUTO_TEST_CASE(a_token_in_the_file_is_refused)
{
    auto const parsed = parse_config("token = \"s3cret\"\n", "c.toml", variables({}));
    BOOST_TEST_REQUIRE(!parsed.has_value());
    BOOST_TEST(parsed.error().find("s3cret") == std::string::npos);
    BOOST_TEST(parsed.error().find("token-file") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(variables_are_expanded)
{
    auto const environment = variables({{"HOST", "a.example"}});
    auto const parsed = parse_config("url = \"https://${HOST}/scim\"\n", "c.toml", environment);
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(parsed->text("url") == "https://a.example/scim");
    auto const missing = parse_config("url = \"${NOWHERE}\"\n", "c.toml", environment);
    BOOST_TEST_REQUIRE(!missing.has_value());
    BOOST_TEST(missing.error() == "c.toml: line 1: the environment variable NOWHERE is not set.");
}

BOOST_AUTO_TEST_CASE(a_feature_needs_its_reason)
{
    auto const good
        = parse_config("[features]\nbulk = { supported = false, reason = \"not offered\" }\n", "c.toml", variables({}));
    BOOST_TEST_REQUIRE(good.has_value());
    BOOST_TEST(!good->features.at("bulk").supported);
    BOOST_TEST(good->features.at("bulk").reason == "not offered");
    auto const bad = parse_config("[features]\nbulk = { supported = false }\n", "c.toml", variables({}));
    BOOST_TEST_REQUIRE(!bad.has_value());
    BOOST_TEST(bad.error().find("features.bulk") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_in_the_configuration_begin_at_its_folder)
{
    auto const parsed = parse_config("token-file = \"token\"\n", "/etc/x/scimproof.toml", variables({}));
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(parsed->text("token-file") == "/etc/x/token");
}

BOOST_AUTO_TEST_CASE(profiles_and_baseline_of_the_configuration_begin_there_too)
{
    auto const parsed
        = parse_config("profile = [\"entra\", \"acme.json\"]\nmapping = \"mediusflow\"\n[baseline]\nfile = "
                       "\"known.json\"\n[gate]\nfail-on = \"new\"\n",
            "/etc/x/scimproof.toml", variables({}));
    BOOST_TEST_REQUIRE(parsed.has_value());
    auto const typed = typed_settings(*parsed);
    BOOST_TEST_REQUIRE(typed.has_value());
    std::vector<std::string> const profiles {"entra", "/etc/x/acme.json"};
    BOOST_TEST(typed->profiles == profiles, boost::test_tools::per_element());
    BOOST_TEST(typed->mapping == "mediusflow");
    BOOST_TEST(typed->baseline == "/etc/x/known.json");
    BOOST_TEST((typed->gate == Gate::fresh));
}

BOOST_AUTO_TEST_CASE(values_become_typed)
{
    auto const parsed = parse_config("url = \"https://a.example/scim/\"\n[run]\njobs = 8\nrate = \"25/s\"\n"
                                     "[select]\nsuite = [\"users\", \"patch\"]\n[output]\nformats = [\"json\"]\n"
                                     "[gate]\nfail-on = \"verdict\"\n",
        "c.toml", variables({}));
    BOOST_TEST_REQUIRE(parsed.has_value());
    auto const typed = typed_settings(*parsed);
    BOOST_TEST_REQUIRE(typed.has_value());
    BOOST_TEST(typed->base->host == "a.example");
    BOOST_TEST(typed->jobs == 8);
    BOOST_TEST(typed->rate == 25.0);
    BOOST_TEST(typed->selection.suites.size() == 2u);
    BOOST_TEST(typed->formats == std::vector<std::string> {"json"}, boost::test_tools::per_element());
    BOOST_TEST((typed->gate == Gate::verdict));
}

BOOST_AUTO_TEST_CASE(a_wrong_value_names_its_origin)
{
    auto const parsed = parse_config("[run]\ntimeout = \"30\"\n", "c.toml", variables({}));
    BOOST_TEST_REQUIRE(parsed.has_value());
    auto const typed = typed_settings(*parsed);
    BOOST_TEST_REQUIRE(!typed.has_value());
    BOOST_TEST(typed.error().find("--timeout: expected a duration") == 0u);
    BOOST_TEST(typed.error().find("(from c.toml line 2)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_url_with_a_password_is_refused_without_repeating_it)
{
    auto const typed = typed_settings(flag("url", "https://me:s3cret@a.example/"));
    BOOST_TEST_REQUIRE(!typed.has_value());
    BOOST_TEST(typed.error().find("s3cret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unknown_format_is_met_with_a_suggestion)
{
    auto const typed = typed_settings(flag("format", "html,junti"));
    BOOST_TEST_REQUIRE(!typed.has_value());
    BOOST_TEST(typed.error() == "--format: unknown format junti. Did you mean junit?");
}

}  // namespace
}  // namespace scim::cli
