# SPDX-License-Identifier: Apache-2.0
# Sourced by rfc_figures.sh: section 3.7 of RFC 7644, bulk operations.

bob=b7c14771-226c-4d05-8860-134711653041
dave=5d8d29d3-342c-4b5f-8683-a3cb6763ffcc
gone=e9025315-6bea-44e1-899c-1e07454e468b
bulk_response='"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkResponse"]'
for id in $bob $dave $gone; do
  echo "{\"schemas\":[\"$user_urn\"],\"id\":\"$id\",\"userName\":\"$id\",\"nickName\":\"N\"}"
done >"$work/people"
start --load "$work/people"

# The entry of the last answer that holds a piece of text.
entry_with() {
  sed 's/},{/},\n{/g; s/"Operations":\[/&\n/' "$work/body" | grep -F -- "$1" | head -n 1
}

expect_entry() {
  entry=$(entry_with "$1")
  shift
  for piece; do
    case $entry in
      *"$piece"*) ;;
      *) differs "expected $piece in the entry $entry" ;;
    esac
  done
}

step "3.7.1: two groups that contain each other"
figure rfc7644-3.7.1-bulk-circular-groups.request.json
send POST /Bulk "$work/request" --header "Accept: application/scim+json"
expect_json 200
expect_body "$bulk_response"
expect_count 2 '"status":"201"'
expect_entry '"bulkId":"qwerty"' '"method":"POST"' "\"location\":\"$base/Groups/"
expect_entry '"bulkId":"ytrewq"' '"method":"POST"' "\"location\":\"$base/Groups/"
a=$(entry_with '"bulkId":"qwerty"' | sed 's|.*/Groups/\([^"]*\)".*|\1|')
b=$(entry_with '"bulkId":"ytrewq"' | sed 's|.*/Groups/\([^"]*\)".*|\1|')

# The print has the text in single quotes, which the grammar does not know.
step "3.7.1: the groups name each other by their permanent ids"
ask GET /Groups --get --data-urlencode 'filter=displayName sw "Group"'
expect_json 200
expect_body "$list" '"totalResults":2' '"displayName":"Group A"' '"displayName":"Group B"' "\"$base/Groups/$a\"" \
  "\"$base/Groups/$b\""
expect_count 1 "{\"type\":\"Group\",\"value\":\"$b\",\"\$ref\":\"$base/Groups/$b\""
expect_count 1 "{\"type\":\"Group\",\"value\":\"$a\",\"\$ref\":\"$base/Groups/$a\""
expect_not_in_body "bulkId:"

step "3.7.2: a user and the group it is a member of"
figure rfc7644-3.7.2-bulk-bulkId-user-group.request.json
send POST /Bulk "$work/request"
expect_json 200
expect_body "$bulk_response"
expect_count 2 '"status":"201"'
expect_entry '"bulkId":"qwerty"' "\"location\":\"$base/Users/" '"method":"POST"' '"version":"W/'
expect_entry '"bulkId":"ytrewq"' "\"location\":\"$base/Groups/" '"method":"POST"' '"version":"W/'
alice=$(entry_with '"bulkId":"qwerty"' | sed 's|.*/Users/\([^"]*\)".*|\1|')
guides=$(entry_with '"bulkId":"ytrewq"' | sed 's|.*/Groups/\([^"]*\)".*|\1|')

step "3.7.2: the group holds the id of the user"
ask GET "/Groups/$guides"
expect_json 200
expect_field Location "$base/Groups/$guides"
expect_body "\"schemas\":[\"$group_urn\"]" '"displayName":"Tour Guides"' '"resourceType":"Group"' \
  "{\"type\":\"User\",\"value\":\"$alice\",\"\$ref\":\"$base/Users/$alice\""

step "3.7.2: a manager of the same job, in the enterprise extension"
figure rfc7644-3.7.2-bulk-bulkId-enterprise-manager.request.json -e 's/"Alice"/"Anna"/' -e 's/"Bob"/"Bert"/'
send POST /Bulk "$work/request"
expect_json 200
expect_count 2 '"status":"201"'
anna=$(entry_with '"bulkId":"qwerty"' | sed 's|.*/Users/\([^"]*\)".*|\1|')
ask GET "/Users/$(entry_with '"bulkId":"ytrewq"' | sed 's|.*/Users/\([^"]*\)".*|\1|')"
expect_body '"employeeNumber":"11250"' "\"manager\":{\"value\":\"$anna\""

# The versions of the print are not those of this server; Alice is there already.
mixed() {
  figure rfc7644-3.7.3-bulk-mixed-failOnErrors.request.json -e 's/"Alice"/"Alexa"/' "$@"
  send POST /Bulk "$work/request"
}

step "3.7.3: POST, PUT, PATCH and DELETE in one job"
mixed -e 's/"version": "W.*"/"version": "W\/\\"1\\""/'
expect_json 200
expect_body "$bulk_response"
expect_count 1 '"status":"201"'
expect_entry '"bulkId":"qwerty"' "\"location\":\"$base/Users/" '"version":"W/' '"status":"201"'
expect_entry "/Users/$bob\"" '"method":"PUT"' '"version":"W/' '"status":"200"'
expect_entry "/Users/$dave\"" '"method":"PATCH"' '"version":"W/' '"status":"200"'
expect_entry "/Users/$gone\"" '"method":"DELETE"' '"status":"204"'
expect_not_in_body '"response"' '"failOnErrors"'
ask GET "/Users/$dave"
expect_body '"userName":"Dave"'
expect_not_in_body '"nickName"'

step "3.7.3: the first error ends a job with failOnErrors 1"
mixed -e 's/"userName": "Alexa"/"title": "nobody"/'
expect_json 200
expect_count 1 '"method"'
expect_entry '"bulkId":"qwerty"' '"method":"POST"' '"status":"400"' '"response":{' \
  '"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"]' '"detail":"'
expect_not_in_body '"location"'

step "3.7.3: without failOnErrors every operation is tried"
mixed -e 's/"userName": "Alexa"/"title": "nobody"/' -e '/failOnErrors/d'
expect_json 200
expect_count 4 '"method"'
expect_entry '"bulkId":"qwerty"' '"status":"400"'
expect_entry "\"location\":\"$base/Users/$bob\"" '"method":"PUT"' '"status":"412"' '"response":{'
expect_entry "\"location\":\"$base/Users/$dave\"" '"method":"PATCH"' '"status":"412"' '"response":{'
expect_entry "\"location\":\"$base/Users/$gone\"" '"method":"DELETE"' '"status":"404"' '"response":{'

step "3.7.4: a job beyond maxPayloadSize"
head -c 1100000 /dev/zero | tr '\0' ' ' >"$work/request"
send POST /Bulk "$work/request" --header "Expect:"
expect_error 413
expect_body 1048576

start --max-bulk-operations 1
step "3.7.4: a job beyond maxOperations"
figure rfc7644-3.7.2-bulk-bulkId-user-group.request.json
send POST /Bulk "$work/request"
expect_error 413
expect_body maxOperations
ask GET /Users
expect_body '"totalResults":0'
