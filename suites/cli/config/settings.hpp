// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Values of flags, with where each came from. Flag, then environment, then scimproof.toml, then the user's file, then
/// the default.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/capabilities.hpp>
#include <scim/wire/result.hpp>

#include "config/environment.hpp"

namespace scim::cli {

/// The values of one flag as text. A switch has `true` or `false`.
struct Setting {
    std::vector<std::string> values;
    std::string origin;  ///< `flag --jobs`, `environment SCIMPROOF_JOBS`, `scimproof.toml line 4`, `default`

    friend bool operator==(Setting const&, Setting const&) = default;
};

/// By flag name.
class Settings {
public:
    void set(std::string const& name, Setting setting) { settings_[name] = std::move(setting); }
    /// Adds what is not set yet.
    void fill_from(Settings const& weaker);

    Setting const* find(std::string_view name) const;
    /// The last value, or empty text.
    std::string text(std::string_view name) const;
    std::vector<std::string> list(std::string_view name) const;
    bool is_on(std::string_view name) const;
    bool has(std::string_view name) const { return find(name) != nullptr; }
    auto begin() const { return settings_.begin(); }
    auto end() const { return settings_.end(); }

    std::map<std::string, conformance::FeatureOverride> features;  ///< only from files
    std::vector<std::string> files;                                ///< configuration files that were read

private:
    std::map<std::string, Setting, std::less<>> settings_;
};

/// Settings of the variables SCIMPROOF_<FLAG>. Lists are separated by commas, headers by line breaks. Errors: a
/// sentence.
Result<Settings, std::string> settings_from_environment(Environment const& environment);

/// The defaults of the flag table.
Settings default_settings();

/// Reads `true`, `yes`, `on`, `1` and their opposites.
std::optional<bool> parse_switch(std::string_view text);

}  // namespace scim::cli
