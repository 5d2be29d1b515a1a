// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The lines around the resources of a snapshot:
///
///     {"format":"scim-reference-server.snapshot","formatVersion":1,"baseUrl":"http://h/scim/v2","resources":2}
///     {"schemas":[...],"id":"1",...}
///     {"schemas":[...],"id":"2",...}
///     {"end":"scim-reference-server.snapshot","resources":2,"sha256":"..."}
///
/// The digest is that of all lines before the last, line ends included.

#include <cstddef>
#include <string>
#include <string_view>

#include <scim/wire/result.hpp>

namespace scim::server {

inline constexpr std::string_view snapshot_name = "snapshot.ndjson";

/// The first line of a snapshot.
struct SnapshotHeader {
    std::string base_url;       ///< of the service provider that wrote it
    std::size_t resources = 0;  ///< lines that follow, the last one not counted
};

/// Without the line's end, as the others.
std::string header_line(SnapshotHeader const& header);
/// Errors: a sentence, for other formats and other versions.
Result<SnapshotHeader, std::string> read_header(std::string_view line);

std::string trailer_line(std::size_t resources, std::string const& sha256);

}  // namespace scim::server
