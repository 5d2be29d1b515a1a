// SPDX-License-Identifier: Apache-2.0
#include "generated/kept_value.hpp"

#include <algorithm>
#include <optional>

#include <scim/wire/date_time.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

// RFC 7643 §2.3.5: xsd:dateTime may go without a time zone.
std::optional<TimePoint> moment_of(std::string const& text)
{
    auto const moment = parse_date_time(text);
    return moment ? moment : parse_date_time(text + "Z");
}

bool has_single_type(AttributeDefinition const& attribute, Json const& shown)
{
    switch (attribute.type) {
    case DataType::string:
    case DataType::binary:
    case DataType::reference: return shown.is_string();
    case DataType::boolean: return shown.is_boolean();
    case DataType::integer: return shown.is_integer();
    case DataType::decimal: return shown.is_number();
    case DataType::date_time: return shown.is_string() && moment_of(shown.as_string());
    case DataType::complex: break;
    }
    return shown.is_object()
        && std::all_of(
            attribute.sub_attributes.begin(), attribute.sub_attributes.end(), [&](AttributeDefinition const& sub) {
                auto const* part = shown.find_ignoring_case(sub.name);
                return !part || has_type(sub, *part);
            });
}

Kept kept_text(AttributeDefinition const& attribute, std::string const& sent, std::string const& shown)
{
    if (sent == shown)
        return Kept::same;
    if (attribute.type == DataType::date_time && moment_of(sent) == moment_of(shown))
        return Kept::same;
    return equals_ignoring_case(sent, shown) ? Kept::other_case : Kept::changed;
}

Kept kept_single(AttributeDefinition const& attribute, Json const& sent, Json const& shown)
{
    if (!has_single_type(attribute, shown))
        return Kept::wrong_type;
    if (sent.is_string())
        return shown.is_string() ? kept_text(attribute, sent.as_string(), shown.as_string()) : Kept::changed;
    if (!sent.is_object())
        return sent == shown ? Kept::same : Kept::changed;
    auto worst = Kept::same;
    for (auto const& sub : attribute.sub_attributes) {
        // What comes back on request only, or never, is no part of what is shown.
        auto const* part = sub.is_shown() ? sent.find(sub.name) : nullptr;
        if (part)
            worst = std::max(worst, kept(sub, *part, shown.find_ignoring_case(sub.name)));
    }
    return worst;
}

/// What became of one of several values: the best match counts, their order is free.
Kept kept_among(AttributeDefinition const& attribute, Json const& sent, Json::Array const& shown)
{
    auto best = Kept::absent;
    for (auto const& one : shown)
        best = std::min(best, kept_single(attribute, sent, one));
    return best;
}

}  // namespace

bool has_type(AttributeDefinition const& attribute, Json const& shown)
{
    if (shown.is_null())
        return true;
    if (!attribute.multi_valued)
        return has_single_type(attribute, shown);
    return shown.is_array() && std::all_of(shown.as_array().begin(), shown.as_array().end(), [&](Json const& one) {
        return one.is_null() || has_single_type(attribute, one);
    });
}

Kept kept(AttributeDefinition const& attribute, Json const& sent, Json const* shown)
{
    if (!shown || shown->is_null() || (shown->is_array() && shown->empty()))
        return Kept::absent;
    if (!has_type(attribute, *shown))
        return Kept::wrong_type;
    if (!attribute.multi_valued)
        return kept_single(attribute, sent, *shown);
    auto worst = Kept::same;
    for (auto const& one : sent.as_array())
        worst = std::max(worst, kept_among(attribute, one, shown->as_array()));
    return worst;
}

std::string in_short(Json const* value)
{
    constexpr std::size_t longest = 80;
    auto text = value ? write_json(*value) : std::string {"nothing"};
    return text.size() <= longest ? text : repair_utf8(text.substr(0, longest)) + "…";
}

std::string observation_of(Kept kept)
{
    switch (kept) {
    case Kept::same: return "same";
    case Kept::other_case: return "other-case";
    case Kept::changed: return "changed";
    case Kept::absent: return "absent";
    case Kept::wrong_type: return "wrong-type";
    }
    return {};
}

}  // namespace scim::conformance
