// SPDX-License-Identifier: Apache-2.0
#include "console/style.hpp"

#include <scim/report/render.hpp>
#include <scim/wire/text.hpp>

namespace scim::cli {

std::string Style::by(report::Status status, std::string_view text) const
{
    switch (status) {
    case report::Status::pass: return good(text);
    case report::Status::fail: return bad(text);
    case report::Status::warn:
    case report::Status::error: return doubtful(text);
    case report::Status::info:
    case report::Status::skip:
    case report::Status::blocked: return faint(text);
    }
    return std::string {text};
}

std::string Style::paint(std::string_view code, std::string_view text) const
{
    if (!is_colored_)
        return std::string {text};
    return "\x1b[" + std::string {code} + "m" + std::string {text} + "\x1b[0m";
}

std::string_view symbol(report::Status status)
{
    switch (status) {
    case report::Status::pass: return "✓";
    case report::Status::fail: return "✗";
    case report::Status::warn: return "!";
    case report::Status::info: return "i";
    case report::Status::skip: return "–";
    case report::Status::blocked: return "▸";
    case report::Status::error: return "?";
    }
    return "?";
}

std::string_view level_word(report::Level level)
{
    switch (level) {
    case report::Level::must: return "MUST";
    case report::Level::should: return "SHOULD";
    case report::Level::may: return "MAY";
    case report::Level::info: return "INFO";
    }
    return "INFO";
}

std::string harmless(std::string_view text)
{
    auto safe = report::printable(text);
    safe = replace_all(std::move(safe), "##[", "#\\#[");
    return replace_all(std::move(safe), "##vso[", "#\\#vso[");
}

std::string shortened(std::string_view text, std::size_t characters)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const begins_character = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (begins_character && count++ == characters)
            return std::string {text.substr(0, at)} + "…";
    }
    return std::string {text};
}

}  // namespace scim::cli
