// SPDX-License-Identifier: Apache-2.0
#include "observe/judged_filter.hpp"

#include <algorithm>
#include <utility>

#include <scim/wire/text.hpp>

#include "filter/parse_filter.hpp"
#include "observe/redact.hpp"

namespace scim::server::observe {

namespace {

using Form = JudgedFilter::Form;

constexpr std::size_t longest_filter = 8192;

JudgedFilter judge_text(std::string_view text, Standards const& standards)
{
    auto parsed = parse_filter(text, standards.behaviour, standards.dialect);
    if (parsed)
        return {Form::valid, {}, std::move(*parsed)};
    auto const& reason = parsed.error().detail;
    if (parse_filter(text, standards.behaviour, standards.lenient))
        return {Form::unquoted, reason, {}};
    auto blanks = std::string {text};
    std::replace(blanks.begin(), blanks.end(), '+', ' ');
    if (blanks != text && parse_filter(blanks, standards.behaviour, standards.dialect))
        return {Form::plus_for_blank, {}, {}};
    return {reason.ends_with("operator") ? Form::bad_operator : Form::invalid, reason, {}};
}

}  // namespace

JudgedFilter judge_filter(std::string_view text, Standards const& standards)
{
    if (text.size() > longest_filter)
        return {};
    auto judged = trim(text).empty() ? JudgedFilter {Form::empty, {}, {}} : judge_text(text, standards);
    judged.compares_secret = mentions_secret(text);
    return judged;
}

}  // namespace scim::server::observe
