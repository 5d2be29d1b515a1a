// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The result model as JSON and back. Members are lowerCamelCase; what is unknown is left out. Reading never fails:
/// unknown members are ignored, missing or wrongly typed ones keep their defaults.

#include <scim/report/model.hpp>
#include <scim/wire/json_text.hpp>

namespace scim::report {

/// The version of the format; readers refuse another major number.
inline constexpr std::string_view format_name = "scimproof.run";
inline constexpr std::string_view format_version = "1.0";

/// Whether a message carries its body's content or only the digest that names it.
enum class BodyForm { content, digest };

Json to_json(RunStart const& start);
Json to_json(Requirement const& requirement);
Json to_json(Target const& target);
Json to_json(Exchange const& exchange, BodyForm form);
/// Steps name their exchange by id in `exchange`.
Json to_json(Case const& finished);
Json to_json(Warning const& warning);
Json to_json(RunEnd const& end);
/// An entry as its file holds it.
Json to_json(BaselineEntry const& entry);
Json to_json(Baseline const& baseline);

/// The members of a case's line.
void write_case_members(JsonText& out, Case const& finished);
/// The members of an exchange's line; its bodies are named by their digests.
void write_exchange_members(JsonText& out, Exchange const& exchange);
/// The members of the line that carries a body's content.
void write_body_members(JsonText& out, Body const& body);

RunStart read_run_start(Json const& json);
Requirement read_requirement(Json const& json);
Target read_target(Json const& json);
Exchange read_exchange(Json const& json);
Case read_case(Json const& json);
Warning read_warning(Json const& json);
RunEnd read_run_end(Json const& json);
Body read_body(Json const& json);

}  // namespace scim::report
