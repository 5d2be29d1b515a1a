// SPDX-License-Identifier: Apache-2.0
#include <scim/server/live_page.hpp>

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <scim/wire/embedded_file.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>
#include <scim/wire/text.hpp>

namespace scim::server {

std::span<EmbeddedFile const> page_files();

namespace {

std::string file(std::string_view name)
{
    auto const* const found = find_embedded(page_files(), name);
    return found ? std::string {found->content} : std::string {};
}

}  // namespace

LivePage live_page()
{
    auto const nonce = base64_encode(secure_random_bytes(18));
    auto html = replace_all(file("requests.html"), "@nonce@", nonce);
    html = replace_all(std::move(html), "@style@", file("requests.css"));
    html = replace_all(std::move(html), "@script@", file("requests.js"));
    return {std::move(html),
        "default-src 'none'; style-src 'nonce-" + nonce + "'; script-src 'nonce-" + nonce
            + "'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"};
}

}  // namespace scim::server
