// SPDX-License-Identifier: Apache-2.0
#include <scim/report/assemble.hpp>

#include <array>

#include "parse_name.hpp"

namespace scim::report {

std::string_view to_string(Status status)
{
    switch (status) {
    case Status::pass: return "pass";
    case Status::fail: return "fail";
    case Status::warn: return "warn";
    case Status::info: return "info";
    case Status::skip: return "skip";
    case Status::blocked: return "blocked";
    case Status::error: return "error";
    }
    return "error";
}

std::string_view to_string(Level level)
{
    switch (level) {
    case Level::must: return "MUST";
    case Level::should: return "SHOULD";
    case Level::may: return "MAY";
    case Level::info: return "INFO";
    }
    return "INFO";
}

std::string_view to_string(Origin origin)
{
    switch (origin) {
    case Origin::rfc: return "rfc";
    case Origin::entra: return "entra";
    case Origin::both: return "both";
    case Origin::client: return "client";
    }
    return "rfc";
}

std::string_view to_string(VerdictValue value)
{
    switch (value) {
    case VerdictValue::ready: return "ready";
    case VerdictValue::ready_with_warnings: return "ready-with-warnings";
    case VerdictValue::not_ready: return "not-ready";
    case VerdictValue::inconclusive: return "inconclusive";
    }
    return "inconclusive";
}

std::string_view to_string(Completion completion)
{
    switch (completion) {
    case Completion::complete: return "complete";
    case Completion::partial: return "partial";
    case Completion::aborted: return "aborted";
    }
    return "aborted";
}

std::string_view to_string(RequirementStatus status)
{
    switch (status) {
    case RequirementStatus::met: return "met";
    case RequirementStatus::violated: return "violated";
    case RequirementStatus::warned: return "warned";
    case RequirementStatus::not_applicable: return "not-applicable";
    case RequirementStatus::no_verdict: return "no-verdict";
    case RequirementStatus::not_covered: return "not-covered";
    }
    return "not-covered";
}

std::string_view to_string(Severity severity)
{
    switch (severity) {
    case Severity::blocker: return "blocker";
    case Severity::major: return "major";
    case Severity::minor: return "minor";
    }
    return "minor";
}

std::optional<Status> parse_status(std::string_view text)
{
    return parse_name(text,
        std::array {
            Status::pass, Status::fail, Status::warn, Status::info, Status::skip, Status::blocked, Status::error});
}

std::optional<Level> parse_level(std::string_view text)
{
    return parse_name(text, std::array {Level::must, Level::should, Level::may, Level::info});
}

std::optional<Origin> parse_origin(std::string_view text)
{
    return parse_name(text, std::array {Origin::rfc, Origin::entra, Origin::both, Origin::client});
}

std::optional<Completion> parse_completion(std::string_view text)
{
    return parse_name(text, std::array {Completion::complete, Completion::partial, Completion::aborted});
}

}  // namespace scim::report
