// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a coded case works with. It creates, sends and asserts; it never throws, prints or exits.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/case_definition.hpp>
#include <scim/report/model.hpp>

#include "session.hpp"

namespace scim::conformance {

/// One coded case while it runs.
class CodedContext {
public:
    CodedContext(CaseDefinition const& definition, Session& session, report::Case& outcome);

    /// Text that begins the names of everything this case makes.
    std::string const& unique() const { return unique_; }
    RunContext& context() { return session_.context(); }

    /// Sends a request as a step of the case. The reply's error, if any, has already made the case an `error`.
    Reply send(std::string const& method, std::string const& target, std::optional<Json> const& body = std::nullopt);

    /// The same with a body that is sent as it is, and other headers.
    Reply send_text(std::string const& method, std::string const& target, std::optional<std::string> body,
        Session::HeaderChanges const& headers = Json::object());

    /// Creates a resource and returns its id; empty (and the case blocked) when the provider refuses.
    std::string create(std::string const& resource_type, Json body);

    /// Runs the requests at the same time, each over a connection of its own; replies in the order of the requests.
    struct Request {
        std::string method, target;
        std::optional<Json> body = std::nullopt;
        std::chrono::milliseconds delay {0};  ///< behind the others
        Session::HeaderChanges headers = Json::object();
    };
    std::vector<Reply> send_together(std::vector<Request> const& requests);

    /// Whether nothing has ended the case yet.
    bool goes_on() const { return outcome_.status == report::Status::pass; }
    void block(std::string reason);
    /// Ends a case that does not apply to this provider.
    void skip(std::string reason);

    /// Lets the comparisons from here on weigh no more than this.
    void weaken(report::Level level) { ceiling_ = level; }

    /// The resource type that the case was made for; nullptr for other cases.
    TypeDefinition const* resource_type() { return context().capabilities.find_type(definition_.resource_type); }

    /// How a comparison ended, for people and for findings; see report::Assertion.
    struct Comparison {
        bool ok = false;
        std::string id, expected, observed, failure_class, observation;
    };
    /// Records a comparison in the latest step, for one of the case's requirements, which may weigh less here.
    void compare(
        std::string const& requirement, Comparison comparison, std::optional<report::Level> level = std::nullopt);

    /// Records a comparison in the latest step, for the case's first requirement, which may weigh less here.
    void expect(bool ok, std::string id, std::string expected, std::string observed, std::string failure_class,
        std::string observation, std::optional<report::Level> level = std::nullopt);

private:
    CaseDefinition const& definition_;
    Session& session_;
    report::Case& outcome_;
    std::string unique_;
    std::optional<report::Level> ceiling_;
};

}  // namespace scim::conformance
