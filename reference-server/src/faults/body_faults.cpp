// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

/// Changes the refusal of a body.
using RefusalChange = std::function<void(ScimError& error, HttpRequest const& request)>;

/// A fault in the way bodies are refused.
std::function<void(Behaviour&)> refusing_bodies(RefusalChange change)
{
    return [change = std::move(change)](Behaviour& behaviour) {
        behaviour.parse_body
            = [change, honest = behaviour.parse_body](HttpRequest const& request, Behaviour const& current) {
                  auto parsed = honest(request, current);
                  if (!parsed)
                      change(parsed.error(), request);
                  return parsed;
              };
    };
}

ScimError crash()
{
    return {500, {}, "unexpected exception"};
}

void ct_missing_request_500(Behaviour& behaviour)
{
    behaviour.parse_body = [honest = behaviour.parse_body](
                               HttpRequest const& request, Behaviour const& current) -> Result<Json, ScimError> {
        if (!request.fields.contains("Content-Type"))
            return Failure {crash()};
        return honest(request, current);
    };
}

// A list of schema violations, as frameworks for JSON APIs have it.
void status_422_for_schema(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto content = honest(body, context);
        if (!content && content.error().status == 400)
            content.error().status = 422;
        return content;
    };
}

// As a reader that calls itself for every level does.
void json_deep_500(Behaviour& behaviour)
{
    behaviour.parse_body = [honest = behaviour.parse_body](
                               HttpRequest const& request, Behaviour const& current) -> Result<Json, ScimError> {
        constexpr std::ptrdiff_t deepest = 200;
        if (std::count(request.body.begin(), request.body.end(), '[') > deepest)
            return Failure {crash()};
        return honest(request, current);
    };
}

void utf8_invalid_500(Behaviour& behaviour)
{
    behaviour.parse_body = [honest = behaviour.parse_body](
                               HttpRequest const& request, Behaviour const& current) -> Result<Json, ScimError> {
        if (!is_valid_utf8(request.body))
            return Failure {crash()};
        return honest(request, current);
    };
}

void filter_long_500(Behaviour& behaviour)
{
    behaviour.parse_filter = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& current,
                                 Dialect const& dialect) -> Result<Filter, ScimError> {
        constexpr std::size_t longest = 1000;
        if (text.size() > longest)
            return Failure {crash()};
        return honest(text, current, dialect);
    };
}

// Turns every byte beyond ASCII into a question mark.
void unicode_mangled(Behaviour& behaviour)
{
    behaviour.parse_body = [honest = behaviour.parse_body](HttpRequest request, Behaviour const& current) {
        std::replace_if(
            request.body.begin(), request.body.end(),
            [](char letter) { return static_cast<unsigned char>(letter) >= 0x80; }, '?');
        return honest(request, current);
    };
}

void nul_truncation(Behaviour& behaviour)
{
    behaviour.coerce_value
        = [honest = behaviour.coerce_value](Json value, Attribute const& attribute, Context const& context) {
              if (value.is_string())
                  value = Json {value.as_string().substr(0, value.as_string().find('\0'))};
              return honest(std::move(value), attribute, context);
          };
}

// What a query language does when the value is put into it as it is.
void filter_injection(Behaviour& behaviour)
{
    behaviour.parse_filter
        = [honest = behaviour.parse_filter](std::string_view text, Behaviour const& current, Dialect const& dialect) {
              return honest(text.find("'1'='1") != std::string_view::npos ? "id pr" : text, current, dialect);
          };
}

void externalid_lowercased(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto content = honest(body, context);
        if (auto* external_id = content ? content->find("externalId") : nullptr;
            external_id && external_id->is_string())
            *external_id = ascii_lower(external_id->as_string());
        return content;
    };
}

void body_too_large_reset(Behaviour& behaviour)
{
    behaviour.error_response = [honest = behaviour.error_response](
                                   ScimError const& error) { return honest(error.status == 413 ? crash() : error); };
}

}  // namespace

std::vector<Fault> body_faults()
{
    return {
        {"body-too-large-reset", "RFC7644-3.12-01", "A body that is too large is answered with 500.", FaultMode::any,
            body_too_large_reset, {}},
        {"ct-missing-request-500", "RFC7644-3.12-01", "A body without Content-Type is answered with 500.",
            FaultMode::any, ct_missing_request_500, {}},
        {"ct-wrong-request-500", "RFC7644-3.12-01", "A body of another media type is answered with 500.",
            FaultMode::any, refusing_bodies([](ScimError& error, HttpRequest const&) {
                if (error.status == 415)
                    error = crash();
            }),
            {}},
        {"externalid-lowercased", "RFC7643-7-23", "externalId is stored in lower case.", FaultMode::any,
            externalid_lowercased, {}},
        {"filter-injection", "RFC7644-7.7-02", "A value in a filter is read as a query.", FaultMode::any,
            filter_injection, {}},
        {"filter-long-500", "RFC7644-3.12-01", "A long filter is answered with 500.", FaultMode::any, filter_long_500,
            {}},
        {"json-deep-500", "RFC7644-3.12-01", "A deep body is answered with 500.", FaultMode::any, json_deep_500, {}},
        {"json-empty-body-500", "RFC7644-3.12-14", "A request without a body is answered with 500.", FaultMode::any,
            refusing_bodies([](ScimError& error, HttpRequest const& request) {
                if (request.body.empty())
                    error = crash();
            }),
            {}},
        {"json-malformed-500", "RFC7644-3.12-30", "A body that is no JSON is answered with 500.", FaultMode::any,
            refusing_bodies([](ScimError& error, HttpRequest const& request) {
                if (error.status == 400 && !request.body.empty())
                    error = crash();
            }),
            {}, {"RFC7644-3.7-27"}},
        contested({"json-malformed-no-scimtype", "RFC7644-3.12-30",
            "The refusal of a body that is no JSON has no scimType.", FaultMode::any,
            refusing_bodies([](ScimError& error, HttpRequest const&) { error.scim_type.reset(); }), {}}),
        contested(
            {"nul-truncation", "RFC7643-2.3.1-01", "A text is cut off at U+0000.", FaultMode::any, nul_truncation, {}}),
        {"status-422-for-schema", "RFC7644-3.12-14", "A body that violates the schema is answered with 422.",
            FaultMode::any, status_422_for_schema, {}},
        {"utf8-invalid-500", "RFC7644-3.12-01", "A body that is not UTF-8 is answered with 500.", FaultMode::any,
            utf8_invalid_500, {}},
        {"unicode-mangled", "RFC7643-2.3.1-01", "Letters beyond ASCII are stored as question marks.", FaultMode::any,
            unicode_mangled, {}},
    };
}

}  // namespace scim::server
