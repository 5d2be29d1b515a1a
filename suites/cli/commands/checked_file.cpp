// SPDX-License-Identifier: Apache-2.0
#include "commands/checked_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

namespace scim::cli {

namespace fs = std::filesystem;

CheckedFile::CheckedFile(std::string path, report::Redactor const* redactor)
    : path_ {std::move(path)}
    , temporary_ {path_ + ".part"}
    , redactor_ {redactor}
{
    std::error_code failed;  // shows when the file is opened
    if (auto const folder = fs::path {path_}.parent_path(); !folder.empty())
        fs::create_directories(folder, failed);
    file_.open(temporary_, std::ios::binary | std::ios::trunc);
}

CheckedFile::~CheckedFile()
{
    file_.close();
    std::error_code ignored;
    fs::remove(temporary_, ignored);
}

void CheckedFile::write(std::string_view piece)
{
    leaks_ = leaks_ || (redactor_ != nullptr && redactor_->leaks(piece));
    if (!leaks_)
        file_ << piece;
}

std::optional<std::string> CheckedFile::finish()
{
    file_.close();
    if (!file_)
        return "cannot write " + path_ + ": " + std::strerror(errno) + ".";
    std::error_code failed;
    fs::rename(temporary_, path_, failed);
    if (failed)
        return "cannot write " + path_ + ": " + failed.message() + ".";
    return std::nullopt;
}

}  // namespace scim::cli
