# SPDX-License-Identifier: Apache-2.0
# Sourced by rfc_figures.sh: sections 2, 3.3, 3.4.1, 3.5.1, 3.6, 3.9, 3.11, 3.12 and 3.14 of RFC 7644.

line_of rfc7644-3.4.1-get-user.response.json >"$work/people"
start --load "$work/people"
user="/Users/$bjensen"

step "2: without a token the answer is 401 and names the scheme"
token=$bearer
bearer=""
ask GET "$user"
expect_error 401
expect_field WWW-Authenticate "Bearer*"
bearer=$token

step "3.4.1: GET of a known user"
ask GET "$user" --header "Accept: application/scim+json"
expect_json 200
expect_field Location "$base$user"
expect_field ETag 'W/"*"'
expect_body "\"schemas\":[\"$user_urn\"]" "\"id\":\"$bjensen\"" '"externalId":"bjensen"' '"resourceType":"User"' \
  '"created":"2011-08-01T18:29:49.793Z"' '"lastModified":"2011-08-01T18:29:49.793Z"' "\"location\":\"$base$user\"" \
  '"name":{"formatted":"Ms. Barbara J Jensen III","familyName":"Jensen","givenName":"Barbara"}' \
  '"userName":"bjensen"' '"phoneNumbers":[{"value":"555-555-8377","type":"work"}]' \
  '"emails":[{"value":"bjensen@example.com","type":"work"}]'

step "3.8: Accept: application/json is honoured"
ask GET "$user" --header "Accept: application/json"
expect_status 200
expect_field Content-Type application/json

step "3.9: attributes=userName on one user"
ask GET "$user?attributes=userName"
expect_json 200
expect_same "the body" "{\"schemas\":[\"$user_urn\"],\"id\":\"$bjensen\",\"userName\":\"bjensen\"}" "$(cat "$work/body")"

step "3.3: a user whose userName is taken is refused"
figure rfc7644-3.3-create-user.request.json
send POST /Users "$work/request"
expect_error 409 uniqueness

step "3.14: GET with If-None-Match of an unchanged user"
ask GET "$user"
etag=$(field ETag)
ask GET "$user?attributes=displayName" --header "If-None-Match: $etag"
expect_status 304
expect_empty_body

step "3.5.1: PUT of the whole user"
figure rfc7644-3.5.1-put-user.request.json
send PUT "$user" "$work/request" --header "If-Match: $etag"
expect_json 200
expect_field Location "$base$user"
expect_field ETag 'W/"*"'
expect_body "\"id\":\"$bjensen\"" '"userName":"bjensen"' '"externalId":"bjensen"' '"middleName":"Jane"' \
  '"emails":[{"value":"bjensen@example.com"},{"value":"babs@jensen.org"}]' '"created":"2011-08-01T18:29:49.793Z"'
expect_not_in_body '"roles"' '"phoneNumbers"' '"lastModified":"2011-08-01T18:29:49.793Z"'
[ "$(field ETag)" != "$etag" ] || differs "expected another ETag than $etag"

step "3.14: a change with an old If-Match is refused"
send PUT "$user" "$work/request" --header "If-Match: $etag"
expect_error 412

step "3.14: after a change If-None-Match brings the new version"
ask GET "$user" --header "If-None-Match: $etag"
expect_json 200
expect_body '"middleName":"Jane"'

# The figure answers a PUT; that is allowed, as is to leave readOnly attributes out. A PATCH has to be refused.
step "3.12: a change of the id is refused with mutability"
cat >"$work/request" <<'BODY'
{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
 "Operations": [{"op": "replace", "path": "id", "value": "another"}]}
BODY
send PATCH "$user" "$work/request"
expect_error 400 mutability

step "3.11: /Me without a user behind the token"
ask GET /Me
expect_error 501

step "3.6: DELETE"
ask GET "$user"
etag=$(field ETag)
ask DELETE "$user" --header "If-Match: $etag"
expect_status 204
expect_empty_body

step "3.6, 3.12: GET of the deleted user"
ask GET "$user"
expect_error 404
expect_body '"detail":"'

step "3.6: every other request for the deleted user"
figure rfc7644-3.5.1-put-user.request.json
send PUT "$user" "$work/request"
expect_error 404
figure rfc7644-3.5.2.1-add-emails-nickname-no-path.request.json
send PATCH "$user" "$work/request"
expect_error 404
ask DELETE "$user"
expect_error 404

step "3.3: POST of a user; the name of the deleted one is free again"
figure rfc7644-3.3-create-user.request.json
send POST /Users "$work/request" --header "Accept: application/scim+json"
expect_json 201
created=$(member id)
expect_field Location "$base/Users/$created"
expect_field ETag 'W/"*"'
expect_body "\"schemas\":[\"$user_urn\"]" '"externalId":"bjensen"' '"userName":"bjensen"' '"resourceType":"User"' \
  "\"location\":\"$base/Users/$created\"" '"formatted":"Ms. Barbara J Jensen III"'
[ -n "$created" ] && [ "$created" != "$bjensen" ] || differs "expected an id of its own, got $created"
expect_same "created" "$(member lastModified)" "$(member created)"

step "3.14: the ETag of the new user is its meta.version"
ask DELETE "/Users/$created"
figure rfc7644-3.14-create-user-etag.request.json
send POST /Users "$work/request"
expect_json 201
expect_body "\"version\":\"$(field ETag | sed 's/"/\\"/g')\""

line_of rfc7644-3.4.1-get-user.response.json >"$work/people"
start --load "$work/people" --me bjensen

step "3.11: GET /Me names the permanent location"
ask GET /Me
expect_json 200
expect_field Location "$base$user"
expect_body "\"id\":\"$bjensen\"" "\"location\":\"$base$user\""

step "3.11: PATCH /Me changes the user it stands for"
figure rfc7644-3.5.2.1-add-emails-nickname-no-path.request.json
send PATCH /Me "$work/request"
expect_json 200
expect_field Location "$base$user"
ask GET "$user"
expect_body '"nickName":"Babs"'
