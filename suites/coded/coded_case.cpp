// SPDX-License-Identifier: Apache-2.0
#include "coded/coded_case.hpp"

#include <utility>

namespace scim::conformance {

CaseDefinition coded(std::string id, std::string title, std::string requirement, std::vector<std::string> capabilities,
    std::vector<std::string> tags, void (*code)(CodedContext&))
{
    CaseDefinition definition;
    definition.id = std::move(id);
    definition.title = std::move(title);
    definition.checks = {std::move(requirement)};
    definition.requirements = std::move(capabilities);
    definition.tags = std::move(tags);
    definition.code = code;
    definition.file = "suites/coded";
    return definition;
}

}  // namespace scim::conformance
