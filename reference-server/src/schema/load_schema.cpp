// SPDX-License-Identifier: Apache-2.0
#include "schema/load_schema.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <scim/wire/text.hpp>

#include "schema/common_attributes.hpp"
#include "schema/read_resource_type.hpp"
#include "schema/read_schema.hpp"

namespace scim::server {

namespace {

using Done = Result<void, std::string>;

constexpr std::string_view enterprise_user = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

std::string_view embedded_text(std::string_view name)
{
    auto const* file = find_embedded(schema_definitions(), name);
    return file ? file->content : std::string_view {};
}

Result<std::vector<Json>, std::string> parse_all(std::vector<DefinitionFile> const& files)
{
    std::vector<Json> documents;
    for (auto const& file : files) {
        auto parsed = parse_json(file.content);
        if (!parsed)
            return Failure {file.name + ": " + describe(parsed.error())};
        documents.push_back(std::move(*parsed));
    }
    return documents;
}

/// The resources of a file: one, an array, or a ListResponse as a service provider sends it.
std::vector<Json> resources_in(Json document)
{
    if (document.is_array())
        return std::move(document.as_array());
    auto* listed = document.find("Resources");
    if (listed && listed->is_array())
        return std::move(listed->as_array());
    return {std::move(document)};
}

/// Schemas by URN, with the file each came from; empty for those compiled in.
struct KnownSchema {
    Schema schema;
    std::string file;
    bool is_used = false;
};

class Loader {
public:
    explicit Loader(DefinitionFiles const& files) : files_ {files} {}

    Result<std::vector<ResourceType>, std::string> load()
    {
        for (auto const& step : {&Loader::read_own_schemas, &Loader::read_schema_files, &Loader::describe_own_types,
                 &Loader::read_resource_type_files, &Loader::resolve_types}) {
            auto const done = (this->*step)();
            if (!done)
                return Failure {done.error()};
        }
        return std::move(types_);
    }

private:
    Done read_own_schemas()
    {
        for (auto const* name : {"user.json", "group.json", "enterprise-user.json"}) {
            auto const done = add_schemas(embedded_text(name), name, "");
            if (!done)
                return done;
        }
        return {};
    }

    Done read_schema_files()
    {
        for (auto const& file : files_.schemas) {
            auto const done = add_schemas(file.content, file.name, file.name);
            if (!done)
                return done;
        }
        return {};
    }

    Done add_schemas(std::string_view text, std::string_view name, std::string const& file)
    {
        auto document = parse_json(text);
        if (!document)
            return Failure {std::string {name} + ": " + describe(document.error())};
        for (auto& resource : resources_in(std::move(*document))) {
            auto schema = read_schema(std::move(resource), name);
            if (!schema)
                return Failure {schema.error()};
            auto* known = find_schema(schema->id);
            if (known && known->file == file)
                return Failure {std::string {name} + ": the schema " + schema->id + " is defined twice; remove one"};
            if (known)
                *known = KnownSchema {std::move(*schema), file};
            else
                schemas_.push_back({std::move(*schema), file});
        }
        return {};
    }

    KnownSchema* find_schema(std::string_view urn)
    {
        auto const found = std::find_if(schemas_.begin(), schemas_.end(),
            [&](KnownSchema const& known) { return equals_ignoring_case(known.schema.id, urn); });
        return found == schemas_.end() ? nullptr : &*found;
    }

    Done describe_own_types()
    {
        descriptions_ = {
            {"", "User", "/Users", "Accounts of people.", "urn:ietf:params:scim:schemas:core:2.0:User",
                {{std::string {enterprise_user}, false}}},
            {"", "Group", "/Groups", "Groups of users and of groups.", "urn:ietf:params:scim:schemas:core:2.0:Group",
                {}},
        };
        return {};
    }

    Done read_resource_type_files()
    {
        auto documents = parse_all(files_.resource_types);
        if (!documents)
            return Failure {documents.error()};
        for (std::size_t place = 0; place < documents->size(); ++place) {
            for (auto const& resource : resources_in(std::move((*documents)[place]))) {
                auto described = read_resource_type(resource, files_.resource_types[place].name);
                if (!described)
                    return Failure {described.error()};
                auto const done = add_description(std::move(*described));
                if (!done)
                    return done;
            }
        }
        return {};
    }

    Done add_description(ResourceTypeDescription described)
    {
        for (auto& known : descriptions_) {
            auto const is_same = known.name == described.name;
            if (is_same && known.file.empty()) {
                known = std::move(described);
                return {};
            }
            if (is_same || equals_ignoring_case(known.endpoint, described.endpoint))
                return Failure {described.file + ": the resource type " + described.name + " shares "
                    + (is_same ? "its name" : "the endpoint " + known.endpoint) + " with " + known.name
                    + "; choose another"};
        }
        descriptions_.push_back(std::move(described));
        return {};
    }

    Done resolve_types()
    {
        for (auto const& described : descriptions_) {
            auto const done = resolve_type(described);
            if (!done)
                return done;
        }
        for (auto const& known : schemas_) {
            if (!known.file.empty() && !known.is_used)
                return Failure {known.file + ": no resource type uses the schema " + known.schema.id
                    + "; name it in a --resource-type file"};
        }
        return {};
    }

    Done resolve_type(ResourceTypeDescription const& described)
    {
        ResourceType type;
        type.name = described.name;
        type.endpoint = described.endpoint;
        type.description = described.description;
        type.common = common_attributes();
        auto* core = find_schema(described.schema);
        if (!core)
            return unknown_schema(described, described.schema);
        core->is_used = true;
        type.core = core->schema;
        type.unique = unique_attributes(type.core);
        for (auto const& [urn, is_required] : described.extensions) {
            auto* extension = find_schema(urn);
            if (!extension)
                return unknown_schema(described, urn);
            extension->is_used = true;
            type.extensions.push_back(extension->schema);
            for (auto const& name : unique_attributes(extension->schema))
                type.unique.push_back(extension->schema.id + ":" + name);
            if (is_required)
                type.required_extensions.push_back(extension->schema.id);
        }
        types_.push_back(std::move(type));
        return {};
    }

    Done unknown_schema(ResourceTypeDescription const& described, std::string const& urn) const
    {
        std::vector<std::string> urns;
        for (auto const& known : schemas_)
            urns.push_back(known.schema.id);
        auto const near = nearest(urn, urns);
        return Failure {described.file + ": the resource type " + described.name + " needs the schema " + urn
            + ", which is not loaded; " + (near.empty() ? "add it with --schema" : "did you mean " + near + "?")};
    }

    static std::vector<std::string> unique_attributes(Schema const& schema)
    {
        std::vector<std::string> names;
        for (auto const& attribute : schema.attributes) {
            auto const is_text = attribute.type == AttributeType::string || attribute.type == AttributeType::reference;
            if (attribute.uniqueness != Uniqueness::none && is_text && !attribute.multi_valued)
                names.push_back(attribute.name);
        }
        return names;
    }

    DefinitionFiles const& files_;
    std::vector<KnownSchema> schemas_;
    std::vector<ResourceTypeDescription> descriptions_;
    std::vector<ResourceType> types_;
};

}  // namespace

Result<std::vector<ResourceType>, std::string> load_resource_types(DefinitionFiles const& files)
{
    return Loader {files}.load();
}

std::vector<Json> service_provider_schemas()
{
    std::vector<Json> documents;
    for (auto const* name : {"service-provider-config.json", "resource-type.json", "schema.json"}) {
        if (auto document = parse_json(embedded_text(name))) {
            document->erase("meta");
            documents.push_back(std::move(*document));
        }
    }
    return documents;
}

}  // namespace scim::server
