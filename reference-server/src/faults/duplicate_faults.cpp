// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <scim/server/behaviour.hpp>

namespace scim::server {

namespace {

void create_dup_400(Behaviour& behaviour)
{
    behaviour.duplicate_error = [honest = behaviour.duplicate_error](std::string_view name, std::string_view value) {
        auto error = honest(name, value);
        error.status = 400;
        return error;
    };
}

void create_dup_500(Behaviour& behaviour)
{
    behaviour.duplicate_error = [](std::string_view, std::string_view) {
        return ScimError {500, {}, "unique constraint violated"};
    };
}

void create_dup_no_scimtype(Behaviour& behaviour)
{
    behaviour.duplicate_error = [honest = behaviour.duplicate_error](std::string_view name, std::string_view value) {
        auto error = honest(name, value);
        error.scim_type.reset();
        return error;
    };
}

void create_dup_case_201(Behaviour& behaviour)
{
    behaviour.same_unique_value = [](std::string_view left, std::string_view right) { return left == right; };
}

}  // namespace

std::vector<Fault> duplicate_faults()
{
    return {
        {"create-dup-400", "RFC7644-3.3-12", "A duplicate userName is answered with 400.", FaultMode::any,
            create_dup_400, {}},
        {"create-dup-500", "RFC7644-3.3-12", "A duplicate userName is answered with 500.", FaultMode::any,
            create_dup_500, {}},
        {"create-dup-case-201", "RFC7643-4.1.1-03", "A userName that differs in letter case only is accepted.",
            FaultMode::any, create_dup_case_201, {}},
        {"create-dup-no-scimtype", "RFC7644-3.3-13", "The 409 for a duplicate has no scimType.", FaultMode::any,
            create_dup_no_scimtype, {}},
    };
}

}  // namespace scim::server
