// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <scim/provisioning/directory_file.hpp>

#include "file/name_table.hpp"
#include "in_quotes.hpp"

namespace scim::provisioning {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Puts the drafts of one file together.
class Assembly {
public:
    Assembly(std::vector<Draft>& drafts, FileProblems& problems)
        : drafts_ {drafts}
        , problems_ {problems}
        , names_ {drafts, problems}
    {
    }

    Directory assemble()
    {
        resolve();
        if (!problems_.empty())
            return {};
        for (auto& draft : drafts_)
            add(draft);
        for (auto const& draft : drafts_)
            link(draft);
        for (auto const& draft : drafts_) {
            if (draft.deleted)
                accept(draft, "deletedDateTime", directory_.soft_delete(draft.object.id, *draft.deleted));
        }
        return std::move(directory_);
    }

private:
    /// Replaces names by ids.
    void resolve()
    {
        for (auto& draft : drafts_) {
            if (problems_.full())
                return;
            if (!draft.manager.empty())
                draft.manager = names_.resolve(draft, "manager", draft.manager);
            for (auto& member : draft.members)
                member = names_.resolve(draft, "members", member);
        }
    }

    /// The draft keeps the id alone: a large tenant is not held twice.
    void add(Draft& draft)
    {
        auto id = draft.object.id;
        accept(draft, "", directory_.add(std::move(draft.object)));
        draft.object = {};
        draft.object.id = std::move(id);
    }

    void link(Draft const& draft)
    {
        if (!draft.manager.empty())
            accept(draft, "manager", directory_.set_manager(draft.object.id, draft.manager));
        for (auto const& member : draft.members)
            accept(draft, "members", directory_.add_member(draft.object.id, member));
    }

    void accept(Draft const& draft, std::string_view member, Result<void, DirectoryError> const& result)
    {
        if (!result)
            problems_.add(draft.place, member, result.error().reason, result.error().remedy);
    }

    std::vector<Draft>& drafts_;
    FileProblems& problems_;
    NameTable names_;
    Directory directory_;
};

std::vector<Draft> read_drafts(std::string_view text, FileForm form, FileProblems& problems)
{
    std::vector<Draft> drafts;
    read_raw_objects(text, form, problems, [&](RawObject const& raw) {
        if (!problems.full())
            drafts.push_back(read_draft(raw, problems));
    });
    return drafts;
}

Failure<std::vector<FileError>> unreadable(std::string const& file, std::string reason, std::string remedy)
{
    return Failure {std::vector {FileError {file, 0, std::move(reason), std::move(remedy)}}};
}

}  // namespace

Result<Directory, std::vector<FileError>> read_directory_text(std::string_view text, std::string_view file_name)
{
    std::string const name {file_name};
    if (text.size() > max_directory_file_size)
        return unreadable(name, "the file has more than " + std::to_string(max_directory_file_size) + " bytes",
            "split the tenant into several");
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    auto const form = form_of(text);
    FileProblems problems {name, text, form};
    auto drafts = read_drafts(text, form, problems);
    auto directory = Assembly {drafts, problems}.assemble();
    if (!problems.empty())
        return Failure {problems.take()};
    return directory;
}

Result<Directory, std::vector<FileError>> read_directory(std::filesystem::path const& file)
{
    std::error_code error;
    if (std::filesystem::is_directory(file, error))
        return unreadable(file.string(), "this is a folder", "name a file");
    std::ifstream in {file, std::ios::binary};
    if (!in)
        return unreadable(file.string(), "the file cannot be opened", "check its name and permissions");
    std::string text;
    for (std::string block(1U << 16U, '\0'); in && text.size() <= max_directory_file_size;) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        text.append(block, 0, static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad())
        return unreadable(file.string(), "the file cannot be read", "check the disk");
    return read_directory_text(text, file.string());
}

}  // namespace scim::provisioning
