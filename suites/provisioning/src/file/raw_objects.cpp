// SPDX-License-Identifier: Apache-2.0
#include "file/raw_objects.hpp"

#include <algorithm>
#include <array>

#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

#include "in_quotes.hpp"

namespace scim::provisioning {
namespace {

constexpr JsonLimits limits {8, DuplicateNames::refuse};
constexpr std::array<std::string_view, 5> document_members {"$schema", "format", "formatVersion", "users", "groups"};

void refuse_json(std::size_t line, JsonError const& error, FileProblems& problems)
{
    auto reason = error.reason;
    if (reason.ends_with('.'))  // as the parser's own reasons do
        reason.pop_back();
    problems.add_line(
        line, "no JSON: column " + std::to_string(error.column) + ": " + reason, "mend it or remove the object");
}

/// `format` and `formatVersion`, wherever they stand. Returns whether they are ours.
bool is_our_format(Json const& head)
{
    return head.string_or("format", "") == directory_format
        && head.string_or("formatVersion", "") == directory_format_version;
}

std::string format_wanted()
{
    return "begin with " + write_json(directory_head());
}

void take_array(Json& document, ObjectType type, FileProblems& problems, RawObjectSink const& sink)
{
    std::string const name = type == ObjectType::user ? "users" : "groups";
    auto* const array = document.find(name);
    if (!array)
        return;
    if (!array->is_array())
        return problems.add_at(
            join_pointer("", name), in_quotes(name) + " is no array", "write [ and ] around the objects");
    std::size_t index = 0;
    for (auto& element : array->as_array()) {
        Place const place {type, index++};
        if (element.is_object())
            sink({place, std::move(element)});
        else
            problems.add(place, "", "an element of " + in_quotes(name) + " is no object", "write it in { and }");
    }
}

void read_document(std::string_view text, FileProblems& problems, RawObjectSink const& sink)
{
    auto document = parse_json(text, limits);
    if (!document)
        return refuse_json(document.error().line, document.error(), problems);
    if (!is_our_format(*document))
        problems.add_at("/format", "this is no directory file of version 1.0", format_wanted());
    if (!document->is_object())
        return;
    for (auto const& member : document->as_object()) {
        if (std::find(document_members.begin(), document_members.end(), member.name) == document_members.end())
            problems.add_at(join_pointer("", member.name), "unknown member " + in_quotes(member.name), "remove it");
    }
    if (!document->contains("users"))
        problems.add_at("", R"(no "users")", "list the users, [] if there are none");
    take_array(*document, ObjectType::user, problems, sink);
    take_array(*document, ObjectType::group, problems, sink);
}

std::optional<ObjectType> type_of(Json const& object)
{
    auto const type = object.string_or("type", "");
    if (type == "user")
        return ObjectType::user;
    if (type == "group")
        return ObjectType::group;
    return std::nullopt;
}

/// The line before the objects, which may be left out.
void check_head(Json const& head, std::size_t number, FileProblems& problems)
{
    if (!is_our_format(head))
        problems.add_line(number, "this is no directory file of version 1.0", format_wanted());
    for (auto const& member : head.as_object()) {
        if (member.name != "format" && member.name != "formatVersion")
            problems.add_line(number, "unknown member " + in_quotes(member.name), "remove it");
    }
}

void take_line(std::string_view line, std::size_t number, FileProblems& problems, RawObjectSink const& sink)
{
    auto object = parse_json(line, limits);
    if (!object)
        return refuse_json(number, object.error(), problems);
    if (object->contains("format"))
        return check_head(*object, number, problems);
    if (auto const type = type_of(*object))
        sink({{*type, number}, std::move(*object)});
    else
        problems.add_line(number, R"(a line without "type")", R"(write "type": "user" or "type": "group")");
}

void read_lines(std::string_view text, FileProblems& problems, RawObjectSink const& sink)
{
    std::size_t number = 0;
    while (!text.empty() && !problems.full()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = trim(text.substr(0, end));
        ++number;
        if (!line.empty())
            take_line(line, number, problems, sink);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

Json directory_head()
{
    return Json::object({{"format", directory_format}, {"formatVersion", directory_format_version}});
}

FileForm form_of(std::string_view text)
{
    auto const begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return FileForm::document;
    auto const first = text.substr(begin, text.find('\n', begin) - begin);
    auto const object = parse_json(first, limits);
    bool const is_line = object && object->is_object() && !object->contains("users") && !object->contains("groups");
    return is_line ? FileForm::lines : FileForm::document;
}

void read_raw_objects(std::string_view text, FileForm form, FileProblems& problems, RawObjectSink const& sink)
{
    if (form == FileForm::lines)
        read_lines(text, problems, sink);
    else
        read_document(text, problems, sink);
}

}  // namespace scim::provisioning
