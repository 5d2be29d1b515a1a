// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The error codes and skip reasons of provisioning logs, as `suites/provisioning/entra-codes.json` lists them, and the
/// page that is made of them.

#include <string>
#include <vector>

namespace scim::selftest {

/// One code or reason.
struct EntraCode {
    std::string name;
    std::string source;                ///< `documented` in Microsoft's tables, or told `elsewhere`
    std::string when;                  ///< the simulator writes it
    std::string reading;               ///< of `when`: `documented` or `inferred`
    std::vector<std::string> seen_in;  ///< `scenario:ID` or `test:NAME`
    std::vector<std::string> causes;   ///< texts that the log gives with it
    std::string not_provoked;          ///< why nothing does
};

struct EntraCodes {
    std::vector<EntraCode> error_codes, skip_reasons;
};

/// Reads the file of the source tree; one that cannot be read fails the test.
EntraCodes read_entra_codes();

/// docs/provisioning-codes.md.
std::string page_of(EntraCodes const& codes);

}  // namespace scim::selftest
