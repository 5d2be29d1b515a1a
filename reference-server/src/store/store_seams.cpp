// SPDX-License-Identifier: Apache-2.0
#include "store/store_seams.hpp"

#include <utility>

#include <scim/wire/encoding.hpp>
#include <scim/wire/text.hpp>

#include "store/store.hpp"

namespace scim::server {

Filter const* indexable_part(Filter const& filter, ResourceType const& type)
{
    if (filter.kind == Filter::Kind::conjunction) {
        for (auto const& operand : filter.operands) {
            if (auto const* part = indexable_part(operand, type))
                return part;
        }
        return nullptr;
    }
    auto const is_equality = filter.kind == Filter::Kind::comparison && filter.op == CompareOperator::eq
        && filter.value.is_string() && filter.attribute && !filter.extension && !filter.sub_attribute;
    return is_equality && Store::is_indexed(type, filter.attribute->name) ? &filter : nullptr;
}

bool same_unique_value(std::string_view left, std::string_view right, bool case_exact)
{
    return case_exact ? left == right : equals_ignoring_case(left, right);
}

ScimError duplicate_error(std::string_view attribute, std::string_view value)
{
    return {409, ScimType::uniqueness,
        "another resource has the " + std::string {attribute} + " \"" + std::string {value} + "\""};
}

namespace {

/// The id as RFC 3986 §3.3 has a segment of a path: what may stand there stays as it is.
std::string path_segment(std::string_view id)
{
    constexpr std::string_view allowed = "!$&'()*+,;=:@";
    std::string segment;
    for (auto const letter : id) {
        auto const is_allowed = allowed.find(letter) != std::string_view::npos;
        segment += is_allowed ? std::string {letter} : percent_encode({&letter, 1});
    }
    return segment;
}

}  // namespace

std::string location(std::string_view base_url, ResourceType const& type, std::string_view id)
{
    return std::string {base_url} + type.endpoint + "/" + path_segment(id);
}

std::vector<ResourcePointer> candidates(Store const& store, ResourceType const& type, Filter const& filter)
{
    auto const* part = indexable_part(filter, type);
    return part ? store.with_value(type, part->attribute->name, part->value.as_string()) : store.all(type);
}

Result<ResourcePointer, ScimError> update_resource(
    Store& store, ResourcePointer const& current, Transformation const& transformation)
{
    auto version = current;
    while (version) {
        auto const before = version->content();
        auto content = transformation(before);
        if (!content)
            return Failure {content.error()};
        if (*content == before)
            return version;
        auto stored = store.replace(version, Draft::of(std::move(*content)));
        if (!stored)
            return Failure {stored.error()};
        if (*stored)
            return **stored;
        version = store.find(*current->type, current->id);
    }
    return Failure {ScimError {404, {}, "the resource was deleted in the meantime"}};
}

}  // namespace scim::server
