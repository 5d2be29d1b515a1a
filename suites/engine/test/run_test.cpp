// SPDX-License-Identifier: Apache-2.0
#include <scim/conformance/run.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <ostream>

#include <scim/report/assemble.hpp>

namespace scim::conformance {
namespace {

using Answer = Result<TransportAnswer, TransportError>;
using Script = std::function<Answer(HttpRequest const&)>;

Answer answer(int status, std::string type, std::string body)
{
    TransportAnswer made;
    made.response.status = status;
    if (!type.empty())
        made.response.fields.add("Content-Type", std::move(type));
    made.response.body = std::move(body);
    return made;
}

class Scripted final : public Transport {
public:
    explicit Scripted(Script const& script) : script_ {script} {}
    Answer send(HttpRequest const& request, std::chrono::milliseconds) override { return script_(request); }

private:
    Script const& script_;
};

class Keep final : public report::ResultsWriter {
public:
    void write(report::RunStart const&) override {}
    void write(report::Requirement const&) override {}
    void write(report::Target const&) override {}
    void write(report::Exchange const& one) override { exchanges.push_back(one); }
    void write(report::Case const& one) override { cases.push_back(one); }
    void write(report::Warning const&) override {}
    void write(report::ProvisioningCycle const&) override {}
    void write(report::ProvisioningEvent const&) override {}
    void write(report::Health const&) override {}
    void write(report::RunEnd const&) override {}
    std::string error() const override { return {}; }
    std::vector<report::Exchange> exchanges;
    std::vector<report::Case> cases;
};

RunOutcome run_with(Script const& script, Keep& keep, std::atomic<bool> const& stop, std::string const& suite)
{
    static Catalogue const catalogue = std::move(*load_catalogue());
    RunOptions options;
    options.base = *parse_uri("http://provider.test/scim/v2");
    options.authorization = "Bearer secret-of-the-test";
    options.secrets = {"secret-of-the-test"};
    options.jobs = 1;
    options.selection.suites = {suite};
    RunObserver nobody;
    return run(
        options, catalogue, *catalogue.find_profile("rfc"),
        [&script]() -> std::unique_ptr<Transport> { return std::make_unique<Scripted>(script); }, keep, nobody, stop);
}

struct DeadEnd {
    char const* name;
    int status;
    char const* type;
    char const* body;
    char const* error_class;
    char const* words;
};

std::ostream& operator<<(std::ostream& out, DeadEnd const& dead_end)
{
    return out << dead_end.name;
}

constexpr std::array dead_ends {
    DeadEnd {"wrong token", 401, "application/scim+json", "{}", "auth", "refused the token"},
    DeadEnd {"web page", 200, "text/html", "<html></html>", "not-scim", "answers with HTML"},
    DeadEnd {"wrong path", 404, "", "", "not-scim", "Is the path of the base URL right?"},
    DeadEnd {"redirect", 302, "", "", "redirect", "follows no redirects"},
    DeadEnd {"other JSON", 200, "application/json", "{\"hello\":1}", "not-scim", "does not answer with SCIM"},
};

}  // namespace

BOOST_DATA_TEST_CASE(a_target_that_cannot_be_tested_is_told_apart, dead_ends)
{
    Keep keep;
    std::atomic<bool> const stop {false};
    auto const outcome = run_with(
        [&](HttpRequest const&) { return answer(sample.status, sample.type, sample.body); }, keep, stop, "users");
    BOOST_REQUIRE(outcome.unreachable.has_value());
    BOOST_TEST(outcome.unreachable->error_class == sample.error_class);
    BOOST_TEST(outcome.unreachable->text.find(sample.words) != std::string::npos, outcome.unreachable->text);
    BOOST_TEST(keep.cases.empty());
}

BOOST_AUTO_TEST_CASE(no_answer_is_an_unreachable_target_with_the_reason)
{
    Keep keep;
    std::atomic<bool> const stop {false};
    auto const outcome = run_with(
        [](HttpRequest const&) -> Answer {
            return Failure {TransportError {TransportError::Kind::refused, "connection refused (tried 127.0.0.1:1)"}};
        },
        keep, stop, "users");
    BOOST_TEST(outcome.unreachable->error_class == "refused");
    BOOST_TEST(outcome.unreachable->text.find("connection refused") != std::string::npos);
}

namespace {

/// Answers discovery with 404 and queries with an empty list; makes users; counts what is deleted.
struct MinimalProvider {
    int created = 0, deleted = 0, asked = 0;
    bool throttle_once = false;

    Answer operator()(HttpRequest const& request)
    {
        ++asked;
        if (throttle_once && request.method == "POST") {
            throttle_once = false;
            auto refused = answer(429, "", "");
            refused->response.fields.add("Retry-After", "0");
            return refused;
        }
        if (request.method == "DELETE") {
            ++deleted;
            return answer(204, "", "");
        }
        if (request.method == "POST")
            return answer(201, "application/scim+json",
                R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"u)" + std::to_string(++created)
                    + "\"}");
        if (request.target.find("/Users?") != std::string::npos)
            return answer(200, "application/scim+json",
                R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0,"Resources":[]})");
        return answer(404, "", "");
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(everything_made_is_deleted_also_after_a_stop)
{
    MinimalProvider provider;
    std::atomic<bool> stop {false};
    Keep keep;
    auto const outcome = run_with(
        [&](HttpRequest const& request) {
            auto made = provider(request);
            if (provider.created == 3)
                stop = true;
            return made;
        },
        keep, stop, "users");
    BOOST_TEST((outcome.completion == report::Completion::partial));
    BOOST_TEST(outcome.completion_reason == "interrupted");
    BOOST_TEST(outcome.left_behind == 0);
    BOOST_TEST(provider.created >= 3);
    BOOST_TEST(provider.deleted == provider.created);
}

BOOST_AUTO_TEST_CASE(a_provider_that_dies_ends_the_run_early_and_fails_nothing)
{
    MinimalProvider provider;
    std::atomic<bool> const stop {false};
    Keep keep;
    auto const outcome = run_with(
        [&](HttpRequest const& request) -> Answer {
            if (provider.asked > 10)
                return Failure {TransportError {TransportError::Kind::closed, "the connection was closed"}};
            return provider(request);
        },
        keep, stop, "users");
    BOOST_TEST(outcome.completion_reason == "the provider stopped answering");
    BOOST_TEST(keep.cases.back().error_class != "tool");
}

BOOST_AUTO_TEST_CASE(an_answer_of_millions_of_values_gives_no_verdict)
{
    std::string endless = "[0";
    for (int i = 0; i < 2'000'000; ++i)
        endless += ",0";
    endless += ']';
    Keep keep;
    std::atomic<bool> const stop {false};
    Script const script = [&endless](HttpRequest const&) { return answer(200, "application/scim+json", endless); };
    auto const outcome = run_with(script, keep, stop, "users/create");
    BOOST_REQUIRE(outcome.unreachable.has_value());
    BOOST_TEST(outcome.unreachable->text.find("the answer holds more than 2000000 values") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_429_is_waited_for_and_repeated)
{
    MinimalProvider provider;
    provider.throttle_once = true;
    std::atomic<bool> const stop {false};
    Keep keep;
    run_with([&](HttpRequest const& request) { return provider(request); }, keep, stop, "users/create");
    BOOST_TEST(provider.created > 0);
    auto const throttled = std::count_if(keep.exchanges.begin(), keep.exchanges.end(),
        [](report::Exchange const& one) { return one.response && one.response->status == 429; });
    BOOST_TEST(throttled == 1);
}

BOOST_AUTO_TEST_CASE(the_secret_is_in_no_exchange)
{
    MinimalProvider provider;
    std::atomic<bool> const stop {false};
    Keep keep;
    run_with([&](HttpRequest const& request) { return provider(request); }, keep, stop, "users/create");
    for (auto const& exchange : keep.exchanges) {
        for (auto const& field : exchange.request.headers)
            BOOST_TEST(field.value.find("secret-of-the-test") == std::string::npos);
    }
    BOOST_TEST(!keep.exchanges.empty());
}

}  // namespace scim::conformance
