// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/http.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <scim/wire/text.hpp>

namespace scim {

std::optional<std::string_view> Fields::find(std::string_view name) const
{
    for (auto const& field : fields_) {
        if (equals_ignoring_case(field.name, name))
            return field.value;
    }
    return std::nullopt;
}

std::vector<std::string_view> Fields::find_all(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (auto const& field : fields_) {
        if (equals_ignoring_case(field.name, name))
            values.emplace_back(field.value);
    }
    return values;
}

void Fields::add(std::string name, std::string value)
{
    fields_.push_back(Field {std::move(name), std::move(value)});
}

void Fields::set(std::string name, std::string value)
{
    remove(name);
    add(std::move(name), std::move(value));
}

void Fields::remove(std::string_view name)
{
    std::erase_if(fields_, [name](Field const& field) { return equals_ignoring_case(field.name, name); });
}

std::string_view reason_phrase(int status)
{
    constexpr std::array phrases {
        std::pair {100, std::string_view {"Continue"}},
        std::pair {200, std::string_view {"OK"}},
        std::pair {201, std::string_view {"Created"}},
        std::pair {202, std::string_view {"Accepted"}},
        std::pair {204, std::string_view {"No Content"}},
        std::pair {301, std::string_view {"Moved Permanently"}},
        std::pair {302, std::string_view {"Found"}},
        std::pair {303, std::string_view {"See Other"}},
        std::pair {304, std::string_view {"Not Modified"}},
        std::pair {307, std::string_view {"Temporary Redirect"}},
        std::pair {308, std::string_view {"Permanent Redirect"}},
        std::pair {400, std::string_view {"Bad Request"}},
        std::pair {401, std::string_view {"Unauthorized"}},
        std::pair {403, std::string_view {"Forbidden"}},
        std::pair {404, std::string_view {"Not Found"}},
        std::pair {405, std::string_view {"Method Not Allowed"}},
        std::pair {406, std::string_view {"Not Acceptable"}},
        std::pair {408, std::string_view {"Request Timeout"}},
        std::pair {409, std::string_view {"Conflict"}},
        std::pair {412, std::string_view {"Precondition Failed"}},
        std::pair {413, std::string_view {"Content Too Large"}},
        std::pair {414, std::string_view {"URI Too Long"}},
        std::pair {415, std::string_view {"Unsupported Media Type"}},
        std::pair {422, std::string_view {"Unprocessable Content"}},
        std::pair {429, std::string_view {"Too Many Requests"}},
        std::pair {431, std::string_view {"Request Header Fields Too Large"}},
        std::pair {500, std::string_view {"Internal Server Error"}},
        std::pair {501, std::string_view {"Not Implemented"}},
        std::pair {502, std::string_view {"Bad Gateway"}},
        std::pair {503, std::string_view {"Service Unavailable"}},
        std::pair {504, std::string_view {"Gateway Timeout"}},
        std::pair {505, std::string_view {"HTTP Version Not Supported"}},
    };
    auto const* const found
        = std::find_if(phrases.begin(), phrases.end(), [status](auto const& phrase) { return phrase.first == status; });
    return found == phrases.end() ? std::string_view {} : found->second;
}

std::string media_type(std::string_view content_type)
{
    return ascii_lower(trim(content_type.substr(0, content_type.find(';'))));
}

}  // namespace scim
