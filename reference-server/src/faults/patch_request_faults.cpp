// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <algorithm>
#include <string>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {

namespace {

using Operations = std::vector<PatchOperation>;
using Done = Result<void, ScimError>;

void patch_op_capital_rejected(Behaviour& behaviour)
{
    behaviour.parse_op = [honest = behaviour.parse_op](std::string_view op, Dialect const& dialect) {
        return honest(op, dialect.without(Leniency::op_any_case));
    };
}

// Each operation is kept as soon as it succeeded.
void patch_not_atomic(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](
                                Json& resource, Operations const& operations, Context const& context) -> Done {
        for (auto const& operation : operations) {
            auto const done = honest(resource, {operation}, context);
            if (!done)
                return done;
        }
        return {};
    };
}

void patch_first_op_only(Behaviour& behaviour)
{
    behaviour.apply_patch = [honest = behaviour.apply_patch](Json& resource, Operations const& operations,
                                Context const& context) { return honest(resource, {operations.front()}, context); };
}

void patch_primary_not_exclusive(Behaviour& behaviour)
{
    behaviour.settle_primary = [](Json const&, Json&) {};
}

void patch_active_false_noop(Behaviour& behaviour)
{
    behaviour.apply_patch
        = [honest = behaviour.apply_patch](Json& resource, Operations const& operations, Context const& context) {
              auto const* before = resource.find("active");
              auto const was_active = !before || !before->is_boolean() || before->as_boolean();
              auto const done = honest(resource, operations, context);
              auto* after = resource.find("active");
              if (done && was_active && after && after->is_boolean() && !after->as_boolean())
                  *after = Json {true};
              return done;
          };
}

bool mentions(Operations const& operations, std::string_view attribute)
{
    return std::any_of(operations.begin(), operations.end(), [&](PatchOperation const& operation) {
        if (operation.path)
            return starts_with_ignoring_case(*operation.path, attribute);
        return operation.value && operation.value->find_ignoring_case(attribute);
    });
}

void patch_unrelated_attr_lost(Behaviour& behaviour)
{
    behaviour.apply_patch
        = [honest = behaviour.apply_patch](Json& resource, Operations const& operations, Context const& context) {
              auto const done = honest(resource, operations, context);
              for (auto const* attribute : {"roles", "phoneNumbers", "nickName"}) {
                  if (done && !mentions(operations, attribute))
                      resource.erase(attribute);
              }
              return done;
          };
}

}  // namespace

std::vector<Fault> patch_request_faults()
{
    return {
        {"patch-active-false-noop", "RFC7644-3.5.2.3-03", "active is not set to false, though the answer is a success.",
            FaultMode::any, patch_active_false_noop, {}},
        {"patch-first-op-only", "RFC7644-3.5.2-26", "Only the first operation is carried out.", FaultMode::any,
            patch_first_op_only, {}},
        {"patch-not-atomic", "RFC7644-3.5.2-29", "Operations before the one that fails stay applied.", FaultMode::any,
            patch_not_atomic, {}},
        {"patch-op-capital-rejected", "ENTRA-015", "An op with a capital letter is refused.", FaultMode::entra,
            patch_op_capital_rejected, {}},
        {"patch-primary-not-exclusive", "RFC7644-3.5.2-27", "A new primary value leaves the old one primary.",
            FaultMode::any, patch_primary_not_exclusive, {}},
        {"patch-unrelated-attr-lost", "RFC7644-3.5.2.3-13",
            "A patch takes away roles, phoneNumbers and nickName when it does not name them.", FaultMode::any,
            patch_unrelated_attr_lost, {}},
    };
}

}  // namespace scim::server
