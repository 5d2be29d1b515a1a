// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/transports.hpp>

#include <boost/test/unit_test.hpp>

namespace scim::transports {
namespace {

using namespace std::chrono_literals;

BOOST_AUTO_TEST_CASE(a_scripted_transport_answers_and_remembers)
{
    ScriptedTransport transport {[](HttpRequest const& request) -> ScriptedTransport::Answer {
        conformance::TransportAnswer answer;
        answer.response.status = request.method == "POST" ? 201 : 200;
        return answer;
    }};
    BOOST_TEST(transport.send({"POST", "/Users", {}, "{}"}, 1s)->response.status == 201);
    BOOST_TEST(transport.send({"GET", "/Users", {}, ""}, 1s)->response.status == 200);
    BOOST_TEST(transport.requests().size() == 2u);
    BOOST_TEST(transport.requests().front().target == "/Users");
}

}  // namespace
}  // namespace scim::transports
