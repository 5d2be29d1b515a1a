// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A case as its file states it, or as C++ for the few that need a loop, a clock or two clients.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <scim/report/model.hpp>
#include <scim/wire/json.hpp>

namespace scim::conformance {

/// What must hold for one response, all for one requirement.
struct Expectation {
    std::string requirement;             ///< id
    std::optional<report::Level> level;  ///< weakens the requirement's own
    std::optional<Json> status, scim_type, body, document;
    bool scim_type_required = false;
    Json headers = Json::object();    ///< object: name to matcher
    std::vector<std::string> absent;  ///< JSON pointers
    Json members = Json::object();    ///< object: JSON pointer to {exactly, contains, lacks, count}
};

struct StepDefinition {
    std::string method, target;     ///< target below the base URL, placeholders open
    Json headers = Json::object();  ///< object; null removes
    std::optional<Json> body;
    std::string replay;          ///< capture whose request is sent
    Json with = Json::object();  ///< object: JSON pointer to value, set in the replayed body
    std::string bind;
    std::vector<Expectation> expectations;  ///< empty: must answer 2xx, else the case is blocked
    bool continue_on_failure = false;
    int pause_ms = 0;                    ///< waited before sending, where a clock has to move on
    std::optional<int> required_status;  ///< any other skips the case: the provider does not offer what it is about
};

/// A resource made before the steps.
struct GivenResource {
    std::string alias, resource_type;
    Json body;
};

/// The state in which a resource must be when the steps are done.
struct AfterDefinition {
    std::string alias;
    std::string requirement;
    std::optional<report::Level> level;
    Json changed = Json::object();
    std::vector<std::string> absent;
    bool gone = false, loose = false;
};

class CodedContext;

struct CaseDefinition {
    std::string id;  ///< `<area>/<page>/<case>`
    std::string title, note;
    std::vector<std::string> checks;                        ///< requirement ids, the first is the case's own
    std::vector<std::string> requirements, profiles, tags;  ///< `requirements`: capabilities the case needs
    std::vector<GivenResource> given;
    std::vector<StepDefinition> steps;
    std::vector<AfterDefinition> after;
    std::function<void(CodedContext&)> code;  ///< set for a coded case, which has no steps
    bool each_type = false;                   ///< stands for one case per published resource type
    bool custom_only = false;                 ///< of those, not for users and groups: other cases know them
    std::string resource_type;                ///< of a case that was made of such a one
    bool standing = false;                    ///< a check of every exchange, without steps; see suites/checks
    std::string file;                         ///< where it is written, for messages

    /// Id without its last segment.
    std::string suite() const { return id.substr(0, id.rfind('/')); }
};

}  // namespace scim::conformance
