// SPDX-License-Identifier: Apache-2.0
#include "tree_file.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <scim/wire/text.hpp>

namespace scim::selftest {
namespace {

std::filesystem::path place_of(std::string const& path)
{
    return std::filesystem::path {SCIM_SOURCE_DIR} / path;
}

}  // namespace

std::string read_file(std::string const& path)
{
    std::ifstream in {place_of(path), std::ios::binary};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

bool is_file(std::string const& path)
{
    return std::filesystem::is_regular_file(place_of(path));
}

void check_current(std::string const& path, std::string const& content)
{
    if (std::getenv("SCIM_APPROVE")) {
        std::ofstream {place_of(path), std::ios::binary} << content;
        return;
    }
    BOOST_TEST((read_file(path) == content), path << " is not current: run this test with SCIM_APPROVE=1");
}

bool begins_with_one_of(std::string_view id, std::string_view words)
{
    auto const wanted = split(words, ' ');
    return std::any_of(
        wanted.begin(), wanted.end(), [&](std::string const& word) { return !word.empty() && id.starts_with(word); });
}

}  // namespace scim::selftest
