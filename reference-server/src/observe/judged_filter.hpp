// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A filter of a client, and what is wrong with it. RFC 7644 §3.4.2.2.

#include <string>
#include <string_view>

#include <scim/server/filter.hpp>

#include "observe/standards.hpp"

namespace scim::server::observe {

/// A filter that was looked at.
struct JudgedFilter {
    enum class Form {
        absent,  ///< or too long to be looked at
        empty,
        valid,
        unquoted,        ///< valid but for the quotes around a value
        plus_for_blank,  ///< valid if each + is a blank
        bad_operator,
        invalid,
    };

    Form form = Form::absent;
    std::string reason;            ///< why it is not valid; holds nothing of the filter
    Filter filter;                 ///< when it is valid; names are not looked up
    bool compares_secret = false;  ///< such as a password
};

JudgedFilter judge_filter(std::string_view text, Standards const& standards);

}  // namespace scim::server::observe
