#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Launches a server, tests it with scimproof, stops it: what scim_add_conformance_test() runs.
#
#   conformance_test.sh SCIMPROOF BASE_PATH OUT_DIR LAUNCH... -- RUN_FLAGS...
#
# In LAUNCH, {port} stands for a free port, {port-file} for a file into which the server writes its own choice,
# {token-file} for a file with the secret token, {token} for the token itself. The exit code is scimproof's; 3 when the
# server does not start.
set -u

scimproof=$1
base_path=$2
out=$3
shift 3

work=$(mktemp -d)
server=""
stop() {
  status=$?
  trap - EXIT INT TERM
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
  fi
  rm -rf "$work"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

umask 077
token=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
printf %s "$token" >"$work/token"

# A port that is taken makes the server end at once; another one is tried then.
random_port() { echo $((20000 + $(od -An -N2 -tu2 /dev/urandom) % 40000)); }

waits_for_file=no
for word in "$@"; do
  [ "$word" = -- ] && break
  case $word in *"{port-file}"*) waits_for_file=yes ;; esac
done

# Starts the words before "--", placeholders filled in; each stays one argument.
launch() {
  count=0
  for word in "$@"; do
    [ "$word" = -- ] && break
    count=$((count + 1))
  done
  i=0
  for word in "$@"; do
    i=$((i + 1))
    shift
    if [ "$i" -le "$count" ]; then
      set -- "$@" "$(printf %s "$word" |
        sed "s|{port}|$port|g; s|{port-file}|$work/port|g; s|{token-file}|$work/token|g; s|{token}|$token|g")"
    fi
  done
  exec "$@"
}

attempt=0
while [ -z "$server" ] && [ "$attempt" -lt 5 ]; do
  attempt=$((attempt + 1))
  port=$(random_port)
  launch "$@" >"$work/server.log" 2>&1 &
  server=$!
  waited=0
  while [ "$waited" -lt 300 ]; do
    waited=$((waited + 1))
    sleep 0.1
    if ! kill -0 "$server" 2>/dev/null; then
      server=""
      break
    fi
    if [ "$waits_for_file" = yes ]; then
      [ -s "$work/port" ] || continue # until then nobody knows where it listens
      port=$(cat "$work/port")
    fi
    answer=$("$scimproof" probe "http://127.0.0.1:$port$base_path" --token-file "$work/token" 2>&1) && break
    case $answer in
      *refused*) ;;
      *) break ;; # it answers, though not well: the run says what is wrong
    esac
  done
done
if [ -z "$server" ]; then
  echo "the server did not start: $*" >&2
  cat "$work/server.log" >&2
  exit 3
fi

while [ "$1" != -- ]; do shift; done
shift
"$scimproof" run "http://127.0.0.1:$port$base_path" --token-file "$work/token" --yes --no-input --out "$out" "$@"
status=$?
if [ "$status" -ne 0 ] && [ -s "$work/server.log" ]; then
  echo "the server's last lines:" >&2
  tail -20 "$work/server.log" >&2
fi
exit "$status"
