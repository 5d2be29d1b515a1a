// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <utility>

#include <scim/provisioning/mapping.hpp>
#include <scim/wire/text.hpp>

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

using Errors = std::vector<FileError>;

Json const& member_or_null(Json const& json, std::string_view name)
{
    static Json const nothing;
    auto const* const found = json.find(name);
    return found == nullptr ? nothing : *found;
}

Json::Array const& elements_of(Json const& json, std::string_view name)
{
    static Json::Array const none;
    auto const& list = member_or_null(json, name);
    return list.is_array() ? list.as_array() : none;
}

bool flag_or(Json const& json, std::string_view name, bool fallback)
{
    auto const& value = member_or_null(json, name);
    return value.is_boolean() ? value.as_boolean() : fallback;
}

TargetType type_of(Json const& definition)
{
    constexpr std::array<std::pair<std::string_view, TargetType>, 5> types {{
        {"Boolean", TargetType::boolean},
        {"Integer", TargetType::integer},
        {"Reference", TargetType::reference},
        {"DateTime", TargetType::date_time},
        {"Binary", TargetType::binary},
    }};
    for (auto const& [name, type] : types)
        if (equals_ignoring_case(definition.string_or("type", ""), name))
            return type;
    return TargetType::string;
}

/// Reads the first synchronization rule of an export.
class GraphReader {
public:
    GraphReader(Json const& document, std::string_view file) : document_ {document}, file_ {file} {}

    GraphSchema read()
    {
        GraphSchema result;
        auto const& rules = elements_of(document_, "synchronizationRules");
        if (rules.empty()) {
            complain(
                "/synchronizationRules", "no synchronization rule", "export the schema of the job with Graph again");
            return result;
        }
        auto const& rule = rules.front();
        result.schema.title = rule.string_or("name", "Graph export");
        target_directory_ = rule.string_or("targetDirectoryName", "");
        auto const& mappings = elements_of(rule, "objectMappings");
        for (std::size_t i = 0; i < mappings.size(); ++i)
            read_object(mappings[i], fmt::format("/synchronizationRules/0/objectMappings/{}", i), result);
        result.schema.users.enabled = result.schema.users.enabled && !result.schema.users.attributes.empty();
        result.schema.groups.enabled = result.schema.groups.enabled && !result.schema.groups.attributes.empty();
        if (result.schema.users.attributes.empty())
            complain("/synchronizationRules/0/objectMappings", "no mapping with the source object User", "");
        return result;
    }

    Errors take() { return std::move(errors_); }

private:
    void complain(std::string const& pointer, std::string_view reason, std::string_view remedy)
    {
        errors_.push_back({file_, 0, fmt::format("{}: {}", pointer, reason), std::string {remedy}});
    }

    void read_object(Json const& json, std::string const& pointer, GraphSchema& result)
    {
        auto const source = json.string_or("sourceObjectName", "");
        auto const is_user = equals_ignoring_case(source, "User");
        if (!is_user && !equals_ignoring_case(source, "Group"))
            return;
        auto& mapping = is_user ? result.schema.users : result.schema.groups;
        mapping.enabled = flag_or(json, "enabled", true);
        auto const flows = ascii_lower(json.string_or("flowTypes", "Add, Update, Delete"));
        mapping.creates = flows.find("add") != std::string::npos;
        mapping.updates = flows.find("update") != std::string::npos;
        mapping.deletes = flows.find("delete") != std::string::npos;
        auto const& rows = elements_of(json, "attributeMappings");
        for (std::size_t i = 0; i < rows.size(); ++i)
            read_attribute(rows[i], fmt::format("{}/attributeMappings/{}", pointer, i),
                json.string_or("targetObjectName", ""), mapping);
        if (mapping.enabled && mapping.matching_order().empty())
            complain(pointer, "no attribute has a matchingPriority",
                "choose a matching attribute in the portal and export again");
        read_filters(
            member_or_null(json, "scope"), pointer + "/scope", is_user ? result.user_filters : result.group_filters);
    }

    void read_attribute(Json const& json, std::string const& pointer, std::string_view object, ObjectMapping& mapping)
    {
        AttributeMapping attribute;
        auto path = parse_target_path(json.string_or("targetAttributeName", ""));
        if (!path)
            return complain(pointer + "/targetAttributeName", path.error(), "");
        attribute.target = *std::move(path);
        auto const& source = member_or_null(json, "source");
        attribute.source = expression_of(source);
        if (!attribute.source.empty()) {
            auto expression = Expression::parse(attribute.source);
            if (!expression)
                return complain(pointer + "/source/expression", describe(expression.error()), "");
            attribute.expression = *std::move(expression);
        }
        auto const& priority = member_or_null(json, "matchingPriority");
        attribute.matching = priority.is_integer() ? static_cast<int>(priority.as_integer()) : 0;
        attribute.flow = json.string_or("flowType", "Always") == "ObjectAddOnly" ? Flow::on_creation : Flow::always;
        if (auto const value = json.string_or("defaultValue", ""); !value.empty())
            attribute.default_value = std::string {value};
        auto const& definition = definition_of(object, attribute.target.text);
        attribute.type = type_of(definition);
        attribute.required = flag_or(definition, "required", false) && !attribute.is_reference();
        attribute.case_exact = flag_or(definition, "caseExact", true);
        mapping.attributes.push_back(std::move(attribute));
    }

    /// Attributes are exported with an expression too; constants may lack their quotes.
    static std::string expression_of(Json const& source)
    {
        std::string text {source.string_or("expression", "")};
        auto const type = source.string_or("type", "");
        auto const name = source.string_or("name", "");
        if (type == "Attribute" && !name.empty())
            return fmt::format("[{}]", name);
        if (type == "Constant" && !text.starts_with('"'))
            return '"' + replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"';
        return text;
    }

    Json const& definition_of(std::string_view object, std::string_view attribute) const
    {
        static Json const nothing;
        for (auto const& directory : elements_of(document_, "directories"))
            for (auto const& one : elements_of(directory, "objects"))
                if (directory.string_or("name", "") == target_directory_ && one.string_or("name", "") == object)
                    for (auto const& definition : elements_of(one, "attributes"))
                        if (equals_ignoring_case(definition.string_or("name", ""), attribute))
                            return definition;
        return nothing;
    }

    void read_filters(Json const& scope, std::string const& pointer, std::vector<ScopingFilter>& filters)
    {
        for (auto const& [name, input_only] : {std::pair {"groups", false}, {"inputFilterGroups", true}}) {
            auto const& groups = elements_of(scope, name);
            for (std::size_t i = 0; i < groups.size(); ++i)
                read_filter(groups[i], fmt::format("{}/{}/{}", pointer, name, i), input_only, filters);
        }
    }

    void read_filter(Json const& json, std::string const& pointer, bool input_only, std::vector<ScopingFilter>& filters)
    {
        ScopingFilter filter;
        filter.title = json.string_or("name", "");
        filter.input_only = input_only;
        for (auto const& clause : elements_of(json, "clauses")) {
            auto const name = clause.string_or("operatorName", "");
            auto const op = scope_operator_from(name);
            if (!op)
                return complain(pointer, fmt::format("there is no operator \"{}\"", name), "");
            auto const& values = elements_of(member_or_null(clause, "targetOperand"), "values");
            filter.clauses.push_back({std::string {clause.string_or("sourceOperandName", "")}, *op,
                values.empty() || !values.front().is_string() ? std::string {} : values.front().as_string()});
        }
        filters.push_back(std::move(filter));
    }

    Json const& document_;
    std::string file_;
    std::string target_directory_;
    Errors errors_;
};

}  // namespace

Result<GraphSchema, Errors> job_schema_from_graph(Json const& schema, std::string_view file)
{
    GraphReader reader {schema, file};
    auto result = reader.read();
    if (auto errors = reader.take(); !errors.empty())
        return Failure {std::move(errors)};
    Scope scope;
    scope.user_filters = result.user_filters;
    scope.group_filters = result.group_filters;
    if (auto const usable = check(scope); !usable)
        return Failure {Errors {{std::string {file}, 0, usable.error().reason, usable.error().remedy}}};
    return result;
}

}  // namespace scim::provisioning
