// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reads settings from a JSON object: what has the wrong type, what is out of bounds and what nobody knows is named.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/json.hpp>
#include <scim/wire/result.hpp>

namespace scim::server {

/// Reads one object, member by member; finish() tells what went wrong first.
class ObjectReader {
public:
    /// `pointer` is where the object stands: a JSON Pointer, for errors. The object must outlive the reader.
    ObjectReader(Json const& object, std::string pointer);

    // Each returns empty if the member is absent or wrong.
    std::optional<std::string> text(std::string_view name);
    std::optional<std::int64_t> integer(std::string_view name, std::int64_t low, std::int64_t high);
    std::optional<bool> boolean(std::string_view name);
    std::optional<std::vector<std::string>> texts(std::string_view name);
    Json const* object(std::string_view name);
    Json const* array(std::string_view name);
    Json const* any(std::string_view name);

    /// `<pointer>/<name>`.
    std::string pointer_to(std::string_view name) const;
    /// Notes a problem, unless there was one before. An empty name stands for the object itself.
    void refuse(std::string_view name, std::string const& sentence);

    /// Notes what another reader, of a part of the object, found.
    void adopt(Result<void, std::string> const& outcome);

    /// Errors: the first problem, `<pointer>: <sentence>`. A member that was not asked for is a problem.
    Result<void, std::string> finish();

private:
    Json const* find(std::string_view name);

    Json const& object_;
    std::string pointer_;
    std::vector<std::string> known_;
    std::string problem_;
};

}  // namespace scim::server
