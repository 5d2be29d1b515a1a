// SPDX-License-Identifier: Apache-2.0
#include "adaptation.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "given_resource.hpp"
#include "session.hpp"

namespace scim::conformance {
namespace {

/// What the standards themselves keep from clients. RFC 7643 §3, §3.1, §4.1.2.
bool is_never_written(std::string_view attribute)
{
    constexpr std::array<std::string_view, 4> kept {"id", "meta", "schemas", "groups"};
    return std::any_of(kept.begin(), kept.end(), [&](auto name) { return equals_ignoring_case(attribute, name); });
}

/// What the standards themselves demand. RFC 7643 §4.1.1, §4.2.
bool is_always_required(std::string const& resource_type, std::string_view attribute)
{
    return equals_ignoring_case(attribute, "userName")
        || (resource_type == "Group" && equals_ignoring_case(attribute, "displayName"));
}

/// The resource type whose endpoint a target begins with; empty: none.
std::string type_of(std::string_view target, Capabilities const& capabilities)
{
    auto const path = target.substr(0, target.find('?'));
    for (auto const& [type, endpoint] : capabilities.endpoints) {
        if (path == endpoint || path.starts_with(endpoint + "/"))
            return type;
    }
    return {};
}

using Names = std::set<std::string>;

void add_members(Json const& value, Names& names)
{
    if (!value.is_object())
        return;
    for (auto const& member : value.as_object())
        names.insert(ascii_lower(member.name));
}

// The attribute at the head of a path: `emails[type eq "work"].value` is about emails.
std::string head_of(std::string_view path)
{
    return ascii_lower(path.substr(0, path.find_first_of(".[")));
}

void add_patched(Json const& body, Names& names)
{
    auto const* operations = body.find_ignoring_case("Operations");
    if (!operations || !operations->is_array())
        return;
    for (auto const& operation : operations->as_array()) {
        auto const* path = operation.find_ignoring_case("path");
        if (path && path->is_string())
            names.insert(head_of(path->as_string()));
        else if (auto const* value = operation.find_ignoring_case("value"))
            add_members(*value, names);
    }
}

/// Lower-case names of top-level attributes that a case writes, by resource type.
std::map<std::string, Names> written_by(CaseDefinition const& definition, Capabilities const& capabilities)
{
    std::map<std::string, Names> written;
    for (auto const& given : definition.given)
        add_members(given.body, written[given.resource_type]);
    for (auto const& step : definition.steps) {
        auto const type = type_of(step.target, capabilities);
        if (type.empty() || !step.body || is_search(step.target))
            continue;
        if (step.method == "PATCH")
            add_patched(*step.body, written[type]);
        else
            add_members(*step.body, written[type]);
    }
    return written;
}

Json with_demanded(std::string const& type, Json body, std::string const& unique, Capabilities const& capabilities)
{
    if (!body.is_object() || !body.find_ignoring_case("schemas"))
        return body;  // it is broken on purpose
    for (auto const& name : capabilities.required_attributes(type)) {
        if (!is_always_required(type, name) && !body.find_ignoring_case(name))
            add_demanded(type, name, body, unique, capabilities);
    }
    add_extensions(type, body, unique, capabilities);
    return body;
}

void complete_operations(Json& job, std::string const& unique, Capabilities const& capabilities)
{
    auto* operations = job.find_ignoring_case("Operations");
    if (!operations || !operations->is_array())
        return;
    auto number = 0;
    for (auto& operation : operations->as_array()) {
        auto const* path = operation.find_ignoring_case("path");
        auto* data = operation.find_ignoring_case("data");
        if (!path || !path->is_string() || !data)
            continue;
        auto const method = std::string {operation.string_or("method", "")};
        // What is replaced keeps its value; what is made new may have to differ from the others.
        auto const own = method == "POST" ? unique + "-" + std::to_string(++number) : unique;
        *data = complete_sent(method, path->as_string(), std::move(*data), own, capabilities);
    }
}

}  // namespace

std::optional<std::string> read_only_obstacle(CaseDefinition const& definition, Capabilities const& capabilities)
{
    for (auto const& [type, names] : written_by(definition, capabilities)) {
        for (auto const& name : names) {
            auto const* published = capabilities.find_attribute(type, name);
            if (published && equals_ignoring_case(published->mutability, "readOnly") && !is_never_written(name))
                return "the provider publishes " + type + "." + published->name + " as readOnly";
        }
    }
    return std::nullopt;
}

std::optional<std::string> shared_unique_attribute(
    std::vector<GivenResource> const& given, std::string const& resource_type, Capabilities const& capabilities)
{
    auto const schema = capabilities.attributes.find(resource_type);
    if (schema == capabilities.attributes.end())
        return std::nullopt;
    for (auto const& attribute : schema->second) {
        if (attribute.uniqueness.empty() || equals_ignoring_case(attribute.uniqueness, "none")
            || is_always_required(resource_type, attribute.name))
            continue;
        std::vector<Json> seen;
        for (auto const& one : given) {
            auto const* value
                = one.resource_type == resource_type ? one.body.find_ignoring_case(attribute.name) : nullptr;
            if (value && std::find(seen.begin(), seen.end(), *value) != seen.end())
                return attribute.name;
            if (value)
                seen.push_back(*value);
        }
    }
    return std::nullopt;
}

Json complete_sent(std::string const& method, std::string const& target, Json body, std::string const& unique,
    Capabilities const& capabilities)
{
    auto const path = std::string_view {target}.substr(0, target.find('?'));
    if (method == "POST" && path == "/Bulk") {
        complete_operations(body, unique, capabilities);
        return body;
    }
    auto const type = type_of(target, capabilities);
    auto const is_resource = !type.empty() && !is_search(target) && (method == "POST" || method == "PUT");
    return is_resource ? with_demanded(type, std::move(body), unique, capabilities) : body;
}

}  // namespace scim::conformance
