// SPDX-License-Identifier: Apache-2.0
#include "checks.hpp"

#include <set>

#include <scim/wire/date_time.hpp>
#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

#include "each_resource.hpp"
#include "exchange_facts.hpp"

namespace scim::conformance::checks {
namespace {

std::vector<CheckMismatch> const all_well {};

}  // namespace

CheckResult resources_have_an_id(ExchangeFacts const& exchange)
{
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        auto const* id = resource.value->find_ignoring_case("id");
        if (id && id->is_string() && !id->as_string().empty())
            return all_well;
        return std::vector {difference("/id", id ? "wrong-type" : "missing-attribute", "a non-empty string", id)};
    });
}

CheckResult resources_list_their_schemas(ExchangeFacts const& exchange)
{
    if (exchange.is_projected)
        return std::nullopt;
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        auto const* schemas = resource.value->find_ignoring_case("schemas");
        if (schemas && schemas->is_array() && !schemas->empty())
            return all_well;
        return std::vector {difference(
            "/schemas", schemas ? "wrong-type" : "missing-attribute", "a non-empty array of schema URIs", schemas)};
    });
}

CheckResult schemas_have_no_duplicates(ExchangeFacts const& exchange)
{
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        auto const* schemas = resource.value->find_ignoring_case("schemas");
        if (!schemas || !schemas->is_array())
            return std::nullopt;
        if (schemas->size() == 1)
            return all_well;
        std::set<std::string> seen;
        for (auto const& schema : schemas->as_array()) {
            if (schema.is_string() && !seen.insert(ascii_lower(schema.as_string())).second)
                return std::vector {difference("/schemas", "wrong-value", "each schema once", schemas)};
        }
        return all_well;
    });
}

CheckResult used_extensions_are_listed(ExchangeFacts const& exchange)
{
    if (exchange.is_projected)
        return std::nullopt;
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        auto const* schemas = resource.value->find_ignoring_case("schemas");
        if (!schemas || !schemas->is_array())
            return std::nullopt;
        std::set<std::string> listed;
        for (auto const& schema : schemas->as_array())
            listed.insert(schema.is_string() ? ascii_lower(schema.as_string()) : std::string {});
        std::vector<CheckMismatch> found;
        bool applied = false;
        for (auto const& [name, value] : resource.value->as_object()) {
            if (!starts_with_ignoring_case(name, "urn:") || !value.is_object() || value.empty())
                continue;
            applied = true;
            if (!listed.contains(ascii_lower(name)))
                found.push_back(difference("/schemas", "missing-attribute", "names the extension in use", schemas));
        }
        return applied ? CheckResult {found} : std::nullopt;
    });
}

CheckResult meta_names_the_resource_type(ExchangeFacts const& exchange)
{
    if (exchange.is_projected)
        return std::nullopt;
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        auto const* type = resolve_ignoring_case(*resource.value, "/meta/resourceType");
        if (type && type->is_string() && type->as_string() == resource.type)
            return all_well;
        return std::vector {difference(
            "/meta/resourceType", type ? "wrong-value" : "missing-attribute", '"' + resource.type + '"', type)};
    });
}

CheckResult meta_dates_are_date_times(ExchangeFacts const& exchange)
{
    if (exchange.is_projected)
        return std::nullopt;
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        std::vector<CheckMismatch> found;
        for (auto const* pointer : {"/meta/created", "/meta/lastModified"}) {
            auto const* value = resolve_ignoring_case(*resource.value, pointer);
            bool const is_date_time = value && value->is_string() && parse_date_time(value->as_string());
            if (!is_date_time)
                found.push_back(difference(
                    pointer, value ? "wrong-type" : "missing-attribute", "a dateTime with time zone", value));
        }
        return found;
    });
}

namespace {

/// A tag without the marks that frameworks and proxies put on and take off.
std::string_view bare_tag(std::string_view tag)
{
    if (tag.starts_with("W/"))
        tag.remove_prefix(2);
    if (tag.size() > 1 && tag.starts_with('"') && tag.ends_with('"'))
        tag = tag.substr(1, tag.size() - 2);
    return tag.ends_with("-gzip") ? tag.substr(0, tag.size() - 5) : tag;
}

}  // namespace

CheckResult version_equals_the_etag(ExchangeFacts const& exchange)
{
    bool const single = !exchange.is_list;
    return each_resource(exchange, [&](SeenResource const& resource) -> CheckResult {
        auto const* version = resolve_ignoring_case(*resource.value, "/meta/version");
        if (!version)
            return std::nullopt;
        if (!version->is_string())
            return std::vector {difference("/meta/version", "wrong-type", "a string", version)};
        auto const etag = exchange.reply.response->fields.find("ETag");
        if (!single || !etag || *etag == version->as_string())
            return all_well;
        auto found = difference("/meta/version", "wrong-value", "the ETag header " + std::string {*etag}, version);
        if (bare_tag(*etag) == bare_tag(version->as_string()))
            found.level = report::Level::should;
        return std::vector {found};
    });
}

namespace {

void check_boolean(Json const& owner, std::string_view name, std::string const& pointer, bool& applied,
    std::vector<CheckMismatch>& found)
{
    auto const* value = owner.find_ignoring_case(name);
    if (!value || value->is_null())
        return;
    applied = true;
    if (!value->is_boolean())
        found.push_back(difference(pointer, "wrong-type", "true or false", value));
}

}  // namespace

CheckResult booleans_are_booleans(ExchangeFacts const& exchange)
{
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        std::vector<CheckMismatch> found;
        bool applied = false;
        if (resource.type == "User")
            check_boolean(*resource.value, "active", "/active", applied, found);
        for (auto const* name : {"emails", "phoneNumbers", "addresses", "roles", "ims", "photos", "entitlements"}) {
            auto const* values = resource.value->find_ignoring_case(name);
            if (!values || !values->is_array())
                continue;
            for (auto const& value : values->as_array())
                check_boolean(value, "primary", std::string {"/"} + name + "/*/primary", applied, found);
        }
        return applied ? CheckResult {found} : std::nullopt;
    });
}

CheckResult manager_is_an_object(ExchangeFacts const& exchange)
{
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        constexpr std::string_view enterprise_urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
        auto const* extension = resource.value->find_ignoring_case(enterprise_urn);
        auto const* manager = extension ? extension->find_ignoring_case("manager") : nullptr;
        if (!manager || manager->is_null())
            return std::nullopt;
        if (manager->is_object())
            return all_well;
        return std::vector {
            difference(join_pointer("", enterprise_urn) + "/manager", "wrong-type", "an object with a value", manager)};
    });
}

CheckResult password_is_never_returned(ExchangeFacts const& exchange)
{
    return each_resource(exchange, [](SeenResource const& resource) -> CheckResult {
        if (resource.type != "User")
            return std::nullopt;
        auto const* password = resource.value->find_ignoring_case("password");
        if (!password || password->is_null())
            return all_well;
        CheckMismatch found = difference("/password", "unexpected-attribute", "absent", password);
        found.mismatch.observed = "present";  // whatever it holds is nobody's business
        return std::vector {found};
    });
}

}  // namespace scim::conformance::checks
