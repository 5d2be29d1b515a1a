// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

/// Another tag in the place of each ETag.
Distortion of_tags(std::function<std::string(std::string const& tag, HttpResponse const& response)> change)
{
    return [change = std::move(change)](HttpRequest const&, HttpResponse& response) {
        if (auto const tag = response.fields.find("ETag"))
            response.fields.set("ETag", change(std::string {*tag}, response));
    };
}

void drop_tag(HttpRequest const&, HttpResponse& response)
{
    response.fields.remove("ETag");
}

std::string count_anew(std::string const& tag, HttpResponse const&)
{
    return "\"row-" + std::to_string(tag.size()) + tag.substr(tag.find('"') + 1);
}

// As web frameworks do, whatever the resource says of its version.
std::string digest_body(std::string const&, HttpResponse const& response)
{
    return "W/\"" + std::to_string(std::hash<std::string> {}(response.body)) + "\"";
}

/// The tag with the number of the read in it.
std::string numbered(std::string_view tag, int read)
{
    auto const end = tag.rfind('"');
    return std::string {tag.substr(0, end)} + "-" + std::to_string(read) + "\"";
}

/// Another version, in the header and in meta.
void set_version(HttpRequest const& request, HttpResponse& response, std::string const& version)
{
    response.fields.set("ETag", version);
    rewrite_resources(request, response, [&](Json& resource) {
        if (auto* const meta = resource.find("meta"); meta != nullptr && meta->contains("version"))
            meta->set("version", version);
    });
}

// Each read is a version of its own.
Distortion number_reads()
{
    return [reads = std::make_shared<std::atomic<int>>(0)](HttpRequest const& request, HttpResponse& response) {
        auto const tag = response.fields.find("ETag");
        if (request.method == "GET" && tag)
            set_version(request, response, numbered(*tag, ++*reads));
    };
}

void freeze_version(HttpRequest const& request, HttpResponse& response)
{
    if (response.fields.contains("ETag"))
        set_version(request, response, "W/\"1\"");
}

void drop_tag_of_created(HttpRequest const& request, HttpResponse& response)
{
    if (is_creation(request, response))
        response.fields.remove("ETag");
}

/// The distortion where it comes to groups.
Distortion of_groups(Distortion distortion)
{
    return [distortion = std::move(distortion)](HttpRequest const& request, HttpResponse& response) {
        if (place_of(request).collection == "Groups")
            distortion(request, response);
    };
}

void drop_quotes(HttpRequest const& request, HttpResponse& response)
{
    auto version = std::string {response.fields.find("ETag").value_or("")};
    if (std::erase(version, '"') > 0)
        set_version(request, response, version);
}

}  // namespace

std::vector<Fault> etag_distortions()
{
    return {
        {"etag-changes-on-read", "RFC7644-3.14-07", "A resource has another version with each read.", FaultMode::any,
            {}, number_reads()},
        {"etag-content-hash", "RFC7644-3.14-04", "The ETag is a digest of the body as it was sent.", FaultMode::any, {},
            of_tags(&digest_body)},
        {"etag-differs-from-version", "RFC7643-3.1-31", "The ETag is another one than meta.version.", FaultMode::any,
            {}, of_tags(&count_anew)},
        {"etag-group-version-frozen", "RFC7644-3.14-01", "A group keeps its version when its members change.",
            FaultMode::any, {}, of_groups(&freeze_version)},
        {"etag-groups-missing", "RFC7644-3.14-03", "Groups have no ETag.", FaultMode::any, {}, of_groups(&drop_tag)},
        {"etag-header-missing", "RFC7644-3.14-03", "No response has an ETag.", FaultMode::any, {}, &drop_tag},
        {"etag-unquoted", "RFC7643-3.1-34", "The ETag has no quotes.", FaultMode::any, {}, &drop_quotes},
        {"etag-version-frozen", "RFC7644-3.14-01", "A resource keeps its version when it changes.", FaultMode::any, {},
            &freeze_version},
        contested({"etag-missing-on-create", "RFC7644-3.14-05", "The answer to a create has no ETag.", FaultMode::any,
            {}, &drop_tag_of_created}),
    };
}

}  // namespace scim::server
