// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <system_error>

#include "data/durable_file.hpp"
#include "data/sha256.hpp"
#include "data/snapshot_format.hpp"
#include "data/stored_line.hpp"

namespace scim::server {

namespace {

using Done = Result<void, std::string>;

Done write_resources(DurableFile& file, std::vector<ResourcePointer> const& resources, std::string const& base_url)
{
    Sha256 digest;
    auto const write = [&](std::string line) {
        line += '\n';
        digest.add(line);
        return file.write(line);
    };
    auto const begun = write(header_line({base_url, resources.size()}));
    if (!begun)
        return begun;
    for (auto const& resource : resources) {
        auto const written = write(stored_line(*resource));
        if (!written)
            return written;
    }
    return file.write(trailer_line(resources.size(), digest.finish()) + "\n");
}

}  // namespace

Result<void, std::string> save_snapshot(ServiceProvider const& provider, std::filesystem::path const& directory)
{
    auto const current = engine_of(provider);
    auto const& engine = *current;
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error)
        return Failure {directory.string() + " cannot be made: " + error.message()};
    DurableFile file {directory / snapshot_name};
    auto const opened = file.open();
    if (!opened)
        return opened;
    auto const written = write_resources(file, all_in_order(engine), engine.store.base_url());
    return written ? file.commit() : written;
}

}  // namespace scim::server
