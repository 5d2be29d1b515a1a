// SPDX-License-Identifier: Apache-2.0
#include <scim/provisioning/mapping.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <scim/wire/text.hpp>

#include "file/known_attributes.hpp"
#include "file/line_of.hpp"

#include <fmt/format.h>

namespace scim::provisioning {
namespace {

constexpr std::array<std::pair<std::string_view, TargetType>, 6> types {{
    {"String", TargetType::string},
    {"Boolean", TargetType::boolean},
    {"Integer", TargetType::integer},
    {"Reference", TargetType::reference},
    {"DateTime", TargetType::date_time},
    {"Binary", TargetType::binary},
}};

TargetType type_from(std::string_view text)
{
    for (auto const& [name, type] : types)
        if (name == text)
            return type;
    return TargetType::string;
}

/// The text that the expression language reads, from a row of a mapping file.
std::string expression_text(conformance::MappedAttribute const& row)
{
    if (row.kind == "expression")
        return row.source;
    if (row.kind == "constant")
        return '"' + replace_all(replace_all(row.source, "\\", "\\\\"), "\"", "\\\"") + '"';
    return '[' + row.source + ']';
}

bool is_documented(conformance::MappedAttribute const& row)
{
    return row.source != "not documented";
}

class SchemaBuilder {
public:
    SchemaBuilder(std::string_view file, std::string_view text) : file_ {file}, text_ {text} {}

    ObjectMapping build(std::vector<conformance::MappedAttribute> const& rows, std::string_view object)
    {
        ObjectMapping mapping;
        mapping.enabled = !rows.empty();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            line_ = text_.empty() ? 0 : line_of(text_, fmt::format("/{}/{}", object, i));
            add(rows[i], object, mapping);
        }
        line_ = 0;
        if (mapping.enabled && mapping.matching_order().empty())
            complain(fmt::format("no matching attribute for {}s", object), "give one row \"matching\": 1");
        return mapping;
    }

    std::vector<FileError> errors() && { return std::move(errors_); }

private:
    void add(conformance::MappedAttribute const& row, std::string_view object, ObjectMapping& mapping)
    {
        AttributeMapping attribute;
        auto path = parse_target_path(row.target);
        if (!path)
            return complain(fmt::format("{}: {}", object, path.error()), "");
        attribute.target = *std::move(path);
        if (attribute.target.is_plain() && equals_ignoring_case(attribute.target.attribute, "id"))
            return complain(
                fmt::format("{}: \"id\" cannot be a target: the endpoint assigns it", object), "remove the row");
        attribute.source = row.source;
        attribute.type = type_from(row.type);
        attribute.matching = row.matching;
        attribute.flow = row.create_only ? Flow::on_creation : Flow::always;
        attribute.required = row.required;
        if (is_documented(row)) {
            auto expression = Expression::parse(expression_text(row));
            if (!expression)
                return complain(
                    fmt::format("{}, target \"{}\": {}", object, row.target, describe(expression.error())), "");
            complain_of_names(*expression, row, object);
            attribute.expression = *std::move(expression);
        }
        mapping.attributes.push_back(std::move(attribute));
    }

    /// A source that no object has gives no value, and the endpoint would be blamed for that.
    void complain_of_names(
        Expression const& expression, conformance::MappedAttribute const& row, std::string_view object)
    {
        for (auto const& use : expression.attributes())
            if (auto const meant = readable_name_meant_by(use.name); !meant.empty())
                complain(
                    fmt::format("{}, target \"{}\": no object of the source has \"{}\"", object, row.target, use.name),
                    fmt::format("write \"{}\"", meant));
    }

    void complain(std::string reason, std::string remedy)
    {
        errors_.push_back({file_, line_, std::move(reason), std::move(remedy)});
    }

    std::string file_, text_;
    std::size_t line_ = 0;
    std::vector<FileError> errors_;
};

}  // namespace

std::vector<std::size_t> ObjectMapping::matching_order() const
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < attributes.size(); ++i)
        if (attributes[i].matching > 0)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
        [this](auto left, auto right) { return attributes[left].matching < attributes[right].matching; });
    return order;
}

AttributeMapping const* ObjectMapping::find(std::string_view attribute) const
{
    for (auto const& mapping : attributes)
        if (mapping.target.sub_attribute.empty() && equals_ignoring_case(mapping.target.attribute, attribute))
            return &mapping;
    return nullptr;
}

Result<void, std::string> match_by(ObjectMapping& mapping, std::vector<std::string> const& paths)
{
    for (auto& attribute : mapping.attributes)
        attribute.matching = 0;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        auto const found = std::find_if(mapping.attributes.begin(), mapping.attributes.end(),
            [&](AttributeMapping const& attribute) { return attribute.target.text == paths[i]; });
        if (found == mapping.attributes.end())
            return Failure {fmt::format("\"{}\" is not mapped", paths[i])};
        found->matching = static_cast<int>(i) + 1;
    }
    return {};
}

Result<JobSchema, std::vector<FileError>> job_schema_from(
    conformance::Mapping const& mapping, std::string_view file, std::string_view text)
{
    SchemaBuilder builder {file, text};
    JobSchema schema;
    schema.title = mapping.title;
    schema.users = builder.build(mapping.user, "user");
    schema.groups = builder.build(mapping.group, "group");
    if (auto errors = std::move(builder).errors(); !errors.empty())
        return Failure {std::move(errors)};
    return schema;
}

Result<MappedValues, MappingError> map_object(
    ObjectMapping const& mapping, SourceAttributes const& source, Environment const& environment)
{
    MappedValues values;
    values.reserve(mapping.attributes.size());
    for (std::size_t i = 0; i < mapping.attributes.size(); ++i) {
        auto const& attribute = mapping.attributes[i];
        MappedValue mapped;
        if (attribute.expression) {
            auto outcome = attribute.expression->evaluate(source, environment);
            if (!outcome)
                return Failure {MappingError {i, std::move(outcome).error()}};
            mapped = {std::move(outcome->value), outcome->dropped, outcome->redacted};
        }
        values.push_back(std::move(mapped));
    }
    return values;
}

void add_defaults(ObjectMapping const& mapping, MappedValues& values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (auto const& fallback = mapping.attributes[i].default_value;
            fallback && !values[i].dropped && is_null_or_empty(values[i].value))
            values[i].value = *fallback;
}

AttributeMapping const* missing_attribute(ObjectMapping const& mapping, MappedValues const& values)
{
    for (std::size_t i = 0; i < values.size(); ++i)
        if (mapping.attributes[i].required && !mapping.attributes[i].is_reference()
            && is_null_or_empty(values[i].value))
            return &mapping.attributes[i];
    return nullptr;
}

}  // namespace scim::provisioning
