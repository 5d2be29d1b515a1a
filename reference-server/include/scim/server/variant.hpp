// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Readings of the RFCs that differ from ours and are as right, to prove that no case accuses whoever reads them so.

#include <functional>
#include <string>
#include <vector>

#include <scim/server/fault.hpp>

namespace scim::server {

/// Rewrites a request before it is answered, as a service provider does that does not know a part of it.
using Translation = std::function<void(HttpRequest& request)>;

/// One reading. It replaces functions of Behaviour, rewrites requests, or rewrites finished responses.
struct Variant {
    std::string id;                              ///< kebab-case
    std::string requirement;                     ///< the statement that is read so, such as `RFC7644-3.5.2-32`
    std::string summary;                         ///< what the service provider then does
    bool is_discouraged = false;                 ///< legal, but a warning is fair
    std::function<void(Behaviour&)> apply = {};  ///< may be empty
    Translation translation = {};                ///< may be empty
    Distortion distortion = {};                  ///< may be empty
};

/// `{id, requirement, discouraged, summary}`.
Json to_json(Variant const& variant);

/// Every variant, sorted by id.
std::vector<Variant> variant_catalogue();

}  // namespace scim::server
