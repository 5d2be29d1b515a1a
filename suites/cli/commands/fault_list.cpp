// SPDX-License-Identifier: Apache-2.0
#include "commands/fault_list.hpp"

#include <span>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/json.hpp>

namespace scim::cli {

// Made by scim_embed_files.
std::span<EmbeddedFile const> embedded_fault_files();

namespace {

ListedFault fault_from(Json const& json)
{
    auto const text = [&json](std::string_view name) { return std::string {json.string_or(name, "")}; };
    ListedFault fault {text("id"), text("requirement"), text("mode"), text("summary"), {}};
    if (auto const* cases = json.find("cases")) {
        for (auto const& one : cases->as_array())
            fault.cases.push_back(one.as_string());
    }
    return fault;
}

}  // namespace

std::vector<ListedFault> listed_faults()
{
    std::vector<ListedFault> faults;
    for (auto const& file : embedded_fault_files()) {
        auto const document = parse_json(file.content);
        auto const* rows = document ? document->find("faults") : nullptr;
        if (rows == nullptr)
            continue;
        for (auto const& row : rows->as_array())
            faults.push_back(fault_from(row));
    }
    return faults;
}

}  // namespace scim::cli
