// SPDX-License-Identifier: Apache-2.0
#include "data/durable_file.hpp"

#include <cerrno>
#include <system_error>
#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace scim::server {

namespace {

constexpr std::size_t buffer_size = std::size_t {1024} * 1024;

bool write_all(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        auto const written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return false;
        text.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return true;
}

// A renamed file may be lost with the power until its directory is written.
bool sync_directory(std::filesystem::path const& directory)
{
    auto const descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    auto const is_done = ::fsync(descriptor) == 0;
    auto const reason = errno;
    ::close(descriptor);
    errno = reason;
    return is_done;
}

}  // namespace

// Two who write at the same time have drafts of their own.
DurableFile::DurableFile(std::filesystem::path target)
    : target_ {std::move(target)}
    , draft_ {target_.string() + "." + hex_encode(secure_random_bytes(8)) + ".draft"}
{
}

DurableFile::~DurableFile()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
    if (exists_)
        ::unlink(draft_.c_str());
}

Failure<std::string> DurableFile::failure(std::string_view what) const
{
    return Failure {
        target_.string() + " cannot be " + std::string {what} + ": " + std::generic_category().message(errno)};
}

Result<void, std::string> DurableFile::open()
{
    descriptor_ = ::open(draft_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor_ < 0)
        return failure("written");
    exists_ = true;
    return {};
}

Result<void, std::string> DurableFile::write(std::string_view text)
{
    buffer_ += text;
    return buffer_.size() < buffer_size ? Result<void, std::string> {} : flush();
}

Result<void, std::string> DurableFile::flush()
{
    if (!write_all(descriptor_, buffer_))
        return failure("written");
    buffer_.clear();
    return {};
}

Result<void, std::string> DurableFile::commit()
{
    auto const flushed = flush();
    if (!flushed)
        return flushed;
    if (::fsync(descriptor_) != 0)
        return failure("written");
    if (::close(std::exchange(descriptor_, -1)) != 0)
        return failure("written");
    if (::rename(draft_.c_str(), target_.c_str()) != 0)
        return failure("replaced");
    exists_ = false;
    auto const directory = target_.parent_path();
    if (!sync_directory(directory.empty() ? "." : directory))
        return failure("secured");
    return {};
}

}  // namespace scim::server
