// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a provider says of itself at /Schemas and /ResourceTypes, taken apart for the cases that look at every element.
/// RFC 7643 §6, §7.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coded_context.hpp"
#include "json_texts.hpp"

namespace scim::conformance {

/// One element of `attributes` or `subAttributes`. Refers into the schemas it was found in.
struct Definition {
    Json const* value = nullptr;
    std::string place;     ///< for the reader: `User.emails.type`
    std::string schema;    ///< URI
    bool is_sub = false;   ///< a sub-attribute
    bool is_first = true;  ///< no definition of the same name stands before it in its list
};

/// The definitions of all schemas, sub-attributes behind their attribute.
std::vector<Definition> definitions_of(Json::Array const& schemas);

/// The elements that GET `endpoint` lists. Empty, and the case blocked, when there is no list.
std::optional<Json::Array> read_elements(CodedContext& context, std::string const& endpoint);

/// The target below the base URL that a reference leads to; empty if it leads elsewhere.
std::string target_of(CodedContext& context, std::string const& reference);

/// What is wrong with an element, in a few words; empty if nothing is.
template <typename Element>
using Flaw = std::string (*)(Element const&);

/// Expects that no element has the flaw; `place` names an element for the reader.
template <typename Element>
void expect_none_flawed(CodedContext& context, std::vector<Element> const& elements, Flaw<Element> flaw,
    std::string (*place)(Element const&), std::string expected, std::optional<report::Level> level = std::nullopt)
{
    constexpr int most_named = 3;
    std::string observed;
    std::string first;
    int count = 0;
    for (auto const& element : elements) {
        auto const found = flaw(element);
        if (found.empty())
            continue;
        if (first.empty())
            first = found;
        if (++count <= most_named)
            observed += (observed.empty() ? "" : "; ") + place(element) + ": " + found;
    }
    if (count > most_named)
        observed += "; and " + std::to_string(count - most_named) + " more";
    context.expect(count == 0, "/Resources", std::move(expected), observed, "schema-violation", first, level);
}

/// Reads /Schemas and expects that no attribute definition has the flaw.
void expect_definitions(CodedContext& context, Flaw<Definition> flaw, std::string expected,
    std::optional<report::Level> level = std::nullopt);

/// Reads a discovery endpoint and expects that none of its elements has the flaw.
void expect_elements(CodedContext& context, std::string const& endpoint, Flaw<Json> flaw, std::string expected,
    std::optional<report::Level> level = std::nullopt);

}  // namespace scim::conformance
