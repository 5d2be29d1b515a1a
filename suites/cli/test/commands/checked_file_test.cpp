// SPDX-License-Identifier: Apache-2.0
#include "commands/checked_file.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <memory>

#include "test/temporary_folder.hpp"

namespace scim::cli {
namespace {

std::string content(std::filesystem::path const& path)
{
    std::ifstream in {path, std::ios::binary};
    return {std::istreambuf_iterator<char> {in}, {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(checked_file)

BOOST_AUTO_TEST_CASE(pieces_make_a_file_that_appears_when_it_is_whole)
{
    test::TemporaryFolder const folder;
    auto const path = folder.path() / "reports" / "log.json";
    CheckedFile file {path.string(), nullptr};
    file.write("[1,");
    file.output()("2]");
    BOOST_TEST(!std::filesystem::exists(path));
    BOOST_TEST(!file.finish().has_value());
    BOOST_TEST(content(path) == "[1,2]");
}

BOOST_AUTO_TEST_CASE(a_file_with_a_secret_is_not_kept)
{
    test::TemporaryFolder const folder;
    auto const path = folder.path() / "log.json";
    auto const redactor = report::Redactor::make({{"s3cret-t0ken-value"}, {}, {}});
    {
        CheckedFile file {path.string(), redactor.get()};
        file.write("harmless");
        BOOST_TEST(!file.leaks());
        file.write("Bearer s3cret-t0ken-value");
        file.write("harmless again");
        BOOST_TEST(file.leaks());
    }
    BOOST_TEST(std::filesystem::is_empty(folder.path()));
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_told)
{
    test::TemporaryFolder const folder;
    auto const in_the_way = folder.write("file", "");
    CheckedFile file {in_the_way + "/log.json", nullptr};
    file.write("text");
    auto const problem = file.finish();
    BOOST_REQUIRE(problem.has_value());
    BOOST_TEST(problem->starts_with("cannot write " + in_the_way + "/log.json: "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::cli
