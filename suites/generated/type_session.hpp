// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the cases that are made from a provider's own schemas share: resources of one type, made up, sent and read
/// back.

#include <optional>
#include <string>
#include <vector>

#include "coded_context.hpp"
#include "generated/kept_value.hpp"
#include "made_up.hpp"

namespace scim::conformance {

/// A resource that was made.
struct MadeResource {
    std::string target;  ///< below the base URL
    Json sent;           ///< the body of the POST
    Json shown;          ///< what GET answers
};

/// Works with one resource type. Where a function returns nothing, the case is over: it has said why.
class TypeSession {
public:
    TypeSession(CodedContext& context, TypeDefinition const& type) : context_ {context}, type_ {type} {}

    CodedContext& context() { return context_; }
    TypeDefinition const& type() const { return type_; }
    std::string endpoint() const { return type_.endpoint; }

    /// Text that no other resource has; `tag` tells the resources of one case apart.
    std::string unique(std::string const& tag) const { return context_.unique() + tag; }
    /// A resource with what the schemas demand.
    Json minimal(std::string const& tag, int turn = 0) const { return *minimal_resource(type_, unique(tag), turn); }
    /// A resource with all attributes whose made-up values the provider does not refuse.
    Json full(std::string const& tag, int turn = 0);
    /// Whether an attribute of users is left to other cases: the name and the activity.
    bool is_left_alone(AttributeDefinition const& attribute) const;
    /// The same with one attribute more, and with what its extension demands beside it.
    Json minimal_with(std::string const& tag, AttributeDefinition const& attribute, Json value) const;
    /// Another value for an attribute of that resource. Empty: there is none.
    std::optional<Json> other_value(AttributeDefinition const& attribute, std::string const& tag) const;

    /// POST. Skips where the provider lets nobody make resources of this type.
    std::optional<Reply> post(Json const& body);
    /// POST and GET; blocks if one of them fails.
    std::optional<MadeResource> make(Json const& body);
    std::optional<MadeResource> make_minimal(std::string const& tag) { return make(minimal(tag)); }
    /// A resource with as many attributes as the provider takes. What it refuses is found out once in a run.
    std::optional<MadeResource> make_full(std::string const& tag);
    /// GET of a resource, with parameters such as `?attributes=title`; blocks if it fails.
    std::optional<Json> read(std::string const& target, std::string const& parameters = {});
    /// PATCH with one operation; `value` may be missing. Skips where nobody may change such a resource.
    std::optional<Reply> patch(
        std::string const& target, char const* op, std::string const& path, std::optional<Json> value);
    std::optional<Reply> put(std::string const& target, Json const& body);

    /// Attributes that hold a value in a resource as it is shown, and that clients may write.
    std::vector<AttributeDefinition> stored_in(MadeResource const& made) const;

private:
    std::optional<Reply> answered(Reply reply);
    std::optional<Reply> offered(Reply reply);
    void add_company(Json& body, std::string const& tag, AttributeDefinition const& attribute) const;
    std::optional<MadeResource> made_by(Reply const& reply, Json const& body);
    void try_one_by_one();

    CodedContext& context_;
    TypeDefinition const& type_;
};

/// A value of an attribute, as a comparison says it: `weight 9`.
std::string named_value(AttributeDefinition const& attribute, Json const* value);

/// Whether a request was refused for what it asks.
bool is_refused(Reply const& reply);

/// Adds made-up values for what only the provider writes. Of a boolean the opposite of what is shown, if it is.
Json with_forged_values(TypeSession const& session, Json body, std::string const& tag, Json const& shown);

/// Expects that a changed attribute has its new value: the old one, and none, break the case's first requirement; a
/// value that the provider made of it is a warning.
void expect_changed(TypeSession& session, AttributeDefinition const& attribute, Json const& wanted, Json const* before,
    Json const& resource);
/// Expects that an attribute has lost its value. Where the old one may be a default as well, a warning.
void expect_cleared(
    TypeSession& session, AttributeDefinition const& attribute, Json const& before, Json const& resource);

/// A case for every resource type, or for all but users and groups.
enum class For { all_types, custom_types };
CaseDefinition for_each_type(std::string const& name, std::string title, std::vector<std::string> requirements,
    std::vector<std::string> capabilities, void (*run)(TypeSession&), For which = For::all_types);

}  // namespace scim::conformance
