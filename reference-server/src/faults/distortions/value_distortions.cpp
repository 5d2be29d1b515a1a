// SPDX-License-Identifier: Apache-2.0
#include "faults/distortions/distortion_faults.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include <scim/wire/date_time.hpp>
#include <scim/wire/text.hpp>

#include "seams/rewriting.hpp"

namespace scim::server {
namespace {

using TextChange = std::string (*)(std::string text);

void change_text(Json* value, TextChange change)
{
    if (value != nullptr && value->is_string())
        *value = change(value->as_string());
}

/// Another text for one attribute.
Distortion of_attribute(std::string name, TextChange change)
{
    return of_resources([name = std::move(name), change](Json& resource) { change_text(resource.find(name), change); });
}

/// Another text for one sub-attribute of a multi-valued attribute.
Distortion of_sub_attribute(std::string name, std::string sub_attribute, TextChange change)
{
    return of_values(std::move(name), [sub_attribute = std::move(sub_attribute), change](Json& value) {
        change_text(value.find(sub_attribute), change);
    });
}

/// Another value for the dates in meta.
Distortion of_dates(Json (*change)(std::string const& date))
{
    return of_resources([change](Json& resource) { change_dates(resource, change); });
}

// The row is written once more when it is there.
void modify_new(Json& resource)
{
    auto* const meta = resource.find("meta");
    if (meta == nullptr || meta->string_or("created", "") != meta->string_or("lastModified", "-"))
        return;
    if (auto const created = parse_date_time(meta->string_or("created", "")))
        meta->set("lastModified", format_date_time(*created + std::chrono::seconds {1}));
}

void hide_title(HttpRequest const& request, HttpResponse& response)
{
    if (query_parameter(request, "attributes").empty())
        rewrite_resources(request, response, [](Json& resource) { resource.erase("title"); });
}

std::string lower_case(std::string text)
{
    return ascii_lower(text);
}

std::string with_blank(std::string text)
{
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

std::string in_lines(std::string text)
{
    for (std::size_t place = 16; place < text.size(); place += 18)
        text.insert(place, "\r\n");
    return text;
}

bool is_number(std::string const& text)
{
    auto const is_short = !text.empty() && text.size() < 10;
    return is_short && text.front() != '0' && text.find_first_not_of("0123456789") == std::string::npos;
}

// As a language without types would.
void write_digits_as_numbers(Json& value)
{
    if (value.is_string() && is_number(value.as_string()))
        value = std::stoi(value.as_string());
    else if (value.is_object()) {
        for (auto& member : value.as_object())
            write_digits_as_numbers(member.value);
    }
}

void flatten_name(Json& resource)
{
    auto* const name = resource.find("name");
    if (name != nullptr && name->is_object())
        *name = std::string {name->string_or("givenName", "")} + " " + std::string {name->string_or("familyName", "")};
}

// As converters from XML do.
void unpack_single_values(Json& resource)
{
    for (auto& [name, value] : resource.as_object()) {
        if (name != "schemas" && value.is_array() && value.size() == 1)
            value = Json {value.as_array().front()};
    }
}

void mark_first_as_primary(Json& resource)
{
    auto* const emails = resource.find("emails");
    if (emails == nullptr || !emails->is_array() || emails->empty())
        return;
    auto& values = emails->as_array();
    if (std::none_of(values.begin(), values.end(), [](Json const& value) { return value.contains("primary"); }))
        values.front().set("primary", true);
}

}  // namespace

std::vector<Fault> value_distortions()
{
    return {
        {"certificate-folded", "RFC7643-2.3.6-05", "Certificates come back in lower case.", FaultMode::any, {},
            of_sub_attribute("x509Certificates", "value", lower_case)},
        {"certificate-in-lines", "RFC7643-4.1.2-35", "Certificates come back with line breaks.", FaultMode::any, {},
            of_sub_attribute("x509Certificates", "value", in_lines)},
        {"complex-as-string", "RFC7643-2.3.8-01", "name comes back as a text.", FaultMode::any, {},
            of_resources(&flatten_name)},
        {"country-spelled-out", "RFC7643-4.1.2-23", "The country of an address comes back as a name.", FaultMode::any,
            {}, of_sub_attribute("addresses", "country", [](std::string) { return std::string {"Ruritania"}; })},
        {"digits-as-number", "RFC7643-4.3-02", "A text of digits comes back as a number.", FaultMode::any, {},
            of_resources([](Json& resource) {
                for (auto& member : resource.as_object())
                    write_digits_as_numbers(member.value);
            })},
        {"locale-with-blank", "RFC7643-4.1.1-19", "locale comes back with a blank in it.", FaultMode::any, {},
            of_attribute("locale", with_blank)},
        {"meta-date-epoch", "RFC7643-2.3.5-03", "The dates in meta are numbers.", FaultMode::any, {},
            of_dates([](std::string const&) { return Json {1735689600}; })},
        {"meta-date-without-time", "RFC7643-2.3.5-02", "The dates in meta have no time.", FaultMode::any, {},
            of_dates([](std::string const& text) { return Json {text.substr(0, text.find('T'))}; })},
        {"meta-date-with-blank", "RFC7643-2.3.5-01", "The dates in meta have a blank between date and time.",
            FaultMode::any, {}, of_dates([](std::string const& text) {
                auto date = text;
                std::replace(date.begin(), date.end(), 'T', ' ');
                return Json {std::move(date)};
            })},
        {"multivalued-single-object", "RFC7643-2.4-01", "A single value is returned without its array.", FaultMode::any,
            {}, of_resources(&unpack_single_values)},
        contested({"primary-invented", "RFC7643-2.4-07", "The first e-mail address is marked as primary.",
            FaultMode::any, {}, of_resources(&mark_first_as_primary)}),
        {"reference-folded", "RFC7643-2.3.7-05", "profileUrl comes back in lower case.", FaultMode::any, {},
            of_attribute("profileUrl", lower_case)},
        {"timezone-as-offset", "RFC7643-4.1.1-21", "timezone comes back as an offset.", FaultMode::any, {},
            of_attribute("timezone", [](std::string) { return std::string {"-08:00"}; }), {"ENTRA-051"}},
        contested({"meta-new-is-modified", "RFC7643-3.1-28",
            "lastModified of a resource that never changed is a second behind created.", FaultMode::any, {},
            of_resources(&modify_new)}),
        contested({"title-on-request-only", "RFC7643-2.2-05", "The title of a user comes only when it is asked for.",
            FaultMode::any, {}, &hide_title}),
    };
}

}  // namespace scim::server
