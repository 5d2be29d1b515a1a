// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json.hpp>

#include <algorithm>

#include <scim/wire/text.hpp>

namespace scim {

Json::Json(bool value) : content_ {value} {}

Json::Json(int value) : content_ {static_cast<std::int64_t>(value)} {}

Json::Json(std::int64_t value) : content_ {value} {}

Json::Json(std::size_t value) : content_ {static_cast<std::int64_t>(value)} {}

Json::Json(double value) : content_ {value} {}

Json::Json(char const* value) : content_ {std::string {value}} {}

Json::Json(std::string_view value) : content_ {std::string {value}} {}

Json::Json(std::string value) : content_ {std::move(value)} {}

Json::Json(Array value) : content_ {std::move(value)} {}

Json::Json(Object value) : content_ {std::move(value)} {}

Json Json::object(std::initializer_list<JsonMember> members)
{
    return Json {Object(members)};
}

Json Json::object()
{
    return Json {Object()};
}

Json Json::array(std::initializer_list<Json> elements)
{
    return Json {Array(elements)};
}

Json Json::array()
{
    return Json {Array()};
}

double Json::as_number() const
{
    if (auto const* integer = std::get_if<std::int64_t>(&content_))
        return static_cast<double>(*integer);
    return std::get<double>(content_);
}

namespace {

template <typename Members, typename Matches>
auto* find_member(Members& members, Matches matches) noexcept
{
    auto const found = std::find_if(members.begin(), members.end(), matches);
    return found == members.end() ? nullptr : &found->value;
}

}  // namespace

Json const* Json::find(std::string_view name) const noexcept
{
    auto const* members = std::get_if<Object>(&content_);
    if (!members)
        return nullptr;
    return find_member(*members, [name](JsonMember const& member) { return member.name == name; });
}

Json* Json::find(std::string_view name) noexcept
{
    auto* members = std::get_if<Object>(&content_);
    if (!members)
        return nullptr;
    return find_member(*members, [name](JsonMember const& member) { return member.name == name; });
}

Json const* Json::find_ignoring_case(std::string_view name) const noexcept
{
    auto const* members = std::get_if<Object>(&content_);
    if (!members)
        return nullptr;
    if (auto const* exact = find(name))
        return exact;
    return find_member(*members, [name](JsonMember const& m) { return equals_ignoring_case(m.name, name); });
}

Json* Json::find_ignoring_case(std::string_view name) noexcept
{
    auto const* found = static_cast<Json const&>(*this).find_ignoring_case(name);
    return const_cast<Json*>(found);  // NOLINT: *this is not const
}

std::string_view Json::string_or(std::string_view name, std::string_view fallback) const noexcept
{
    auto const* member = find(name);
    if (!member)
        return fallback;
    auto const* text = std::get_if<std::string>(&member->content_);
    return text ? std::string_view {*text} : fallback;
}

Json& Json::operator[](std::string_view name)
{
    if (is_null())
        content_ = Object();
    if (auto* found = find(name))
        return *found;
    auto& members = std::get<Object>(content_);
    members.push_back(JsonMember {std::string {name}, Json()});
    return members.back().value;
}

Json& Json::set(std::string_view name, Json value)
{
    (*this)[name] = std::move(value);
    return *this;
}

bool Json::erase(std::string_view name)
{
    auto* members = std::get_if<Object>(&content_);
    if (!members)
        return false;
    return std::erase_if(*members, [name](JsonMember const& member) { return member.name == name; }) > 0;
}

void Json::push_back(Json value)
{
    if (is_null())
        content_ = Array();
    std::get<Array>(content_).push_back(std::move(value));
}

std::size_t Json::size() const noexcept
{
    if (auto const* elements = std::get_if<Array>(&content_))
        return elements->size();
    if (auto const* members = std::get_if<Object>(&content_))
        return members->size();
    return 0;
}

namespace {

bool same_members(Json::Object const& left, Json::Object const& right)
{
    if (left.size() != right.size())
        return false;
    return std::is_permutation(left.begin(), left.end(), right.begin(),
        [](JsonMember const& a, JsonMember const& b) { return a.name == b.name && a.value == b.value; });
}

}  // namespace

bool operator==(Json const& left, Json const& right)
{
    if (left.is_number() && right.is_number() && left.kind() != right.kind())
        return left.as_number() == right.as_number();
    if (left.kind() != right.kind())
        return false;
    if (left.is_object())
        return same_members(left.as_object(), right.as_object());
    if (left.is_array())
        return left.as_array() == right.as_array();
    switch (left.kind()) {
    case Json::Kind::boolean: return left.as_boolean() == right.as_boolean();
    case Json::Kind::integer: return left.as_integer() == right.as_integer();
    case Json::Kind::number: return left.as_number() == right.as_number();
    case Json::Kind::string: return left.as_string() == right.as_string();
    case Json::Kind::null:
    case Json::Kind::array:
    case Json::Kind::object: break;
    }
    return true;
}

}  // namespace scim
