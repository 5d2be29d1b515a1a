// SPDX-License-Identifier: Apache-2.0
#include <scim/server/behaviour.hpp>

#include <functional>

#include "bulk/bulk.hpp"
#include "bulk/bulk_job.hpp"
#include "bulk/bulk_references.hpp"
#include "bulk/order_bulk.hpp"
#include "bulk/read_bulk_request.hpp"
#include "endpoint/accept.hpp"
#include "endpoint/discovery.hpp"
#include "endpoint/me.hpp"
#include "endpoint/resource_endpoints.hpp"
#include "endpoint/responses.hpp"
#include "filter/bind_filter.hpp"
#include "filter/evaluate_filter.hpp"
#include "filter/parse_filter.hpp"
#include "patch/apply_patch.hpp"
#include "patch/parse_patch.hpp"
#include "patch/patch_draft.hpp"
#include "path/resolve_path.hpp"
#include "query/cursor.hpp"
#include "query/find_matching.hpp"
#include "query/page.hpp"
#include "query/project.hpp"
#include "query/sort_resources.hpp"
#include "query/write_resource.hpp"
#include "resource/coerce_value.hpp"
#include "resource/keep_immutable.hpp"
#include "resource/read_body.hpp"
#include "store/store.hpp"
#include "store/store_seams.hpp"

namespace scim::server {

namespace {

void set_endpoints(Behaviour& behaviour)
{
    behaviour.authenticate = [](HttpRequest const& request, Credentials const& credentials, TimePoint now) {
        return credentials.authenticate(request, now);
    };
    behaviour.find_me = find_me;
    behaviour.accepts_media_type = accepts_media_type;
    behaviour.parse_body = parse_body;
    behaviour.names_endpoint = std::equal_to<std::string_view> {};
    behaviour.response_media_type = response_media_type;
    behaviour.error_response = error_response;
    behaviour.create_resource = create_resource;
    behaviour.read_resource = read_resource;
    behaviour.list_resources = list_resources;
    behaviour.replace_resource = replace_resource;
    behaviour.modify_resource = modify_resource;
    behaviour.delete_resource = delete_resource;
    behaviour.search = search;
    behaviour.bulk = bulk;
    behaviour.service_provider_config = service_provider_config;
    behaviour.resource_type_documents = resource_type_documents;
    behaviour.schema_documents = schema_documents;
}

void set_bulk(Behaviour& behaviour)
{
    behaviour.check_bulk_payload = check_bulk_payload;
    behaviour.check_bulk_count = check_bulk_count;
    behaviour.check_bulk_operation = check_bulk_operation;
    behaviour.order_bulk = order_bulk;
    behaviour.resolve_bulk_ids = resolve_bulk_ids;
    behaviour.unresolved_reference = unresolved_reference;
    behaviour.run_bulk_operation = run_bulk_operation;
    behaviour.complete_bulk_resource = complete_bulk_resource;
    behaviour.undo_bulk_resource = undo_bulk_resource;
}

void set_queries(Behaviour& behaviour)
{
    behaviour.parse_filter = parse_filter;
    behaviour.read_filter_string = read_filter_string;
    behaviour.check_comparison = check_comparison;
    behaviour.compare_strings = compare_strings;
    behaviour.matches = matches;
    behaviour.page_bounds = page_bounds;
    behaviour.cursor_scope = cursor_scope;
    behaviour.read_cursor = read_cursor;
    behaviour.write_cursor = write_cursor;
    behaviour.sort_resources = sort_resources;
    behaviour.list_document = list_document;
    behaviour.project = project;
    behaviour.present = present;
}

void set_patch(Behaviour& behaviour)
{
    behaviour.parse_op = parse_op;
    behaviour.resolve_path = resolve_path;
    behaviour.apply_patch = apply_patch;
    behaviour.apply_add = apply_add;
    behaviour.apply_replace = apply_replace;
    behaviour.apply_remove = apply_remove;
    behaviour.apply_member = apply_member;
    behaviour.append_value = append_value;
    behaviour.merge_complex = merge_complex;
    behaviour.settle_primary = settle_primary;
}

void set_resources(Behaviour& behaviour)
{
    behaviour.names_attribute = names_attribute;
    behaviour.coerce_value = coerce_value;
    behaviour.coerce_boolean = coerce_boolean;
    behaviour.read_body = read_body;
    behaviour.keep_immutable = keep_immutable;
    behaviour.settle_schemas = settle_schemas;
    // RFC7643-3.1-09: the service provider chooses the id.
    behaviour.choose_id = [](std::string fresh, Json const&) { return fresh; };
    behaviour.location = location;
    behaviour.modified_at = [](TimePoint, TimePoint now) { return now; };
    behaviour.add_derived = add_derived;
}

void set_store(Behaviour& behaviour)
{
    behaviour.same_unique_value = same_unique_value;
    behaviour.duplicate_error = duplicate_error;
    behaviour.find_resource
        = [](Store const& store, ResourceType const& type, std::string_view id) { return store.find(type, id); };
    behaviour.candidates = candidates;
    behaviour.update_resource = update_resource;
    behaviour.erase_resource = [](Store& store, ResourceType const& type, std::string_view id,
                                   ResourcePointer const& only) { return store.erase(type, id, only); };
    behaviour.withdraw_member = [](Store& store, std::string_view id) { store.withdraw_member_locked(id); };
}

void set_short_cuts(Behaviour& behaviour)
{
    behaviour.short_cuts = ShortCuts {write_resource, find_matching, patch_draft};
}

}  // namespace

Behaviour honest_behaviour()
{
    Behaviour behaviour;
    set_endpoints(behaviour);
    set_bulk(behaviour);
    set_queries(behaviour);
    set_patch(behaviour);
    set_resources(behaviour);
    set_store(behaviour);
    set_short_cuts(behaviour);
    return behaviour;
}

}  // namespace scim::server
