// SPDX-License-Identifier: Apache-2.0
#include "observe/entry.hpp"

#include <algorithm>
#include <utility>

#include "observe/redact.hpp"

namespace scim::server::observe {

namespace {

constexpr std::size_t most_fields = 100;
constexpr std::size_t longest_value = 8192;
// What an entry takes beside its texts.
constexpr std::size_t overhead = 512;
constexpr std::size_t field_overhead = 64;

std::vector<Field> redacted_fields(Fields const& fields)
{
    std::vector<Field> redacted;
    for (auto const& field : fields) {
        if (redacted.size() == most_fields)
            break;
        redacted.push_back(
            {cut_text(field.name, longest_value), cut_text(redact_field(field.name, field.value), longest_value)});
    }
    return redacted;
}

std::string redacted_body(std::string const& body, Fields const& fields, std::size_t most)
{
    return body.empty() ? body : cut_text(redact_body(body, fields.find("Content-Type").value_or("")), most);
}

template <typename Range>
std::size_t field_bytes(Range const& fields)
{
    std::size_t bytes = 0;
    for (auto const& field : fields)
        bytes += field.name.size() + field.value.size() + field_overhead;
    return bytes;
}

Json to_json(std::vector<Field> const& fields)
{
    auto array = Json::array();
    for (auto const& field : fields)
        array.push_back(Json::object({{"name", field.name}, {"value", field.value}}));
    return array;
}

Json to_json(std::vector<Violation> const& violations)
{
    auto array = Json::array();
    for (auto const& violation : violations) {
        array.push_back(Json::object({
            {"requirement", violation.requirement},
            {"level", keyword(violation.level)},
            {"summary", violation.summary},
            {"detail", violation.detail},
        }));
    }
    return array;
}

}  // namespace

Record::Record(Observation const& observation)
    : tenant {observation.tenant}
    , at {observation.at}
    , took {observation.took}
    , request {observation.request}
    , response {observation.response}
    , base_path {observation.base_path}
    , channel {observation.channel}
{
}

std::size_t Record::bytes() const
{
    return overhead + request.target.size() + request.body.size() + response.body.size() + field_bytes(request.fields)
        + field_bytes(response.fields);
}

std::size_t Entry::bytes() const
{
    auto bytes = overhead + tenant.size() + method.size() + target.size() + request_body.size() + response_body.size()
        + field_bytes(request_fields) + field_bytes(response_fields);
    for (auto const& violation : violations)
        bytes += violation.summary.size() + violation.detail.size() + field_overhead;
    return bytes;
}

Entry make_entry(Record const& record, std::vector<Violation> violations, std::size_t most_body_bytes)
{
    Entry entry;
    entry.at = record.at;
    entry.tenant = record.tenant;
    entry.took = record.took;
    entry.method = cut_text(record.request.method, 64);
    entry.target = cut_text(redact_target(record.request.target), longest_value);
    entry.request_fields = redacted_fields(record.request.fields);
    entry.request_body = redacted_body(record.request.body, record.request.fields, most_body_bytes);
    entry.status = record.response.status;
    entry.response_fields = redacted_fields(record.response.fields);
    entry.response_body = redacted_body(record.response.body, record.response.fields, most_body_bytes);
    entry.violations = std::move(violations);
    return entry;
}

Json to_json(Entry const& entry)
{
    return Json::object({
        {"id", static_cast<std::int64_t>(entry.id)},
        {"at", format_date_time(entry.at)},
        {"tenant", entry.tenant},
        {"tookMicroseconds", static_cast<std::int64_t>(entry.took.count())},
        {"method", entry.method},
        {"target", entry.target},
        {"requestHeaders", to_json(entry.request_fields)},
        {"requestBody", entry.request_body},
        {"status", entry.status},
        {"responseHeaders", to_json(entry.response_fields)},
        {"responseBody", entry.response_body},
        {"violations", to_json(entry.violations)},
    });
}

}  // namespace scim::server::observe
