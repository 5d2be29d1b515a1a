// SPDX-License-Identifier: Apache-2.0
#include <scim/wire/json.hpp>

#include "rapidjson_assert.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <unordered_set>

#include <scim/wire/encoding.hpp>

namespace scim {
namespace {

/// Builds Json values from RapidJSON's events and refuses what RapidJSON 1.1 lets through: repeated names, lone
/// surrogates, numbers out of range, depth beyond the limit. Numbers arrive as text, because its own conversion to
/// double is inexact (and, with the full-precision flag, crashes).
class Builder {
public:
    Builder(JsonLimits const& limits, bool has_unicode_escapes)
        : limits_ {limits}
        , has_unicode_escapes_ {has_unicode_escapes}
    {
    }

    bool Null() { return add(Json()); }
    bool Bool(bool value) { return add(Json {value}); }
    bool Int(int value) { return add(Json {value}); }
    bool Uint(unsigned value) { return add(Json {static_cast<std::int64_t>(value)}); }
    bool Int64(std::int64_t value) { return add(Json {value}); }
    bool Uint64(std::uint64_t value) { return add(Json {static_cast<double>(value)}); }
    bool Double(double value) { return add(Json {value}); }
    bool RawNumber(char const* text, rapidjson::SizeType length, bool) { return number({text, length}); }

    bool String(char const* text, rapidjson::SizeType length, bool)
    {
        std::string_view const value {text, length};
        if (has_lone_surrogate(value))
            return fail("lone surrogate in a string");
        return add(Json {value});
    }

    bool Key(char const* text, rapidjson::SizeType length, bool)
    {
        std::string_view const name {text, length};
        if (has_lone_surrogate(name))
            return fail("lone surrogate in a name");
        if (limits_.duplicate_names == DuplicateNames::refuse && occurs(name))
            return fail("duplicate name \"" + std::string {name} + '"');
        name_.assign(name);
        return true;
    }

    bool StartObject() { return start(Json::object()); }
    bool StartArray() { return start(Json::array()); }
    bool EndObject(rapidjson::SizeType) { return end(); }
    bool EndArray(rapidjson::SizeType) { return end(); }

    Json take() { return std::move(root_); }
    std::string const& why() const { return why_; }
    bool is_full() const { return values_ > limits_.max_values; }

private:
    /// RapidJSON has looked at the bytes of the text itself; only an escape can still spell half a letter.
    bool has_lone_surrogate(std::string_view unescaped) const
    {
        return has_unicode_escapes_ && !is_valid_utf8(unescaped);
    }

    bool fail(std::string why)
    {
        why_ = std::move(why);
        return false;
    }

    /// Comparing with each name before would take a hostile object of 100,000 members seconds.
    bool occurs(std::string_view name)
    {
        static constexpr std::size_t few = 32;
        auto& [object, seen] = open_.back();
        auto const& members = object->as_object();
        if (members.size() < few)
            return object->find(name) != nullptr;
        if (!seen) {
            seen = std::make_unique<std::unordered_set<std::string>>();
            for (auto const& member : members)
                seen->insert(member.name);
        }
        return !seen->emplace(name).second;
    }

    bool start(Json container)
    {
        if (open_.size() >= limits_.max_depth)
            return fail("nested deeper than " + std::to_string(limits_.max_depth) + " levels");
        if (!has_room())
            return false;
        open_.push_back({&place(std::move(container)), {}});
        return true;
    }

    bool end()
    {
        open_.pop_back();
        return true;
    }

    bool add(Json value)
    {
        if (!has_room())
            return false;
        place(std::move(value));
        return true;
    }

    /// Counts one more value.
    bool has_room()
    {
        ++values_;
        return !is_full() || fail("more than " + std::to_string(limits_.max_values) + " values");
    }

    /// Puts a value where it belongs. It stays there: what is around it grows only when it is complete.
    Json& place(Json value)
    {
        if (open_.empty())
            return root_ = std::move(value);
        auto& parent = *open_.back().container;
        if (parent.is_array())
            return parent.as_array().emplace_back(std::move(value));
        return parent.as_object().emplace_back(JsonMember {std::move(name_), std::move(value)}).value;
    }

    bool number(std::string_view text)
    {
        auto const* const end_of_text = text.data() + text.size();
        if (text.find_first_of(".eE") == std::string_view::npos) {
            std::int64_t integer = 0;
            auto const parsed = std::from_chars(text.data(), end_of_text, integer);
            if (parsed.ec == std::errc {} && parsed.ptr == end_of_text)
                return add(Json {integer});
        }
        double value = 0;
        auto const parsed = std::from_chars(text.data(), end_of_text, value);
        if (parsed.ec != std::errc {} || parsed.ptr != end_of_text)
            return fail("number out of range");
        return add(Json {value});
    }

    /// An array or object whose end has not come yet.
    struct Open {
        Json* container = nullptr;
        std::unique_ptr<std::unordered_set<std::string>> seen;  ///< the names, once there are many
    };

    JsonLimits limits_;
    bool has_unicode_escapes_;
    Json root_;
    std::size_t values_ = 0;
    std::vector<Open> open_;
    std::string name_;  ///< of the member whose value comes next
    std::string why_;
};

JsonError error_at(std::string_view text, std::size_t offset, std::string reason)
{
    offset = std::min(offset, text.size());
    auto const before = text.substr(0, offset);
    auto const line_start = before.rfind('\n');
    JsonError error;
    error.reason = std::move(reason);
    error.offset = offset;
    error.line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    error.column = 1 + offset - (line_start == std::string_view::npos ? 0 : line_start + 1);
    return error;
}

/// Reads the text with RapidJSON's flags. In a copy, where it undoes escapes in place instead of letter by letter into
/// a buffer of its own.
template <unsigned flags>
rapidjson::ParseResult read(std::string_view text, Builder& builder)
{
    static constexpr std::size_t behind = 16;  // it looks at as many bytes at once
    std::string copy;
    copy.reserve(text.size() + behind);
    copy.append(text).append(behind, '\0');
    rapidjson::Reader reader;
    rapidjson::InsituStringStream stream {copy.data()};
    return reader.Parse<flags | rapidjson::kParseInsituFlag>(stream, builder);
}

}  // namespace

Result<Json, JsonError> parse_json(std::string_view text, JsonLimits const& limits)
{
    if (auto const nul = text.find('\0'); nul != std::string_view::npos)
        return Failure {error_at(text, nul, "NUL byte")};
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return Failure {error_at(text, 0, "the text is empty")};

    // RFC 8259 §8.1 lets a reader ignore it.
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    auto const begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    auto const content = text.substr(begin);
    Builder builder {limits, content.find("\\u") != std::string_view::npos};
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag;
    // Its check of each letter costs more than ours of the whole, but knows the place of the first that is wrong.
    auto const parsed = is_valid_utf8(content) ? read<flags>(content, builder)
                                               : read<flags | rapidjson::kParseValidateEncodingFlag>(content, builder);
    if (parsed.IsError()) {
        auto reason = builder.why().empty() ? std::string {rapidjson::GetParseError_En(parsed.Code())} : builder.why();
        auto error = error_at(text, begin + parsed.Offset(), std::move(reason));
        error.too_many_values = builder.is_full();
        return Failure {std::move(error)};
    }
    return builder.take();
}

std::string describe(JsonError const& error)
{
    return "line " + std::to_string(error.line) + ", column " + std::to_string(error.column) + ": " + error.reason;
}

}  // namespace scim
