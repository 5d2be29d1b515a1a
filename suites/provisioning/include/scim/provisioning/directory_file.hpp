// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Directories from files and from a generator.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <scim/provisioning/directory.hpp>

namespace scim::provisioning {

/// Where and why a file of ours cannot be used.
struct FileError {
    std::string file;      ///< as the user named it
    std::size_t line = 0;  ///< 1-based; 0: the file as a whole
    std::string reason;
    std::string remedy;

    friend bool operator==(FileError const&, FileError const&) = default;
};

/// `people.ndjson:17: no "userPrincipalName"; add it or remove the line`.
std::string describe(FileError const& error);

/// Forms of a directory file: one JSON document (schema `directory.schema.json`), or NDJSON with one object a line
/// (`{"type":"user", ...}`).
enum class FileForm { document, lines };

/// Largest file that is read, in bytes.
inline constexpr std::size_t max_directory_file_size = std::size_t {512} << 20U;

/// Reads a directory file of either form, told apart by the first line. Names may stand where ids do: users are found
/// by `id` or `userPrincipalName`, groups by `id` or `displayName`. Nothing is taken of a file with an error; all
/// errors up to 20 are listed. docs/directory-files.md describes the members.
Result<Directory, std::vector<FileError>> read_directory(std::filesystem::path const& file);
Result<Directory, std::vector<FileError>> read_directory_text(std::string_view text, std::string_view file_name);

/// What to generate.
struct DirectoryShape {
    std::size_t users = 20, groups = 4;
    std::size_t members = 20;      ///< of a group, on average
    std::size_t manager_span = 8;  ///< people per manager
    bool assigned = true;          ///< everybody is assigned to the application
    std::uint64_t seed = 1;
    std::string domain = "example.com";
    std::string mark
        = {};  ///< begins the names of groups and the homes of guests, so that nobody else's match; empty: none
};

/// A made-up tenant: names in several scripts (Latin with and without diacritics, Cyrillic, Greek, Arabic, Han,
/// Devanagari), a tree of managers, departments, some disabled accounts, some guests, some people without telephone,
/// some groups within groups. The same shape gives the same tenant on every machine.
Directory generate_directory(DirectoryShape const& shape);

/// The directory as a file's text, readable by read_directory_text(): an object a line in either form. All is kept but
/// the history.
std::string write_directory(Directory const& directory, FileForm form = FileForm::document);

}  // namespace scim::provisioning
