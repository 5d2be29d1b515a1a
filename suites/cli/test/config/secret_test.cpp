// SPDX-License-Identifier: Apache-2.0
#include "config/secret.hpp"

#include <boost/test/unit_test.hpp>

#include <sstream>

namespace scim::cli {
namespace {

Environment with_token(std::string const& token)
{
    return [token](std::string const& name) -> std::optional<std::string> {
        return name == "SCIMPROOF_TOKEN" && !token.empty() ? std::optional {token} : std::nullopt;
    };
}

Settings setting(std::string const& name, std::string const& value, std::string const& origin)
{
    Settings settings;
    settings.set(name, {{value}, origin});
    return settings;
}

BOOST_AUTO_TEST_CASE(standard_input_gives_its_first_line)
{
    std::istringstream input {" abc \nother\n"};
    auto const token = find_token(setting("token-file", "-", "flag --token-file"), with_token("env"), input);
    BOOST_TEST_REQUIRE(token.has_value());
    BOOST_TEST(token->view() == "abc");
}

BOOST_AUTO_TEST_CASE(a_command_gives_what_it_prints)
{
    std::istringstream input;
    auto const token = find_token(setting("token-command", "echo abc", "flag --token-command"), with_token(""), input);
    BOOST_TEST_REQUIRE(token.has_value());
    BOOST_TEST(token->view() == "abc");
}

BOOST_AUTO_TEST_CASE(a_failing_command_is_told_without_its_output)
{
    std::istringstream input;
    auto const token
        = find_token(setting("token-command", "echo abc; exit 3", "flag --token-command"), with_token(""), input);
    BOOST_TEST_REQUIRE(!token.has_value());
    BOOST_TEST(token.error() == "the token command failed with exit code 3.");
}

BOOST_AUTO_TEST_CASE(the_variable_beats_a_file_but_not_a_flag)
{
    std::istringstream input {"abc\n"};
    auto const from_variable = find_token(setting("token-file", "-", "c.toml line 1"), with_token("env"), input);
    BOOST_TEST_REQUIRE(from_variable.has_value());
    BOOST_TEST(from_variable->view() == "env");
    auto const from_flag = find_token(setting("token-file", "-", "flag --token-file"), with_token("env"), input);
    BOOST_TEST_REQUIRE(from_flag.has_value());
    BOOST_TEST(from_flag->view() == "abc");
}

BOOST_AUTO_TEST_CASE(no_source_means_no_token)
{
    std::istringstream input;
    auto const token = find_token({}, with_token(""), input);
    BOOST_TEST_REQUIRE(token.has_value());
    BOOST_TEST(token->empty());
}

BOOST_AUTO_TEST_CASE(a_token_with_blanks_is_refused_without_repeating_it)
{
    std::istringstream input {"a b\n"};
    auto const token = find_token(setting("token-file", "-", "flag --token-file"), with_token(""), input);
    BOOST_TEST_REQUIRE(!token.has_value());
    BOOST_TEST(token.error().find("a b") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_moved_secret_leaves_nothing)
{
    Secret first {"abc"};
    Secret const second {std::move(first)};
    BOOST_TEST(second.view() == "abc");
    BOOST_TEST(first.empty());  // NOLINT(bugprone-use-after-move): that is the point
}

}  // namespace
}  // namespace scim::cli
