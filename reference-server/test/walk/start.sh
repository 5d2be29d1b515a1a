#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How the reference server starts and ends: start.sh SERVER SOURCE_DIR
set -u

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=talk.sh
. "$here/talk.sh"

step "it starts on a free port and tells it in a file"
start
ask GET /ServiceProviderConfig
expect_json 200
expect_body "\"location\":\"$base/ServiceProviderConfig\""

step "nothing is printed with --quiet"
expect_same "what was said" "" "$(cat "$work/stderr")"

step "a port that another program holds is named, with a way out"
expect_refusal 3 "port $port on 127.0.0.1 is already in use" --port "$port" --token-file "$work/token"
expect_said "--port"

step "the server that was there first goes on"
ask GET /Users
expect_json 200

step "SIGTERM ends it with success"
stop
expect_same "the exit code" 0 "$?"

step "a token that nobody would see is not made"
expect_refusal 2 "--token-file" --port 0 --quiet

step "a token file that is missing is named"
expect_refusal 2 "$work/nowhere" --port 0 --token-file "$work/nowhere"

step "an option with a slip is answered with the nearest"
expect_refusal 2 "--token-file" --port 0 --token-fil "$work/token"

step "a fault with a slip is answered with the nearest"
expect_refusal 2 "patch-not-atomic" --port 0 --token-file "$work/token" --fault patch-not-atomc

step "behind a proxy, resources say where they are reached"
start --public-url https://scim.example.com
printf '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"bjensen"}' >"$work/request"
send POST /Users "$work/request"
expect_json 201
expect_field Location "https://scim.example.com/scim/v2/Users/$(member id)"

step "the token may come in the environment"
SCIM_REFERENCE_TOKEN=$(cat "$work/token")
export SCIM_REFERENCE_TOKEN
launch
unset SCIM_REFERENCE_TOKEN
base="http://127.0.0.1:$port/scim/v2"
ask GET /Users
expect_json 200

step "the admin API has a port and a token of its own"
new_token "$work/admin-token"
start --admin-port 0 --admin-port-file "$work/admin-port" --admin-token-file "$work/admin-token"
scim_base=$base
base="http://127.0.0.1:$(cat "$work/admin-port")"
ask GET /health
expect_status 200
ask GET /tenants
expect_status 401
bearer=$(cat "$work/admin-token")
ask GET /tenants
expect_status 200
expect_body '"name":"default"'
base=$scim_base
ask GET /Users
expect_error 401

finish
