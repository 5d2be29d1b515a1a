#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds scimproof and runs it.
#
#   ./run.sh                                   tests the reference server as Entra ID would use it, then provisions it
#                                              for a month
#   ./run.sh run https://host/scim/v2 ...      tests a real endpoint; any scimproof subcommand passes through
set -eu

root=$(cd "$(dirname "$0")" && pwd)
"$root/cmake/setup/install.sh" build
"$root/cmake/setup/build.sh" release scimproof scim-reference-server
bin="$root/build/release/bin"

if [ $# -gt 0 ]; then
  exec "$bin/scimproof" "$@"
fi

work=$(mktemp -d)
server=""
stop() {
  status=$?
  trap - EXIT INT TERM
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$work"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

umask 077
od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$work/token"
"$bin/scim-reference-server" --port 0 --port-file "$work/port" --token-file "$work/token" --dialect entra --quiet &
server=$!
tries=0
while [ ! -s "$work/port" ]; do
  if ! kill -0 "$server" 2>/dev/null || [ "$tries" -ge 100 ]; then
    echo "scimproof: the reference server did not start" >&2
    exit 1
  fi
  tries=$((tries + 1))
  sleep 0.1
done

url="http://127.0.0.1:$(cat "$work/port")/scim/v2"
status=0
"$bin/scimproof" run "$url" --profile entra --token-file "$work/token" --label reference-server --yes || status=$?

echo
echo "The same endpoint as an administrator of Microsoft Entra ID sees it: the MediusFlow tutorial, over a month."
"$bin/scimproof" provision "$url" --scenario mediusflow --token-file "$work/token" --label reference-server --yes \
  --out scimproof-report/provisioning || status=$?
exit "$status"
