// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <scim/wire/text.hpp>

#include "expression/call.hpp"
#include "expression/functions.hpp"

namespace scim::provisioning::expression {

Computed count(Call const& call)
{
    return Value {static_cast<std::int64_t>(texts_of(call.value(0)).size())};
}

Computed item(Call const& call)
{
    auto const texts = texts_of(call.value(0));
    auto const index = call.integer(1);
    if (index < 1)
        return call.refuse(1, "the first value has index 1", "count from 1");
    // Choice: an index behind the end gives null; what Entra ID does is not documented.
    if (static_cast<std::uint64_t>(index) > texts.size())
        return Value {};
    auto const position = static_cast<std::size_t>(index - 1);
    if (auto const* references = std::get_if<References>(&call.value(0)))
        return Value {references->at(position)};
    return Value {texts[position]};
}

Computed join(Call const& call)
{
    std::string joined;
    auto const& separator = call.text(0);
    bool any = false;
    for (std::size_t index = 1; index < call.size(); ++index)
        for (auto const& text : call.texts(index)) {
            // Empty texts leave no separator behind: Microsoft's example Join(", ", "", [surname], [givenName]) gives
            // "Doe, John". Choice: null is treated alike.
            if (text.empty())
                continue;
            joined += (any ? separator : std::string {}) + text;
            any = true;
            if (joined.size() > max_value_size)
                return call.too_large();
        }
    return any ? Value {joined} : Value {};
}

Computed remove_duplicates(Call const& call)
{
    if (!is_multi_valued(call.value(0)))
        return call.value(0);
    std::set<std::string> seen;
    Texts unique;
    for (auto& text : texts_of(call.value(0)))
        if (seen.insert(text).second)
            unique.push_back(text);
    return Value {unique};
}

std::optional<Problem> check_delimiter(std::string const& delimiter)
{
    if (!delimiter.empty())
        return std::nullopt;
    return Problem {"the empty text is everywhere", "give at least one character"};
}

Computed split_text(Call const& call)
{
    Texts pieces;
    auto const& text = call.text(0);
    auto const& delimiter = call.text(1);
    for (std::size_t start = 0; start <= text.size();) {
        auto const end = std::min(text.find(delimiter, start), text.size());
        // Blanks around a piece go, as in Microsoft's example. Choice: empty pieces go too.
        auto const piece = trim(std::string_view {text}.substr(start, end - start));
        if (!piece.empty())
            pieces.emplace_back(piece);
        start = end + delimiter.size();
    }
    return Value {pieces};
}

}  // namespace scim::provisioning::expression
