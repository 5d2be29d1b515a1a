// SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <ostream>

#include "config/flag_table.hpp"

namespace scim::cli {
namespace {

EarlyEnd early(std::vector<std::string> words)
{
    auto const parsed = parse_arguments(std::move(words), "1.2.3");
    BOOST_TEST_REQUIRE(!parsed.has_value());
    return parsed.error();
}

BOOST_AUTO_TEST_CASE(flags_and_words_are_told_apart)
{
    auto const parsed = parse_arguments(
        {"run", "--suite", "users", "https://a.example", "--suite=patch", "--yes", "--jobs", "8"}, "1.2.3");
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(parsed->command == "run");
    BOOST_TEST(parsed->words == std::vector<std::string> {"https://a.example"}, boost::test_tools::per_element());
    BOOST_TEST(parsed->flags.list("suite").size() == 2u);
    BOOST_TEST(parsed->flags.is_on("yes"));
    BOOST_TEST(parsed->flags.text("jobs") == "8");
    BOOST_TEST(parsed->flags.find("jobs")->origin == "flag --jobs");
    BOOST_TEST(!parsed->flags.has("rate"));
}

BOOST_AUTO_TEST_CASE(a_word_behind_a_value_is_not_swallowed)
{
    auto const parsed = parse_arguments({"run", "--profile", "entra", "https://a.example"}, "1.2.3");
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(parsed->flags.text("profile") == "entra");
    BOOST_TEST(parsed->words.size() == 1u);
}

/// A slip with the word that was meant.
struct Slip {
    std::vector<std::string> words;
    std::string meant;
};

std::ostream& operator<<(std::ostream& out, Slip const& slip)
{
    return out << slip.words.back();
}

std::vector<Slip> const slips {
    {{"rnu"}, "Did you mean run?"},
    {{"porbe", "https://a.example"}, "Did you mean probe?"},
    {{"run", "--tokenfile", "x"}, "Did you mean --token-file?"},
    {{"run", "--porfile=entra"}, "Did you mean --profile?"},
    {{"cleanup", "--yse"}, "Did you mean --yes?"},
};

BOOST_DATA_TEST_CASE(a_slip_is_met_with_a_suggestion, slips)
{
    auto const end = early(sample.words);
    BOOST_TEST((end.code == ExitCode::usage));
    BOOST_TEST(end.text.find(sample.meant) != std::string::npos, end.text);
}

BOOST_DATA_TEST_CASE(a_token_on_the_command_line_is_refused_and_not_repeated,
    (std::vector<Slip> {
        {{"run", "--token", "s3cret"}, ""}, {{"probe", "--token=s3cret"}, ""}, {{"--token=s3cret"}, ""}}))
{
    auto const end = early(sample.words);
    BOOST_TEST((end.code == ExitCode::usage));
    BOOST_TEST(end.text.find("there is no --token") != std::string::npos);
    BOOST_TEST(end.text.find("s3cret") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_line_for_reports_hides_values_that_may_be_secret)
{
    auto const parsed
        = parse_arguments({"run", "--header", "X-Key: s3cret", "--token-command=echo s3cret", "--jobs", "2"}, "1.2.3");
    BOOST_TEST_REQUIRE(parsed.has_value());
    std::vector<std::string> const expected {
        "scimproof", "run", "--header", "‹set›", "--token-command=‹set›", "--jobs", "2"};
    BOOST_TEST(parsed->shown == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_program_alone_says_what_it_is_in_eight_lines)
{
    auto const end = early({});
    BOOST_TEST((end.code == ExitCode::ok));
    BOOST_TEST(std::count(end.text.begin(), end.text.end(), '\n') == 8);
    BOOST_TEST(early({"--version"}).text == "scimproof 1.2.3\n");
}

BOOST_AUTO_TEST_CASE(help_of_a_command_names_its_flags_and_examples)
{
    auto const end = early({"run", "--help"});
    BOOST_TEST((end.code == ExitCode::ok));
    for (auto const* flag : flags_of("run"))
        BOOST_TEST(end.text.find("--" + std::string {flag->name}) != std::string::npos, flag->name);
    BOOST_TEST(end.text.find("Examples:") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_flags_of_serve_are_left_to_the_server)
{
    auto const parsed = parse_arguments({"serve", "--port", "0", "--whatever"}, "1.2.3");
    BOOST_TEST_REQUIRE(parsed.has_value());
    BOOST_TEST(parsed->words.size() == 3u);
}

}  // namespace
}  // namespace scim::cli
