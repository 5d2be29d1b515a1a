// SPDX-License-Identifier: Apache-2.0
#include "log_samples.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>

#include <scim/report/results_ndjson.hpp>

namespace scim::report::sample {

Json microsofts(std::string const& name)
{
    std::ifstream file {SCIM_LOG_SAMPLES + name, std::ios::binary};
    std::string const text {std::istreambuf_iterator<char> {file}, {}};
    auto const parsed = parse_json(text);
    BOOST_REQUIRE(parsed.has_value());
    return *parsed->find("record");
}

RunReport run_of(Json const& record)
{
    auto line = record;
    line.set("t", "event");
    auto read = parse_results(R"({"t":"run.start","format":"scimproof.run","formatVersion":"1.0"})"
                              "\n"
            + write_json(line) + "\n",
        "record");
    BOOST_REQUIRE(read.has_value());
    auto& job = read->health.emplace().job;
    job.id = record.string_or("jobId", "");
    job.tenant_id = record.string_or("tenantId", "");
    job.service_principal_id = record.find("servicePrincipal")->string_or("id", "");
    job.target_name = record.find("targetSystem")->string_or("displayName", "");
    read->target.label = record.find("servicePrincipal")->string_or("displayName", "");
    return *read;
}

}  // namespace scim::report::sample
