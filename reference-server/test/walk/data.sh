#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What outlives the server: data.sh SERVER SOURCE_DIR
set -u

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=talk.sh
. "$here/talk.sh"

data="$work/data"
snapshot="$data/snapshot.ndjson"

step "a first run has no snapshot, and writes one at its end"
start --data "$data"
printf '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen","password":"t1meMa$heen"}' \
  >"$work/request"
send POST /Users "$work/request"
expect_json 201
user=$(member id)
printf '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":"G","members":[{"value":"%s"}]}' \
  "$user" >"$work/request"
send POST /Groups "$work/request"
expect_json 201
group=$(member id)
printf '{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[%s]}' \
  '{"op":"add","path":"title","value":"Tour Guide"}' >"$work/request"
send PATCH "/Users/$user" "$work/request"
expect_json 200
version=$(field ETag)
created=$(member created)
stop
expect_same "the exit code" 0 "$?"
[ -f "$snapshot" ] || differs "expected the file $snapshot"

step "only its owner may read it, and the password is not in it"
expect_same "the mode" 600 "$(stat -c %a "$snapshot")"
! grep -qF 't1meMa$heen' "$snapshot" || differs "the password is in the snapshot"
! grep -q '"password"' "$snapshot" || differs "a digest of the password is in the snapshot"

step "the next run has everything as it was, at its new address"
start --data "$data"
ask GET "/Users/$user"
expect_json 200
expect_body '"userName":"bjensen"' '"title":"Tour Guide"' "\"created\":\"$created\"" "\"location\":\"$base/Users/$user\"" \
  "\"groups\":[{\"value\":\"$group\""
expect_same "the version" "$version" "$(field ETag)"
ask GET "/Groups/$group"
expect_body "{\"value\":\"$user\",\"\$ref\":\"$base/Users/$user\""

step "what a second run changes is kept as well"
ask DELETE "/Groups/$group"
expect_status 204
stop
expect_same "the exit code" 0 "$?"
start --data "$data"
ask GET "/Groups/$group"
expect_error 404
ask GET "/Users/$user"
expect_not_in_body '"groups"'

step "with a snapshot, --load and --generate have had their time"
start --data "$data" --generate users=5
ask GET /Users
expect_body '"totalResults":1'

# Starts a server on a snapshot that will not do; the file has to stay as it is.
expect_snapshot_refused() {
  cp "$snapshot" "$work/before"
  expect_refusal 2 "$1" --port 0 --token-file "$work/token" --data "$data"
  expect_said "$snapshot, line "
  expect_said "Nothing was loaded"
  cmp -s "$snapshot" "$work/before" || differs "expected the file to be left alone"
}

stop
cp "$snapshot" "$work/good"

step "a damaged snapshot is refused and left alone"
sed 's/Tour Guide/Tour Guido/' "$work/good" >"$snapshot"
expect_snapshot_refused "the file is damaged"

step "a snapshot that is cut off is refused and left alone"
head -n 2 "$work/good" >"$snapshot"
expect_snapshot_refused "cut off"

step "a foreign file is refused and left alone"
echo "not ours" >"$snapshot"
expect_snapshot_refused "it is no snapshot of this program"

step "an undamaged copy in its place is taken"
cp "$work/good" "$snapshot"
start --data "$data"
ask GET "/Users/$user"
expect_json 200

step "a wrong line of a file to load is named, and nothing is served"
printf '%s\n' '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a"}' '{"schemas":' >"$work/people"
expect_refusal 2 "$work/people, line 2" --port 0 --token-file "$work/token" --load "$work/people"

finish
