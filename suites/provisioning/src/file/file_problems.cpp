// SPDX-License-Identifier: Apache-2.0
#include "file/file_problems.hpp"

#include <algorithm>

#include <scim/wire/json_pointer.hpp>

#include "file/line_of.hpp"

namespace scim::provisioning {
namespace {

constexpr std::size_t most_errors = 20;

std::string pointer_to(Place const& place, std::string_view member)
{
    auto pointer = (place.type == ObjectType::user ? "/users/" : "/groups/") + std::to_string(place.number);
    return member.empty() ? pointer : join_pointer(pointer, member);
}

}  // namespace

std::string describe(FileError const& error)
{
    auto text = error.file;
    if (error.line > 0)
        text += ':' + std::to_string(error.line);
    text += ": " + error.reason;
    return error.remedy.empty() ? text : text + "; " + error.remedy;
}

FileProblems::FileProblems(std::string file, std::string_view text, FileForm form)
    : file_ {std::move(file)}
    , text_ {text}
    , form_ {form}
{
}

void FileProblems::add(Place const& place, std::string_view member, std::string reason, std::string remedy)
{
    if (!full())
        add_line(line(place, member), std::move(reason), std::move(remedy));
}

void FileProblems::add_at(std::string_view pointer, std::string reason, std::string remedy)
{
    if (!full())
        add_line(line_of(text_, pointer), std::move(reason), std::move(remedy));
}

void FileProblems::add_line(std::size_t line, std::string reason, std::string remedy)
{
    if (!full())
        errors_.push_back({file_, line, std::move(reason), std::move(remedy)});
}

std::size_t FileProblems::line(Place const& place, std::string_view member) const
{
    return form_ == FileForm::lines ? place.number : line_of(text_, pointer_to(place, member));
}

bool FileProblems::full() const
{
    return errors_.size() >= most_errors;
}

std::vector<FileError> FileProblems::take()
{
    std::stable_sort(errors_.begin(), errors_.end(),
        [](FileError const& left, FileError const& right) { return left.line < right.line; });
    return std::move(errors_);
}

}  // namespace scim::provisioning
