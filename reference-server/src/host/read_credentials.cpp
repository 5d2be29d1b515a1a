// SPDX-License-Identifier: Apache-2.0
#include "host/read_credentials.hpp"

#include <optional>
#include <utility>

#include "auth/assertion.hpp"
#include "auth/token_text.hpp"
#include "data/text_file.hpp"
#include "host/object_reader.hpp"

namespace scim::server {

namespace {

namespace fs = std::filesystem;

/// Reads what stands in files as well.
class CredentialsReader {
public:
    CredentialsReader(Json const& document, std::string pointer, fs::path const& directory, FileAccess access)
        : reader_ {document, std::move(pointer)}
        , directory_ {directory}
        , access_ {access}
    {
    }

    Result<CredentialOptions, std::string> read()
    {
        each(reader_, "tokens", [&](ObjectReader& one) {
            options_.tokens.push_back({read_secret(one), read_grant(one)});
        });
        each(reader_, "clients", [&](ObjectReader& one) { options_.clients.push_back(read_client(one)); });
        each(reader_, "federations", [&](ObjectReader& one) { options_.federations.push_back(read_federation(one)); });
        auto const done = reader_.finish();
        if (!done)
            return Failure {done.error()};
        return std::move(options_);
    }

private:
    template <typename Read>
    void each(ObjectReader& owner, std::string const& name, Read const& read)
    {
        auto const* list = owner.array(name);
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            auto one = ObjectReader {list->as_array()[i], owner.pointer_to(name + "/" + std::to_string(i))};
            read(one);
            owner.adopt(one.finish());
        }
    }

    std::string file_text(ObjectReader& one, std::string_view member, std::string const& name)
    {
        if (access_ == FileAccess::refused) {
            one.refuse(member, "files cannot be named here");
            return {};
        }
        auto const path = directory_ / name;
        auto text = read_text_file(path);
        if (!text)
            one.refuse(member, "the file " + path.string() + " cannot be read");
        return std::move(text).value_or("");
    }

    static std::string needed(ObjectReader& one, std::string_view name)
    {
        auto text = one.text(name).value_or("");
        if (text.empty())
            one.refuse(name, "a text is needed here");
        return text;
    }

    std::string read_secret(ObjectReader& one)
    {
        auto value = one.text("value").value_or("");
        if (auto const file = one.text("file")) {
            if (!value.empty())
                one.refuse("file", "it cannot stand beside value");
            value = first_line(file_text(one, "file", *file));
        }
        if (!is_token_text(value))
            one.refuse("", "a value or file is needed, not empty and without blanks or characters beyond ASCII");
        return value;
    }

    static Grant read_grant(ObjectReader& one)
    {
        return {one.boolean("readOnly").value_or(false), one.text("subject").value_or("")};
    }

    static std::chrono::seconds read_lifetime(ObjectReader& one)
    {
        return std::chrono::seconds {one.integer("lifetime", 1, 31'536'000).value_or(3600)};
    }

    OAuthClient read_client(ObjectReader& one)
    {
        OAuthClient client;
        client.id = needed(one, "id");
        each(one, "secrets", [&](ObjectReader& inner) {
            auto secret = ClientSecret {read_secret(inner), {}};
            if (auto const text = inner.text("expires")) {
                secret.expires = parse_date_time(*text);
                if (!secret.expires)
                    inner.refuse("expires", "a time such as 2027-01-01T00:00:00Z is expected here");
            }
            client.secrets.push_back(std::move(secret));
        });
        if (client.secrets.empty())
            one.refuse("secrets", "at least one secret is needed");
        client.token_life = read_lifetime(one);
        client.grant = read_grant(one);
        return client;
    }

    Federation read_federation(ObjectReader& one)
    {
        Federation federation;
        federation.client_id = needed(one, "clientId");
        federation.issuer = needed(one, "issuer");
        federation.audience = needed(one, "audience");
        federation.subject = needed(one, "assertedSubject");
        auto const* keys = one.any("keys");
        if (keys && keys->is_object())
            federation.keys = write_json(*keys);
        else if (keys && keys->is_string())
            federation.keys = file_text(one, "keys", keys->as_string());
        else
            one.refuse("keys", "a JSON Web Key Set or the name of its file is needed here");
        if (auto const checked = check_key_set(federation.keys); !checked)
            one.refuse("keys", checked.error());
        federation.token_life = read_lifetime(one);
        federation.grant = read_grant(one);
        return federation;
    }

    ObjectReader reader_;
    fs::path const& directory_;
    FileAccess access_;
    CredentialOptions options_;
};

}  // namespace

Result<CredentialOptions, std::string> read_credentials(
    Json const& document, std::string const& pointer, fs::path const& directory, FileAccess access)
{
    return CredentialsReader {document, pointer, directory, access}.read();
}

}  // namespace scim::server
