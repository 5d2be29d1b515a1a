#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A provisioning job as an administrator and a pipeline meet it: provision.sh SERVER SOURCE_DIR SCIMPROOF
set -u

# shellcheck source=../../../../reference-server/test/walk/talk.sh
. "$2/reference-server/test/walk/talk.sh"
# shellcheck source=prove.sh
. "$(dirname "$0")/prove.sh"

job() {
  prove provision "$base" --token-file "$work/token" --no-ci-integration "$@"
}

# A scenario with a directory and one step: scenario FILE JOB DIRECTORY STEPS
scenario() {
  cat >"$work/$1" <<END
{ "format": "scimproof.scenario", "formatVersion": "1.0", "id": "walk", "title": "A walk", "about": "For this test.",
  "mapping": "entra-default", "job": $2, "directory": $3, "steps": $4 }
END
}

expect_nothing_sent() {
  expect_code 2
  [ ! -e "$work/scimproof-report" ] || differs "something was begun: there is a scimproof-report"
}

start --dialect entra

step "what is written wrong is told before anything is sent"
job --yes --scenaro mediusflow
expect_code 2
expect_line "Did you mean --scenario?"
job --yes --scenario mediusflo
expect_nothing_sent
expect_line "Did you mean mediusflow?"
job --yes --interval 10ms
expect_nothing_sent
expect_line "expected a second or more"
job --yes --resume nowhere.ndjson
expect_nothing_sent
expect_line "cannot read the journal nowhere.ndjson: No such file or directory."
job --yes --directory nowhere.json
expect_nothing_sent
expect_line "cannot read nowhere.json: No such file or directory."

step "each mistake of a directory has its line"
cat >"$work/people.ndjson" <<END
{"type":"user","userPrincipalName":"grace@example.com","manager":"olga@example.com"}
{"type":"user","userPrincipalName":"wei@example.com","mobilePhone":"+1 555 0100"}
END
job --yes --directory people.ndjson
expect_nothing_sent
expect_line 'people.ndjson:1: "manager" names "olga@example.com"'
expect_line 'people.ndjson:2: unknown attribute "mobilePhone"; write "mobile"'
expect_line "exit 2 (usage): 2 mistakes; nothing was sent."

step "without consent nothing is sent, and what would be is told"
job --users 3 --groups 1
expect_code 6
expect_line "3 users and 1 group"
expect_line "What it creates is deleted at the end."
echo '{"type":"user","userPrincipalName":"grace@example.com","assigned":true}' >"$work/people.ndjson"
job --directory people.ndjson --real-time
expect_code 6
expect_line "1 user and 0 groups"
expect_line "accounts that are there already and match are changed too"
expect_line "In real time that takes 40 minutes."

step "a job that is well ends with 0"
job --yes --users 3 --groups 1 --format html,junit,markdown
expect_code 0
expect_line "HEALTH quarantine=no "
expect_line "provisioning-log.json"
grep -q 'name="health - ' "$work/scimproof-report/junit.xml" || differs "junit.xml has no health"
grep -q "### Provisioning health" "$work/scimproof-report/summary.md" || differs "summary.md has no health"

step "its files can be written again from the record"
prove report scimproof-report/results.ndjson --out again
expect_code 0
for file in report.html provisioning-log.json provisioning-log-event-hub.json ProvisioningLogs.csv job.json; do
  cmp -s "$work/scimproof-report/$file" "$work/again/$file" || differs "$file is another one"
done

step "a quarantine that the scenario foresaw is nobody's fault"
scenario foreseen.json '{}' '{"generate": {"users": 1, "groups": 0}}' '[
  { "title": "Trouble", "weather": [{ "effect": "answer", "status": 401, "method": "GET", "path": "/Users" }] },
  { "title": "Stopped", "cycle": 1, "expect": { "state": "Failed", "quarantine": "EncounteredQuarantineException" } }]'
job --yes --scenario foreseen.json
expect_code 0
expect_line "RESULT ready "
expect_line "HEALTH quarantine=excused reason=EncounteredQuarantineException"

step "Ctrl-C while a job in real time waits: outputs and journal are there"
(cd "$work" && exec "$scimproof" provision "$base" --token-file token --yes --users 3 --groups 1 --real-time \
  --interval 1h --journal job.ndjson >said 2>&1) &
job_pid=$!
tries=0
until grep -q "waits until" "$work/said" || [ "$tries" -ge 600 ]; do
  tries=$((tries + 1))
  sleep 0.05
done
kill -INT "$job_pid"
wait "$job_pid"
code=$?
expect_code 130
expect_line "RESULT inconclusive "
expect_line "--resume job.ndjson"
[ -s "$work/scimproof-report/report.html" ] || differs "there is no report"
ask GET "/Users?count=0"
made=$(sed 's/.*"totalResults":\([0-9]*\).*/\1/' "$work/body")
[ "$made" -gt 0 ] || differs "nothing is left to go on with"

step "the journal is not overwritten, and the job goes on from it"
job --yes --users 3 --journal job.ndjson
expect_code 2
expect_line "Go on with its job by --resume job.ndjson"
job --yes --users 4 --resume job.ndjson
expect_code 2
expect_line "job.ndjson:1: the journal belongs to another directory"
job --yes --resume job.ndjson
expect_code 0
expect_line "RESULT ready "
ask GET "/Users?count=0"
grep -q "\"totalResults\":$made[,}]" "$work/body" || differs "somebody was created twice: $(cat "$work/body")"

step "what a job left is found and removed"
prove cleanup "$base" --token-file token --yes
expect_code 0
for type in Users Groups; do
  ask GET "/$type?count=0"
  grep -q '"totalResults":0[,}]' "$work/body" || differs "$type are left: $(cat "$work/body")"
done

step "a quarantine of the endpoint breaks the gate, though the profile has no requirement for it"
start --dialect strict
scenario own.json '{ "minimumFailures": 1 }' '{"generate": {"users": 0, "groups": 3}}' '[
  { "title": "Initial cycle", "cycle": 1 }]'
job --yes --scenario own.json --profile rfc
expect_code 1
expect_line "HEALTH quarantine=yes reason=EncounteredEscrowProportionThreshold"
expect_line "exit 1 (findings): the provisioning job is in quarantine (EncounteredEscrowProportionThreshold)"
job --yes --scenario own.json --profile rfc --fail-on never
expect_code 0

finish
