// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/endpoint.hpp>

#include <boost/test/unit_test.hpp>

#include <deque>
#include <utility>
#include <vector>

namespace scim::provisioning {
namespace {

/// Answers with these statuses, then with 200; 0 is no answer.
class Scripted final : public conformance::Transport {
public:
    explicit Scripted(std::deque<int> statuses) : statuses_ {std::move(statuses)} {}

    Result<conformance::TransportAnswer, conformance::TransportError> send(
        HttpRequest const&, std::chrono::milliseconds) override
    {
        auto const status = statuses_.empty() ? 200 : statuses_.front();
        if (!statuses_.empty())
            statuses_.pop_front();
        if (status == 0)
            return Failure {conformance::TransportError {conformance::TransportError::Kind::closed, "gone"}};
        conformance::TransportAnswer answer;
        answer.response.status = status;
        answer.response.body = R"({"id":"2819c223"})";
        return answer;
    }

private:
    std::deque<int> statuses_;
};

/// An endpoint that answers so, and what its sink has seen.
class Seen {
public:
    Seen(EndpointSettings settings, std::deque<int> statuses)
        : redactor_ {report::Redactor::make({})}
        , endpoint_ {with_base(std::move(settings)), std::make_unique<Scripted>(std::move(statuses)), clock_,
              redactor_.get(), [this](report::Exchange const& exchange) { ids_.push_back(exchange.id); }}
    {
    }

    Endpoint& endpoint() { return endpoint_; }
    std::vector<std::string> const& ids() const { return ids_; }

private:
    static EndpointSettings with_base(EndpointSettings settings)
    {
        settings.base = *parse_uri("http://provider.test/scim/v2");
        return settings;
    }

    VirtualClock clock_ {TimePoint {}};
    std::unique_ptr<report::Redactor> redactor_;
    std::vector<std::string> ids_;
    Endpoint endpoint_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(endpoint)

BOOST_AUTO_TEST_CASE(the_beginning_is_shown_and_later_what_failed)
{
    EndpointSettings settings;
    settings.most_shown = 2;
    settings.most_failures_shown = 2;
    Seen seen {settings, {200, 404, 200, 409, 200, 0, 500, 200}};
    for (int i = 0; i < 8; ++i)
        seen.endpoint().send("GET", "/Users/1");
    std::vector<std::string> const expected {"x-000001", "x-000002", "x-000004", "x-000006"};
    BOOST_TEST(seen.ids() == expected, boost::test_tools::per_element());
    BOOST_TEST(seen.endpoint().requests() == 8U);
}

BOOST_AUTO_TEST_CASE(bodies_are_read_of_answers_that_the_service_reads)
{
    Seen seen {{}, {}};
    BOOST_TEST(seen.endpoint().send("GET", "/Users/1").body.has_value());
    BOOST_TEST(seen.endpoint().send("POST", "/Users", Json::object()).body.has_value());
    BOOST_TEST(!seen.endpoint().send("PATCH", "/Users/1", Json::object()).body.has_value());
    BOOST_TEST(!seen.endpoint().send("DELETE", "/Users/1").body.has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scim::provisioning
