// SPDX-License-Identifier: Apache-2.0
#include "query/find_matching.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "filter/bind_filter.hpp"
#include "store/store.hpp"
#include "store/store_seams.hpp"

namespace scim::server {

namespace {

constexpr std::size_t batch_size = 512;

bool is_equality_on_value(Filter const& filter, Attribute const* attribute)
{
    return filter.kind == Filter::Kind::comparison && filter.op == CompareOperator::eq && filter.value.is_string()
        && attribute && attribute->name == "value" && attribute->case_exact;
}

// The id, if the filter asks for a member: `members.value eq "x"`, `members[value eq "x"]`. RFC 7643 §4.2.
std::string const* member_asked_for(Filter const& filter)
{
    if (!filter.attribute || filter.extension || filter.attribute->name != "members")
        return nullptr;
    auto const& comparison = filter.kind == Filter::Kind::value_path ? filter.operands.front() : filter;
    auto const* compared = filter.kind == Filter::Kind::value_path ? comparison.attribute : filter.sub_attribute;
    return is_equality_on_value(comparison, compared) ? &comparison.value.as_string() : nullptr;
}

/// Asks one resource after the other whether it fulfils a filter.
class Matcher {
public:
    Matcher(Filter const& filter, Store const& store, Context const& context)
        : filter_ {filter}
        , store_ {store}
        , context_ {context}
    {
        look_at(filter);
    }

    bool accepts(Resource const& resource) const
    {
        if (asks_for_member_ && !resource.members && resource.packed.find("members"))
            return accepts_whole(resource);
        auto content = Json::object();
        if (is_derived_)
            content = resource.content(
                [&](std::string_view name) { return std::find(names_.begin(), names_.end(), name) != names_.end(); });
        else
            read_named(content.as_object(), resource);
        if (is_derived_)
            context_.behaviour.add_derived(content, resource, store_);
        return asks_for_member_ ? holds(filter_, content, resource)
                                : context_.behaviour.matches(filter_, content, context_);
    }

private:
    // Learns which attributes are needed.
    void look_at(Filter const& filter)
    {
        if (member_asked_for(filter)) {
            asks_for_member_ = true;
            return;
        }
        if (!filter.attribute) {
            for (auto const& operand : filter.operands)
                look_at(operand);
            return;
        }
        is_derived_ = is_derived_ || needs_derived_values(filter);
        auto const& name = filter.extension ? filter.extension->id : filter.attribute->name;
        if (std::find(names_.begin(), names_.end(), name) == names_.end())
            names_.push_back(name);
    }

    void read_named(Json::Object& content, Resource const& resource) const
    {
        for (auto const& name : names_) {
            if (auto const place = resource.packed.find(name))
                content.push_back(JsonMember {name, read_written(resource.packed.value(*place))});
        }
    }

    bool accepts_whole(Resource const& resource) const
    {
        auto content = resource.content();
        context_.behaviour.add_derived(content, resource, store_);
        return context_.behaviour.matches(filter_, content, context_);
    }

    // As matches(), with members looked up instead of read.
    bool holds(Filter const& filter, Json const& content, Resource const& resource) const
    {
        auto const does_hold = [&](Filter const& operand) { return holds(operand, content, resource); };
        auto const& operands = filter.operands;
        if (auto const* id = member_asked_for(filter))
            return resource.members && resource.members->contains(*id);
        switch (filter.kind) {
        case Filter::Kind::conjunction: return std::all_of(operands.begin(), operands.end(), does_hold);
        case Filter::Kind::disjunction: return std::any_of(operands.begin(), operands.end(), does_hold);
        case Filter::Kind::negation: return !does_hold(operands.front());
        case Filter::Kind::everything:
        case Filter::Kind::comparison:
        case Filter::Kind::presence:
        case Filter::Kind::value_path: break;
        }
        return context_.behaviour.matches(filter, content, context_);
    }

    Filter const& filter_;
    Store const& store_;
    Context const& context_;
    std::vector<std::string> names_;
    bool asks_for_member_ = false;
    bool is_derived_ = false;
};

// The member that every match must have.
std::string const* demanded_member(Filter const& filter)
{
    if (auto const* id = member_asked_for(filter))
        return id;
    if (filter.kind != Filter::Kind::conjunction)
        return nullptr;
    for (auto const& operand : filter.operands) {
        if (auto const* id = demanded_member(operand))
            return id;
    }
    return nullptr;
}

std::vector<ResourcePointer> look_at_each(Store const& store, Matcher const& matcher, ResourceType const& type)
{
    std::vector<ResourcePointer> found;
    auto batch = store.batch_after(type, 0, batch_size);
    while (!batch.empty()) {
        auto const last = batch.back()->sequence;
        for (auto& resource : batch) {
            if (matcher.accepts(*resource))
                found.push_back(std::move(resource));
        }
        batch = store.batch_after(type, last, batch_size);
    }
    return found;
}

}  // namespace

std::vector<ResourcePointer> find_matching(Store const& store, Filter const& filter, Context const& context)
{
    if (filter.kind == Filter::Kind::everything)
        return store.all(context.type);
    auto const matcher = Matcher {filter, store, context};
    auto const* part = indexable_part(filter, context.type);
    auto const* member = part ? nullptr : demanded_member(filter);
    if (!part && !member)
        return look_at_each(store, matcher, context.type);
    auto found = part ? store.with_value(context.type, part->attribute->name, part->value.as_string())
                      : store.groups_of(*member);
    std::erase_if(found, [&](ResourcePointer const& resource) {
        return resource->type != &context.type || !matcher.accepts(*resource);
    });
    return found;
}

}  // namespace scim::server
