// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Collects the head of a response line by line, as it comes from the wire. RFC 9112 §4, §5.

#include <string>
#include <string_view>

#include <scim/wire/http.hpp>

namespace scim::transports {

/// Takes raw header lines. Interim answers (1xx) are forgotten when the next status line comes; trailers are ignored.
/// Order, repeats and spelling are kept.
class ResponseHead {
public:
    void add_line(std::string_view line);

    int status() const { return status_; }
    std::string const& reason() const { return reason_; }
    /// `1.1`, empty before the first status line.
    std::string const& http_version() const { return http_version_; }
    Fields const& fields() const { return fields_; }

private:
    void begin(std::string_view status_line);
    void add_field(std::string_view line);
    void continue_field(std::string_view line);

    int status_ = 0;
    std::string reason_, http_version_;
    Fields fields_;
    bool complete_ = false;
};

}  // namespace scim::transports
