// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Lies that the service provider can be told to tell, to prove that the cases see them.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>

namespace scim::server {

struct Behaviour;

/// For which clients a fault breaks something: all, those that keep to the RFCs, or one make.
enum class FaultMode { any, strict, entra, okta, onelogin, jumpcloud };

/// `any`, `strict`, `entra`, `okta`, `onelogin` or `jumpcloud`.
std::string_view keyword(FaultMode mode) noexcept;

/// Rewrites a finished response. Called for every response, errors included.
using Distortion = std::function<void(HttpRequest const& request, HttpResponse& response)>;

/// One lie. It replaces functions of Behaviour, or distorts the finished response.
struct Fault {
    std::string id;           ///< kebab-case, as in faults.json
    std::string requirement;  ///< the requirement that is broken, such as `RFC7644-3.5.2.2-02`
    std::string summary;      ///< what the service provider then does wrong
    FaultMode mode = FaultMode::any;
    std::function<void(Behaviour&)> apply;  ///< may be empty
    Distortion distortion;                  ///< may be empty
    std::vector<std::string> also {};       ///< further requirements that are broken by the same lie
    bool is_contested
        = false;  ///< a breach by one reading and nothing by another, so that a warning is the fair answer

    /// `requirement` and `also`.
    std::vector<std::string> requirements() const;
};

/// `{id, requirement, mode, summary}`, and `also` if there are any.
Json to_json(Fault const& fault);

/// Every fault, sorted by id.
std::vector<Fault> fault_catalogue();

}  // namespace scim::server
