// SPDX-License-Identifier: Apache-2.0
#include <scim/report/redaction.hpp>

#include <algorithm>
#include <functional>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

#include <scim/report/digest.hpp>
#include <scim/wire/encoding.hpp>
#include <scim/wire/random.hpp>

#include "redaction/body_rules.hpp"
#include "redaction/harmless_bodies.hpp"
#include "redaction/header_rules.hpp"
#include "redaction/known_secrets.hpp"
#include "redaction/patterns.hpp"
#include "render/utf8_walk.hpp"

namespace scim::report {
namespace {

/// Whose body it is: only answers can hold people that we did not send.
enum class Sender { us, provider };

struct FieldHash {
    std::size_t operator()(Field const& field) const
    {
        std::hash<std::string> const hash;
        return hash(field.name) * 31 + hash(field.value);
    }
};

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
        RequestMessage message {text(method), text(url), shown_request_fields(fields), std::nullopt};
        if (!body.empty())
            message.body = redacted_body(fields, body, Sender::us);
        return message;
    }

    ResponseMessage response(HttpResponse const& response) const override
    {
        ResponseMessage message {
            response.status, text(response.reason), shown_response_fields(response.fields), std::nullopt};
        if (!response.body.empty())
            message.body = redacted_body(response.fields, response.body, Sender::provider);
        return message;
    }

    std::string text(std::string_view text) const override
    {
        auto shown = shown_text(text);
        count(shown.kinds);
        return std::move(shown.text);
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

    /// A text as it may be shown, and what kinds of things were hidden in it.
    struct Shown {
        std::string text;
        std::vector<std::string> kinds;
    };

    Shown shown_text(std::string_view text) const
    {
        auto found = found_anywhere(text);
        find_secret_pairs(text, PairQuotes::any, found);
        return without(text, std::move(found));
    }

    Shown shown_value(Field const& field, void (*find_in_field)(Field const&, Replacements&)) const
    {
        auto found = found_anywhere(field.value);
        find_in_field(field, found);
        return without(field.value, std::move(found));
    }

    /// Our own requests carry the same fields again and again.
    Fields shown_request_fields(Fields const& fields) const
    {
        std::lock_guard const lock {fields_mutex_};
        Fields shown;
        for (auto const& field : fields) {
            auto const& [name, value] = kept_field(field);
            count(name.kinds);
            count(value.kinds);
            shown.add(name.text, value.text);
        }
        return shown;
    }

    std::pair<Shown, Shown> const& kept_field(Field const& field) const
    {
        constexpr std::size_t most = 256;
        if (auto const kept = request_fields_.find(field); kept != request_fields_.end())
            return kept->second;
        if (request_fields_.size() == most)
            request_fields_.clear();
        std::pair shown {shown_text(field.name), shown_value(field, find_in_request_field)};
        return request_fields_.emplace(field, std::move(shown)).first->second;
    }

    /// Nothing of these is kept: a provider could send millions.
    Fields shown_response_fields(Fields const& fields) const
    {
        Fields shown;
        for (auto const& field : fields) {
            auto value = shown_value(field, find_in_response_field);
            count(value.kinds);
            shown.add(text(field.name), std::move(value.text));
        }
        return shown;
    }

    Body redacted_body(Fields const& fields, std::string_view body, Sender sender) const
    {
        auto mime = text(media_type(fields.find("Content-Type").value_or("")));
        if (auto known = harmless_.find(body)) {
            known->mime = std::move(mime);
            return *std::move(known);
        }
        auto found = found_in_body(body, sender);
        if (!found.empty()) {
            auto const shown = without(body, std::move(found));
            count(shown.kinds);
            return as_body(std::move(mime), body.size(), shown.text);
        }
        auto whole = as_body(std::move(mime), body.size(), body);
        // What may be shown of an answer may be shown of a request.
        if (sender == Sender::provider && !whole.truncated_to)
            harmless_.remember(whole);
        return whole;
    }

    Replacements found_in_body(std::string_view body, Sender sender) const
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
        return found;
    }

    /// `size` is that of the body before something was hidden in it.
    Body as_body(std::string mime, std::size_t size, std::string_view shown) const
    {
        Body body;
        body.mime = std::move(mime);
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

    Shown without(std::string_view text, Replacements found) const
    {
        if (found.empty())
            return {std::string {text}, {}};
        Shown shown;
        std::size_t copied = 0;
        for (auto& one : merged(std::move(found))) {
            shown.text += text.substr(copied, one.begin - copied);
            shown.text += mark(one);
            copied = one.end;
            shown.kinds.push_back(std::move(one.kind));
        }
        shown.text += text.substr(copied);
        return shown;
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
        return one.kind == "personal" ? "‹personal:" + tag + "›" : "‹redacted:" + one.kind + ':' + tag + "›";
    }

    void count(std::vector<std::string> const& kinds) const
    {
        if (kinds.empty())
            return;
        std::lock_guard const lock {mutex_};
        for (auto const& kind : kinds)
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
    mutable HarmlessBodies harmless_;
    mutable std::mutex fields_mutex_;
    mutable std::unordered_map<Field, std::pair<Shown, Shown>, FieldHash>
        request_fields_;  ///< name and value, as shown
    mutable std::mutex mutex_;
    mutable RedactionSummary summary_;
};

}  // namespace

std::unique_ptr<Redactor> Redactor::make(RedactorOptions options)
{
    return std::make_unique<RuleRedactor>(std::move(options));
}

}  // namespace scim::report
