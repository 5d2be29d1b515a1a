// SPDX-License-Identifier: Apache-2.0
#include "placeholders.hpp"

#include <scim/wire/encoding.hpp>
#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

namespace scim::conformance {
namespace {

Failure<PlaceholderError> unknown(std::string_view name)
{
    return Failure {PlaceholderError {
        PlaceholderError::Kind::unknown, "the placeholder {" + std::string {name} + "} stands for nothing"}};
}

/// `meta.location` or `/emails/0/value` as a JSON pointer.
std::string as_pointer(std::string_view path)
{
    if (path.starts_with('/'))
        return std::string {path};
    std::string pointer;
    for (auto const& token : split(path, '.'))
        pointer = join_pointer(pointer, token);
    return pointer;
}

std::string as_text(Json const& value)
{
    return value.is_string() ? value.as_string() : write_json(value);
}

/// Length of the placeholder that begins at the opening brace, 0 when no closing brace follows.
std::size_t placeholder_length(std::string_view text, std::size_t at)
{
    auto const end = text.find('}', at);
    return end == std::string_view::npos ? 0 : end - at + 1;
}

bool is_one_placeholder(std::string_view text)
{
    return text.size() > 2 && text.front() == '{' && text[1] != '{' && text.find('}') == text.size() - 1;
}

/// Whether the value becomes a segment of a path: the id of a resource or a member behind a slash.
bool is_path_segment(std::string_view before, std::string_view name)
{
    return before.ends_with('/') && (name.ends_with(".id") || name.ends_with("/value"));
}

}  // namespace

Placeholders::Placeholders(std::string run, std::string unique, std::string base, std::uint64_t seed)
    : run_ {std::move(run)}
    , unique_ {std::move(unique)}
    , base_ {std::move(base)}
    , random_ {seed}
{
}

void Placeholders::bind(std::string const& alias, Json returned)
{
    returned_.insert_or_assign(alias, std::move(returned));
}

void Placeholders::bind_sent(std::string const& alias, Json sent)
{
    sent_.insert_or_assign(alias, std::move(sent));
}

void Placeholders::bind_headers(std::string const& alias, Fields headers)
{
    headers_.insert_or_assign(alias, std::move(headers));
}

bool Placeholders::knows(std::string_view alias) const
{
    return returned_.find(alias) != returned_.end();
}

Json const* Placeholders::returned(std::string_view alias) const
{
    auto const found = returned_.find(alias);
    return found == returned_.end() ? nullptr : &found->second;
}

Json const* Placeholders::sent(std::string_view alias) const
{
    auto const found = sent_.find(alias);
    return found == sent_.end() ? nullptr : &found->second;
}

Result<Json, PlaceholderError> Placeholders::lookup_header(std::string_view alias, std::string_view header) const
{
    auto const found = headers_.find(alias);
    if (found == headers_.end())
        return unknown(alias);
    if (auto const value = found->second.find(header))
        return Json {std::string {*value}};
    return Failure {PlaceholderError {PlaceholderError::Kind::missing,
        "the provider sent no " + std::string {header} + " header for " + std::string {alias}}};
}

Result<Json, PlaceholderError> Placeholders::lookup_alias(std::string_view name)
{
    if (auto const mark = name.find(".header:"); mark != std::string_view::npos)
        return lookup_header(name.substr(0, mark), name.substr(mark + 8));
    bool const wants_sent = name.starts_with("sent.");
    auto const rest = wants_sent ? name.substr(5) : name;
    auto const dot = rest.find('.');
    auto const alias = rest.substr(0, dot);
    auto const* document = wants_sent ? sent(alias) : returned(alias);
    if (!document)
        return unknown(name);
    if (dot == std::string_view::npos)
        return Json {*document};
    if (auto const* value = resolve_ignoring_case(*document, as_pointer(rest.substr(dot + 1))))
        return Json {*value};
    return Failure {PlaceholderError {PlaceholderError::Kind::missing,
        "the provider returned no " + std::string {rest.substr(dot + 1)} + " for " + std::string {alias}}};
}

Result<Json, PlaceholderError> Placeholders::lookup(std::string_view name)
{
    if (name == "run")
        return Json {run_};
    if (name == "unique")
        return Json {unique_};
    if (name == "base")
        return Json {base_};
    if (name == "guid")
        return Json {random_.uuid()};
    if (name.starts_with("guid:")) {
        auto& guid = guids_[std::string {name.substr(5)}];
        if (guid.empty())
            guid = random_.uuid();
        return Json {guid};
    }
    return lookup_alias(name);
}

Result<std::string, PlaceholderError> Placeholders::fill_text(std::string_view text, Spelling spelling)
{
    std::string filled;
    for (std::size_t at = 0; at < text.size(); ++at) {
        bool const brace = text[at] == '{' || text[at] == '}';
        if (!brace || (at + 1 < text.size() && text[at + 1] == text[at])) {
            filled += text[at];
            at += brace ? 1 : 0;
            continue;
        }
        auto const length = placeholder_length(text, at);
        if (text[at] == '}' || length == 0)
            return Failure {PlaceholderError {
                PlaceholderError::Kind::unknown, "a single brace in \"" + std::string {text} + "\"; write it twice"}};
        auto const name = text.substr(at + 1, length - 2);
        auto const value = lookup(name);
        if (!value)
            return Failure {value.error()};
        bool const encodes = spelling == Spelling::percent_encoded || is_path_segment(text.substr(0, at), name);
        filled += encodes ? percent_encode(as_text(*value)) : as_text(*value);
        at += length - 1;
    }
    return filled;
}

Result<Json, PlaceholderError> Placeholders::fill_string(std::string const& text)
{
    if (is_one_placeholder(text))
        return lookup(std::string_view {text}.substr(1, text.size() - 2));
    auto filled = fill_text(text);
    if (!filled)
        return Failure {filled.error()};
    return Json {std::move(*filled)};
}

Result<Json, PlaceholderError> Placeholders::fill(Json const& value)
{
    if (value.is_string())
        return fill_string(value.as_string());
    if (value.is_array()) {
        auto filled = Json::array();
        for (auto const& element : value.as_array()) {
            auto one = fill(element);
            if (!one)
                return one;
            filled.push_back(std::move(*one));
        }
        return filled;
    }
    if (value.is_object()) {
        auto filled = Json::object();
        for (auto const& [name, member] : value.as_object()) {
            auto filled_name = fill_text(name);
            if (!filled_name)
                return Failure {filled_name.error()};
            auto one = fill(member);
            if (!one)
                return one;
            filled.as_object().push_back(JsonMember {std::move(*filled_name), std::move(*one)});
        }
        return filled;
    }
    return Json {value};
}

}  // namespace scim::conformance
