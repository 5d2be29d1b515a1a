// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Which cases a run will send and why it leaves others out.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/capabilities.hpp>
#include <scim/conformance/catalogue.hpp>
#include <scim/report/model.hpp>
#include <scim/wire/result.hpp>

namespace scim::conformance {

/// What the user asked for. Empty lists select everything. Suites and cases match by prefix of whole segments; a `*`
/// matches any text.
struct Selection {
    std::vector<std::string> suites, cases, requirements, tags;
    report::Shard shard;          ///< 1 of 1: all
    std::string filter, exclude;  ///< terms such as `suite:patch tag:V02 -op:PATCH`, see `scimproof help filter`

    bool empty() const;
};

struct PlannedCase {
    CaseDefinition const* definition = nullptr;
    std::optional<std::string> skip_reason;
};

struct Plan {
    std::vector<PlannedCase> cases;  ///< selected and part of the profile; some with a reason to skip
    /// Cases that are not in the catalogue: those of single resource types. Every copy of the plan needs them.
    std::vector<std::shared_ptr<CaseDefinition const>> of_types;
};

/// Cases of the profile that match the selection; needs no network. Errors: a sentence, with a suggestion, when the
/// selection names something unknown or the filter does not parse.
Result<Plan, std::string> select_cases(Catalogue const& catalogue, Profile const& profile, Selection const& selection);

/// In which order the cases of a run begin.
enum class CaseOrder { catalogue, shuffled };

/// Puts the cases into an order that follows from the seed alone. No case needs another one; a provider may remember.
void shuffle(Plan& plan, std::uint64_t seed);

/// Makes the cases of single resource types out of those for all, and adds the skip reasons that the provider's
/// capabilities give.
void apply_capabilities(Plan& plan, Selection const& selection, Capabilities const& capabilities);

/// Whether the case was made of one that is written for all resource types: `generated/Device/values-are-kept` of
/// `generated/each-type/values-are-kept`.
bool is_made_of(std::string_view id, std::string_view for_all);

/// Whether the selection names the case: by suite, id, requirement and tag.
bool is_selected(CaseDefinition const& definition, Selection const& selection);
/// The part that a case belongs to depends on its id alone, so that every machine draws the same lots.
bool is_in(report::Shard const& shard, CaseDefinition const& definition);

}  // namespace scim::conformance
