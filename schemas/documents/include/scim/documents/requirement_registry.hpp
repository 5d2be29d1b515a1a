// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The numbered requirements of RFC 7643, 7644 and 9865 and of Entra ID, with the texts of their findings.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/result.hpp>

namespace scim::documents {

/// Strength of a requirement. RFC 2119.
enum class Level { must, must_not, should, should_not, may };

/// Who has to obey.
enum class Actor { server, client, both };

/// Whether a requirement can be seen from outside.
enum class Testable { blackbox, needs_setup, not_testable };

/// Who asks for it: an RFC, Entra ID, or another identity provider.
enum class Origin { rfc, entra, client };

/// `MUST NOT`, as the documents write it.
std::string_view to_string(Level level);

/// What a report says when a requirement is not met. Texts are data, see schemas/requirements/texts.
struct FindingTexts {
    std::string title;  ///< what the server does wrong, at most 70 characters
    std::string expected;
    std::string observed;  ///< may hold {status} {reason} {path} {count} {mime} {observed}
    std::string why_it_matters;
    std::string remedy;
    std::string reference;
    std::string entra_error_code;  ///< of the provisioning log; empty when there is none

    friend bool operator==(FindingTexts const&, FindingTexts const&) = default;
};

/// One normative statement.
struct Requirement {
    std::string id;        ///< `RFC7644-3.4.2-01`, `ENTRA-023`
    std::string document;  ///< `RFC7644`, `ENTRA`
    std::string document_title;
    std::string section;
    Level level = Level::must;
    bool implicit = false;  ///< normative by context, without a keyword
    Actor actor = Actor::server;
    std::string summary;  ///< one sentence
    std::string feature;  ///< e.g. `patch`, `filter`
    Testable testable = Testable::blackbox;
    std::string how;     ///< how it can be seen
    std::string note;    ///< readings to accept; may be empty
    std::string source;  ///< where it comes from, if not from the document itself
    std::string url;     ///< the section in the document
    Origin origin = Origin::rfc;
    std::optional<FindingTexts> texts;
};

/// All requirements. Immutable.
class RequirementRegistry {
public:
    /// Reads the data compiled into the program. Errors: file, place and reason.
    static Result<RequirementRegistry, std::string> load();
    /// Reads `requirements/*.json` and `requirements/texts/*.json` among the given files. Errors: as load(); a text for
    /// an unknown requirement, an id or a text that occurs twice, an unknown placeholder.
    static Result<RequirementRegistry, std::string> read(std::span<EmbeddedFile const> files);

    /// The requirement of that id, or nullptr. Valid as long as this object.
    Requirement const* find(std::string_view id) const;
    /// Document by document, in the order of their sections.
    std::span<Requirement const> all() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view id) const noexcept { return std::hash<std::string_view> {}(id); }
    };

    std::vector<Requirement> requirements_;
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> index_;  ///< by their ids
};

}  // namespace scim::documents
