// SPDX-License-Identifier: Apache-2.0
#include <sstream>
#include <utility>

#include "auth/token_text.hpp"
#include "host/admin_request.hpp"
#include "host/object_reader.hpp"
#include "host/rule.hpp"

namespace scim::server {

namespace {

constexpr std::int64_t most_made = 10'000'000;

Json document_of(Tenant const& tenant)
{
    auto document = describe(tenant.settings());
    auto resources = Json::object();
    for (auto const& count : tenant.count())
        resources.set(count.resource_type, count.count);
    document.set("resources", std::move(resources));
    return document;
}

Result<Json, std::string> read_body(AdminRequest const& request)
{
    auto body = parse_json(request.http.body);
    if (!body)
        return Failure {"the body is not JSON: " + describe(body.error())};
    return std::move(*body);
}

HttpResponse list_tenants(AdminRequest const& request)
{
    auto list = Json::array();
    for (auto const& tenant : request.host.tenants())
        list.push_back(document_of(*tenant));
    return admin_json(200, Json::object({{"tenants", std::move(list)}}));
}

HttpResponse add_tenant(AdminRequest const& request)
{
    TenantSettings base;
    base.name.clear();
    base.provider.base_path.clear();
    auto const body = read_body(request);
    if (!body)
        return problem(400, body.error());
    auto settings = read_tenant(*body, "", {}, FileAccess::refused, std::move(base));
    if (!settings)
        return problem(400, settings.error());
    if (settings->name.empty() || settings->provider.base_path.empty())
        return problem(400, "name and basePath are needed");
    auto const makes_token = settings->provider.bearer_token.empty() && settings->provider.credentials.empty();
    if (makes_token)
        settings->provider.bearer_token = make_token();
    auto const token = settings->provider.bearer_token;
    auto const tenant = request.host.add_tenant(std::move(*settings));
    if (!tenant)
        return problem(409, tenant.error());
    auto document = document_of(**tenant);
    // Shown once, to the one who asked for it.
    if (makes_token)
        document.set("token", token);
    auto response = admin_json(201, document);
    response.fields.add("Location", "/tenants/" + (*tenant)->name());
    return response;
}

HttpResponse change_tenant(AdminRequest const& request, Tenant& tenant)
{
    auto const body = read_body(request);
    if (!body)
        return problem(400, body.error());
    auto settings = read_tenant(*body, "", {}, FileAccess::refused, tenant.settings());
    if (!settings)
        return problem(400, settings.error());
    if (settings->name != tenant.name() || settings->provider.base_path != tenant.base_path())
        return problem(400, "name and base path stay; add another tenant instead");
    for (auto const* name : {"schemas", "resourceTypes", "generate"}) {
        if (body->contains(name))
            return problem(400, "/" + std::string {name} + ": this is set when a tenant is added");
    }
    auto const changed = tenant.change(std::move(*settings));
    return changed ? admin_json(200, document_of(tenant)) : problem(400, changed.error());
}

HttpResponse answer_resources(AdminRequest const& request, Tenant& tenant)
{
    if (request.is("GET")) {
        std::ostringstream out;
        export_resources(tenant.provider(), out);
        return admin_text("application/x-ndjson", std::move(out).str());
    }
    if (request.is("DELETE"))
        return admin_json(200, Json::object({{"removed", tenant.clear()}}));
    if (!request.is("POST"))
        return wrong_method("GET, POST, DELETE");
    auto in = std::istringstream {request.http.body};
    auto const loaded = load_resources(tenant.provider(), in, "body");
    return loaded ? admin_json(200, Json::object({{"loaded", *loaded}})) : problem(400, loaded.error());
}

HttpResponse make_up(AdminRequest const& request, Tenant& tenant)
{
    if (!request.is("POST"))
        return wrong_method("POST");
    auto const body = read_body(request);
    if (!body)
        return problem(400, body.error());
    auto reader = ObjectReader {*body, ""};
    GenerateOptions options;
    options.users = static_cast<std::size_t>(reader.integer("users", 0, most_made).value_or(0));
    options.groups = static_cast<std::size_t>(reader.integer("groups", 0, most_made).value_or(0));
    options.seed = static_cast<std::uint64_t>(reader.integer("seed", 0, most_made).value_or(1));
    if (auto const done = reader.finish(); !done)
        return problem(400, done.error());
    auto const made = generate(tenant.provider(), options);
    return made ? admin_json(200, document_of(tenant)) : problem(409, made.error());
}

HttpResponse save(AdminRequest const& request, Tenant const& tenant)
{
    if (!request.is("POST"))
        return wrong_method("POST");
    if (!tenant.settings().data_directory)
        return problem(409, "the tenant has no data directory");
    auto const saved = tenant.save();
    return saved ? admin_text("", "") : problem(500, saved.error());
}

HttpResponse answer_tenant(AdminRequest const& request, Tenant& tenant)
{
    if (request.is("GET"))
        return admin_json(200, document_of(tenant));
    if (request.is("PATCH"))
        return change_tenant(request, tenant);
    if (request.is("DELETE"))
        return request.host.remove_tenant(tenant.name()) ? admin_text("", "") : problem(404, "it is gone already");
    return wrong_method("GET, PATCH, DELETE");
}

}  // namespace

HttpResponse answer_tenants(AdminRequest const& request)
{
    auto const& segments = request.target.segments;
    if (segments.size() == 1) {
        if (request.is("GET"))
            return list_tenants(request);
        return request.is("POST") ? add_tenant(request) : wrong_method("GET, POST");
    }
    auto const tenant = request.host.find_tenant(segments[1]);
    if (!tenant)
        return problem(404, "there is no tenant of that name");
    if (segments.size() == 2)
        return answer_tenant(request, *tenant);
    auto const& part = segments[2];
    if (segments.size() == 3 && part == "resources")
        return answer_resources(request, *tenant);
    if (segments.size() == 3 && part == "generate")
        return make_up(request, *tenant);
    if (segments.size() == 3 && part == "snapshot")
        return save(request, *tenant);
    return problem(404, "a tenant has /resources, /generate and /snapshot");
}

}  // namespace scim::server
