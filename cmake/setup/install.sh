#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what a fresh Debian 12 machine lacks: install.sh SET... with the sets of packages.txt.
# Says nothing when nothing is missing. Needs root, or sudo, only when something is.
set -eu

here=$(cd "$(dirname "$0")" && pwd)

wanted=""
for set in "$@"; do
  wanted="$wanted $(sed -n "s/^$set  *\([a-z0-9.+-]*\).*/\1/p" "$here/packages.txt")"
done

missing=""
for package in $wanted; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "scimproof: these packages (Debian names) are missing:$missing" >&2
  echo "scimproof: this machine has no apt-get; install them with its own package manager." >&2
  exit 1
fi
as_root=""
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "scimproof: run as root, or install:$missing" >&2
    exit 1
  fi
  as_root=sudo
fi
echo "scimproof: installing$missing" >&2
$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
# shellcheck disable=SC2086 # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
