// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/responses.hpp"

namespace scim::server {

namespace {

using Answer = Result<HttpResponse, ScimError>;

Endpoint not_implemented()
{
    return [](Call const&) -> Answer { return Failure {ScimError {501, {}, "this is not supported"}}; };
}

/// One keyword in the place of another.
std::function<void(Behaviour&)> saying(ScimType wrong, ScimType right)
{
    return [wrong, right](Behaviour& behaviour) {
        behaviour.error_response = [wrong, right, honest = behaviour.error_response](ScimError error) {
            if (error.scim_type == right)
                error.scim_type = wrong;
            return honest(error);
        };
    };
}

void accept_scim_json_406(Behaviour& behaviour)
{
    behaviour.response_media_type
        = [honest = behaviour.response_media_type](Fields const& fields) -> std::optional<std::string> {
        auto const wanted = fields.find("Accept");
        return wanted && *wanted == "application/scim+json" ? std::nullopt : honest(fields);
    };
}

// A reader of fixed forms: the first member must be "schemas".
void create_needs_schemas_first(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto const is_first = !body.is_object() || body.empty() || body.as_object().front().name == "schemas";
        if (!is_first)
            return Result<Json, ScimError> {Failure {ScimError {400, ScimType::invalid_syntax, "schemas comes first"}}};
        return honest(body, context);
    };
}

void create_needs_core_first(Behaviour& behaviour)
{
    behaviour.read_body = [honest = behaviour.read_body](Json const& body, Context const& context) {
        auto const* schemas = body.find("schemas");
        auto const is_list = schemas && schemas->is_array() && !schemas->empty();
        if (is_list && schemas->as_array().front() != Json {context.type.core.id})
            return Result<Json, ScimError> {
                Failure {ScimError {400, ScimType::invalid_syntax, "the core schema comes first"}}};
        return honest(body, context);
    };
}

void put_read_only_refused(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) -> Answer {
        auto const body = parse_json(call.request.body);
        if (body && (body->contains("meta") || body->contains("id")))
            return Failure {ScimError {400, ScimType::mutability, "id and meta are readOnly"}};
        return honest(call);
    };
}

void put_not_offered(Behaviour& behaviour, std::string const& type)
{
    behaviour.replace_resource = [type, honest = behaviour.replace_resource](Call const& call) -> Answer {
        if (call.type->name == type)
            return Failure {ScimError {405, {}, "PUT is not allowed here"}};
        return honest(call);
    };
}

void spc_overclaims_filter(Behaviour& behaviour)
{
    behaviour.list_resources = [honest = behaviour.list_resources](Call const& call) -> Answer {
        return call.query.filter ? not_implemented()(call) : honest(call);
    };
}

void spc_overclaims_sort(Behaviour& behaviour)
{
    behaviour.sort_resources
        = [](std::vector<ResourcePointer>&, Query const&, Context const&) { return Result<void, ScimError> {}; };
}

// Takes the text between quotes as it stands.
void utf8_escapes_kept(Behaviour& behaviour)
{
    behaviour.parse_body = [honest = behaviour.parse_body](HttpRequest request, Behaviour const& current) {
        request.body = replace_all(std::move(request.body), "\\u", "\\\\u");
        return honest(request, current);
    };
}

// Takes every byte for a letter of its own, as in ISO-8859-1.
void utf8_read_as_latin_1(Behaviour& behaviour)
{
    behaviour.parse_body = [honest = behaviour.parse_body](HttpRequest request, Behaviour const& current) {
        std::string body;
        for (auto const letter : request.body) {
            auto const byte = static_cast<unsigned char>(letter);
            if (byte >= 0x80)
                body += static_cast<char>(byte < 0xC0 ? 0xC2 : 0xC3);
            body += byte < 0xC0 ? letter : static_cast<char>(byte - 0x40);
        }
        auto const names_charset
            = std::string {request.fields.find("Content-Type").value_or("")}.find("charset") != std::string::npos;
        if (!names_charset)
            request.body = std::move(body);
        return honest(request, current);
    };
}

std::vector<Fault> keyword_faults()
{
    return {
        {"error-mutability-as-value", "RFC7644-3.12-29", "A change of a readOnly attribute is called invalidValue.",
            FaultMode::any, saying(ScimType::invalid_value, ScimType::mutability), {}},
        {"error-syntax-as-filter", "RFC7644-3.12-30", "A body that is no JSON is called invalidFilter.", FaultMode::any,
            saying(ScimType::invalid_filter, ScimType::invalid_syntax), {}},
        {"error-value-as-filter", "RFC7644-3.12-33", "A wrong value is called invalidFilter.", FaultMode::any,
            saying(ScimType::invalid_filter, ScimType::invalid_value), {}},
        {"patch-no-target-as-path", "RFC7644-3.12-32", "A path that finds nothing is called invalidPath.",
            FaultMode::strict, saying(ScimType::invalid_path, ScimType::no_target), {}},
    };
}

}  // namespace

std::vector<Fault> protocol_faults()
{
    auto all = keyword_faults();
    all.insert(all.end(),
        {
            {"accept-scim-json-406", "RFC7644-3.8-08", "Accept: application/scim+json is answered with 406.",
                FaultMode::any, accept_scim_json_406, {}},
            {"create-needs-core-first", "RFC7643-3-09", "The core schema must come first in schemas.", FaultMode::any,
                create_needs_core_first, {}},
            {"create-needs-schemas-first", "RFC7643-2.3.8-02", "schemas must be the first member of a body.",
                FaultMode::any, create_needs_schemas_first, {}, {"ENTRA-002"}},
            {"put-groups-not-offered", "RFC7644-3.2-12", "Groups cannot be replaced.", FaultMode::any,
                [](Behaviour& behaviour) { put_not_offered(behaviour, "Group"); }, {}},
            {"put-read-only-refused", "RFC7644-3.1-13", "A PUT with id or meta in its body is refused.", FaultMode::any,
                put_read_only_refused, {}},
            {"put-users-not-offered", "RFC7644-3.2-11", "Users cannot be replaced.", FaultMode::any,
                [](Behaviour& behaviour) { put_not_offered(behaviour, "User"); }, {}},
            contested({"search-not-offered", "RFC7644-3.2-18", "POST to .search is answered with 501.", FaultMode::any,
                [](Behaviour& behaviour) { behaviour.search = not_implemented(); }, {}}),
            {"spc-overclaims-filter", "RFC7643-5-11", "The configuration claims filters, which are not supported.",
                FaultMode::any, spc_overclaims_filter, {}},
            {"spc-overclaims-patch", "RFC7643-5-05", "The configuration claims PATCH, which is not supported.",
                FaultMode::any, [](Behaviour& behaviour) { behaviour.modify_resource = not_implemented(); }, {}},
            {"spc-overclaims-sort", "RFC7643-5-16", "The configuration claims sorting, which has no effect.",
                FaultMode::any, spc_overclaims_sort, {}},
            {"utf8-escapes-kept", "RFC7644-3.8-01", "Escapes in JSON texts are stored as they stand.", FaultMode::any,
                utf8_escapes_kept, {}},
            {"utf8-read-as-latin-1", "RFC7644-3.8-03", "Bodies without a charset are read as ISO-8859-1.",
                FaultMode::any, utf8_read_as_latin_1, {}},
        });
    return all;
}

}  // namespace scim::server
