// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Resources from files, into files, and made up. Everything here may be called while requests are answered, but after
/// set_public_base_url(): what is stored holds absolute addresses.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <string_view>

#include <scim/wire/result.hpp>

namespace scim::server {

class ServiceProvider;

/// Stores resources from text: one JSON object a line, empty lines left out. `schemas` decides the resource type;
/// `id`, `meta.created`, `meta.lastModified` and `meta.version` are kept where they are given. Members and managers are
/// named by id. Returns how many there were. Errors: a sentence with name, line and reason; nothing is stored then.
Result<std::size_t, std::string> load_resources(ServiceProvider& provider, std::istream& in, std::string const& name);

/// Writes all resources, one JSON object a line, in order of creation, with id and meta. What is never returned, such
/// as passwords, is left out. What load_resources() takes.
void export_resources(ServiceProvider const& provider, std::ostream& out);

/// How many resources to make up.
struct GenerateOptions {
    std::size_t users = 0;
    std::size_t groups = 0;
    std::uint64_t seed = 1;

    friend bool operator==(GenerateOptions const&, GenerateOptions const&) = default;
};

/// Reads `users=100000,groups=1000,seed=1`; each part may be missing. Errors: a sentence that names the part.
Result<GenerateOptions, std::string> parse_generate(std::string_view text);

/// Stores users with names, e-mail addresses and managers, and groups of them, most small, few large. The same options
/// make the same resources, ids and times included. Errors: a sentence, when a resource type is missing or a resource
/// is refused; what was made before stays.
Result<void, std::string> generate(ServiceProvider& provider, GenerateOptions const& options);

/// Writes all resources into `snapshot.ndjson` of the directory, which is made if it is missing. The file appears as a
/// whole or not at all, also after a loss of power, and only its owner may read it. What is never returned, such as
/// passwords, is left out. Errors: a sentence with the file and the reason.
Result<void, std::string> save_snapshot(ServiceProvider const& provider, std::filesystem::path const& directory);

/// Stores what save_snapshot() has written. False when the directory has no snapshot. Errors: a sentence with file,
/// line, reason and remedy for a file that is damaged, cut off or foreign; nothing is stored then.
Result<bool, std::string> load_snapshot(ServiceProvider& provider, std::filesystem::path const& directory);

}  // namespace scim::server
