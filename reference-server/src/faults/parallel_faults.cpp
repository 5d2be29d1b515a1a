// SPDX-License-Identifier: Apache-2.0
#include "faults/behaviour_faults.hpp"

#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include <scim/server/behaviour.hpp>

#include "store/store.hpp"

namespace scim::server {

namespace {

// The content with the first of several changes only; empty if there are no two.
std::optional<Json> first_change(Json const& before, Json const& after)
{
    std::optional<Json> half;
    for (auto const& member : after.as_object()) {
        auto const* old = before.find(member.name);
        if (old && *old == member.value)
            continue;
        if (half)
            return half;
        half = before;
        half->set(member.name, member.value);
    }
    return {};
}

// Writes one attribute, takes its time, and writes the rest.
Result<ResourcePointer, ScimError> update_by_halves(
    Store& store, ResourcePointer const& current, Transformation const& transformation)
{
    auto const before = current->content();
    auto content = transformation(before);
    if (!content)
        return Failure {content.error()};
    if (*content == before)
        return current;
    if (auto half = first_change(before, *content)) {
        auto const stored = store.overwrite(current, std::move(*half));
        if (!stored)
            return stored;
        std::this_thread::sleep_for(std::chrono::milliseconds {30});
    }
    return store.overwrite(current, std::move(*content));
}

}  // namespace

std::vector<Fault> parallel_faults()
{
    return {
        {"torn-read", "RFC7644-3.5.2-28", "A read during a change sees half of it.", FaultMode::any,
            [](Behaviour& behaviour) { behaviour.update_resource = update_by_halves; }, {}},
    };
}

}  // namespace scim::server
