// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Attribute mappings of a job: what each target attribute is computed from, when it is sent, which attributes match.
/// Source: Microsoft's documents on customizing attribute mappings; Graph's attributeMapping and objectMapping.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <scim/conformance/profile.hpp>
#include <scim/provisioning/directory.hpp>
#include <scim/provisioning/directory_file.hpp>
#include <scim/provisioning/expression.hpp>
#include <scim/provisioning/scope.hpp>
#include <scim/provisioning/target_path.hpp>
#include <scim/wire/json.hpp>

namespace scim::provisioning {

enum class TargetType { string, boolean, integer, reference, date_time, binary };

/// When an attribute is sent.
enum class Flow {
    always,       ///< on creation, and whenever it differs
    on_creation,  ///< Graph's `ObjectAddOnly`
};

/// One target attribute.
struct AttributeMapping {
    TargetPath target;
    std::optional<Expression> expression;  ///< absent: type "None", only the default is used
    std::string source;                    ///< the expression's text, for messages
    TargetType type = TargetType::string;
    int matching = 0;  ///< precedence as matching attribute, lowest first; 0: none
    Flow flow = Flow::always;
    std::optional<std::string> default_value;  ///< sent on creation when the expression gives nothing
    bool required = false;
    bool case_exact = true;  ///< whether a change of case is a change
    bool is_reference() const { return type == TargetType::reference; }
};

/// The target object actions of a mapping: what the job may do.
struct TargetActions {
    bool creates = true, updates = true, deletes = true;
};

/// All that is sent of users, or of groups.
struct ObjectMapping : TargetActions {
    bool enabled = true;
    std::vector<AttributeMapping> attributes;

    /// Indices of the matching attributes, lowest precedence number first.
    std::vector<std::size_t> matching_order() const;
    /// The mapping to that attribute, names compared without regard to case, or nullptr.
    AttributeMapping const* find(std::string_view attribute) const;
};

/// The mappings of a job. Immutable while it runs.
struct JobSchema {
    ObjectMapping users, groups;
    std::string title;

    ObjectMapping const& of(ObjectType type) const { return type == ObjectType::user ? users : groups; }
};

/// Builds from a mapping file that its schema has accepted; rows whose source is not documented give no value.
/// Errors: target paths and expressions that do not parse, source attributes that no object has, no matching attribute,
/// `id` as a target. `file` names the file in them; lines are those of its text, 0 without one.
Result<JobSchema, std::vector<FileError>> job_schema_from(
    conformance::Mapping const& mapping, std::string_view file, std::string_view text = {});

/// Builds from an export of Graph's synchronizationSchema: the first synchronization rule, its object mappings for User
/// and Group, their attribute mappings, flow types, defaults and matching priorities. Scoping filters are in
/// scope.hpp's terms. Errors: as above, with the JSON pointer in the reason.
struct GraphSchema {
    JobSchema schema;
    std::vector<ScopingFilter> user_filters, group_filters;
};
Result<GraphSchema, std::vector<FileError>> job_schema_from_graph(Json const& schema, std::string_view file);

/// Makes these target paths the matching attributes, the first with precedence 1. Error: a path that is not mapped.
Result<void, std::string> match_by(ObjectMapping& mapping, std::vector<std::string> const& paths);

/// What a mapping gives for one object: one value per attribute mapping, in the same order.
struct MappedValue {
    Value value;            ///< null: nothing to send
    bool dropped = false;   ///< leave it out of this flow
    bool redacted = false;  ///< logs show `[Redact]`
};
using MappedValues = std::vector<MappedValue>;

/// An expression that has no value for the object.
struct MappingError {
    std::size_t attribute = 0;  ///< index
    ExpressionError error;
};

/// Evaluates every mapping.
Result<MappedValues, MappingError> map_object(
    ObjectMapping const& mapping, SourceAttributes const& source, Environment const& environment);

/// For creation: defaults stand in for values that are null.
void add_defaults(ObjectMapping const& mapping, MappedValues& values);

/// The first required attribute without a value, or nullptr.
AttributeMapping const* missing_attribute(ObjectMapping const& mapping, MappedValues const& values);

}  // namespace scim::provisioning
