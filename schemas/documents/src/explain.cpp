// SPDX-License-Identifier: Apache-2.0
#include "explain.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <scim/wire/json_pointer.hpp>

#include "phrase.hpp"
#include "schema_walk.hpp"

namespace scim::documents {
namespace {

using Tokens = std::vector<std::string>;

struct Found {
    Tokens tokens;
    std::string message;
    Complains about;
};

bool lies_below(Tokens const& tokens, Tokens const& ancestor)
{
    return tokens.size() > ancestor.size() && std::equal(ancestor.begin(), ancestor.end(), tokens.begin());
}

/// Index of a member or element within its parent.
std::size_t position(Json const& parent, std::string const& token)
{
    if (!parent.is_object())
        return static_cast<std::size_t>(std::strtoull(token.c_str(), nullptr, 10));
    auto const& members = parent.as_object();
    auto const member
        = std::find_if(members.begin(), members.end(), [&](JsonMember const& each) { return each.name == token; });
    return static_cast<std::size_t>(member - members.begin());
}

std::vector<std::size_t> positions(Json const& document, Tokens const& tokens)
{
    std::vector<std::size_t> result;
    auto const* here = &document;
    for (auto const& token : tokens) {
        if (!here)
            break;
        result.push_back(position(*here, token));
        here = resolve(*here, JsonPointer {{token}});
    }
    return result;
}

/// Reads complaints one after the other and keeps those that tell something.
class Reader {
public:
    Reader(Json const& schema, Json const& document) : schema_ {schema}, document_ {document} {}

    void read(Complaint const& complaint)
    {
        auto const about = classify(complaint.text);
        switch (about) {
        case Complains::of_parts: return;
        case Complains::of_member: return read_member(complaint);
        case Complains::of_alternatives: return read_alternatives(complaint);
        case Complains::of_unknown_member: return read_unknown(complaint);
        case Complains::of_type:
        case Complains::of_missing_member:
        case Complains::of_value:
            return add(complaint.tokens, phrase(schemas(complaint), value(complaint), complaint.text), about);
        }
    }

    std::vector<SchemaViolation> violations() &&
    {
        std::stable_sort(found_.begin(), found_.end(), [this](Found const& left, Found const& right) {
            return positions(document_, left.tokens) < positions(document_, right.tokens);
        });
        std::vector<SchemaViolation> result;
        for (auto& found : found_) {
            auto pointer = to_string(JsonPointer {std::move(found.tokens)});
            if (result.empty() || result.back().pointer != pointer)
                result.push_back({std::move(pointer), std::move(found.message)});
        }
        return result;
    }

private:
    std::vector<Json const*> schemas(Complaint const& complaint) const { return schemas_at(schema_, complaint.tokens); }

    Json const& value(Complaint const& complaint) const
    {
        auto const* found = resolve(document_, JsonPointer {complaint.tokens});
        return found ? *found : document_;
    }

    void add(Tokens tokens, std::string message, Complains about)
    {
        found_.push_back({std::move(tokens), std::move(message), about});
    }

    /// A member whose schema is `false` gives no complaint of its own.
    void read_member(Complaint const& complaint)
    {
        auto tokens = complaint.tokens;
        tokens.push_back(quoted_name(complaint.text));
        auto const is_told = std::any_of(found_.begin(), found_.end(),
            [&](Found const& found) { return found.tokens == tokens || lies_below(found.tokens, tokens); });
        if (!is_told)
            add(std::move(tokens), "is not allowed here", Complains::of_value);
    }

    void read_unknown(Complaint const& complaint)
    {
        auto const known = member_names(schemas(complaint));
        auto const& object = value(complaint);
        for (auto const& member : object.as_object()) {
            auto const is_known = std::find(known.begin(), known.end(), member.name) != known.end();
            if (is_known && member.name != quoted_name(complaint.text))
                continue;
            auto tokens = complaint.tokens;
            tokens.push_back(member.name);
            add(std::move(tokens),
                is_known ? "is not allowed here"
                         : "unknown member " + quoted(member.name) + suggestion(member.name, known),
                Complains::of_unknown_member);
        }
    }

    /// No alternative fits. Complaints about parts say more than those about the whole; without them, the whole must
    /// have been one or the other.
    void read_alternatives(Complaint const& complaint)
    {
        auto const is_here = [&](Found const& found) { return found.tokens == complaint.tokens; };
        auto const has_parts = std::any_of(found_.begin(), found_.end(),
            [&](Found const& found) { return lies_below(found.tokens, complaint.tokens); });
        auto const knows_more = std::any_of(found_.begin(), found_.end(),
            [&](Found const& found) { return is_here(found) && found.about != Complains::of_type; });
        std::string joined;
        for (auto const& found : found_) {
            if (!is_here(found) || (knows_more && found.about == Complains::of_type))
                continue;
            if (joined.find(found.message) == std::string::npos)
                joined += (joined.empty() ? "" : ", or ") + found.message;
        }
        found_.erase(std::remove_if(found_.begin(), found_.end(), is_here), found_.end());
        if (!has_parts)
            add(complaint.tokens, joined.empty() ? "fits none of the alternatives" : joined, Complains::of_value);
    }

    Json const& schema_;
    Json const& document_;
    std::vector<Found> found_;
};

}  // namespace

std::vector<SchemaViolation> explain(Json const& schema, Json const& document, std::vector<Complaint> const& complaints)
{
    Reader reader {schema, document};
    for (auto const& complaint : complaints)
        reader.read(complaint);
    return std::move(reader).violations();
}

}  // namespace scim::documents
