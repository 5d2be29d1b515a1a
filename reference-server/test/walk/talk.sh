# SPDX-License-Identifier: Apache-2.0
# Sourced: starts the reference server, talks to it with curl, and reports in TAP (https://testanything.org).
#
#   start OPTION...           starts a server with a token of its own on a free port; the one before is stopped
#   ask METHOD PATH [CURL]... sends a request with $bearer as token; sets $status, fills $work/head and $work/body
#   send METHOD PATH FILE ... the same with a JSON body
#   step TITLE                begins a line of the report; what follows belongs to it
#   expect_...                compares; a difference makes the step "not ok" and is shown
#   expect_refusal CODE TEXT OPTION...  starts a server that has to end at once, with that exit code and words
#   finish                    ends the report; the script fails if a step did

server=$1
root=$2
curl --version >/dev/null 2>&1 || {
  echo "1..0 # SKIP there is no curl"
  exit 77
}

umask 077
work=$(mktemp -d)
pid=""
base=""
bearer=""
status=""
steps=0
failures=0
title=""
problems=""

stop() {
  [ -n "$pid" ] || return 0
  kill "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  left=$?
  pid=""
  return "$left"
}

clean_up() {
  result=$?
  trap - EXIT
  stop
  rm -rf "$work"
  exit "$result"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

new_token() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$1"
}

# Waits until the file with the port is there, or the server has ended.
wait_for_port() {
  tries=0
  while [ ! -s "$work/port" ]; do
    if ! kill -0 "$pid" 2>/dev/null || [ "$tries" -ge 200 ]; then
      return 1
    fi
    tries=$((tries + 1))
    sleep 0.05
  done
  port=$(cat "$work/port")
}

# As start, without a token and with any base path.
launch() {
  stop
  rm -f "$work/port"
  "$server" --port 0 --port-file "$work/port" --quiet "$@" 2>"$work/stderr" &
  pid=$!
  wait_for_port && return 0
  echo "Bail out! the reference server did not start: $(cat "$work/stderr")"
  exit 1
}

start() {
  new_token "$work/token"
  bearer=$(cat "$work/token")
  launch --token-file "$work/token" "$@"
  base="http://127.0.0.1:$port/scim/v2"
}

ask() {
  method=$1
  path=$2
  shift 2
  : >"$work/body"
  : >"$work/head"
  # In a file, since everybody can see the words of a command. printf is built in.
  [ -z "$bearer" ] || printf 'header = "Authorization: Bearer %s"\n' "$bearer" >"$work/curlrc"
  [ -n "$bearer" ] || : >"$work/curlrc"
  status=$(curl --silent --max-time 30 --globoff --config "$work/curlrc" --request "$method" --dump-header "$work/head" \
    --output "$work/body" --write-out '%{http_code}' "$@" "$base$path")
}

send() {
  method=$1
  path=$2
  file=$3
  shift 3
  ask "$method" "$path" --header "Content-Type: application/scim+json" --data-binary "@$file" "$@"
}

# The value of a header field of the last answer.
field() {
  grep -i "^$1:" "$work/head" | head -n 1 | sed 's/^[^:]*: *//' | tr -d '\r'
}

# The text value of a member of the last body; the first if there are several.
member() {
  grep -o "\"$1\":\"[^\"]*\"" "$work/body" | head -n 1 | cut -d '"' -f 4
}

report_step() {
  [ -n "$title" ] || return 0
  steps=$((steps + 1))
  if [ -z "$problems" ]; then
    echo "ok $steps - $title"
    return 0
  fi
  failures=$((failures + 1))
  echo "not ok $steps - $title"
  printf '%s' "$problems" | sed 's/^/#   /'
  [ -z "$status" ] || echo "#   the last answer was $status $(head -c 2000 "$work/body")"
}

step() {
  report_step
  title=$1
  problems=""
  status=""
}

finish() {
  report_step
  echo "1..$steps"
  [ "$failures" -eq 0 ] && [ "$steps" -gt 0 ]
  exit
}

differs() {
  problems="$problems$1
"
}

expect_status() {
  [ "$status" = "$1" ] || differs "expected status $1, got $status"
}

# A field must match a pattern of the shell, such as W/*.
expect_field() {
  got=$(field "$1")
  # shellcheck disable=SC2254
  case $got in
    $2) ;;
    *) differs "expected $1: $2, got: $got" ;;
  esac
}

expect_no_field() {
  [ -z "$(field "$1")" ] || differs "expected no $1, got: $(field "$1")"
}

# The body must hold these pieces of text.
expect_body() {
  for piece; do
    grep -qF -- "$piece" "$work/body" || differs "expected in the body: $piece"
  done
}

expect_not_in_body() {
  for piece; do
    ! grep -qF -- "$piece" "$work/body" || differs "not expected in the body: $piece"
  done
}

expect_empty_body() {
  [ ! -s "$work/body" ] || differs "expected no body"
}

# How often a piece of text is in the body.
expect_count() {
  got=$(grep -oF -- "$2" "$work/body" | wc -l | tr -d ' ')
  [ "$got" = "$1" ] || differs "expected $1 times $2, got $got"
}

expect_same() {
  [ "$2" = "$3" ] || differs "expected $1 to be $2, got $3"
}

# A whole answer with a SCIM message or resource.
expect_json() {
  expect_status "$1"
  expect_field Content-Type "application/scim+json"
}

expect_error() {
  expect_json "$1"
  expect_body '"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"]' "\"status\":\"$1\""
  [ $# -lt 2 ] || expect_body "\"scimType\":\"$2\""
}

# What a program says on its standard error must hold a piece of text.
expect_said() {
  grep -qF -- "$1" "$work/stderr" || differs "expected to be told: $1; got: $(cat "$work/stderr")"
}

expect_refusal() {
  code=$1
  words=$2
  shift 2
  timeout 20 "$server" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null
  expect_same "the exit code" "$code" "$?"
  expect_said "$words"
}
