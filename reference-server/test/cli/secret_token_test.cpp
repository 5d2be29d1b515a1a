// SPDX-License-Identifier: Apache-2.0
#include "cli/secret_token.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

namespace scim::server {
namespace {

/// A file in the temporary folder, removed at the end of the test.
class TokenFile {
public:
    explicit TokenFile(std::string_view content)
        : path_ {(std::filesystem::temp_directory_path() / ("scim-token-" + std::to_string(::getpid()))).string()}
    {
        std::ofstream {path_} << content;
    }
    TokenFile(TokenFile const&) = delete;
    TokenFile& operator=(TokenFile const&) = delete;
    ~TokenFile() { std::filesystem::remove(path_); }

    std::string const& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(secret_token)

BOOST_AUTO_TEST_CASE(the_first_line_of_the_file_is_the_token)
{
    TokenFile const file {"  abc-123 \r\nsecond line\n"};
    std::istringstream input;
    auto const token = find_secret_token(file.path(), "from-environment", input);
    BOOST_REQUIRE(token);
    BOOST_TEST(token->value == "abc-123");
    BOOST_TEST(shown(*token) == "(from file)");
}

BOOST_AUTO_TEST_CASE(a_dash_reads_standard_input)
{
    std::istringstream input {"piped\n"};
    auto const token = find_secret_token("-", std::nullopt, input);
    BOOST_REQUIRE(token);
    BOOST_TEST(token->value == "piped");
    BOOST_TEST(shown(*token) == "(from standard input)");
}

BOOST_AUTO_TEST_CASE(the_environment_comes_second)
{
    std::istringstream input;
    auto const token = find_secret_token(std::nullopt, "env", input);
    BOOST_REQUIRE(token);
    BOOST_TEST(token->value == "env");
    BOOST_TEST(shown(*token) == "(from environment)");
}

BOOST_AUTO_TEST_CASE(a_made_token_is_long_never_the_same_and_shown_whole)
{
    std::istringstream input;
    auto const one = find_secret_token(std::nullopt, std::nullopt, input);
    auto const two = find_secret_token(std::nullopt, std::nullopt, input);
    BOOST_REQUIRE(one);
    BOOST_REQUIRE(two);
    BOOST_TEST(one->value.size() == 48U);
    BOOST_TEST(one->value != two->value);
    BOOST_TEST(shown(*one) == one->value);
}

BOOST_AUTO_TEST_CASE(an_error_says_what_is_wrong_and_never_the_token)
{
    std::istringstream input {"two words\n"};
    auto const blank = find_secret_token("-", std::nullopt, input);
    BOOST_REQUIRE(!blank);
    BOOST_TEST(blank.error().find("two words") == std::string::npos);
    BOOST_TEST(blank.error().find("blanks") != std::string::npos);

    auto const missing = find_secret_token("/nowhere/token", std::nullopt, input);
    BOOST_REQUIRE(!missing);
    BOOST_TEST(missing.error() == "token file /nowhere/token cannot be read: No such file or directory.");

    auto const empty = find_secret_token(std::nullopt, "", input);
    BOOST_REQUIRE(!empty);
    BOOST_TEST(empty.error() == "SCIM_REFERENCE_TOKEN holds no token.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::server
