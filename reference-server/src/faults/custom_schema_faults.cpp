// SPDX-License-Identifier: Apache-2.0
#include "faults/custom_schema_faults.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <scim/server/behaviour.hpp>
#include <scim/wire/text.hpp>

#include "endpoint/call.hpp"
#include "seams/changed_calls.hpp"
#include "seams/patch_targets.hpp"
#include "seams/patch_wrapping.hpp"
#include "store/resource.hpp"

namespace scim::server {

namespace {

using Done = Result<void, ScimError>;
using AttributeChange = std::function<void(Attribute&)>;

/// Whether a schema is none of SCIM's own.
bool is_custom(Schema const& schema)
{
    return !starts_with_ignoring_case(schema.id, "urn:ietf:params:scim:schemas:");
}

/// Does something with each attribute of a type that a custom schema defines, and the URN of its extension.
template <typename Type, typename Visit>
void visit_custom(Type& type, Visit visit)
{
    if (is_custom(type.core)) {
        for (auto& attribute : type.core.attributes)
            visit(std::string {}, attribute);
    }
    for (auto& extension : type.extensions) {
        if (!is_custom(extension))
            continue;
        for (auto& attribute : extension.attributes)
            visit(extension.id, attribute);
    }
}

/// Resource types whose custom attributes have other characteristics than the published ones. They live as long as the
/// functions that share them, since attributes are pointed at. Thread-safe.
class ChangedTypes {
public:
    explicit ChangedTypes(std::function<void(ResourceType&)> change) : change_ {std::move(change)} {}

    ResourceType const& of(ResourceType const& honest)
    {
        std::lock_guard const lock {mutex_};
        auto& changed = types_[honest.name];
        if (!changed) {
            changed = std::make_unique<ResourceType>(honest);
            change_(*changed);
        }
        return *changed;
    }

private:
    std::function<void(ResourceType&)> change_;
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<ResourceType>> types_;
};

std::shared_ptr<ChangedTypes> types_with(AttributeChange change)
{
    return std::make_shared<ChangedTypes>([change = std::move(change)](ResourceType& type) {
        visit_custom(type, [&](std::string const&, Attribute& attribute) { change(attribute); });
    });
}

void read_as(Behaviour& behaviour, std::shared_ptr<ChangedTypes> types)
{
    behaviour.read_body
        = [honest = behaviour.read_body, types = std::move(types)](Json const& body, Context const& context) {
              return honest(body, {context.behaviour, context.dialect, types->of(context.type)});
          };
}

void show_as(Behaviour& behaviour, AttributeChange change)
{
    behaviour.project = [honest = behaviour.project, types = types_with(std::move(change))](
                            Json const& resource, Projection const& projection, Context const& context) {
        return honest(resource, projection, {context.behaviour, context.dialect, types->of(context.type)});
    };
}

void patch_as(Behaviour& behaviour, AttributeChange change)
{
    wrap_operations(behaviour,
        [types = types_with(std::move(change))](
            ApplyOperation const& honest, Json& resource, PatchOperation const& operation, Context const& context) {
            return honest(resource, operation, {context.behaviour, context.dialect, types->of(context.type)});
        });
}

/// Changes the values of custom attributes in the content that a body is read into.
void change_read_values(Behaviour& behaviour, std::function<void(Json& data, Attribute const& attribute)> change)
{
    behaviour.read_body
        = [honest = behaviour.read_body, change = std::move(change)](Json const& body, Context const& context) {
              auto content = honest(body, context);
              if (!content)
                  return content;
              visit_custom(context.type, [&](std::string const& extension, Attribute const& attribute) {
                  auto* data = extension.empty() ? &*content : content->find(extension);
                  if (data && data->contains(attribute.name))
                      change(*data, attribute);
              });
              return content;
          };
}

/// Whether an attribute outside of extensions comes from a custom schema.
bool is_own_custom(Attribute const& attribute, ResourceType const& type)
{
    return is_custom(type.core) && !find_attribute(type.common, attribute.name);
}

/// Whether an operation of a patch is about a custom attribute.
bool is_about_custom(PatchOperation const& operation, Context const& context)
{
    if (!operation.path)
        return false;
    auto const target = context.behaviour.resolve_path(*operation.path, context);
    if (!target || !target->attribute)
        return false;
    return target->extension ? is_custom(*target->extension) : is_own_custom(*target->attribute, context.type);
}

/// Operations of that kind on custom attributes are answered and not carried out.
void ignore_operation(ApplyOperation& operation)
{
    wrap_operation(
        operation, [](ApplyOperation const& honest, Json& resource, PatchOperation const& one, Context const& context) {
            return is_about_custom(one, context) ? Done {} : honest(resource, one, context);
        });
}

/// Whether a comparison names a custom attribute.
bool names_custom(Filter const& filter, Context const& context)
{
    if (!filter.attribute)
        return false;
    return filter.extension ? is_custom(*filter.extension) : is_own_custom(*filter.attribute, context.type);
}

using Comparison = std::function<std::optional<bool>(Filter const& filter, Json const& resource, Context const&)>;

/// Lets comparisons with custom attributes be decided otherwise, where `decide` decides.
void compare_custom(Behaviour& behaviour, Comparison decide)
{
    behaviour.matches = [honest = behaviour.matches, decide = std::move(decide)](
                            Filter const& filter, Json const& resource, Context const& context) {
        if (filter.kind == Filter::Kind::conjunction)
            return std::all_of(filter.operands.begin(), filter.operands.end(),
                [&](Filter const& operand) { return context.behaviour.matches(operand, resource, context); });
        auto const is_custom_one = filter.kind == Filter::Kind::comparison && names_custom(filter, context);
        auto const decided = is_custom_one ? decide(filter, resource, context) : std::nullopt;
        return decided ? *decided : honest(filter, resource, context);
    };
}

void compare_custom_numbers_as_text(Behaviour& behaviour)
{
    compare_custom(behaviour, [](Filter const& filter, Json const& resource, Context const&) -> std::optional<bool> {
        auto const* data = filter.extension ? resource.find(filter.extension->id) : &resource;
        auto const* value = data ? data->find(filter.attribute->name) : nullptr;
        auto const is_ordered = filter.op == CompareOperator::lt || filter.op == CompareOperator::gt;
        if (!is_ordered || !value || !value->is_number())
            return std::nullopt;
        auto const is_less = write_json(*value) < write_json(filter.value);
        return filter.op == CompareOperator::lt ? is_less : !is_less && !(*value == filter.value);
    });
}

void match_all_custom(Behaviour& behaviour)
{
    compare_custom(behaviour, [](Filter const& filter, Json const&, Context const&) -> std::optional<bool> {
        return filter.op == CompareOperator::eq ? std::optional {true} : std::nullopt;
    });
}

/// The text of a custom attribute in a resource; nullptr if it is another value or inside of one.
Json const* custom_text(Filter const& filter, Json const& resource)
{
    auto const* data = filter.extension ? resource.find(filter.extension->id) : &resource;
    auto const* value = data && !filter.sub_attribute ? data->find(filter.attribute->name) : nullptr;
    return value && value->is_string() && filter.value.is_string() ? value : nullptr;
}

/// eq on custom texts of that case sensitivity takes them for the other one.
void mistake_case(Behaviour& behaviour, bool published)
{
    compare_custom(
        behaviour, [published](Filter const& filter, Json const& resource, Context const&) -> std::optional<bool> {
            auto const* text = custom_text(filter, resource);
            if (filter.op != CompareOperator::eq || !text || filter.attribute->case_exact != published)
                return std::nullopt;
            auto const& wanted = filter.value.as_string();
            return published ? equals_ignoring_case(text->as_string(), wanted) : text->as_string() == wanted;
        });
}

void keep_any_value(Behaviour& behaviour)
{
    behaviour.coerce_value = [honest = behaviour.coerce_value](
                                 Json value, Attribute const& attribute, Context const& context) {
        auto is_known = false;
        visit_custom(context.type,
            [&](std::string const&, Attribute const& one) { is_known = is_known || one.name == attribute.name; });
        return is_known ? Result<Json, ScimError> {std::move(value)} : honest(std::move(value), attribute, context);
    };
}

void show_numbers_as_text(Behaviour& behaviour)
{
    behaviour.project
        = [honest = behaviour.project](Json const& resource, Projection const& projection, Context const& context) {
              auto shown = honest(resource, projection, context);
              visit_custom(context.type, [&](std::string const& extension, Attribute const& attribute) {
                  auto* data = extension.empty() ? &shown : shown.find(extension);
                  auto* value = data ? data->find(attribute.name) : nullptr;
                  if (value && value->is_number())
                      *value = Json {write_json(*value)};
              });
              return shown;
          };
}

// Takes no value for unset, and unset for set.
void refuse_first_values(Behaviour& behaviour)
{
    behaviour.keep_immutable
        = [honest = behaviour.keep_immutable](Json const& before, Json& next, ResourceType const& type) -> Done {
        visit_custom(type, [&](std::string const& extension, Attribute const& attribute) {
            if (extension.empty() && attribute.mutability == Mutability::immutable && !before.contains(attribute.name))
                next.erase(attribute.name);
        });
        return honest(before, next, type);
    };
}

// Looks up which schemas a resource has before the first operation is carried out.
void add_schemas_late(Behaviour& behaviour)
{
    wrap_operations(behaviour,
        [](ApplyOperation const& honest, Json& resource, PatchOperation const& operation,
            Context const& context) -> Done {
            auto const* extension = targeted_extension(operation, context);
            auto const is_new = extension && is_custom(*extension) && !resource.contains(extension->id);
            return is_new ? Done {} : honest(resource, operation, context);
        });
}

void keep_custom_on_put(Behaviour& behaviour)
{
    behaviour.replace_resource = [honest = behaviour.replace_resource](Call const& call) {
        return call.type && is_custom(call.type->core) ? call.engine.behaviour.read_resource(call) : honest(call);
    };
}

void keep_deleted(Behaviour& behaviour)
{
    behaviour.erase_resource
        = [honest = behaviour.erase_resource](Store& store, ResourceType const& type, std::string_view id,
              ResourcePointer const& only) { return is_custom(type.core) || honest(store, type, id, only); };
}

// A class of the program, in the place of the name that /ResourceTypes tells.
void name_types_otherwise(Behaviour& behaviour)
{
    behaviour.present = [honest = behaviour.present](Resource const& stored, Projection const& projection,
                            Store const& store, Context const& context) {
        auto shown = honest(stored, projection, store, context);
        auto* meta = shown.find("meta");
        if (meta && is_custom(context.type.core))
            meta->set("resourceType", "Custom" + context.type.name);
        return shown;
    };
}

void share_unique_values(Behaviour& behaviour)
{
    behaviour.create_resource = [honest = behaviour.create_resource](Call const& call) {
        if (!is_custom(call.type->core))
            return honest(call);
        auto rules = call.engine.behaviour;
        rules.same_unique_value = [](std::string_view, std::string_view, bool) { return false; };
        return answer_by(rules, honest, call);
    };
}

void break_at_nulls(Behaviour& behaviour)
{
    behaviour.read_body
        = [honest = behaviour.read_body](Json const& body, Context const& context) -> Result<Json, ScimError> {
        auto const members = body.is_object() ? body.as_object() : Json::Object {};
        if (is_custom(context.type.core)
            && std::any_of(members.begin(), members.end(), [](auto const& member) { return member.value.is_null(); }))
            return Failure {ScimError {500, {}, "cannot read a text from null"}};
        return honest(body, context);
    };
}

void do_not_require_extensions(Behaviour& behaviour)
{
    read_as(behaviour, std::make_shared<ChangedTypes>([](ResourceType& type) { type.required_extensions.clear(); }));
}

void sort_numbers_as_text(Behaviour& behaviour)
{
    behaviour.sort_resources = [honest = behaviour.sort_resources](std::vector<ResourcePointer>& resources,
                                   Query const& query, Context const& context) -> Done {
        auto const* attribute = find_attribute(context.type.core.attributes, *query.sort_by);
        auto const is_number
            = attribute && (attribute->type == AttributeType::integer || attribute->type == AttributeType::decimal);
        if (!is_number || !is_custom(context.type.core))
            return honest(resources, query, context);
        auto const text = [&](ResourcePointer const& resource) {
            auto const content = resource->content();
            auto const* value = content.find(attribute->name);
            return value ? write_json(*value) : std::string {};
        };
        std::stable_sort(resources.begin(), resources.end(),
            [&](auto const& left, auto const& right) { return text(left) < text(right); });
        return {};
    };
}

std::vector<Fault> faults_of_writing()
{
    return {
        {"custom-attributes-dropped", "RFC7644-3.3-08", "Optional attributes of custom schemas are not stored.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                change_read_values(behaviour, [](Json& data, Attribute const& attribute) {
                    if (!attribute.required)
                        data.erase(attribute.name);
                });
            },
            {}},
        {"custom-case-lowered", "RFC7643-7-23", "Case exact texts of custom schemas are stored in small letters.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                change_read_values(behaviour, [](Json& data, Attribute const& attribute) {
                    auto* value = data.find(attribute.name);
                    if (attribute.case_exact && value->is_string())
                        *value = Json {ascii_lower(value->as_string())};
                });
            },
            {}},
        {"custom-extension-optional", "RFC7643-6-14", "A resource without a required extension is made.",
            FaultMode::any, do_not_require_extensions, {}},
        {"custom-required-optional", "RFC7644-3.12-33", "What a custom schema requires may be missing.", FaultMode::any,
            [](Behaviour& behaviour) {
                read_as(behaviour, types_with([](Attribute& attribute) { attribute.required = false; }));
            },
            {}},
    };
}

std::vector<Fault> faults_of_types()
{
    return {
        {"custom-type-not-validated", "RFC7643-2.3-01", "Values of custom attributes are stored whatever their type.",
            FaultMode::any, keep_any_value, {}},
        {"custom-type-readonly-written", "RFC7643-7-27", "POST and PUT write readOnly attributes of custom schemas.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                read_as(behaviour, types_with([](Attribute& attribute) {
                    if (attribute.mutability == Mutability::read_only)
                        attribute.mutability = Mutability::read_write;
                }));
            },
            {}},
        {"custom-type-immutable-changed", "RFC7643-7-30", "PUT changes immutable attributes of custom schemas.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                behaviour.keep_immutable = [honest = behaviour.keep_immutable, types = types_with([](Attribute& one) {
                    one.mutability = Mutability::read_write;
                })](Json const& before, Json& next, ResourceType const& type) {
                    return honest(before, next, types->of(type));
                };
            },
            {}},
        {"custom-type-null-500", "RFC7644-3.12-01", "A null in a resource of a custom type is answered with 500.",
            FaultMode::any, break_at_nulls, {}},
        {"custom-type-named-otherwise", "RFC7643-6-06",
            "meta.resourceType of a custom type is not the name of the type.", FaultMode::any, name_types_otherwise,
            {}},
        {"custom-type-unique-shared", "RFC7643-7-43", "Resources of a custom type share values that are unique.",
            FaultMode::any, share_unique_values, {}},
        {"custom-type-immutable-never-set", "RFC7644-3.5.1-15",
            "PUT gives an immutable attribute of a custom schema no first value.", FaultMode::any, refuse_first_values,
            {}},
        {"custom-type-put-ignored", "RFC7644-3.5.1-05", "PUT of a custom resource type changes nothing.",
            FaultMode::any, keep_custom_on_put, {}},
        {"custom-type-delete-ignored", "RFC7644-3.6-03", "A deleted resource of a custom type is still there.",
            FaultMode::any, keep_deleted, {}},
    };
}

std::vector<Fault> faults_of_patches()
{
    return {
        {"custom-patch-add-ignored", "RFC7644-3.5.2.1-09", "add of a custom attribute changes nothing.", FaultMode::any,
            [](Behaviour& behaviour) { ignore_operation(behaviour.apply_add); }, {}},
        {"custom-patch-replace-ignored", "RFC7644-3.5.2.3-01", "replace of a custom attribute changes nothing.",
            FaultMode::any, [](Behaviour& behaviour) { ignore_operation(behaviour.apply_replace); }, {}},
        {"custom-patch-remove-ignored", "RFC7644-3.5.2.2-01", "remove of a custom attribute changes nothing.",
            FaultMode::any, [](Behaviour& behaviour) { ignore_operation(behaviour.apply_remove); }, {}},
        {"custom-patch-immutable-changed", "RFC7644-3.5.2-15", "PATCH changes immutable attributes of custom schemas.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                patch_as(behaviour, [](Attribute& attribute) {
                    if (attribute.mutability == Mutability::immutable)
                        attribute.mutability = Mutability::read_write;
                });
            },
            {}},
        {"custom-patch-extension-ignored", "RFC7644-3.5.2-20",
            "A patch that brings a custom extension changes nothing of it.", FaultMode::any, add_schemas_late, {}},
        {"custom-patch-readonly-changed", "RFC7644-3.5.2-17", "PATCH changes readOnly attributes of custom schemas.",
            FaultMode::any,
            [](Behaviour& behaviour) {
                patch_as(behaviour, [](Attribute& attribute) {
                    if (attribute.mutability == Mutability::read_only)
                        attribute.mutability = Mutability::read_write;
                });
            },
            {}},
    };
}

/// Lets custom attributes come back by another rule than the published one.
std::function<void(Behaviour&)> shown_as(Returned published, Returned used)
{
    return [published, used](Behaviour& behaviour) {
        show_as(behaviour, [published, used](Attribute& attribute) {
            if (attribute.returned == published)
                attribute.returned = used;
        });
    };
}

std::vector<Fault> faults_of_answers()
{
    return {
        {"custom-never-shown", "RFC7643-7-35", "Custom attributes that are never returned are.", FaultMode::any,
            shown_as(Returned::never, Returned::by_default), {}},
        {"custom-request-shown", "RFC7643-7-38", "Custom attributes that are returned on request always come.",
            FaultMode::any, shown_as(Returned::request, Returned::by_default), {}},
        {"custom-always-hideable", "RFC7643-7-34", "Custom attributes that are always returned can be left out.",
            FaultMode::any, shown_as(Returned::always, Returned::by_default), {}},
        {"custom-excluded-shown", "RFC7644-3.9-10", "excludedAttributes does not leave custom attributes out.",
            FaultMode::any, shown_as(Returned::by_default, Returned::always), {}},
        {"custom-numbers-as-text", "RFC7643-2.3-01", "Numbers of custom schemas are shown as texts.", FaultMode::any,
            show_numbers_as_text, {}, {"RFC7643-2.3.3-01"}},
        {"custom-filter-ignored", "RFC7644-3.4.2.2-11", "eq on a custom attribute finds everything.", FaultMode::any,
            match_all_custom, {}},
        {"custom-filter-case-blind", "RFC7644-3.4.2.2-71", "eq ignores the letter case of case exact custom texts.",
            FaultMode::any, [](Behaviour& behaviour) { mistake_case(behaviour, true); }, {}},
        {"custom-filter-case-minding", "RFC7644-3.4.2.2-71", "eq minds the letter case of other custom texts.",
            FaultMode::any, [](Behaviour& behaviour) { mistake_case(behaviour, false); }, {}},
        {"custom-filter-numbers-as-text", "RFC7644-3.4.2.2-30", "lt and gt compare custom numbers digit by digit.",
            FaultMode::any, compare_custom_numbers_as_text, {}},
        {"custom-sort-numbers-as-text", "RFC7644-3.4.2.3-11", "Custom numbers are sorted digit by digit.",
            FaultMode::any, sort_numbers_as_text, {}},
    };
}

}  // namespace

std::vector<Fault> custom_schema_faults()
{
    auto all = faults_of_writing();
    for (auto& some : {faults_of_types(), faults_of_patches(), faults_of_answers()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

}  // namespace scim::server
