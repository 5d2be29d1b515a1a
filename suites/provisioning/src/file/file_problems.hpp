// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Collects what is wrong with a directory file.

#include <scim/provisioning/directory_file.hpp>

namespace scim::provisioning {

/// Where an object stands in a file.
struct Place {
    ObjectType type = ObjectType::user;
    std::size_t number = 0;  ///< 0-based index in its array; of a form in lines, the 1-based line
};

/// Errors of one file, 20 at most.
class FileProblems {
public:
    FileProblems(std::string file, std::string_view text, FileForm form);

    /// About one member of an object, or, without a name, about the object.
    void add(Place const& place, std::string_view member, std::string reason, std::string remedy);
    /// About a place of a document, given by its JSON Pointer.
    void add_at(std::string_view pointer, std::string reason, std::string remedy);
    void add_line(std::size_t line, std::string reason, std::string remedy);

    std::size_t line(Place const& place, std::string_view member = {}) const;
    bool empty() const { return errors_.empty(); }
    /// More would not be listed: reading can stop.
    bool full() const;
    /// In order of lines.
    std::vector<FileError> take();

private:
    std::string file_;
    std::string_view text_;
    FileForm form_;
    std::vector<FileError> errors_;
};

}  // namespace scim::provisioning
