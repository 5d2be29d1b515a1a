// SPDX-License-Identifier: Apache-2.0
#include "store/packed_content.hpp"

#include <limits>

namespace scim::server {

namespace {

// FNV-1a.
std::uint32_t hash_of(std::string_view name) noexcept
{
    std::uint32_t hash = 2166136261U;
    for (auto const letter : name)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    return hash;
}

bool is_plain_string(std::string_view text) noexcept
{
    return text.size() >= 2 && text.front() == '"' && text.find('\\') == std::string_view::npos;
}

std::string_view without_quotes(std::string_view text) noexcept
{
    return text.substr(1, text.size() - 2);
}

}  // namespace

PackedContent::PackedContent(Json const& object)
{
    auto const& members = object.as_object();
    std::string text {"{"};
    entries_.reserve(members.size());
    for (auto const& member : members) {
        if (text.size() > 1)
            text += ',';
        auto const name = static_cast<std::uint32_t>(text.size() + 1);
        text += write_json(Json {member.name});
        text += ':';
        auto const value = static_cast<std::uint32_t>(text.size());
        text += write_json(member.value);
        entries_.push_back({hash_of(std::string_view {text}.substr(name, value - name - 2)), name, value});
    }
    text += '}';
    text_ = std::string {std::string_view {text}};
}

std::string_view PackedContent::name(std::size_t place) const noexcept
{
    auto const& entry = entries_[place];
    return std::string_view {text_}.substr(entry.name, entry.value - entry.name - 2);
}

std::string_view PackedContent::value(std::size_t place) const noexcept
{
    auto const begin = entries_[place].value;
    // Before the next name stand a comma and a quote, at the end a brace.
    auto const end = place + 1 < entries_.size() ? entries_[place + 1].name - 2 : text_.size() - 1;
    return std::string_view {text_}.substr(begin, end - begin);
}

std::optional<std::size_t> PackedContent::find(std::string_view name) const noexcept
{
    auto const hash = hash_of(name);
    for (std::size_t place = 0; place < entries_.size(); ++place) {
        if (entries_[place].hash == hash && this->name(place) == name)
            return place;
    }
    return {};
}

Json PackedContent::get(std::string_view name) const
{
    auto const place = find(name);
    return place ? read_written(value(*place)) : Json();
}

std::optional<std::string> PackedContent::get_string(std::string_view name) const
{
    auto const place = find(name);
    if (!place || !value(*place).starts_with('"'))
        return {};
    return read_written(value(*place)).as_string();
}

Json PackedContent::unpack() const
{
    return read_written(text_);
}

Json PackedContent::unpack(std::function<bool(std::string_view name)> const& is_wanted) const
{
    Json::Object members;
    for (std::size_t place = 0; place < entries_.size(); ++place) {
        if (is_wanted(name(place)))
            members.push_back(JsonMember {std::string {name(place)}, read_written(value(place))});
    }
    return Json {std::move(members)};
}

Json read_written(std::string_view text)
{
    if (is_plain_string(text))
        return Json {without_quotes(text)};
    auto parsed = parse_json(text, {std::numeric_limits<std::size_t>::max(), DuplicateNames::keep});
    return parsed ? std::move(*parsed) : Json();
}

}  // namespace scim::server
