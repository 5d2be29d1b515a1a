// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the tests of redaction share.

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <scim/report/redaction.hpp>

namespace scim::report::sample {

inline std::string const canary = "CANARY-7f3c+/\"<ä>&2b91";

inline RedactorOptions options()
{
    RedactorOptions options;
    options.secrets = {canary};
    options.run_prefix = "scimproof-1a2b3c";
    return options;
}

inline std::unique_ptr<Redactor> redactor()
{
    return Redactor::make(options());
}

inline HttpResponse response(std::string body, std::string mime = "application/scim+json")
{
    return {200, "OK", {{"Content-Type", std::move(mime)}}, std::move(body)};
}

/// What is shown of a response body.
inline std::string shown(std::string body, std::string mime = "application/scim+json")
{
    auto const message = redactor()->response(response(std::move(body), std::move(mime)));
    return message.body ? message.body->text.value_or("base64") : "no body";
}

inline std::string shown_text(std::string_view text)
{
    return redactor()->text(text);
}

inline bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace scim::report::sample
