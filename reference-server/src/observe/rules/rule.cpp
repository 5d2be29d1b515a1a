// SPDX-License-Identifier: Apache-2.0
#include "observe/rules/rule.hpp"

namespace scim::server::observe {

std::vector<Rule> all_rules()
{
    std::vector<Rule> rules;
    for (auto const& table : {message_rules(), url_rules(), filter_rules(), query_rules(), paging_rules(),
             schemas_rules(), resource_rules(), value_rules(), patch_rules(), patch_path_rules(), bulk_rules()})
        rules.insert(rules.end(), table.begin(), table.end());
    return rules;
}

std::vector<Violation> judge(ObservedRequest const& seen, std::span<Rule const> rules)
{
    std::vector<Violation> violations;
    for (auto const& rule : rules) {
        if (auto detail = rule.find(seen))
            violations.push_back(
                {std::string {rule.requirement}, rule.level, std::string {rule.summary}, *std::move(detail)});
    }
    return violations;
}

}  // namespace scim::server::observe
