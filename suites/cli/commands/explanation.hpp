// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What there is to say of an id. No network, no files.

#include <optional>
#include <string>
#include <vector>

#include <scim/conformance/catalogue.hpp>

namespace scim::cli {

/// The text for an id: requirement, case, suite, profile, mapping, capture, fault, tag `kills:<fault>`, Entra error
/// code, exit code, or a word of the report. Letter case does not matter. Empty: nothing is known of it.
std::optional<std::string> explanation(std::string const& id, conformance::Catalogue const& catalogue);

/// Every id that has an explanation.
std::vector<std::string> explained_ids(conformance::Catalogue const& catalogue);

/// At most three ids that somebody may have meant: those that begin with it or contain it, else the one spelled most
/// like it.
std::vector<std::string> meant_ids(std::string const& id, std::vector<std::string> const& known);

/// A line of an explanation, its label in a column of its own. Empty text: no line.
std::string explained_line(std::string_view label, std::string_view text);

/// Texts with commas between them.
std::string comma_separated(std::vector<std::string> const& texts);

}  // namespace scim::cli
