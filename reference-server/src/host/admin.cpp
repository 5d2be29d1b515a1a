// SPDX-License-Identifier: Apache-2.0
#include <scim/server/admin.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <scim/server/fault.hpp>
#include <scim/server/live_page.hpp>
#include <scim/server/variant.hpp>
#include <scim/wire/json.hpp>

#include "endpoint/responses.hpp"
#include "host/admin_request.hpp"

namespace scim::server {

namespace {

constexpr std::size_t most_log_entries = 1000;

std::optional<std::uint64_t> number_or(std::string_view text, std::uint64_t fallback)
{
    if (text.empty())
        return fallback;
    std::uint64_t value = 0;
    auto const* end = text.data() + text.size();
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc {} && stop == end ? std::optional {value} : std::nullopt;
}

HttpResponse answer_log(AdminRequest const& request)
{
    auto& observer = *request.host.observer();
    if (request.is("DELETE")) {
        observer.clear();
        return admin_text("", "");
    }
    if (!request.is("GET"))
        return wrong_method("GET, DELETE");
    auto const since = number_or(request.parameter("since"), 0);
    auto const limit = number_or(request.parameter("limit"), most_log_entries);
    if (!since || !limit)
        return problem(400, "since and limit are whole numbers");
    return admin_json(
        200, observer.log(*since, std::min<std::uint64_t>(*limit, most_log_entries), request.parameter("tenant")));
}

HttpResponse answer_metrics(AdminRequest const& request)
{
    if (!request.is("GET"))
        return wrong_method("GET");
    return admin_text(metrics_media_type, request.host.metrics()->text());
}

template <typename Catalogue>
HttpResponse answer_catalogue(AdminRequest const& request, std::string_view name, Catalogue const& catalogue)
{
    if (!request.is("GET"))
        return wrong_method("GET");
    auto list = Json::array();
    for (auto const& entry : catalogue)
        list.push_back(to_json(entry));
    return admin_json(200, Json::object({{std::string {name}, std::move(list)}}));
}

HttpResponse answer_page()
{
    auto page = live_page();
    auto response = admin_text("text/html; charset=utf-8", std::move(page.html));
    response.fields.add("Content-Security-Policy", std::move(page.content_security_policy));
    response.fields.add("Referrer-Policy", "no-referrer");
    return response;
}

HttpResponse not_authorized()
{
    auto response = problem(401, "the admin token is missing or wrong");
    response.fields.add("WWW-Authenticate", "Bearer realm=\"admin\"");
    return response;
}

HttpResponse route_admin(AdminRequest const& request)
{
    auto const& segments = request.target.segments;
    auto const first = segments.empty() ? std::string_view {} : std::string_view {segments.front()};
    if (first == "tenants")
        return answer_tenants(request);
    if (segments.size() == 1 && first == "log")
        return answer_log(request);
    if (segments.size() == 1 && first == "metrics")
        return answer_metrics(request);
    if (segments.size() == 1 && first == "faults")
        return answer_catalogue(request, first, fault_catalogue());
    if (segments.size() == 1 && first == "variants")
        return answer_catalogue(request, first, variant_catalogue());
    if (segments.size() == 1 && first == "leniencies")
        return answer_catalogue(request, first, leniencies());
    return problem(404, "there is /, /health, /log, /metrics, /faults, /variants, /leniencies and /tenants");
}

}  // namespace

std::string_view AdminRequest::parameter(std::string_view name) const
{
    for (auto const& [known, value] : target.parameters) {
        if (known == name)
            return value;
    }
    return {};
}

HttpResponse problem(int status, std::string detail)
{
    auto response = admin_json(
        status, Json::object({{"title", reason_phrase(status)}, {"status", status}, {"detail", std::move(detail)}}));
    response.fields.set("Content-Type", "application/problem+json");
    return response;
}

HttpResponse wrong_method(std::string allowed)
{
    auto response = problem(405, "allowed here: " + allowed);
    response.fields.add("Allow", std::move(allowed));
    return response;
}

HttpResponse admin_json(int status, Json const& body)
{
    auto response = admin_text("application/json", write_json(body));
    response.status = status;
    response.reason = reason_phrase(status);
    return response;
}

HttpResponse admin_text(std::string_view media_type, std::string text)
{
    HttpResponse response;
    response.status = media_type.empty() ? 204 : 200;
    response.reason = reason_phrase(response.status);
    if (!media_type.empty())
        response.fields.add("Content-Type", std::string {media_type});
    response.fields.add("Cache-Control", "no-store");
    response.fields.add("X-Content-Type-Options", "nosniff");
    response.body = std::move(text);
    return response;
}

Admin::Admin(Host& host, std::string token)
    : host_ {host}
    , credentials_ {std::make_shared<Credentials const>(
          CredentialOptions {{{std::move(token), {}}}, {}, {}}, make_issued_tokens())}
{
}

HttpResponse Admin::handle(HttpRequest const& request) const
{
    auto target = parse_target(request.target, "");
    if (!target)
        return problem(400, "the target is wrongly encoded");
    auto const is_open = request.method == "GET" && target->segments.size() < 2;
    if (is_open && target->segments.empty())
        return answer_page();
    if (is_open && target->segments.front() == "health")
        return admin_text("text/plain; charset=utf-8", "ok\n");
    if (!std::holds_alternative<Principal>(credentials_->authenticate(request, TimePoint {})))
        return not_authorized();
    return route_admin({host_, request, std::move(*target)});
}

}  // namespace scim::server
