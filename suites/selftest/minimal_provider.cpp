// SPDX-License-Identifier: Apache-2.0
#include "minimal_provider.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>

#include <scim/report/assemble.hpp>

namespace scim::selftest {

Observed observe(MinimalProvider const& provider)
{
    ServerWish server;
    server.variants = provider.variants;
    if (provider.set_up)
        server.set_up = provider.set_up;
    auto handler = reference_server(provider.profile, server);
    if (provider.wrap)
        handler = provider.wrap(std::move(handler));
    RunWish wish;
    wish.profile = provider.profile;
    wish.patience = provider.patience;
    wish.jobs = provider.jobs;
    return run_against(handler, load_catalogue_or_abort(), wish);
}

void expect_innocent(Observed const& observed)
{
    for (auto const status : {report::Status::fail, report::Status::error, report::Status::blocked}) {
        for (auto const& text : observed.cases_with(status))
            BOOST_ERROR(report::to_string(status) << ": " << text);
    }
    BOOST_TEST(observed.report.counts.pass >= 80);
    BOOST_TEST(observed.outcome.left_behind == 0);
}

Handler with_answers_changed(Handler honest, void (*change)(HttpRequest const& request, HttpResponse& response))
{
    return [honest = std::move(honest), change](HttpRequest const& request) {
        auto response = honest(request);
        change(request, response);
        return response;
    };
}

HttpRequest own_request(std::string method, std::string const& target, std::string body)
{
    HttpRequest request {std::move(method), "/scim/v2" + target, {}, std::move(body)};
    request.fields.add("Authorization", std::string {"Bearer "} + secret_token);
    if (!request.body.empty())
        request.fields.add("Content-Type", "application/scim+json");
    return request;
}

}  // namespace scim::selftest
