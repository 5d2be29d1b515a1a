// SPDX-License-Identifier: Apache-2.0
#include <scim/transports/mail.hpp>

#include <scim/wire/text.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace scim::transports {
namespace {

struct EasyDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct UrlDeleter {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct TextDeleter {
    void operator()(char* text) const { curl_free(text); }
};

std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* user)
{
    auto& rest = *static_cast<std::string_view*>(user);
    auto const taken = std::min(size * count, rest.size());
    std::memcpy(buffer, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
}

/// The scheme and host of the server, or nothing when the URL is none.
struct Place {
    std::string scheme, host;
};
Place place_of(std::string const& text)
{
    std::unique_ptr<CURLU, UrlDeleter> const url {curl_url()};
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
        return {};
    auto const part = [&](CURLUPart which) {
        char* value = nullptr;
        curl_url_get(url.get(), which, &value, 0);
        std::unique_ptr<char, TextDeleter> const owner {value};
        return std::string {value == nullptr ? "" : value};
    };
    return {part(CURLUPART_SCHEME), part(CURLUPART_HOST)};
}

bool is_this_machine(std::string_view host)
{
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

/// A line break would smuggle commands into the dialogue.
bool is_address(std::string_view text)
{
    auto const at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size()
        && std::none_of(text.begin(), text.end(),
            [](char letter) { return static_cast<unsigned char>(letter) <= ' ' || letter == '<' || letter == '>'; });
}

std::string complaint(Envelope const& envelope, Place const& place, MailServer const& server)
{
    if (place.scheme != "smtp" && place.scheme != "smtps")
        return "\"" + server.url + "\" is no mail server; write smtp://host:587 or smtps://host";
    if (envelope.to.empty())
        return "the mail has no recipient";
    if (!is_address(envelope.from))
        return "\"" + envelope.from + "\" is no mail address";
    for (auto const& to : envelope.to)
        if (!is_address(to))
            return "\"" + to + "\" is no mail address";
    return {};
}

}  // namespace

Result<void, std::string> send_mail(MailServer const& server, Envelope const& envelope, std::string_view message)
{
    auto const place = place_of(server.url);
    if (auto text = complaint(envelope, place, server); !text.empty())
        return Failure {std::move(text)};
    std::unique_ptr<CURL, EasyDeleter> const handle {curl_easy_init()};
    std::unique_ptr<curl_slist, ListDeleter> recipients;
    for (auto const& to : envelope.to)
        recipients.reset(curl_slist_append(recipients.release(), ('<' + to + '>').c_str()));
    std::array<char, CURL_ERROR_SIZE> error_text {};
    auto rest = message;
    auto const set = [&](CURLoption option, auto value) { curl_easy_setopt(handle.get(), option, value); };
    set(CURLOPT_URL, server.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // A login needs an encrypted connection everywhere; without one, this machine may do without.
    set(CURLOPT_USE_SSL,
        static_cast<long>(is_this_machine(place.host) && server.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!server.ca.empty())
        set(CURLOPT_CAINFO, server.ca.c_str());
    if (!server.user.empty()) {
        set(CURLOPT_USERNAME, server.user.c_str());
        set(CURLOPT_PASSWORD, server.password.c_str());
    }
    auto const sender = '<' + envelope.from + '>';
    set(CURLOPT_MAIL_FROM, sender.c_str());
    set(CURLOPT_MAIL_RCPT, recipients.get());
    set(CURLOPT_READFUNCTION, &on_read);
    set(CURLOPT_READDATA, &rest);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(server.timeout.count()));
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ERRORBUFFER, error_text.data());
    auto const code = curl_easy_perform(handle.get());
    if (code == CURLE_OK)
        return {};
    std::string const why {error_text.front() != '\0' ? error_text.data() : curl_easy_strerror(code)};
    return Failure {"the mail could not be handed in at " + place.host + ": "
        + (server.password.empty() ? why : replace_all(why, server.password, "‹redacted›"))};
}

}  // namespace scim::transports
