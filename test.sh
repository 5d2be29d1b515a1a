#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds everything and runs all tests. Arguments go to ctest: ./test.sh -L unit, ./test.sh -R patch.
set -eu

root=$(cd "$(dirname "$0")" && pwd)
"$root/cmake/setup/install.sh" build check
"$root/cmake/setup/build.sh" release
cd "$root"
exec ctest --preset release --test-dir build/release -j2 "$@"
