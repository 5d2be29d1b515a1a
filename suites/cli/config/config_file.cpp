// SPDX-License-Identifier: Apache-2.0
#include "config/config_file.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <scim/wire/text.hpp>

#include "config/flag_table.hpp"
#include "config/suggestion.hpp"
#include "config/toml_file.hpp"

#include <fmt/format.h>

namespace scim::cli {
namespace {

namespace fs = std::filesystem;

Flag const* flag_of_key(std::string_view key)
{
    for (auto const& flag : flag_table()) {
        if (!key.empty() && flag.config_key == key)
            return &flag;
    }
    return nullptr;
}

std::vector<std::string> known_keys()
{
    std::vector<std::string> keys;
    for (auto const& flag : flag_table()) {
        if (!flag.config_key.empty())
            keys.emplace_back(flag.config_key);
    }
    return keys;
}

std::string unknown_key(std::string const& key)
{
    if (key == "token" || key == "run.token")
        return "a token does not belong in this file. Use token-file or token-command.";
    auto const near = suggestion(key, known_keys());
    return "unknown key " + key + "." + (near.empty() ? "" : " Did you mean " + near + "?");
}

std::string joined(std::vector<std::string> const& values)
{
    std::string text;
    for (auto const& value : values)
        text += (text.empty() ? "" : ",") + value;
    return text;
}

/// A file name of the configuration begins at the configuration's folder.
std::string beside(std::string const& config, std::string const& file)
{
    return file.empty() || file == "-" || fs::path {file}.is_absolute()
        ? file
        : (fs::path {config}.parent_path() / file).string();
}

/// A profile or a mapping is a file when its name ends so; else it is an id.
bool names_a_file(Flag const& flag, std::string const& value)
{
    auto const may_be_file = flag.name == "profile" || flag.name == "mapping";
    return flag.kind == ValueKind::file || (may_be_file && value.ends_with(".json"));
}

/// Whether the value was written as the flag wants it.
std::optional<std::string> mismatch(Flag const& flag, TomlEntry const& entry)
{
    if (entry.kind == TomlKind::other)
        return "expected a text, a number, true, false or a list of texts";
    if ((flag.kind == ValueKind::none) != (entry.kind == TomlKind::boolean))
        return flag.kind == ValueKind::none ? "expected true or false" : "expected a text or a number";
    auto const may_be_list = flag.repeat == Repeat::list || flag.name == "format";
    if (entry.kind == TomlKind::list && !may_be_list)
        return "expected one value, got a list";
    return std::nullopt;
}

/// Reads entries into settings, one after the other.
class ConfigReader {
public:
    ConfigReader(std::string name, Environment const& environment) : name_ {std::move(name)}, environment_ {environment}
    {
    }

    std::optional<std::string> read(TomlEntry entry)
    {
        for (auto& value : entry.values) {
            std::string missing;
            auto expanded = expand(value, environment_, missing);
            if (!expanded)
                return at(entry, "the environment variable " + missing + " is not set.");
            value = std::move(*expanded);
        }
        return starts_with_ignoring_case(entry.key, "features.") ? read_feature(entry) : read_setting(entry);
    }

    Settings take() { return std::move(settings_); }

private:
    std::string at(TomlEntry const& entry, std::string const& text) const
    {
        return fmt::format("{}: line {}: {}", name_, entry.line, text);
    }

    std::optional<std::string> read_setting(TomlEntry const& entry)
    {
        auto const* const flag = flag_of_key(entry.key);
        if (flag == nullptr)
            return at(entry, unknown_key(entry.key));
        if (auto const wrong = mismatch(*flag, entry))
            return at(entry, entry.key + ": " + *wrong + ".");
        auto values = entry.values;
        if (flag->name == "format")
            values = {joined(values)};
        for (auto& value : values) {
            if (names_a_file(*flag, value))
                value = beside(name_, value);
        }
        settings_.set(std::string {flag->name}, {std::move(values), fmt::format("{} line {}", name_, entry.line)});
        return std::nullopt;
    }

    std::optional<std::string> read_feature(TomlEntry const& entry)
    {
        auto const dot = entry.key.rfind('.');
        auto const feature = dot <= 9 ? std::string {} : entry.key.substr(9, dot - 9);
        auto const member = entry.key.substr(dot + 1);
        if (feature.empty())
            return at(entry, "expected " + member + " = { supported = true, reason = \"...\" }.");
        auto& override_of = settings_.features[feature];
        if (member == "supported" && entry.kind == TomlKind::boolean)
            override_of.supported = entry.values.front() == "true";
        else if (member == "reason" && entry.kind == TomlKind::text)
            override_of.reason = entry.values.front();
        else
            return at(entry, "a feature has supported (true or false) and reason (a text); seen: " + member + ".");
        return std::nullopt;
    }

    std::string name_;
    Environment const& environment_;
    Settings settings_;
};

std::optional<std::string> feature_without_reason(Settings const& settings)
{
    for (auto const& [name, feature] : settings.features) {
        if (feature.reason.empty())
            return "features." + name + ": a reason is needed; the report shows it.";
    }
    return std::nullopt;
}

bool is_there(fs::path const& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

}  // namespace

std::optional<std::string> nearest_config_file(std::string const& directory)
{
    for (fs::path folder {directory};; folder = folder.parent_path()) {
        if (is_there(folder / "scimproof.toml"))
            return (folder / "scimproof.toml").string();
        if (is_there(folder / ".git") || folder == folder.parent_path())
            return std::nullopt;
    }
}

std::optional<std::string> user_config_file(Environment const& environment)
{
    std::vector<fs::path> candidates;
    if (auto const xdg = environment("XDG_CONFIG_HOME"); xdg && !xdg->empty())
        candidates.emplace_back(fs::path {*xdg} / "scimproof" / "config.toml");
    else if (auto const home = environment("HOME"); home && !home->empty())
        candidates.emplace_back(fs::path {*home} / ".config" / "scimproof" / "config.toml");
    candidates.emplace_back("/etc/xdg/scimproof/config.toml");
    for (auto const& candidate : candidates) {
        if (is_there(candidate))
            return candidate.string();
    }
    return std::nullopt;
}

Result<Settings, std::string> parse_config(
    std::string_view text, std::string const& name, Environment const& environment)
{
    auto const entries = parse_toml(text);
    if (!entries)
        return Failure {name + ": " + entries.error()};
    ConfigReader reader {name, environment};
    for (auto const& entry : *entries) {
        if (auto problem = reader.read(entry))
            return Failure {std::move(*problem)};
    }
    auto settings = reader.take();
    if (auto const problem = feature_without_reason(settings))
        return Failure {name + ": " + *problem};
    settings.files.push_back(name);
    return settings;
}

Result<Settings, std::string> read_config(std::string const& path, Environment const& environment)
{
    std::ifstream file {path, std::ios::binary};
    if (!file)
        return Failure {"cannot read the configuration file " + path + "."};
    std::ostringstream text;
    text << file.rdbuf();
    return parse_config(text.str(), path, environment);
}

Result<Settings, std::string> resolve_settings(
    Settings flags, Environment const& environment, std::string const& directory)
{
    auto const variables = settings_from_environment(environment);
    if (!variables)
        return Failure {variables.error()};
    flags.fill_from(*variables);
    auto const chosen = flags.text("config");
    auto const project = chosen.empty() ? nearest_config_file(directory) : std::optional {chosen};
    for (auto const& path : {project, user_config_file(environment)}) {
        if (!path)
            continue;
        auto const layer = read_config(*path, environment);
        if (!layer)
            return Failure {layer.error()};
        flags.fill_from(*layer);
    }
    flags.fill_from(default_settings());
    return flags;
}

}  // namespace scim::cli
