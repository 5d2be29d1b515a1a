// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Answers as an endpoint would give them, for tests of what they mean.

#include <string>
#include <utility>

#include <scim/provisioning/answers.hpp>

namespace scim::provisioning {

inline Answer answer(int status, std::string body = "", std::string const& type = "application/scim+json")
{
    Answer answer;
    answer.response = HttpResponse {status, "", {}, std::move(body)};
    if (!answer.response->body.empty())
        answer.response->fields.add("Content-Type", type);
    if (auto parsed = parse_json(answer.response->body))
        answer.body = *std::move(parsed);
    return answer;
}

inline Answer silence(conformance::TransportError::Kind kind)
{
    Answer answer;
    answer.failure = conformance::TransportError {kind, "no answer"};
    return answer;
}

}  // namespace scim::provisioning
