// SPDX-License-Identifier: Apache-2.0
#include "observe/judging.hpp"

#include <scim/wire/text.hpp>

#include "observe/observed_request.hpp"
#include "observe/rules/rule.hpp"
#include "schema/load_schema.hpp"

namespace scim::server::test {

HttpRequest request_of(Sent const& sent)
{
    HttpRequest request {sent.method, std::string {sent.target}, {}, replace_all(sent.body, "'", "\"")};
    if (request.target.starts_with('/'))
        request.target.insert(0, "/scim/v2");
    for (auto const& line : split(sent.fields, '\n')) {
        auto const colon = line.find(':');
        if (colon != std::string::npos)
            request.fields.add(line.substr(0, colon), std::string {trim(line.substr(colon + 1))});
    }
    if (!request.body.empty() && !request.fields.contains("Content-Type"))
        request.fields.add("Content-Type", "application/scim+json");
    request.fields.remove("None");
    return request;
}

std::set<std::string> broken_rules(Sent const& sent, Severity least)
{
    static observe::Standards const standards {*load_resource_types()};
    auto const request = request_of(sent);
    observe::ObservedRequest seen {standards, request, sent.status, "/scim/v2"};
    seen.is_exposed = sent.channel == Channel::plain;
    seen.scim_type = sent.scim_type;
    std::set<std::string> names;
    for (auto const& rule : observe::all_rules()) {
        if (rule.level >= least && rule.find(seen))
            names.emplace(rule.name);
    }
    return names;
}

}  // namespace scim::server::test
