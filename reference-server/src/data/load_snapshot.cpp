// SPDX-License-Identifier: Apache-2.0
#include <scim/server/data_file.hpp>

#include <algorithm>
#include <fstream>
#include <optional>
#include <utility>

#include "data/sha256.hpp"
#include "data/snapshot_format.hpp"
#include "data/stored_line.hpp"

namespace scim::server {

namespace {

/// The lines of a file, counted. A last line without an end is none.
class Lines {
public:
    explicit Lines(std::filesystem::path const& file) : file_ {file.string()}, in_ {file, std::ios::binary} {}

    bool is_open() const { return in_.is_open(); }
    std::optional<std::string> next()
    {
        ++number_;
        std::string line;
        if (!std::getline(in_, line) || in_.eof())
            return {};
        return line;
    }

    bool is_at_end() { return in_.peek() == std::ifstream::traits_type::eof(); }

    /// What is wrong with the line that was read last, and what to do.
    Failure<std::string> failure(std::string const& reason) const
    {
        return Failure {file_ + ", line " + std::to_string(number_) + ": " + reason
            + ". Nothing was loaded. Put an undamaged copy in its place, or move it away to start without data."};
    }

private:
    std::string file_;
    std::ifstream in_;
    std::size_t number_ = 0;
};

// Everything is read once before anything is stored.
Result<SnapshotHeader, std::string> check_file(std::filesystem::path const& file)
{
    Lines lines {file};
    if (!lines.is_open())
        return Failure {file.string() + " cannot be read. Give this user the right to read it, or move it away."};
    Sha256 digest;
    auto line = lines.next();
    if (!line)
        return lines.failure("it is no snapshot of this program, or cut off");
    auto header = read_header(*line);
    if (!header)
        return lines.failure(header.error());
    digest.add(*line += '\n');
    for (std::size_t resource = 0; resource < header->resources; ++resource) {
        line = lines.next();
        if (!line)
            return lines.failure("the file is cut off");
        digest.add(*line += '\n');
    }
    line = lines.next();
    if (!line)
        return lines.failure("the file is cut off");
    if (*line != trailer_line(header->resources, digest.finish()))
        return lines.failure("the file is damaged: its checksum is wrong");
    if (!lines.is_at_end()) {
        static_cast<void>(lines.next());
        return lines.failure("there is something behind the end");
    }
    return header;
}

/// Lets references follow the service provider to a new address.
class Relocation {
public:
    Relocation(std::string from, std::string to) : from_ {std::move(from) + "/"}, to_ {std::move(to) + "/"} {}

    void apply(Json& value) const
    {
        if (from_ == to_)
            return;
        if (value.is_array()) {
            for (auto& element : value.as_array())
                apply(element);
        }
        if (!value.is_object())
            return;
        for (auto& member : value.as_object()) {
            auto const is_ours
                = member.name == "$ref" && member.value.is_string() && member.value.as_string().starts_with(from_);
            if (is_ours)
                member.value = to_ + member.value.as_string().substr(from_.size());
            else
                apply(member.value);
        }
    }

private:
    std::string from_;
    std::string to_;
};

ResourceType const* find_type_named(Engine const& engine, std::string_view name)
{
    auto const found = std::find_if(
        engine.types.begin(), engine.types.end(), [&](ResourceType const& type) { return type.name == name; });
    return found == engine.types.end() ? nullptr : &*found;
}

Result<void, std::string> restore_line(
    std::string const& line, Engine const& engine, Relocation const& relocation, Loading& loading)
{
    auto content = parse_json(line);
    if (!content || !content->is_object())
        return Failure {std::string {"it is no JSON object"}};
    auto const id = std::string {content->string_or("id", "")};
    auto const* meta = content->find("meta");
    if (id.empty() || !meta)
        return Failure {std::string {"it has no id or no meta"}};
    auto const name = std::string {meta->string_or("resourceType", "")};
    auto const* type = find_type_named(engine, name);
    if (!type)
        return Failure {"there is no resource type \"" + name + "\" now"};
    auto const stored = read_stored_meta(*content);
    if (!stored)
        return Failure {stored.error()};
    relocation.apply(*content);
    return loading.restore(*type, id, *stored, std::move(*content));
}

}  // namespace

Result<bool, std::string> load_snapshot(ServiceProvider& provider, std::filesystem::path const& directory)
{
    auto const file = directory / snapshot_name;
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error)
        return false;
    auto const header = check_file(file);
    if (!header)
        return Failure {header.error()};

    auto const current = engine_of(provider);
    auto const& engine = *current;
    auto const relocation = Relocation {header->base_url, engine.store.base_url()};
    auto loading = Loading {engine};
    Lines lines {file};
    auto line = lines.next();
    for (std::size_t resource = 0; resource < header->resources; ++resource) {
        line = lines.next();
        if (!line)
            return lines.failure("the file was changed while it was read");
        auto const restored = restore_line(*line, engine, relocation, loading);
        if (!restored)
            return lines.failure(restored.error());
    }
    loading.keep();
    return true;
}

}  // namespace scim::server
