// SPDX-License-Identifier: Apache-2.0
#include "refusal.hpp"

#include <utility>

#include <scim/wire/json.hpp>

namespace scim::server {

HttpResponse refusal(int status, std::string_view detail)
{
    auto const body = Json::object({
        {"schemas", Json::array({"urn:ietf:params:scim:api:messages:2.0:Error"})},
        {"status", std::to_string(status)},
        {"detail", detail},
    });
    auto response = HttpResponse {};
    response.status = status;
    response.fields.add("Content-Type", "application/scim+json");
    response.body = write_json(body);
    return response;
}

std::string describe_bind_failure(std::string_view address, std::uint16_t port, std::error_code error)
{
    auto const place = "port " + std::to_string(port) + " on " + std::string {address};
    if (error == std::errc::address_in_use)
        return place + " is already in use (another program listens there). Choose another with --port.";
    if (error == std::errc::permission_denied)
        return place + " may not be opened by this user. Choose one above 1023 with --port.";
    if (error == std::errc::address_not_available)
        return std::string {address} + " is not an address of this machine. Listen on 127.0.0.1.";
    return place + " cannot be opened: " + error.message() + ".";
}

}  // namespace scim::server
