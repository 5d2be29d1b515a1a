#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lines of the log, and what must not be in them: log.sh SERVER SOURCE_DIR
set -u

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=talk.sh
. "$here/talk.sh"

user_urn=urn:ietf:params:scim:schemas:core:2.0:User

# Requests with a token, a password, a filter on a password, and a token where it does not belong.
talk() {
  printf '{"schemas":["%s"],"userName":"bjensen","password":"t1meMa$heen"}' "$user_urn" >"$work/request"
  send POST /Users "$work/request"
  ask GET /Users --get --data-urlencode 'filter=password eq "t1meMa$heen"'
  ask GET "/Users?access_token=$bearer"
  ask GET /Nowhere
}

# Lines are written behind the requests: waits until there are so many.
wait_for_lines() {
  tries=0
  while [ "$(wc -l <"$work/stderr")" -lt "$1" ] && [ "$tries" -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.05
  done
}

expect_no_secrets() {
  ! grep -qF -- "$bearer" "$work/log" || differs "the token is in the log"
  ! grep -qF 't1meMa' "$work/log" || differs "the password is in the log"
}

start --log json
talk
wait_for_lines 4
cp "$work/stderr" "$work/log"

step "each request has a line"
expect_same "the number of lines" 4 "$(wc -l <"$work/log" | tr -d ' ')"

step "a line tells method, target, status and violations"
head -n 1 "$work/log" >"$work/body"
expect_body '"method":"POST"' '"target":"/scim/v2/Users"' '"status":201' '"violations":' '"time":"' '"took_us":'
tail -n 1 "$work/log" >"$work/body"
expect_body '"method":"GET"' '"target":"/scim/v2/Nowhere"' '"status":404'

# The server itself can tell: it says more of a body that is JSON than that it is none.
step "each line is JSON"
while IFS= read -r line; do
  printf '%s' "$line" >"$work/line"
  send POST /Users "$work/line"
  expect_error 400
  expect_not_in_body "not valid JSON"
done <"$work/log"

step "no line holds the token or the password"
expect_no_secrets

step "the log of the admin API holds them neither"
new_token "$work/admin-token"
start --admin-port 0 --admin-port-file "$work/admin-port" --admin-token-file "$work/admin-token"
talk
base="http://127.0.0.1:$(cat "$work/admin-port")"
secret=$bearer
bearer=$(cat "$work/admin-token")
tries=0
while ask GET /log && ! grep -qF /Nowhere "$work/body" && [ "$tries" -lt 100 ]; do
  tries=$((tries + 1))
  sleep 0.05
done
expect_status 200
expect_body '"method":"POST"' '"userName' /Nowhere
expect_not_in_body "$secret" t1meMa

step "a line may be text as well"
start --log text
talk
wait_for_lines 4
cp "$work/stderr" "$work/log"
head -n 1 "$work/log" >"$work/body"
expect_body "method=POST" "target=/scim/v2/Users" "status=201"
expect_no_secrets

step "without --log nothing is written"
start
talk
expect_same "what was said" "" "$(cat "$work/stderr")"

step "another form is refused"
expect_refusal 2 "unknown log form xml" --port 0 --token-file "$work/token" --log xml

finish
