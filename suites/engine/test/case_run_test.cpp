// SPDX-License-Identifier: Apache-2.0
#include "case_runner.hpp"

#include <boost/test/unit_test.hpp>

#include <functional>
#include <memory>

#include <scim/report/redaction.hpp>

namespace scim::conformance {
namespace {

/// Answers from a function; every request is a case's own.
class Scripted final : public Transport {
public:
    using Script = std::function<HttpResponse(HttpRequest const&)>;

    explicit Scripted(Script script) : script_ {std::move(script)} {}

    Result<TransportAnswer, TransportError> send(HttpRequest const& request, std::chrono::milliseconds) override
    {
        return TransportAnswer {script_(request), {}, "1.1", ""};
    }

private:
    Script script_;
};

HttpResponse answer(int status, std::string body)
{
    HttpResponse response;
    response.status = status;
    response.fields.add("Content-Type", "application/scim+json");
    response.body = std::move(body);
    return response;
}

/// Runs one case, given as the text of a case file with one case, against the script.
report::Case run_one(std::string const& file, Scripted::Script const& script)
{
    auto catalogue = std::move(*load_catalogue());
    auto parsed = parse_case_file({"cases/test/page.json", file});
    BOOST_REQUIRE(parsed.has_value());
    RunOptions options;
    options.base = *parse_uri("http://provider.test/scim/v2");
    auto const redactor = report::Redactor::make({});
    RunObserver nobody;
    std::atomic<bool> const stop {false};
    TransportFactory const factory
        = [&script]() -> std::unique_ptr<Transport> { return std::make_unique<Scripted>(script); };
    auto const& profile = *catalogue.find_profile("rfc");
    RunContext context {.options = options,
        .profile = profile,
        .redactor = *redactor,
        .results = nullptr,
        .observer = nobody,
        .stop = stop,
        .transports = factory,
        .run_prefix = "scimproof-test",
        .catalogue = &catalogue,
        .pace = Pace {0}};
    Scripted transport {script};
    std::atomic<int> left {0};
    return run_case(parsed->front(), context, transport, 0, left);
}

constexpr char const* refusal_case = R"({"$schema":"x","about":"x","cases":[{"case":"refused","title":"t",
    "checks":["RFC7644-3.3-13"],"steps":[{"send":"POST /Users","body":{"userName":"{unique}"},
    "expect":{"status":409,"scimType":"uniqueness"}}]}]})";

constexpr char const* patch_case = R"({"$schema":"x","about":"x","cases":[{"case":"patched","title":"t",
    "checks":["RFC7644-3.5.2.3-01"],"given":{"babs":{"User":{"userName":"bjensen","title":"Guide","nickName":"Babs"}}},
    "steps":[{"send":"PATCH /Users/{babs.id}","body":{"Operations":[]},"expect":{"status":[200,204]}}],
    "after":{"babs":{"changed":{"title":"Chief"}}}}]})";

/// Makes the user it is asked for and shows `final_state` when it is read.
Scripted::Script provider(std::string const& final_state)
{
    return [final_state](HttpRequest const& request) {
        if (request.method == "POST") {
            auto user = *parse_json(request.body);
            user.set("id", Json {"7"});
            return answer(201, write_json(user));
        }
        return request.method == "GET" ? answer(200, final_state) : answer(204, "");
    };
}

std::string failed_ids(report::Case const& finished)
{
    std::string ids;
    for (auto const& step : finished.steps) {
        for (auto const& assertion : step.assertions) {
            if (!assertion.ok)
                ids += assertion.id + " ";
        }
    }
    return ids;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_refusal_without_its_keyword_warns_and_with_another_fails)
{
    auto const with = [](std::string const& body) {
        return run_one(refusal_case, [body](HttpRequest const&) { return answer(409, body); }).status;
    };
    BOOST_TEST((with(R"({"scimType":"uniqueness"})") == report::Status::pass));
    BOOST_TEST((with(R"({"status":"409"})") == report::Status::warn));
    BOOST_TEST((with(R"({"scimType":"invalidValue"})") == report::Status::fail));
}

BOOST_AUTO_TEST_CASE(what_a_change_does_not_name_must_be_as_it_was)
{
    auto const reading = [](std::string const& rest) {
        return [rest](HttpRequest const& request) {
            static std::string user_name;
            if (request.method == "POST")
                user_name = std::string {parse_json(request.body)->string_or("userName", "")};
            auto const state = R"({"id":"7","userName":")" + user_name + "\"," + rest + "}";
            return provider(state)(request);
        };
    };
    auto const right = run_one(patch_case, reading(R"("title":"Chief","nickName":"Babs")"));
    BOOST_TEST((right.status == report::Status::pass), right.message);
    auto const lost = run_one(patch_case, reading(R"("title":"Chief")"));
    BOOST_TEST((lost.status == report::Status::fail));
    BOOST_TEST(failed_ids(lost) == "unchanged:/nickName ");
    auto const ignored = run_one(patch_case, reading(R"("title":"Guide","nickName":"Babs")"));
    BOOST_TEST(failed_ids(ignored) == "body:/title ");
}

BOOST_AUTO_TEST_CASE(a_step_can_find_that_the_case_does_not_apply)
{
    constexpr char const* search_case = R"({"$schema":"x","about":"x","cases":[{"case":"found","title":"t",
        "checks":["RFC7644-3.4.3-02"],"steps":[{"send":"POST /Users/.search","body":{},"skipUnless":200},
        {"send":"GET /Users","expect":{"status":200}}]}]})";
    auto const with = [&](int status) {
        return run_one(search_case,
            [status](HttpRequest const& request) { return answer(request.method == "GET" ? 200 : status, "{}"); });
    };
    BOOST_TEST((with(200).status == report::Status::pass));
    auto const skipped = with(501);
    BOOST_TEST((skipped.status == report::Status::skip));
    BOOST_TEST(skipped.skip_reason.find("answered 501") != std::string::npos, skipped.skip_reason);
    BOOST_TEST(skipped.steps.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_case_whose_resource_cannot_be_made_is_blocked)
{
    auto const blocked = run_one(patch_case, [](HttpRequest const&) { return answer(500, ""); });
    BOOST_TEST((blocked.status == report::Status::blocked));
    BOOST_TEST(blocked.message.find("POST /Users answered 500") != std::string::npos, blocked.message);
}

}  // namespace scim::conformance
