// SPDX-License-Identifier: Apache-2.0
#include "check_schema.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <scim/wire/json_pointer.hpp>
#include <scim/wire/text.hpp>

#include "schema_walk.hpp"
#include "text_format.hpp"

namespace scim::documents {
namespace {

/// What the value of a keyword holds.
enum class Holds { data, schema, schemas, named_schemas, items, text_format };

struct Keyword {
    std::string_view name;
    Holds holds;
};

constexpr std::array keywords {
    Keyword {"$schema", Holds::data},
    Keyword {"$comment", Holds::data},
    Keyword {"$ref", Holds::data},
    Keyword {"title", Holds::data},
    Keyword {"description", Holds::data},
    Keyword {"default", Holds::data},
    Keyword {"examples", Holds::data},
    Keyword {"definitions", Holds::named_schemas},
    Keyword {"type", Holds::data},
    Keyword {"enum", Holds::data},
    Keyword {"const", Holds::data},
    Keyword {"required", Holds::data},
    Keyword {"minLength", Holds::data},
    Keyword {"maxLength", Holds::data},
    Keyword {"minimum", Holds::data},
    Keyword {"maximum", Holds::data},
    Keyword {"minItems", Holds::data},
    Keyword {"maxItems", Holds::data},
    Keyword {"minProperties", Holds::data},
    Keyword {"maxProperties", Holds::data},
    Keyword {"properties", Holds::named_schemas},
    Keyword {"additionalProperties", Holds::schema},
    Keyword {"items", Holds::items},
    Keyword {"contains", Holds::schema},
    Keyword {"allOf", Holds::schemas},
    Keyword {"anyOf", Holds::schemas},
    Keyword {"oneOf", Holds::schemas},
    Keyword {"not", Holds::schema},
    Keyword {"if", Holds::schema},
    Keyword {"then", Holds::schema},
    Keyword {"else", Holds::schema},
    Keyword {"x-format", Holds::text_format},
    Keyword {"x-memberNames", Holds::text_format},
    Keyword {"x-uniqueItems", Holds::data},
};

/// Walks a schema and stops at the first thing that is wrong.
class Checker {
public:
    explicit Checker(Json const& root) : root_ {root} {}

    /// Returns whether the schema is sound.
    bool check(Json const& schema, std::string const& place)
    {
        if (schema.is_boolean())
            return true;
        if (!schema.is_object())
            return fail(place, "expected a schema (an object or a boolean)");
        if (schema.contains("$ref"))
            return check_reference(schema, place);
        return std::all_of(schema.as_object().begin(), schema.as_object().end(),
            [&](JsonMember const& member) { return check_keyword(member, place); });
    }

    std::optional<std::string> error;

private:
    bool fail(std::string const& place, std::string const& reason)
    {
        error = (place.empty() ? "" : place + ": ") + reason;
        return false;
    }

    bool check_keyword(JsonMember const& member, std::string const& place)
    {
        auto const keyword = std::find_if(
            keywords.begin(), keywords.end(), [&](Keyword const& known) { return known.name == member.name; });
        if (keyword == keywords.end())
            return fail(place, "unknown keyword " + quoted(member.name) + suggestion(member.name, names()));
        auto const inside = join_pointer(place, member.name);
        switch (keyword->holds) {
        case Holds::data: return true;
        case Holds::schema: return check(member.value, inside);
        case Holds::schemas: return check_list(member.value, inside);
        case Holds::named_schemas: return check_named(member.value, inside);
        case Holds::items: return check(member.value, inside);
        case Holds::text_format: return check_format(member.value, inside);
        }
        return true;
    }

    bool check_list(Json const& schemas, std::string const& place)
    {
        if (!schemas.is_array() || schemas.empty())
            return fail(place, "expected a list of schemas");
        for (std::size_t index = 0; index < schemas.size(); ++index) {
            if (!check(schemas.as_array()[index], join_pointer(place, std::to_string(index))))
                return false;
        }
        return true;
    }

    bool check_named(Json const& schemas, std::string const& place)
    {
        if (!schemas.is_object())
            return fail(place, "expected schemas by name");
        return std::all_of(schemas.as_object().begin(), schemas.as_object().end(),
            [&](JsonMember const& member) { return check(member.value, join_pointer(place, member.name)); });
    }

    bool check_format(Json const& value, std::string const& place)
    {
        if (value.is_string() && find_text_format(value.as_string()))
            return true;
        auto const text = value.is_string() ? value.as_string() : write_json(value);
        return fail(place, "unknown text format " + quoted(text) + suggestion(text, text_format_names()));
    }

    /// Siblings of $ref are ignored by the standard, and chains that end in themselves overflow the stack.
    bool check_reference(Json const& schema, std::string const& place)
    {
        if (schema.size() != 1)
            return fail(place, "$ref must stand alone");
        auto const* target = &schema;
        for (int steps = 0; target && target->contains("$ref"); ++steps) {
            target = referenced(root_, *target);
            if (steps == 16)
                return fail(place, "$ref leads to itself");
        }
        return target || fail(place, "$ref leads nowhere in this file");
    }

    static std::vector<std::string> names()
    {
        std::vector<std::string> result;
        for (auto const& keyword : keywords)
            result.emplace_back(keyword.name);
        return result;
    }

    Json const& root_;
};

}  // namespace

std::optional<std::string> check_schema(Json const& schema)
{
    Checker checker {schema};
    checker.check(schema, "");
    return checker.error;
}

}  // namespace scim::documents
