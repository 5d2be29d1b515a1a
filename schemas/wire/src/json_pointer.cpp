// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json_pointer.hpp>

#include <algorithm>
#include <charconv>

#include <scim/wire/text.hpp>

namespace scim {
namespace {

std::optional<std::string> unescape(std::string_view token)
{
    std::string plain;
    for (std::size_t i = 0; i < token.size(); ++i) {
        if (token[i] != '~') {
            plain += token[i];
            continue;
        }
        if (i + 1 == token.size() || (token[i + 1] != '0' && token[i + 1] != '1'))
            return std::nullopt;
        plain += token[++i] == '0' ? '~' : '/';
    }
    return plain;
}

std::optional<std::size_t> array_index(std::string_view token)
{
    if (token.empty() || (token.size() > 1 && token[0] == '0'))
        return std::nullopt;
    std::size_t index = 0;
    auto const* const end = token.data() + token.size();
    auto const parsed = std::from_chars(token.data(), end, index);
    if (parsed.ec != std::errc {} || parsed.ptr != end)
        return std::nullopt;
    return index;
}

enum class NameCase { exact, ignored };

Json const* step(Json const& value, std::string_view token, NameCase name_case)
{
    if (value.is_object())
        return name_case == NameCase::exact ? value.find(token) : value.find_ignoring_case(token);
    if (!value.is_array())
        return nullptr;
    auto const index = array_index(token);
    if (!index || *index >= value.size())
        return nullptr;
    return &value.as_array()[*index];
}

Json const* walk(Json const& document, JsonPointer const& pointer, NameCase name_case)
{
    auto const* value = &document;
    for (auto const& token : pointer.tokens) {
        value = step(*value, token, name_case);
        if (!value)
            return nullptr;
    }
    return value;
}

Json const* walk(Json const& document, std::string_view text, NameCase name_case)
{
    if (text.find('~') != std::string_view::npos) {
        auto const pointer = parse_json_pointer(text);
        return pointer ? walk(document, *pointer, name_case) : nullptr;
    }
    // Nothing is escaped, and nothing has to be copied: every exchange is asked for many places.
    auto const* value = &document;
    while (value && !text.empty()) {
        if (text.front() != '/')
            return nullptr;
        auto const end = std::min(text.find('/', 1), text.size());
        value = step(*value, text.substr(1, end - 1), name_case);
        text.remove_prefix(end);
    }
    return value;
}

/// The place for one more token, made if the kind of value allows it.
Json* step_or_make(Json& value, std::string const& token)
{
    if (value.is_array()) {
        if (token == "-") {
            value.push_back(Json());
            return &value.as_array().back();
        }
        auto const index = array_index(token);
        return index && *index < value.size() ? &value.as_array()[*index] : nullptr;
    }
    if (value.is_null() || value.is_object())
        return &value[token];
    return nullptr;
}

}  // namespace

std::optional<JsonPointer> parse_json_pointer(std::string_view text)
{
    JsonPointer pointer;
    if (text.empty())
        return pointer;
    if (text.front() != '/')
        return std::nullopt;
    for (auto const& escaped : split(text.substr(1), '/')) {
        auto token = unescape(escaped);
        if (!token)
            return std::nullopt;
        pointer.tokens.push_back(std::move(*token));
    }
    return pointer;
}

std::string to_string(JsonPointer const& pointer)
{
    std::string text;
    for (auto const& token : pointer.tokens)
        text = join_pointer(text, token);
    return text;
}

std::string join_pointer(std::string_view pointer, std::string_view token)
{
    std::string text {pointer};
    text += '/';
    text += replace_all(replace_all(std::string {token}, "~", "~0"), "/", "~1");
    return text;
}

Json const* resolve(Json const& document, JsonPointer const& pointer)
{
    return walk(document, pointer, NameCase::exact);
}

Json const* resolve(Json const& document, std::string_view pointer)
{
    return walk(document, pointer, NameCase::exact);
}

Json const* resolve_ignoring_case(Json const& document, std::string_view pointer)
{
    return walk(document, pointer, NameCase::ignored);
}

bool assign(Json& document, std::string_view pointer, Json value)
{
    auto const parsed = parse_json_pointer(pointer);
    if (!parsed)
        return false;
    auto* place = &document;
    for (auto const& token : parsed->tokens) {
        place = step_or_make(*place, token);
        if (!place)
            return false;
    }
    *place = std::move(value);
    return true;
}

}  // namespace scim
