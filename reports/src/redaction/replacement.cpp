// SPDX-License-Identifier: Apache-2.0
#include "replacement.hpp"

#include <algorithm>
#include <utility>

namespace scim::report {
namespace {

constexpr std::size_t longest_mark = 80;

}  // namespace

Replacements merged(Replacements all)
{
    std::stable_sort(all.begin(), all.end(),
        [](Replacement const& left, Replacement const& right) { return left.begin < right.begin; });
    Replacements apart;
    for (auto& next : all) {
        if (apart.empty() || next.begin >= apart.back().end) {
            apart.push_back(std::move(next));
            continue;
        }
        auto& last = apart.back();
        last.end = std::max(last.end, next.end);
        if (next.reason > last.reason) {
            last.kind = std::move(next.kind);
            last.value = std::move(next.value);
            last.reason = next.reason;
        }
    }
    return apart;
}

bool is_mark(std::string_view text)
{
    bool const begins = text.starts_with("‹redacted:") || text.starts_with("‹personal:");
    return begins && text.size() <= longest_mark && text.ends_with("›") && text.find("‹", 1) == std::string_view::npos;
}

void add_range(
    Replacements& all, std::string_view text, std::size_t begin, std::size_t end, std::string kind, Reason reason)
{
    auto const value = text.substr(begin, end - begin);
    if (!value.empty() && !is_mark(value))
        all.push_back({begin, end, std::move(kind), std::string {value}, reason});
}

}  // namespace scim::report
