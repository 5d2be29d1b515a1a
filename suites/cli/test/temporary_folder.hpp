// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A folder of a test's own, gone at the end.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>

namespace scim::cli::test {

class TemporaryFolder {
public:
    TemporaryFolder()
    {
        // mkdtemp(3) replaces the six letters.
        auto pattern = (std::filesystem::temp_directory_path() / ("scimproof-test-" + std::string(6, 'X'))).string();
        BOOST_TEST_REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path_ = pattern;
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    /// Returns the path of the file.
    std::string write(std::string const& name, std::string const& content) const
    {
        auto const file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream {file} << content;
        return file.string();
    }
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace scim::cli::test
