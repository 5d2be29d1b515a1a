// SPDX-License-Identifier: Apache-2.0
#include "json_members.hpp"
#include "model_json.hpp"
#include "text_members.hpp"

namespace scim::report {
namespace {

// Each function adds to Members or to TextMembers: a run writes a line for each exchange, pages want the value.

template <typename Out>
void add_body(Out& out, Body const& body, BodyForm form)
{
    out.value("mime", body.mime).value("size", body.size).value("sha256", body.sha256);
    if (form == BodyForm::content)
        out.maybe("text", body.text).maybe("base64", body.base64).maybe("truncatedTo", body.truncated_to);
}

template <typename Out>
void add_message_body(Out& out, std::optional<Body> const& body, BodyForm form)
{
    if (body)
        out.object("body", [&body, form](Out& members) { add_body(members, *body, form); });
}

template <typename Out>
void add_request(Out& out, RequestMessage const& request, BodyForm form)
{
    out.value("method", request.method).value("url", request.url).pairs("headers", request.headers);
    add_message_body(out, request.body, form);
}

template <typename Out>
void add_response(Out& out, ResponseMessage const& response, BodyForm form)
{
    out.value("status", response.status).text("reason", response.reason).pairs("headers", response.headers);
    add_message_body(out, response.body, form);
}

template <typename Out>
void add_timing(Out& out, Timing const& timing)
{
    out.maybe("dns", timing.dns)
        .maybe("connect", timing.connect)
        .maybe("tls", timing.tls)
        .value("send", timing.send)
        .value("wait", timing.wait)
        .value("receive", timing.receive)
        .value("total", timing.total);
}

template <typename Out>
void add_exchange(Out& out, Exchange const& exchange, BodyForm form)
{
    out.value("id", exchange.id)
        .text("caseId", exchange.case_id)
        .time("startedAt", exchange.started_at)
        .value("operation", exchange.operation)
        .object("request", [&exchange, form](Out& members) { add_request(members, exchange.request, form); });
    if (exchange.response)
        out.object("response", [&exchange, form](Out& members) { add_response(members, *exchange.response, form); });
    if (exchange.failure) {
        out.object("failure", [&exchange](Out& members) {
            members.value("class", exchange.failure->error_class).value("text", exchange.failure->text);
        });
    }
    out.object("timing", [&exchange](Out& members) { add_timing(members, exchange.timing); })
        .text("http", exchange.http);
}

}  // namespace

Json to_json(Exchange const& exchange, BodyForm form)
{
    Members members;
    add_exchange(members, exchange, form);
    return members.take();
}

void write_exchange_members(JsonText& out, Exchange const& exchange)
{
    TextMembers members {out};
    add_exchange(members, exchange, BodyForm::digest);
}

void write_body_members(JsonText& out, Body const& body)
{
    TextMembers members {out};
    add_body(members, body, BodyForm::content);
}

}  // namespace scim::report
