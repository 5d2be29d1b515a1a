// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A file that replaces another one as a whole, or not at all.

#include <filesystem>
#include <string>
#include <string_view>

#include <scim/wire/result.hpp>

namespace scim::server {

/// A new file beside the one it is to replace. Removed again unless it is committed. Readable by its owner only.
class DurableFile {
public:
    /// Nothing is touched before the first write.
    explicit DurableFile(std::filesystem::path target);
    DurableFile(DurableFile const&) = delete;
    DurableFile& operator=(DurableFile const&) = delete;
    ~DurableFile();

    /// Errors: a sentence with the file and the reason.
    Result<void, std::string> open();
    Result<void, std::string> write(std::string_view text);
    /// Puts the file into its place, on the disk and not only in the memory of the machine.
    Result<void, std::string> commit();

private:
    Result<void, std::string> flush();
    Failure<std::string> failure(std::string_view what) const;

    std::filesystem::path target_;
    std::filesystem::path draft_;
    std::string buffer_;
    int descriptor_ = -1;
    bool exists_ = false;  ///< the draft
};

}  // namespace scim::server
