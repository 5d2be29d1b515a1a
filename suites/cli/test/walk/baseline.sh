#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Known failures from the first record to the last prune: baseline.sh SERVER SOURCE_DIR SCIMPROOF
set -u

# shellcheck source=../../../../reference-server/test/walk/talk.sh
. "$2/reference-server/test/walk/talk.sh"
# shellcheck source=prove.sh
. "$(dirname "$0")/prove.sh"

# Fast, and enough for the defects below.
test_server() {
  prove run "$base" --token-file "$work/token" --yes --suite users/delete --suite query/projection --no-ci-integration "$@"
}

expect_code() {
  [ "$code" -eq "$1" ] || differs "expected exit code $1, got $code: $(tail -n 3 "$work/said")"
}

expect_line() {
  grep -qF -- "$1" "$work/said" || differs "expected a line with: $1"
}

step "a failure fails the gate"
start --fault delete-again-204
test_server
expect_code 1

step "what fails is recorded, once"
prove baseline record --reason "planned for spring" --owner kim --ticket API-4412 --expires 2999-12-31
expect_code 0
expect_line "wrote scimproof-baseline.json with "
prove baseline record
expect_code 2
expect_line "scimproof baseline update"

step "what is known fails no gate, and is told with its reason"
test_server --baseline scimproof-baseline.json --fail-on new --format html,junit,markdown,json
expect_code 0
expect_line "BASELINE new=0 expired=0 known="
expect_line "until 2999-12-31: planned for spring (kim, API-4412)"
expect_line "RESULT ready-with-warnings "
grep -q 'skipped message="known failure F-' "$work/scimproof-report/junit.xml" || differs "junit.xml has no known failure"
for file in report.html junit.xml summary.md results.json; do
  grep -q "planned for spring" "$work/scimproof-report/$file" || differs "$file tells no reason"
done
cp "$work/scimproof-report/results.ndjson" "$work/old.ndjson"

step "what is new fails it"
start --fault delete-again-204 --fault attrs-drops-id
test_server --baseline scimproof-baseline.json --fail-on new
expect_code 1
expect_line " new MUST finding"
prove diff old.ndjson scimproof-report/results.ndjson
expect_code 1
expect_line "New findings ("

step "what has expired fails it"
sed 's/2999-12-31/2020-01-31/' "$work/scimproof-baseline.json" >"$work/expired.json"
prove report old.ndjson --baseline expired.json --format junit --junit-file again.xml
expect_line " known=0 fixed=0 unobserved=0 file=expired.json"
grep -q "<failure" "$work/again.xml" || differs "the expired failure is not in junit.xml"

step "what is gone is pruned, what was not tested stays"
start
prove run "$base" --token-file "$work/token" --yes --suite query/projection --baseline scimproof-baseline.json
expect_line " known=0 fixed=0 unobserved="
prove baseline prune
expect_line " 0 removed"
test_server --baseline scimproof-baseline.json
expect_code 0
prove baseline prune
expect_code 0
prove baseline show
expect_line "BASELINE new=0 expired=0 known=0 fixed=0 unobserved=0 "

step "a baseline that is missing is named, with a way out"
test_server --baseline nowhere.json
expect_code 2
expect_line "there is no baseline nowhere.json"

finish
