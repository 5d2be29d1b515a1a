// SPDX-License-Identifier: Apache-2.0
#include "commands/commands.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>

#include <scim/wire/text.hpp>

#include "commands/session.hpp"
#include "config/config_file.hpp"
#include "config/flag_table.hpp"
#include "config/suggestion.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

constexpr std::string_view first_config =
    R"(# scimproof configuration. Every key: scimproof help config
url = "https://scim.example.com/scim/v2"
profile = "entra"
# label = "staging"
# token-file = "token"                # or token-command; never the token itself
# confirm-writes = true               # consent to writes at this target

[run]
jobs = 4
# rate = "25/s"
timeout = "30s"
# patience = "2s"

[select]
# exclude = "tag:slow"

# [features]
# bulk = { supported = false, reason = "not offered" }

[output]
dir = "scimproof-report"
formats = ["html", "junit"]

[gate]
fail-on = "must"
)";

Ending init(Context const& context)
{
    auto const path = (std::filesystem::path {context.directory} / "scimproof.toml").string();
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        return usage(path + " exists already; it was left as it is.");
    std::ofstream file {path, std::ios::binary};
    file << first_config << std::flush;
    if (!file)
        return usage("cannot write " + path + ".");
    context.out << "wrote " << path << ". Set url, then: scimproof config check\n";
    return {};
}

std::string shown_value(std::string const& name, Setting const& setting)
{
    if (name == "header" || name == "token-command" || name == "proxy")
        return "‹set›";
    std::string text;
    for (auto const& value : setting.values)
        text += (text.empty() ? "" : ", ") + value;
    return text;
}

Ending show(Arguments const& arguments, Context const& context)
{
    auto const settings = resolve_settings(arguments.flags, context.environment, context.directory);
    if (!settings)
        return usage(settings.error());
    auto const with_origin = arguments.flags.is_on("origin");
    for (auto const& flag : flag_table()) {
        auto const* const setting = settings->find(flag.name);
        if (setting == nullptr || flag.config_key.empty())
            continue;
        auto const value = shown_value(std::string {flag.name}, *setting);
        context.out << (with_origin ? fmt::format("{:<22} {:<36} {}\n", flag.config_key, value, setting->origin)
                                    : fmt::format("{:<22} {}\n", flag.config_key, value));
    }
    for (auto const& [name, feature] : settings->features)
        context.out << fmt::format(
            "{:<22} {} ({})\n", "features." + name, feature.supported ? "supported" : "not supported", feature.reason);
    if (context.environment("SCIMPROOF_TOKEN"))
        context.out << fmt::format("{:<22} {}\n", "token", "‹set› by SCIMPROOF_TOKEN");
    return {};
}

Ending check(Arguments const& arguments, Context const& context)
{
    auto const settings = load_settings(arguments, context, FirstWord::other);
    if (!settings)
        return settings.error();
    auto const catalogue = load_cases(*settings);
    if (!catalogue)
        return catalogue.error();
    auto const profile = choose_profile(*catalogue, settings->profiles);
    if (!profile)
        return profile.error();
    if (auto const mapping = choose_mapping(*catalogue, settings->mapping, *profile); !mapping)
        return mapping.error();
    if (settings->config_files.empty())
        context.out << "no configuration file found; flags, environment and defaults are good\n";
    for (auto const& file : settings->config_files)
        context.out << file << ": good\n";
    return {};
}

}  // namespace

Ending config_command(Arguments const& arguments, Context const& context)
{
    auto const what = arguments.words.size() == 1 ? arguments.words.front() : std::string {};
    if (what == "init")
        return init(context);
    if (what == "show")
        return show(arguments, context);
    if (what == "check")
        return check(arguments, context);
    auto const near = suggestion(what, {"init", "show", "check"});
    return usage("config takes one of init, show, check." + (near.empty() ? "" : " Did you mean " + near + "?"));
}

}  // namespace scim::cli
