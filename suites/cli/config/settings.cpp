// SPDX-License-Identifier: Apache-2.0
#include "config/settings.hpp"

#include <scim/wire/text.hpp>

#include "config/flag_table.hpp"

namespace scim::cli {
namespace {

std::vector<std::string> values_of(Flag const& flag, std::string const& text)
{
    if (flag.repeat == Repeat::never)
        return {text};
    std::vector<std::string> values;
    for (auto const& piece : split(text, flag.name == "header" ? '\n' : ',')) {
        if (!trim(piece).empty())
            values.emplace_back(trim(piece));
    }
    return values;
}

}  // namespace

void Settings::fill_from(Settings const& weaker)
{
    settings_.insert(weaker.settings_.begin(), weaker.settings_.end());
    features.insert(weaker.features.begin(), weaker.features.end());
    files.insert(files.end(), weaker.files.begin(), weaker.files.end());
}

Setting const* Settings::find(std::string_view name) const
{
    auto const found = settings_.find(name);
    return found == settings_.end() ? nullptr : &found->second;
}

std::string Settings::text(std::string_view name) const
{
    auto const* const setting = find(name);
    return setting == nullptr || setting->values.empty() ? std::string {} : setting->values.back();
}

std::vector<std::string> Settings::list(std::string_view name) const
{
    auto const* const setting = find(name);
    return setting == nullptr ? std::vector<std::string> {} : setting->values;
}

bool Settings::is_on(std::string_view name) const
{
    return text(name) == "true";
}

std::optional<bool> parse_switch(std::string_view text)
{
    for (auto const* word : {"true", "yes", "on", "1"}) {
        if (equals_ignoring_case(text, word))
            return true;
    }
    for (auto const* word : {"false", "no", "off", "0", ""}) {
        if (equals_ignoring_case(text, word))
            return false;
    }
    return std::nullopt;
}

Result<Settings, std::string> settings_from_environment(Environment const& environment)
{
    Settings settings;
    for (auto const& flag : flag_table()) {
        auto const name = environment_name(flag);
        auto const value = environment(name);
        if (!value || value->empty())
            continue;
        auto values = values_of(flag, *value);
        if (flag.kind == ValueKind::none) {
            auto const is_on = parse_switch(*value);
            if (!is_on)
                return Failure {name + ": expected true or false."};
            values = {*is_on ? "true" : "false"};
        }
        settings.set(std::string {flag.name}, {std::move(values), "environment " + name});
    }
    return settings;
}

Settings default_settings()
{
    Settings settings;
    for (auto const& flag : flag_table()) {
        if (!flag.fallback.empty())
            settings.set(std::string {flag.name}, {{std::string {flag.fallback}}, "default"});
    }
    return settings;
}

}  // namespace scim::cli
