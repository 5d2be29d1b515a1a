# SPDX-License-Identifier: Apache-2.0
# Sourced by rfc_figures.sh: section 3.5.2 of RFC 7644, PATCH.

# The full user of RFC 7643 §8.2, James Smith and an empty group.
{
  line_of rfc7643-8.2-full-user.json
  echo "{\"schemas\":[\"$user_urn\"],\"id\":\"$james\",\"userName\":\"jsmith\",\"displayName\":\"James Smith\"}"
  echo "{\"schemas\":[\"$group_urn\"],\"id\":\"$tour_guides\",\"displayName\":\"Tour Guides\"}"
} >"$work/people"
start --load "$work/people"
user="/Users/$bjensen"
group="/Groups/$tour_guides"

# Sends a figure with the version that is current, as the figures do.
patch() {
  target=$1
  shift
  figure "$@"
  ask GET "$target"
  send PATCH "$target" "$work/request" --header "If-Match: $(field ETag)" --header "Accept: application/scim+json"
}

# Sends one operation and tells what came of it.
operate() {
  printf '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[%s]}' "$2" >"$work/request"
  send PATCH "$1" "$work/request"
}

# Who is in the group, in order: the ids.
members() {
  ask GET "$group"
  grep -o '"members":\[.*\]' "$work/body" | grep -o '"value":"[^"]*"' | cut -d '"' -f 4 | tr '\n' ' '
}

# The figures of groups answer 204 with the new version.
expect_group_changed() {
  expect_status 204
  expect_empty_body
  expect_field ETag 'W/"*"'
}

step "3.5.2: the body of figure 6"
patch "$group" rfc7644-3.5.2-fig6-patch-structure.request.json
expect_group_changed
expect_same "the members" "$bjensen " "$(members)"

step "3.5.2.1: add a member who is there already"
ask GET "$group"
before=$(field ETag)
patch "$group" rfc7644-3.5.2.1-add-member.request.json
expect_status 204
ask GET "$group"
expect_same "the version" "$before" "$(field ETag)"

step "3.5.2.2: remove a single member"
patch "$group" rfc7644-3.5.2.2-remove-member-by-value.request.json
expect_group_changed
expect_same "the members" "" "$(members)"

step "3.5.2.1: add a member"
patch "$group" rfc7644-3.5.2.1-add-member.request.json
expect_group_changed
expect_same "the members" "$bjensen " "$(members)"

# The print lacks the blank behind eq.
step "3.5.2.2: remove a member and add another"
patch "$group" rfc7644-3.5.2.2-remove-and-add-member.request.json -e 's/eq\\"/eq \\"/'
expect_group_changed
expect_same "the members" "$james " "$(members)"

step "3.5.2.2: remove all members"
patch "$group" rfc7644-3.5.2.2-remove-all-members.request.json
expect_group_changed
ask GET "$group"
expect_not_in_body '"members"'

step "3.5.2.2: remove all members and add two"
patch "$group" rfc7644-3.5.2.2-replace-all-members-remove-add.request.json
expect_group_changed
expect_same "the members" "$bjensen $james " "$(members)"

step "3.5.2.3: replace all members in one operation"
patch "$group" rfc7644-3.5.2.1-add-member.request.json -e 's/"add"/"replace"/'
expect_same "the members" "$bjensen " "$(members)"
patch "$group" rfc7644-3.5.2.3-replace-members.request.json
expect_group_changed
expect_same "the members" "$bjensen $james " "$(members)"

step "3.5.2: with attributes in the request the answer is 200"
figure rfc7644-3.5.2.2-remove-all-members.request.json
send PATCH "$group?attributes=displayName" "$work/request"
expect_json 200
expect_body '"displayName":"Tour Guides"'

step "3.5.2.2: remove e-mail addresses by a filter with and"
patch "$user" rfc7644-3.5.2.2-remove-emails-complex-filter.request.json
expect_json 200
expect_body '"emails":[{"value":"babs@jensen.org","type":"home"}]'

step "3.5.2.1: add without a path; the address that is there stays alone"
patch "$user" rfc7644-3.5.2.1-add-emails-nickname-no-path.request.json
expect_json 200
expect_count 1 '"value":"babs@jensen.org"'
expect_body '"nickName":"Babs"'

step "3.5.2.3: replace without a path"
patch "$user" rfc7644-3.5.2.3-replace-emails-nickname-no-path.request.json
expect_json 200
expect_body '"emails":[{"value":"bjensen@example.com","type":"work","primary":true},{"value":"babs@jensen.org","type":"home"}]' \
  '"nickName":"Babs"'
expect_not_in_body '"nickname"'

step "3.5.2.3: replace the work address; it becomes the only primary one"
operate "$user" '{"op":"replace","path":"addresses[type eq \"home\"].primary","value":true}'
expect_json 200
patch "$user" rfc7644-3.5.2.3-replace-work-address.request.json
expect_json 200
expect_body '"formatted":"456 Hollywood Blvd\nHollywood, CA 91608 USA","primary":false'
expect_body '"streetAddress":"911 Universal City Plaza"' '"country":"US"' '"streetAddress":"456 Hollywood Blvd"'
expect_not_in_body '"100 Universal City Plaza"'

step "3.5.2.3: replace the street of the work address"
patch "$user" rfc7644-3.5.2.3-replace-work-streetAddress.request.json
expect_json 200
expect_body '"streetAddress":"1010 Broadway Ave"' '"streetAddress":"456 Hollywood Blvd"' '"locality":"Hollywood"'

step "3.5.2: the path members of figure 8"
operate "$group" '{"op":"add","path":"members","value":[{"value":"'$bjensen'"}]}'
expect_status 204

step "3.5.2: the path name.familyName of figure 8"
operate "$user" '{"op":"replace","path":"name.familyName","value":"Smith"}'
expect_json 200
expect_body '"familyName":"Smith"'

step "3.5.2: the path addresses[type eq \"work\"] of figure 8"
operate "$user" '{"op":"remove","path":"addresses[type eq \"work\"]"}'
expect_json 200
expect_not_in_body '"type":"work","streetAddress"' '1010 Broadway Ave'

# No schema gives members a displayName: the path is well-formed and leads nowhere.
step "3.5.2: the path members[value eq \"...\"].displayName of figure 8"
operate "$group" '{"op":"replace","path":"members[value eq \"'$bjensen'\"].displayName","value":"Babs"}'
expect_error 400 invalidPath

step "3.5.2: the path members[value eq \"...\"] of figure 8"
operate "$group" '{"op":"remove","path":"members[value eq \"'$bjensen'\"]"}'
expect_status 204
expect_same "the members" "" "$(members)"

step "3.5.2.2: remove without a path is refused with noTarget"
operate "$user" '{"op":"remove"}'
expect_error 400 noTarget

step "3.5.2: a request that fails in its second operation changes nothing"
operate "$user" '{"op":"replace","path":"title","value":"Boss"},{"op":"remove","path":"userName"}'
expect_error 400 mutability
ask GET "$user"
expect_not_in_body '"Boss"'
