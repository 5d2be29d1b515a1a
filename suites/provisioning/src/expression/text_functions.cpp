// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "expression/call.hpp"
#include "expression/functions.hpp"
#include "expression/letters.hpp"

namespace scim::provisioning::expression {

Computed append(Call const& call)
{
    return Value {call.text(0) + call.text(1)};
}

Computed convert_to_base64(Call const& call)
{
    return Value {base64_encode(utf16_bytes(call.text(0)))};
}

Computed convert_to_utf8_hex(Call const& call)
{
    auto digits = hex_encode(call.text(0));
    std::ranges::transform(
        digits, digits.begin(), [](char digit) { return digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit; });
    return Value {digits};
}

std::optional<Problem> check_compare_type(std::string const& keyword)
{
    if (keyword == "vbTextCompare" || keyword == "vbBinaryCompare")
        return std::nullopt;
    return Problem {"there is no such comparison", "write vbTextCompare or vbBinaryCompare"};
}

Computed in_str(Call const& call)
{
    auto text = code_points(call.text(0));
    auto sought = code_points(call.text(1));
    // Choice: without a comparison type, capitals count, as in Visual Basic.
    if (call.has(3) && call.text(3) == "vbTextCompare") {
        text = lower(std::move(text));
        sought = lower(std::move(sought));
    }
    auto const start = call.has(2) ? call.integer(2) : 1;
    if (start < 1)
        return call.refuse(2, "positions count from 1", "start at 1 or later");
    auto const from = static_cast<std::size_t>(start - 1);
    auto const found = from > text.size() ? text.npos : text.find(sought, from);
    return Value {found == text.npos ? std::int64_t {0} : static_cast<std::int64_t>(found) + 1};
}

Computed left(Call const& call)
{
    auto const length = call.integer(1);
    if (length < 0)
        return call.value(0);
    return Value {utf8(code_points(call.text(0)).substr(0, static_cast<std::size_t>(length)))};
}

Computed mid(Call const& call)
{
    if (call.integer(1) < 1)
        return call.refuse(1, "positions count from 1", "start at 1 or later");
    if (call.integer(2) < 0)
        return call.refuse(2, "a length cannot be negative", "give 0 or more");
    auto const letters = code_points(call.text(0));
    auto const start = static_cast<std::size_t>(call.integer(1) - 1);
    // Choice: a start behind the end gives the empty text; what Entra ID does is not documented.
    if (start >= letters.size())
        return Value {std::string {}};
    return Value {utf8(letters.substr(start, static_cast<std::size_t>(call.integer(2))))};
}

Computed strip_spaces(Call const& call)
{
    auto text = call.text(0);
    std::erase(text, ' ');
    return Value {text};
}

Computed word(Call const& call)
{
    auto const letters = code_points(call.text(0));
    auto const delimiters = code_points(call.text(2));
    std::int64_t number = 0;
    for (std::size_t start = letters.find_first_not_of(delimiters); start != letters.npos;) {
        auto const end = std::min(letters.find_first_of(delimiters, start), letters.size());
        if (++number == call.integer(1))
            return Value {utf8(letters.substr(start, end - start))};
        start = letters.find_first_not_of(delimiters, end);
    }
    return Value {std::string {}};
}

}  // namespace scim::provisioning::expression
