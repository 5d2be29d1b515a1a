// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Values whose JSON type is not the one that the schema wants. RFC 7643 §2.3, §2.4.

#include <string>
#include <vector>

#include <scim/server/schema.hpp>
#include <scim/wire/json.hpp>

namespace scim::server::observe {

/// A value of the wrong JSON type, and where it stands.
struct ValueProblem {
    enum class Kind {
        no_array,   ///< a multi-valued attribute without array
        no_object,  ///< a complex value that is none
        is_array,   ///< an array where one value belongs
        no_boolean,
        no_integer,
        no_date_time,
        no_base64,
        no_scalar,  ///< neither of the above: a string or number of the wrong kind
    };

    Kind kind = Kind::no_scalar;
    std::string where;  ///< such as `emails[0].primary`
};

using ValueProblems = std::vector<ValueProblem>;

/// Checks the members of an object that the schema knows; readOnly ones are ignored by service providers, and here.
/// `prefix` is put before each name. At most 20 problems are found, in at most 1,000 elements of an array.
void check_members(
    Json const& object, std::vector<Attribute> const& attributes, std::string const& prefix, ValueProblems& problems);

/// Checks a whole resource, extensions included.
void check_resource(Json const& object, ResourceType const& type, std::string const& prefix, ValueProblems& problems);

/// Checks one value of an attribute, an array element for instance.
void check_value(Json const& value, Attribute const& attribute, std::string const& where, ValueProblems& problems);

}  // namespace scim::server::observe
