// SPDX-License-Identifier: Apache-2.0
#include "config/toml_file.hpp"

#include <algorithm>
#include <sstream>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace scim::cli {
namespace {

/// A scalar as text; empty kind `other` for dates and the like.
TomlKind read_scalar(toml::node const& node, std::vector<std::string>& values)
{
    if (auto const text = node.value_exact<std::string>()) {
        values.push_back(*text);
        return TomlKind::text;
    }
    if (auto const flag = node.value_exact<bool>()) {
        values.emplace_back(*flag ? "true" : "false");
        return TomlKind::boolean;
    }
    if (auto const whole = node.value_exact<std::int64_t>()) {
        values.push_back(std::to_string(*whole));
        return TomlKind::number;
    }
    if (auto const number = node.value_exact<double>()) {
        std::ostringstream text;
        text << *number;
        values.push_back(text.str());
        return TomlKind::number;
    }
    return TomlKind::other;
}

TomlKind read_list(toml::array const& array, std::vector<std::string>& values)
{
    auto const is_text = [&](toml::node const& node) { return read_scalar(node, values) == TomlKind::text; };
    return std::all_of(array.begin(), array.end(), is_text) ? TomlKind::list : TomlKind::other;
}

void flatten(toml::table const& table, std::string const& prefix, std::vector<TomlEntry>& entries)
{
    for (auto const& [key, node] : table) {
        auto const name = prefix + std::string {key.str()};
        if (auto const* const inner = node.as_table(); inner != nullptr) {
            flatten(*inner, name + ".", entries);
            continue;
        }
        TomlEntry entry {name, TomlKind::other, {}, static_cast<unsigned>(key.source().begin.line)};
        auto const* const array = node.as_array();
        entry.kind = array == nullptr ? read_scalar(node, entry.values) : read_list(*array, entry.values);
        entries.push_back(std::move(entry));
    }
}

}  // namespace

Result<std::vector<TomlEntry>, std::string> parse_toml(std::string_view text)
{
    auto const parsed = toml::parse(text);
    if (!parsed) {
        auto const& error = parsed.error();
        auto const place = error.source().begin;
        return Failure {"line " + std::to_string(place.line) + ", column " + std::to_string(place.column) + ": "
            + std::string {error.description()}};
    }
    std::vector<TomlEntry> entries;
    flatten(parsed.table(), "", entries);
    std::stable_sort(entries.begin(), entries.end(),
        [](TomlEntry const& left, TomlEntry const& right) { return left.line < right.line; });
    return entries;
}

}  // namespace scim::cli
