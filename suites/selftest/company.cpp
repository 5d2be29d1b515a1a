// SPDX-License-Identifier: Apache-2.0
#include "company.hpp"

#include <algorithm>
#include <utility>

#include <boost/test/unit_test.hpp>

namespace scim::selftest {

using namespace provisioning;

std::size_t JobRecorder::count(report::ProvisioningAction action) const
{
    return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [&](auto const& event) {
        return event.action == action && event.status == report::ProvisioningStatus::success;
    }));
}

std::map<std::string, int> JobRecorder::codes() const
{
    std::map<std::string, int> codes;
    for (auto const& event : events)
        if (event.error)
            ++codes[event.error->code];
    return codes;
}

SourceObject user(std::string const& name, std::string const& manager)
{
    SourceObject object;
    object.id = name + "-id";
    object.attributes = {{"userPrincipalName", name + "@example.com"}, {"displayName", name},
        {"mail", name + "@example.com"}, {"givenName", name}, {"surname", "Example"}, {"mailNickname", name}};
    object.manager = manager.empty() ? "" : manager + "-id";
    return object;
}

SourceObject group(std::string const& name, std::vector<std::string> const& members)
{
    SourceObject object;
    object.id = name + "-id";
    object.type = ObjectType::group;
    object.attributes = {{"displayName", name}};
    for (auto const& member : members)
        object.members.push_back(member + "-id");
    return object;
}

RoleAssignment const everyday_role {"8774f594-1d59-4279-b9d9-59ef09a23530", "User", "User"};

JobSchema schema_named(std::string const& mapping)
{
    static auto const catalogue = load_catalogue_or_abort();
    auto const* const found = catalogue.find_mapping(mapping);
    BOOST_TEST_REQUIRE(found != nullptr, mapping);
    auto made = job_schema_from(*found, mapping);
    BOOST_TEST_REQUIRE(made.has_value());
    return *std::move(made);
}

Company::Company(Dialect dialect, ServerWish const& wish, std::string const& mapping, std::size_t members_per_patch)
    : Company {schema_named(mapping), [&] {
                   CompanyWish whole;
                   whole.settings.dialect = dialect;
                   whole.settings.members_per_patch = members_per_patch;
                   whole.settings.thresholds.deletions = 3;
                   whole.server = wish;
                   return whole;
               }()}
{
}

Company::Company(JobSchema schema, CompanyWish const& wish) : server {reference_server("entra", wish.server)}
{
    EndpointSettings endpoint_settings;
    endpoint_settings.base = *parse_uri(base_url);
    endpoint_settings.headers = {{"Authorization", std::string {"Bearer "} + secret_token}};
    endpoint = std::make_unique<Endpoint>(
        endpoint_settings, with_weather(transport_to(server), weather, clock, "/scim/v2"), clock);
    job = std::make_unique<Job>(
        wish.settings, std::move(schema), wish.scope, directory, *endpoint, clock, *redactor, recorder);
}

void Company::add(SourceObject const& object, bool assigned)
{
    BOOST_TEST_REQUIRE(directory.add(object).has_value());
    if (assigned)
        BOOST_TEST_REQUIRE(directory.assign(object.id, everyday_role).has_value());
}

void Company::hire()
{
    add(user("ada"));
    add(user("bo", "ada"));
    add(user("cy", "bo"));
    add(user("di"), false);
    add(group("staff", {"ada", "bo"}));
}

report::ProvisioningCycle Company::cycle()
{
    recorder.events.clear();
    clock.wait(std::chrono::minutes {40});
    return job->run_cycle();
}

std::vector<Deviation> Company::deviations()
{
    return oracle.compare(*job, directory, *endpoint, clock);
}

void Company::target_is_as_sent()
{
    for (auto const& deviation : deviations())
        BOOST_ERROR(deviation.label << ' ' << deviation.attribute << ": expected " << deviation.expected << ", is "
                                    << deviation.observed);
}

Json Company::shown(std::string const& id)
{
    auto const& anchor = job->state().anchors.at(id);
    return endpoint->send("GET", resource_target(anchor.type, anchor.target_id)).body.value_or(Json {});
}

void Company::answer_once(std::string const& method, std::string const& path, int status)
{
    WeatherRule rule;
    rule.method = method;
    rule.path_prefix = path;
    rule.times = 1;
    rule.status = status;
    weather.rules.push_back(std::move(rule));
}

}  // namespace scim::selftest
