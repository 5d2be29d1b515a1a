// SPDX-License-Identifier: Apache-2.0
#include <scim/report/render.hpp>

#include <cstdio>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "utf8_walk.hpp"

namespace scim::report {
namespace {

/// `\x1b`, `\u202e`, `\n`.
std::string escaped(char32_t code)
{
    switch (code) {
    case U'\n': return "\\n";
    case U'\r': return "\\r";
    case U'\t': return "\\t";
    default: break;
    }
    char text[16];
    std::snprintf(text, sizeof text, code > 0xFF ? "\\u%04x" : "\\x%02x", static_cast<unsigned>(code));
    return text;
}

bool is_control(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/// Azure Pipelines reads `##[...]` and `##vso[...]` as commands wherever they stand in a line.
std::string without_log_commands(std::string text)
{
    return replace_all(replace_all(std::move(text), "##[", "#\\#["), "##vso[", "#\\#vso[");
}

}  // namespace

std::string repeat_command(std::string_view case_id)
{
    constexpr std::string_view job = "provisioning/";
    if (!case_id.starts_with(job))
        return "scimproof replay " + std::string {case_id};
    auto const scenario = case_id.substr(job.size());
    // A directory without a story is no scenario: the flags that named it do.
    if (scenario == "directory" || scenario == "made-up-directory")
        return "scimproof provision";
    return "scimproof provision --scenario " + std::string {scenario};
}

std::string printable(std::string_view text)
{
    auto const repaired = repair_utf8(text);
    std::string_view rest {repaired};
    std::string shown;
    shown.reserve(repaired.size());
    while (!rest.empty()) {
        auto const character = take_character(rest);
        if (is_control(character.code) || is_misleading(character.code))
            shown += escaped(character.code);
        else
            shown += character.bytes;
    }
    return without_log_commands(std::move(shown));
}

}  // namespace scim::report
