// SPDX-License-Identifier: Apache-2.0
#include "host/object_reader.hpp"

#include <algorithm>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {

ObjectReader::ObjectReader(Json const& object, std::string pointer) : object_ {object}, pointer_ {std::move(pointer)}
{
    if (!object_.is_object())
        refuse("", "an object is expected here");
}

Json const* ObjectReader::find(std::string_view name)
{
    known_.emplace_back(name);
    return object_.find(name);
}

std::optional<std::string> ObjectReader::text(std::string_view name)
{
    auto const* value = find(name);
    if (!value)
        return {};
    if (value->is_string())
        return value->as_string();
    refuse(name, "a string is expected here");
    return {};
}

std::optional<std::int64_t> ObjectReader::integer(std::string_view name, std::int64_t low, std::int64_t high)
{
    auto const* value = find(name);
    if (!value)
        return {};
    if (value->is_integer() && value->as_integer() >= low && value->as_integer() <= high)
        return value->as_integer();
    refuse(name, "a whole number from " + std::to_string(low) + " to " + std::to_string(high) + " is expected here");
    return {};
}

std::optional<bool> ObjectReader::boolean(std::string_view name)
{
    auto const* value = find(name);
    if (!value)
        return {};
    if (value->is_boolean())
        return value->as_boolean();
    refuse(name, "true or false is expected here");
    return {};
}

std::optional<std::vector<std::string>> ObjectReader::texts(std::string_view name)
{
    auto const* value = find(name);
    if (!value)
        return {};
    std::vector<std::string> found;
    auto const is_list = value->is_array()
        && std::all_of(value->as_array().begin(), value->as_array().end(), [&](Json const& element) {
               if (element.is_string())
                   found.push_back(element.as_string());
               return element.is_string();
           });
    if (is_list)
        return found;
    refuse(name, "an array of strings is expected here");
    return {};
}

Json const* ObjectReader::object(std::string_view name)
{
    auto const* value = find(name);
    if (!value || value->is_object())
        return value;
    refuse(name, "an object is expected here");
    return nullptr;
}

Json const* ObjectReader::array(std::string_view name)
{
    auto const* value = find(name);
    if (!value || value->is_array())
        return value;
    refuse(name, "an array is expected here");
    return nullptr;
}

Json const* ObjectReader::any(std::string_view name)
{
    return find(name);
}

std::string ObjectReader::pointer_to(std::string_view name) const
{
    return pointer_ + "/" + std::string {name};
}

void ObjectReader::refuse(std::string_view name, std::string const& sentence)
{
    if (!problem_.empty())
        return;
    auto place = name.empty() ? pointer_ : pointer_to(name);
    problem_ = (place.empty() ? "the document" : std::move(place)) + ": " + sentence;
}

void ObjectReader::adopt(Result<void, std::string> const& outcome)
{
    if (!outcome && problem_.empty())
        problem_ = outcome.error();
}

Result<void, std::string> ObjectReader::finish()
{
    if (object_.is_object()) {
        for (auto const& member : object_.as_object()) {
            if (std::find(known_.begin(), known_.end(), member.name) != known_.end())
                continue;
            auto const near = nearest(member.name, known_);
            refuse(member.name, near.empty() ? "nobody knows this member" : "did you mean \"" + near + "\"?");
        }
    }
    if (!problem_.empty())
        return Failure {problem_};
    return {};
}

}  // namespace scim::server
