// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The anatomy of the HTML report: one skeleton, filled in one pass.

#include <span>
#include <string>
#include <string_view>

#include <scim/report/model.hpp>
#include <scim/wire/embedded_file.hpp>

#include "html_evidence.hpp"

namespace scim::report {

/// The skeleton, style sheet and script of the page. Defined by scim_embed_files.
std::span<EmbeddedFile const> page_files();

}  // namespace scim::report

namespace scim::report::html {

/// The script parts joined inside one function, in the order in which they depend on each other.
std::string page_script();

/// The whole file, with evidence cut by the size rule.
std::string page(RunReport const& report, ShownEvents const& shown, SizeRule rule, std::string const& size_note);

}  // namespace scim::report::html
