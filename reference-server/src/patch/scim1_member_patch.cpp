// SPDX-License-Identifier: Apache-2.0
#include "patch/scim1_member_patch.hpp"

#include <utility>

#include <scim/wire/text.hpp>

namespace scim::server {
namespace {

void append_if_any(std::vector<PatchOperation>& operations, PatchOperation::Kind kind, Json values)
{
    if (values.empty())
        return;
    PatchOperation operation;
    operation.kind = kind;
    operation.path = "members";
    operation.value = std::move(values);
    operations.push_back(std::move(operation));
}

}  // namespace

bool is_scim1_member_patch(Json const& body)
{
    auto const* members = body.find_ignoring_case("members");
    return members != nullptr && members->is_array() && body.find_ignoring_case("Operations") == nullptr;
}

std::vector<PatchOperation> read_scim1_member_patch(Json const& body)
{
    auto added = Json::array();
    auto removed = Json::array();
    for (auto member : body.find_ignoring_case("members")->as_array()) {
        bool const goes = equals_ignoring_case(member.string_or("operation", "add"), "delete");
        if (member.is_object())
            member.erase("operation");
        (goes ? removed : added).push_back(std::move(member));
    }
    std::vector<PatchOperation> operations;
    append_if_any(operations, PatchOperation::Kind::remove, std::move(removed));
    append_if_any(operations, PatchOperation::Kind::add, std::move(added));
    return operations;
}

}  // namespace scim::server
