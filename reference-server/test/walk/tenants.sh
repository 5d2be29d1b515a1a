#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Two tenants in one server: tenants.sh SERVER SOURCE_DIR
set -u

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=talk.sh
. "$here/talk.sh"

for name in acme globex auditor secret; do
  new_token "$work/$name"
done
cat >"$work/tenants.json" <<'JSON'
{"tenants": [
  {"name": "acme", "basePath": "/acme/scim/v2", "tokenFile": "acme",
   "credentials": {"tokens": [{"file": "auditor", "readOnly": true}],
                   "clients": [{"id": "entra", "lifetime": 600, "secrets": [{"file": "secret"}]}]}},
  {"name": "globex", "basePath": "/globex/scim/v2", "dialect": "entra", "tokenFile": "globex", "me": "bjensen",
   "rules": [{"method": "PUT", "path": "/Users/*", "status": 503, "retryAfter": 5}]}
]}
JSON
launch --tenants "$work/tenants.json"

acme() {
  base="http://127.0.0.1:$port/acme/scim/v2"
  bearer=$(cat "$work/acme")
}

globex() {
  base="http://127.0.0.1:$port/globex/scim/v2"
  bearer=$(cat "$work/globex")
}

printf '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen"}' >"$work/request"

step "each tenant takes its own token"
acme
send POST /Users "$work/request"
expect_json 201
ours=$(member id)
expect_field Location "$base/Users/$ours"
globex
ask GET /Users
expect_json 200

step "what one tenant stores the other does not have"
expect_body '"totalResults":0'
ask GET "/Users/$ours"
expect_error 404
send POST /Users "$work/request"
expect_json 201

step "the token of one tenant opens nothing of the other"
acme
bearer=$(cat "$work/globex")
ask GET /Users
expect_error 401
globex
bearer=$(cat "$work/acme")
ask DELETE "/Users/$ours"
expect_error 401

step "a path beside both is not found"
base="http://127.0.0.1:$port/scim/v2"
ask GET /Users
expect_error 404

step "a token that may only read reads"
acme
bearer=$(cat "$work/auditor")
ask GET "/Users/$ours"
expect_json 200
ask DELETE "/Users/$ours"
expect_error 403
globex
bearer=$(cat "$work/auditor")
ask GET /Users
expect_error 401

step "a client buys a token that is good for its tenant"
acme
bearer=""
ask POST /oauth2/token --data grant_type=client_credentials --data client_id=entra \
  --data-urlencode "client_secret@$work/secret"
expect_status 200
expect_field Content-Type application/json
expect_body '"token_type":"Bearer"' '"expires_in":600'
bought=$(member access_token)
bearer=$bought
ask GET "/Users/$ours"
expect_json 200
globex
bearer=$bought
ask GET /Users
expect_error 401

step "a wrong secret buys nothing"
acme
bearer=""
ask POST /oauth2/token --data grant_type=client_credentials --data client_id=entra --data client_secret=guess
expect_status 401
expect_body '"error":"invalid_client"'

step "me stands for a user of the tenant that says so"
globex
ask GET /Me
expect_json 200
expect_body '"userName":"bjensen"'
acme
ask GET /Me
expect_error 501

step "a rule holds for its tenant"
globex
send PUT /Users/any "$work/request"
expect_error 503
expect_field Retry-After 5
acme
send PUT "/Users/$ours" "$work/request"
expect_json 200

step "SIGTERM ends it with success"
stop
expect_same "the exit code" 0 "$?"

step "a slip in the file is named with its place"
sed 's/"basePath": "\/globex/"basePaht": "\/globex/' "$work/tenants.json" >"$work/slip.json"
expect_refusal 2 "/tenants/1" --port 0 --tenants "$work/slip.json"
expect_said "basePath is missing"

step "base paths may not overlap"
sed 's/globex\/scim\/v2/acme\/scim\/v2/' "$work/tenants.json" >"$work/overlap.json"
expect_refusal 2 "overlap" --port 0 --tenants "$work/overlap.json"

step "options of a single tenant do not go with a file of tenants"
expect_refusal 2 "--me" --port 0 --tenants "$work/tenants.json" --me bjensen

finish
