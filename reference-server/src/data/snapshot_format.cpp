// SPDX-License-Identifier: Apache-2.0
#include "data/snapshot_format.hpp"

#include <cstdint>

#include <scim/wire/json.hpp>

namespace scim::server {

namespace {

constexpr std::string_view format = "scim-reference-server.snapshot";
constexpr std::int64_t format_version = 1;

}  // namespace

std::string header_line(SnapshotHeader const& header)
{
    return write_json(Json::object({{"format", format}, {"formatVersion", format_version}, {"baseUrl", header.base_url},
        {"resources", header.resources}}));
}

Result<SnapshotHeader, std::string> read_header(std::string_view line)
{
    auto const json = parse_json(line);
    if (!json || json->string_or("format", "") != format)
        return Failure {std::string {"it is no snapshot of this program"}};
    auto const* version = json->find("formatVersion");
    if (!version || !version->is_integer() || version->as_integer() != format_version)
        return Failure {"it has another format version than " + std::to_string(format_version)};
    auto const* resources = json->find("resources");
    if (!resources || !resources->is_integer() || resources->as_integer() < 0)
        return Failure {std::string {"it does not say how many resources it has"}};
    return SnapshotHeader {
        std::string {json->string_or("baseUrl", "")}, static_cast<std::size_t>(resources->as_integer())};
}

std::string trailer_line(std::size_t resources, std::string const& sha256)
{
    return write_json(Json::object({{"end", format}, {"resources", resources}, {"sha256", sha256}}));
}

}  // namespace scim::server
