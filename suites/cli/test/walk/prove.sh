# SPDX-License-Identifier: Apache-2.0
# Sourced behind talk.sh: runs the program in a folder of its own and looks at what it says.
#
#   prove ARGUMENT...   runs scimproof to its end; sets $code, fills $work/said
#   expect_code N       the exit code
#   expect_line TEXT    a line that holds the text

scimproof=$3

prove() {
  (cd "$work" && "$scimproof" "$@") >"$work/said" 2>&1 </dev/null
  code=$?
}

expect_code() {
  [ "$code" -eq "$1" ] || differs "expected exit code $1, got $code: $(tail -n 3 "$work/said")"
}

expect_line() {
  grep -qF -- "$1" "$work/said" || differs "expected a line with: $1; got: $(tail -n 5 "$work/said")"
}
