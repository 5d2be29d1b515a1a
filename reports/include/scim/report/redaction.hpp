// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Takes secrets and foreign people's data out of what was exchanged, before anything is stored. The replacement
/// `‹redacted:<kind>:<tag>›` shows equal values as equal inside one run and nothing else.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <scim/report/model.hpp>

namespace scim::report {

/// Whether data of people that this run did not create is shown. Show only on an explicit wish.
enum class PersonalData { mask, show };

struct RedactorOptions {
    std::vector<std::string> secrets;  ///< every secret value given to the tool
    std::string run_prefix;            ///< resources whose names carry it were made by us and are shown
    PersonalData personal_data = PersonalData::mask;
    std::size_t max_body_bytes = std::size_t {256} * 1024;  ///< more is cut, and marked
};

/// Redacts messages and texts. Thread-safe. Rules: report design, section 11.
class Redactor {
public:
    static std::unique_ptr<Redactor> make(RedactorOptions options);
    virtual ~Redactor() = default;

    virtual RequestMessage request(
        std::string_view method, std::string_view url, Fields const& fields, std::string_view body) const = 0;
    virtual ResponseMessage response(HttpResponse const& response) const = 0;
    /// Any other text that may hold a secret: error messages, assertions' observed values, command lines.
    virtual std::string text(std::string_view text) const = 0;
    /// True if a known secret occurs in any of its encodings: the self-check of finished files.
    virtual bool leaks(std::string_view bytes) const = 0;
    virtual RedactionSummary summary() const = 0;
};

/// Redacts the texts and compared values of a finished case, which may quote what was exchanged.
Case redact(Redactor const& redactor, Case finished);

}  // namespace scim::report
