// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A file that nobody meets half written or with a secret in it.

#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include <scim/report/redaction.hpp>
#include <scim/report/render.hpp>

namespace scim::cli {

/// Written piece by piece beside its place, and moved there when it is whole. Without finish() nothing is left of it.
class CheckedFile {
public:
    /// Makes the folder. `redactor` knows the secrets; without one nothing is checked. It must outlive the file.
    CheckedFile(std::string path, report::Redactor const* redactor);
    ~CheckedFile();
    CheckedFile(CheckedFile const&) = delete;
    CheckedFile& operator=(CheckedFile const&) = delete;

    /// No secret may lie across two pieces.
    void write(std::string_view piece);
    report::Output output()
    {
        return [this](std::string_view piece) { write(piece); };
    }

    /// Whether a piece held a secret: such a file is not kept.
    bool leaks() const { return leaks_; }
    /// Moves it to its place. Returns what went wrong, a sentence, if anything.
    std::optional<std::string> finish();

private:
    std::string path_, temporary_;
    report::Redactor const* redactor_;
    std::ofstream file_;
    bool leaks_ = false;
};

}  // namespace scim::cli
