// SPDX-License-Identifier: Apache-2.0
#include "expression/number.hpp"

#include <charconv>

namespace scim::provisioning::expression {

std::optional<std::int64_t> whole_number(std::string_view text) noexcept
{
    int base = 10;
    if (text.starts_with("&H") || text.starts_with("&h")) {
        text.remove_prefix(2);
        base = 16;
        if (text.starts_with('-'))
            return std::nullopt;
    }
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc {} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

}  // namespace scim::provisioning::expression
