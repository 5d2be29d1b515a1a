// SPDX-License-Identifier: Apache-2.0
#include "commands/source_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace scim::cli {

Result<conformance::SourceFile, std::string> read_source(std::string const& path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return Failure {path + " is a folder, not a file."};
    std::ifstream file {path, std::ios::binary};
    std::ostringstream content;
    content << file.rdbuf();
    if (!file)
        return Failure {"cannot read the file " + path + "."};
    return conformance::SourceFile {path, content.str()};
}

Result<std::vector<conformance::SourceFile>, std::string> read_folder(std::string const& folder)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    std::vector<std::string> paths;
    for (fs::recursive_directory_iterator at {folder, failed}; !failed && at != fs::recursive_directory_iterator {};
         at.increment(failed)) {
        if (at->is_regular_file(failed) && at->path().extension() == ".json")
            paths.push_back(at->path().string());
    }
    if (failed)
        return Failure {"cannot read the folder " + folder + ": " + failed.message() + "."};
    std::sort(paths.begin(), paths.end());
    std::vector<conformance::SourceFile> files;
    for (auto const& path : paths) {
        auto file = read_source(path);
        if (!file)
            return Failure {file.error()};
        files.push_back(std::move(*file));
    }
    return files;
}

}  // namespace scim::cli
