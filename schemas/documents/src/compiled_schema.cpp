// SPDX-License-Identifier: Apache-2.0
#include "compiled_schema.hpp"

#include "rapidjson_assert.hpp"

// Without exceptions Valijson ends the process at the first broken schema.
#define VALIJSON_USE_EXCEPTIONS 1

#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/constraint_builder.hpp>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <exception>
#include <new>
#include <utility>

#include "text_format.hpp"

namespace scim::documents {
namespace {

using Adapter = valijson::adapters::RapidJsonAdapter;
using Allocator = rapidjson::Document::AllocatorType;
using Context = std::vector<std::string>;
using valijson::ValidationResults;
using valijson::constraints::Constraint;
using valijson::constraints::PolyConstraint;

rapidjson::Value::StringRefType reference(std::string const& text)
{
    return {text.data(), static_cast<rapidjson::SizeType>(text.size())};
}

rapidjson::Value copy(Json const& value, Allocator& allocator);

rapidjson::Value copy_array(Json const& value, Allocator& allocator)
{
    rapidjson::Value result {rapidjson::kArrayType};
    result.Reserve(static_cast<rapidjson::SizeType>(value.size()), allocator);
    for (auto const& element : value.as_array())
        result.PushBack(copy(element, allocator), allocator);
    return result;
}

rapidjson::Value copy_object(Json const& value, Allocator& allocator)
{
    rapidjson::Value result {rapidjson::kObjectType};
    for (auto const& member : value.as_object())
        result.AddMember(reference(member.name), copy(member.value, allocator), allocator);
    return result;
}

/// The value as RapidJSON's; texts are shared, so the original must live as long.
rapidjson::Value copy(Json const& value, Allocator& allocator)
{
    switch (value.kind()) {
    case Json::Kind::null: return rapidjson::Value {};
    case Json::Kind::boolean: return rapidjson::Value {value.as_boolean()};
    case Json::Kind::integer: return rapidjson::Value {value.as_integer()};
    case Json::Kind::number: return rapidjson::Value {value.as_number()};
    case Json::Kind::string: return rapidjson::Value {reference(value.as_string())};
    case Json::Kind::array: return copy_array(value, allocator);
    case Json::Kind::object: return copy_object(value, allocator);
    }
    return {};
}

/// `x-format`: a text has a form that draft-07 cannot tell, or Valijson not fast enough.
class FormatConstraint final : public PolyConstraint {
public:
    explicit FormatConstraint(TextFormat const& format) : format_ {&format} {}

    bool validate(
        valijson::adapters::Adapter const& target, Context const& context, ValidationResults* results) const override
    {
        std::string text;
        if (!target.isString() || !target.getString(text) || format_->matches(text))
            return true;
        if (results)
            results->pushError(context, "expected " + std::string {format_->description});
        return false;
    }

private:
    Constraint* cloneInto(void* place) const override { return new (place) FormatConstraint {*format_}; }
    std::size_t sizeOf() const override { return sizeof(FormatConstraint); }

    TextFormat const* format_;
};

/// `x-memberNames`: the names of an object's members have a form.
class MemberNamesConstraint final : public PolyConstraint {
public:
    explicit MemberNamesConstraint(TextFormat const& format) : format_ {&format} {}

    bool validate(
        valijson::adapters::Adapter const& target, Context const& context, ValidationResults* results) const override
    {
        if (!target.isObject())
            return true;
        return target.applyToObject([&](std::string const& name, valijson::adapters::Adapter const&) {
            if (format_->matches(name))
                return true;
            if (results) {
                auto place = context;
                place.push_back('[' + name + ']');
                results->pushError(place, "expected a name that is " + std::string {format_->description});
            }
            return false;
        });
    }

private:
    Constraint* cloneInto(void* place) const override { return new (place) MemberNamesConstraint {*format_}; }
    std::size_t sizeOf() const override { return sizeof(MemberNamesConstraint); }

    TextFormat const* format_;
};

/// `x-uniqueItems`: Valijson's own compares every pair.
class UniqueItemsConstraint final : public PolyConstraint {
public:
    bool validate(
        valijson::adapters::Adapter const& target, Context const& context, ValidationResults* results) const override
    {
        if (!target.isArray())
            return true;
        std::vector<std::string> texts;
        target.applyToArray([&texts](valijson::adapters::Adapter const& element) {
            if (element.isString())
                texts.push_back(element.getString());
            return true;
        });
        std::sort(texts.begin(), texts.end());
        auto const twice = std::adjacent_find(texts.begin(), texts.end());
        if (twice == texts.end())
            return true;
        if (results)
            results->pushError(context, "expected each value once, got \"" + *twice + "\" twice");
        return false;
    }

private:
    Constraint* cloneInto(void* place) const override { return new (place) UniqueItemsConstraint; }
    std::size_t sizeOf() const override { return sizeof(UniqueItemsConstraint); }
};

template <typename C>
class FormatBuilder final : public valijson::ConstraintBuilder {
public:
    Constraint* make(valijson::adapters::Adapter const& value) const override
    {
        return new C {*find_text_format(value.getString())};
    }
};

class UniqueItemsBuilder final : public valijson::ConstraintBuilder {
public:
    Constraint* make(valijson::adapters::Adapter const&) const override { return new UniqueItemsConstraint; }
};

std::vector<std::string> tokens_of(Context const& context)
{
    std::vector<std::string> tokens;
    for (std::size_t index = 1; index < context.size(); ++index)  // the first is "<root>"
        tokens.push_back(context[index].substr(1, context[index].size() - 2));
    return tokens;
}

class ValijsonSchema final : public CompiledSchema {
public:
    explicit ValijsonSchema(Json const& schema)
    {
        valijson::SchemaParser parser {valijson::SchemaParser::kDraft7};
        // The parser owns the builders.
        parser.addConstraintBuilder("x-format", new FormatBuilder<FormatConstraint>);
        parser.addConstraintBuilder("x-memberNames", new FormatBuilder<MemberNamesConstraint>);
        parser.addConstraintBuilder("x-uniqueItems", new UniqueItemsBuilder);
        rapidjson::Document scratch;
        auto const value = copy(schema, scratch.GetAllocator());
        parser.populateSchema(Adapter {value}, schema_);
    }

    bool accepts(Json const& document) const override { return run(document, nullptr); }

    std::vector<Complaint> complaints(Json const& document) const override
    {
        ValidationResults results;
        run(document, &results);
        std::vector<Complaint> found;
        for (auto const& error : results)
            found.push_back({tokens_of(error.context), error.description});
        return found;
    }

private:
    /// A Validator is not for several threads; without patterns a fresh one costs nothing.
    bool run(Json const& document, ValidationResults* results) const
    {
        rapidjson::Document scratch;
        auto const value = copy(document, scratch.GetAllocator());
        valijson::Validator validator;
        return validator.validate(schema_, Adapter {value}, results);
    }

    valijson::Schema schema_;
};

}  // namespace

Result<std::unique_ptr<CompiledSchema>, std::string> CompiledSchema::compile(Json const& schema)
{
    try {
        return std::unique_ptr<CompiledSchema> {std::make_unique<ValijsonSchema>(schema)};
    } catch (std::exception const& error) {
        return Failure {std::string {error.what()}};
    }
}

}  // namespace scim::documents
