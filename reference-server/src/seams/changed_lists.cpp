// SPDX-License-Identifier: Apache-2.0
#include "seams/changed_lists.hpp"

#include <utility>

namespace scim::server {

namespace {

using Listed = Result<Json, ScimError>;

}  // namespace

void change_results(Behaviour& behaviour, ResultChange change)
{
    behaviour.list_document = [change = std::move(change), honest = behaviour.list_document](
                                  QueryResult const& result, Query const& query) {
        auto changed = result;
        change(changed, query);
        return honest(changed, query);
    };
}

void change_lists(Behaviour& behaviour, ListChange change)
{
    behaviour.list_document = [change = std::move(change), honest = behaviour.list_document](
                                  QueryResult const& result, Query const& query) -> Listed {
        auto document = honest(result, query);
        if (document)
            change(*document, result, query);
        return document;
    };
}

void refuse_lists(Behaviour& behaviour, ListCondition is_such, ScimError error)
{
    behaviour.list_document
        = [is_such = std::move(is_such), error = std::move(error), honest = behaviour.list_document](
              QueryResult const& result, Query const& query) -> Listed {
        if (is_such(result, query))
            return Failure {error};
        return honest(result, query);
    };
}

}  // namespace scim::server
