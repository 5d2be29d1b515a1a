// SPDX-License-Identifier: Apache-2.0
#include "cli/start_page.hpp"

#include <algorithm>

namespace scim::server {
namespace {

std::string listed(std::string_view kind, std::vector<std::string> const& ids)
{
    auto text = std::string {kind} + (ids.size() == 1 ? " " : "s ") + ids.front();
    for (std::size_t i = 1; i < ids.size(); ++i)
        text += ", " + ids[i];
    return text;
}

std::string honesty(ServiceProviderOptions const& options)
{
    auto const text = options.faults.empty() ? std::string {"honest"} : listed("fault", options.faults);
    return options.variants.empty() ? text : text + " · " + listed("variant", options.variants);
}

std::string origin_of(std::string_view scheme, std::string const& address, std::uint16_t port)
{
    auto const is_any = address == "0.0.0.0" || address == "::";
    auto const is_ipv6 = address.find(':') != std::string::npos;
    auto const host = is_any ? "localhost" : is_ipv6 ? "[" + address + "]" : address;
    return std::string {scheme} + "://" + host + ":" + std::to_string(port);
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(text.size(), width), ' ');
    return text + "  ";
}

std::string list_of(std::vector<TenantLine> const& tenants)
{
    std::size_t width = 12;
    for (auto const& tenant : tenants)
        width = std::max(width, tenant.name.size());
    std::string text;
    for (auto const& tenant : tenants)
        text += padded(tenant.name, width) + tenant.url + "\n";
    return text;
}

}  // namespace

std::string server_origin(Arguments const& arguments, std::uint16_t port)
{
    if (arguments.public_url)
        return *arguments.public_url;
    return origin_of(arguments.listen.tls ? "https" : "http", arguments.listen.address, port);
}

std::string admin_origin(Arguments const& arguments, std::uint16_t port)
{
    return origin_of(arguments.listen.tls ? "https" : "http", arguments.admin.address, port);
}

std::string start_page(Arguments const& arguments, StartFacts const& facts)
{
    auto text = std::string {"scim-reference-server "} + SCIM_VERSION + " · ";
    if (facts.token) {
        text += "dialect " + arguments.dialect_words + " · " + honesty(arguments.tenant.provider) + "\n";
        text += "Tenant URL    " + facts.tenants.front().url + "\nSecret Token  " + shown(*facts.token) + "\n";
    } else {
        text += std::to_string(facts.tenants.size()) + (facts.tenants.size() == 1 ? " tenant\n" : " tenants\n");
        text += list_of(facts.tenants);
    }
    if (facts.admin_url) {
        auto const is_new = facts.admin_token.source == SecretToken::Source::made_here;
        // The page keeps what stands behind the # to itself: it is not sent.
        text += "Live page     " + *facts.admin_url + "/" + (is_new ? "#token=" + facts.admin_token.value : "") + "\n";
        text += "Admin token   " + shown(facts.admin_token) + "\n";
    }
    for (auto const& note : facts.notes)
        text += note + "\n";
    return text;
}

}  // namespace scim::server
