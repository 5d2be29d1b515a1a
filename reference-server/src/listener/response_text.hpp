// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The bytes of a response message. RFC 9112.

#include <string>
#include <string_view>

#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>

namespace scim::server {

/// Whether the connection stays open behind a response, and whether that has to be said.
enum class Persistence {
    keep,             ///< HTTP/1.1 default: nothing is said
    keep_and_say_so,  ///< what an HTTP/1.0 client needs to hear
    close,
};

/// `Sun, 06 Nov 1994 08:49:37 GMT`. RFC 9110 §5.6.7.
std::string http_date(TimePoint time);

/// True when a response to that method with that status carries content. RFC 9110 §6.4.1.
bool carries_content(std::string_view method, int status) noexcept;

/// Status line and fields with the empty line. Adds Date if the response has none, Connection as asked, and
/// Content-Length where a response may have one: never on 1xx, 204 and 304. RFC 9110 §8.6.
std::string response_head(
    HttpResponse const& response, std::string_view method, Persistence persistence, std::string_view date);

}  // namespace scim::server
