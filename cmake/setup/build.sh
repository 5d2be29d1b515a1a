#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Configures (once) and builds: build.sh PRESET [TARGET...]. Quiet unless something is built or fails.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
preset=$1
shift
cd "$root"
log="build/$preset.log"
mkdir -p build

fail() {
  cat "$log" >&2
  echo "scimproof: $1" >&2
  exit 1
}

if [ ! -f "build/$preset/build.ninja" ]; then
  echo "scimproof: configuring build/$preset" >&2
  cmake --preset "$preset" >"$log" 2>&1 || fail "CMake failed; its output is above"
fi
if ! ninja -C "build/$preset" -n "$@" 2>/dev/null | grep -q 'no work to do'; then
  echo "scimproof: building; the first time takes some minutes" >&2
  cmake --build "build/$preset" ${*:+--target "$@"} >"$log" 2>&1 || fail "the build failed; its output is above"
fi
