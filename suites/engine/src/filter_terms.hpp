// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The filter language for cases: `suite:patch -tag:preview "exact words"`.

#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/catalogue.hpp>
#include <scim/wire/result.hpp>

namespace scim::conformance {

/// Terms are ANDed; a repeated key means "or"; a leading minus negates; quotes keep blanks together.
/// Keys: suite, case, req (prefix), tag, level, origin, op, and free text over id and title.
class FilterTerms {
public:
    /// Errors: a sentence that names the unknown key and the nearest known one.
    static Result<FilterTerms, std::string> parse(std::string_view text);

    bool matches(CaseDefinition const& definition, Catalogue const& catalogue) const;
    bool empty() const { return terms_.empty(); }

private:
    struct Term {
        std::string key, value;
        bool negated = false;
    };

    static bool holds(Term const& term, CaseDefinition const& definition, Catalogue const& catalogue);

    std::vector<Term> terms_;
};

}  // namespace scim::conformance
