// SPDX-License-Identifier: Apache-2.0
#include "cli/start_page.hpp"

namespace scim::server {
namespace {

std::string honesty(std::vector<std::string> const& faults)
{
    if (faults.empty())
        return "honest";
    auto text = std::string {faults.size() == 1 ? "fault " : "faults "} + faults.front();
    for (std::size_t i = 1; i < faults.size(); ++i)
        text += ", " + faults[i];
    return text;
}

}  // namespace

std::string tenant_url(Arguments const& arguments, std::uint16_t port)
{
    auto const is_ipv6 = arguments.address.find(':') != std::string::npos;
    auto const host = is_ipv6 ? "[" + arguments.address + "]" : arguments.address;
    return "http://" + host + ":" + std::to_string(port) + arguments.base_path;
}

std::string start_page(Arguments const& arguments, std::string const& url, SecretToken const& token)
{
    return std::string {"scim-reference-server "} + SCIM_VERSION + " · dialect " + arguments.dialect_words + " · "
        + honesty(arguments.faults) + "\nTenant URL    " + url + "\nSecret Token  " + shown(token) + "\n";
}

}  // namespace scim::server
