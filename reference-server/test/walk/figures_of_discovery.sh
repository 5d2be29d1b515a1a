# SPDX-License-Identifier: Apache-2.0
# Sourced by rfc_figures.sh: section 4 of RFC 7644, with the figures of RFC 7643 §8.5 and §8.6; errors of section 3.12.

start

step "4: the service provider configuration"
ask GET /ServiceProviderConfig
expect_json 200
expect_body '"schemas":["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"]' '"patch":{"supported":true}' \
  '"bulk":{"supported":true,"maxOperations":1000,"maxPayloadSize":1048576}' \
  '"filter":{"supported":true,"maxResults":200}' '"changePassword":{"supported":true}' '"sort":{"supported":true}' \
  '"etag":{"supported":true}' '"authenticationSchemes":[{"type":"oauthbearertoken"' \
  "\"location\":\"$base/ServiceProviderConfig\"" '"resourceType":"ServiceProviderConfig"'

step "4: the list of resource types"
ask GET /ResourceTypes
expect_json 200
expect_body "$list" '"totalResults":2' '"schemas":["urn:ietf:params:scim:schemas:core:2.0:ResourceType"]' \
  '"id":"User","name":"User","endpoint":"/Users"' "\"schema\":\"$user_urn\"" \
  '"schemaExtensions":[{"schema":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","required":false}]' \
  "\"location\":\"$base/ResourceTypes/User\"" '"resourceType":"ResourceType"' \
  '"id":"Group","name":"Group","endpoint":"/Groups"' "\"schema\":\"$group_urn\"" \
  "\"location\":\"$base/ResourceTypes/Group\""

step "4: one resource type is a single object"
ask GET /ResourceTypes/Group
expect_json 200
expect_body '"name":"Group"' "\"location\":\"$base/ResourceTypes/Group\""
expect_not_in_body '"Resources"'

step "4: the list of schemas, without those of messages"
ask GET /Schemas
expect_json 200
expect_body "$list" "\"id\":\"$user_urn\"" "\"id\":\"$group_urn\"" \
  '"id":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"'
expect_not_in_body '"id":"urn:ietf:params:scim:api:messages'

step "4: one schema by its URN"
ask GET "/Schemas/$user_urn"
expect_json 200
expect_body "\"id\":\"$user_urn\"" '"name":"userName"' "\"location\":\"$base/Schemas/$user_urn\"" '"resourceType":"Schema"'
expect_not_in_body '"Resources"'

step "4: sorting and paging change nothing here"
ask GET "/ResourceTypes?startIndex=2&count=1&sortBy=name"
expect_json 200
expect_body '"totalResults":2' '"id":"User"' '"id":"Group"'

step "4: a filter is forbidden here"
ask GET /ResourceTypes --get --data-urlencode 'filter=name eq "User"'
expect_error 403

step "3.12: a body that is no JSON"
printf '{"schemas":' >"$work/request"
send POST /Users "$work/request"
expect_error 400 invalidSyntax

step "3.12: a required value is missing"
printf '{"schemas":["%s"],"displayName":"Nobody"}' "$user_urn" >"$work/request"
send POST /Users "$work/request"
expect_error 400 invalidValue

step "3.12: an endpoint that does not exist"
ask GET /Printers
expect_error 404

step "3.13: a version that does not exist"
version=$base
base=$(echo "$version" | sed 's/v2$/v9/')
ask GET /Users
expect_error 404
base=$version

step "3.1: a message is text in UTF-8"
printf '{"schemas":["%s"],"userName":"zoe","displayName":"Zo\303\253"}' "$user_urn" >"$work/request"
send POST /Users "$work/request"
expect_json 201
expect_body "\"displayName\":\"$(printf 'Zo\303\253')\""
