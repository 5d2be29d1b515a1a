// SPDX-License-Identifier: Apache-2.0
#include <scim/report/redaction.hpp>

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include <scim/report/digest.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>

#include "redaction/body_rules.hpp"
#include "redaction/header_rules.hpp"
#include "redaction/known_secrets.hpp"
#include "redaction/patterns.hpp"
#include "render/utf8_walk.hpp"

namespace scim::report {
namespace {

/// Whose body it is: only answers can hold people that we did not send.
enum class Sender { us, provider };

class RuleRedactor final : public Redactor {
public:
    explicit RuleRedactor(RedactorOptions options)
        : secrets_ {options.secrets}
        , run_prefix_ {std::move(options.run_prefix)}
        , personal_data_ {options.personal_data}
        , max_body_bytes_ {options.max_body_bytes}
        , digest_ {secure_random_bytes(32)}
    {
        for (auto const& secret : secrets_.all())
            known_tags_.push_back(new_tag(secret));
    }

    RequestMessage request(
        std::string_view method, std::string_view url, Fields const& fields, std::string_view body) const override
    {
        RequestMessage message {text(method), text(url), redacted(fields, find_in_request_field), std::nullopt};
        if (!body.empty())
            message.body = redacted_body(fields, body, Sender::us);
        return message;
    }

    ResponseMessage response(HttpResponse const& response) const override
    {
        ResponseMessage message {
            response.status, text(response.reason), redacted(response.fields, find_in_response_field), std::nullopt};
        if (!response.body.empty())
            message.body = redacted_body(response.fields, response.body, Sender::provider);
        return message;
    }

    std::string text(std::string_view text) const override
    {
        auto found = found_anywhere(text);
        find_secret_pairs(text, PairQuotes::any, found);
        return replaced(text, std::move(found));
    }

    bool leaks(std::string_view bytes) const override { return secrets_.occur_in(bytes); }

    RedactionSummary summary() const override
    {
        std::lock_guard const lock {mutex_};
        return summary_;
    }

private:
    /// What is hidden wherever it stands.
    Replacements found_anywhere(std::string_view text) const
    {
        Replacements found;
        Letters const letters {text};
        secrets_.find(text, letters, found);
        find_patterns(text, letters, found);
        return found;
    }

    Fields redacted(Fields const& fields, void (*find_in_field)(Field const&, Replacements&)) const
    {
        Fields shown;
        for (auto const& field : fields) {
            auto found = found_anywhere(field.value);
            find_in_field(field, found);
            shown.add(text(field.name), replaced(field.value, std::move(found)));
        }
        return shown;
    }

    Body redacted_body(Fields const& fields, std::string_view body, Sender sender) const
    {
        auto found = found_anywhere(body);
        bool const mask = sender == Sender::provider && personal_data_ == PersonalData::mask;
        if (auto const outline = outline_json(body)) {
            find_secret_members(body, *outline, found);
            find_secret_pairs(body, PairQuotes::escaped, found);
            if (mask)
                find_personal_data(body, *outline, run_prefix_, found);
        } else {
            find_secret_pairs(body, PairQuotes::any, found);
            if (mask)
                find_personal_pairs(body, run_prefix_, found);
        }
        if (found.empty())
            return as_body(fields, body.size(), body);
        return as_body(fields, body.size(), replaced(body, std::move(found)));
    }

    Body as_body(Fields const& fields, std::size_t size, std::string_view shown) const
    {
        Body body;
        body.mime = text(media_type(fields.find("Content-Type").value_or("")));
        body.size = size;
        body.sha256 = sha256_hex(shown);
        bool const is_text = is_valid_utf8(shown);
        if (shown.size() > max_body_bytes_) {
            auto const kept = is_text ? utf8_prefix(shown, max_body_bytes_).size() : max_body_bytes_;
            count_truncation(shown.size() - kept);
            shown = shown.substr(0, kept);
            body.truncated_to = kept;
        }
        if (is_text)
            body.text = std::string {shown};
        else
            body.base64 = base64_encode(shown);
        return body;
    }

    std::string replaced(std::string_view text, Replacements found) const
    {
        if (found.empty())
            return std::string {text};
        std::string shown;
        std::size_t copied = 0;
        for (auto const& one : merged(std::move(found))) {
            shown += text.substr(copied, one.begin - copied);
            shown += mark(one);
            copied = one.end;
        }
        return shown += text.substr(copied);
    }

    std::string new_tag(std::string_view value) const { return digest_.hex(value).substr(0, 4); }

    /// Known secrets go with every request, so that their tags are kept.
    std::string tag_of(std::string const& value) const
    {
        auto const& known = secrets_.all();
        auto const found = std::find(known.begin(), known.end(), value);
        return found == known.end() ? new_tag(value) : known_tags_[static_cast<std::size_t>(found - known.begin())];
    }

    /// Four digits of a keyed digest: equal values look equal in this run, and nothing can be tried out offline.
    std::string mark(Replacement const& one) const
    {
        auto const tag = tag_of(one.value);
        count_replacement(one.kind);
        return one.kind == "personal" ? "‹personal:" + tag + "›" : "‹redacted:" + one.kind + ':' + tag + "›";
    }

    void count_replacement(std::string const& kind) const
    {
        std::lock_guard const lock {mutex_};
        ++summary_.replaced[kind.substr(0, kind.find(' '))];
    }

    void count_truncation(std::size_t bytes) const
    {
        std::lock_guard const lock {mutex_};
        ++summary_.bodies_truncated;
        summary_.bytes_truncated += bytes;
    }

    KnownSecrets secrets_;
    std::string run_prefix_;
    PersonalData personal_data_;
    std::size_t max_body_bytes_;
    KeyedDigest digest_;
    std::vector<std::string> known_tags_;  ///< in the order of the secrets
    mutable std::mutex mutex_;
    mutable RedactionSummary summary_;
};

}  // namespace

std::unique_ptr<Redactor> Redactor::make(RedactorOptions options)
{
    return std::make_unique<RuleRedactor>(std::move(options));
}

}  // namespace scim::report
