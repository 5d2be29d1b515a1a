// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the faults of filters share: conditions on the text of a filter, on its parts, and what comes of them.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/server/behaviour.hpp>

#include "filter/foreign_names.hpp"

namespace scim::server {

using ParsedFilter = Result<Filter, ScimError>;

/// 400 invalidFilter.
Failure<ScimError> refused_filter();
/// Both filters joined by `and` or `or`.
Filter joined(Filter::Kind kind, Filter left, Filter right);

/// The text with every letter between quotes replaced, so that what is left is language. Places stay the same.
std::string without_quoted(std::string_view text);
/// The words of a filter outside quotes, brackets left out.
std::vector<std::string> words_of(std::string_view text);
/// What stands between quotes, escapes and all.
std::vector<std::string> quoted_texts(std::string_view text);

using TextCondition = std::function<bool(std::string_view text)>;
using PartCondition = std::function<bool(Filter const& part, Context const& context)>;

/// Refuses the filters whose text is such, with 400 invalidFilter unless another error is given.
void refuse_filters(Behaviour& behaviour, TextCondition is_such, Failure<ScimError> const& error = refused_filter());
/// Changes every part of every filter once it is parsed, inner parts first.
void rewrite_parts(Behaviour& behaviour, std::function<void(Filter& part)> change);
/// Changes one operator into another.
void mistake_operator(Behaviour& behaviour, CompareOperator meant, CompareOperator taken);
/// Answers the filters that name an attribute of such a kind in this way; value filters are not looked into.
void answer_named(Behaviour& behaviour, PartCondition is_such, ParsedFilter const& answer);
/// Lets queries look at every resource, whatever the filter.
void look_at_every_resource(Behaviour& behaviour);

}  // namespace scim::server
