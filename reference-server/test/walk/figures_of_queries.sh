# SPDX-License-Identifier: Apache-2.0
# Sourced by rfc_figures.sh: sections 3.4.2, 3.4.3 and 7.5.2 of RFC 7644, and RFC 9865.

enterprise_urn=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User
{
  echo "{\"schemas\":[\"$user_urn\"],\"id\":\"$bjensen\",\"userName\":\"bjensen\",\"title\":\"Tour Guide\"," \
    '"userType":"Employee","name":{"familyName":"O'"'"'Malley"},' \
    '"emails":[{"type":"work","value":"bjensen@example.com"}]}'
  echo "{\"schemas\":[\"$user_urn\",\"$enterprise_urn\"],\"id\":\"c75ad752-64ae-4823-840d-ffa80929976c\"," \
    '"userName":"jsmith","displayName":"Smith, James","userType":"Intern",' \
    '"emails":[{"type":"home","value":"jsmith@example.org"}],"ims":[{"type":"xmpp","value":"jsmith@foo.com"}],' \
    "\"$enterprise_urn\":{\"employeeNumber\":\"701984\"}}"
  echo "{\"schemas\":[\"$user_urn\"],\"userName\":\"adams\",\"userType\":\"Contractor\"}"
  echo "{\"schemas\":[\"$group_urn\"],\"displayName\":\"Smith Family\"}"
} >"$work/people"
start --load "$work/people"

# The user names of the last answer, in order.
names() {
  grep -o '"userName":"[^"]*"' "$work/body" | cut -d '"' -f 4 | tr '\n' ' '
}

step "3.4.2: the userName of all users"
ask GET "/Users?attributes=userName" --header "Accept: application/scim+json"
expect_json 200
expect_body "$list" '"totalResults":3' "\"id\":\"$bjensen\",\"userName\":\"bjensen\"" \
  '"id":"c75ad752-64ae-4823-840d-ffa80929976c","userName":"jsmith"'
expect_not_in_body '"displayName"' '"meta"' '"emails"'

step "3.4.2.5: excludedAttributes leaves out what it names, and never the id"
ask GET "/Users?excludedAttributes=id,emails,userType"
expect_json 200
expect_body "\"id\":\"$bjensen\"" '"title":"Tour Guide"'
expect_not_in_body '"emails"' '"userType"'

# Of the three users, how many fulfil each filter of figure 2.
set -- 1 1 1 1 1 3 3 0 0 1 2 1 1 1 1 1 2
sed -n 's/^ *"\(.*\)",\{0,1\}$/\1/p' "$examples/rfc7644-3.4.2.2-fig2-filters.json" | sed 's/\\"/"/g' >"$work/filters"
while IFS= read -r filter; do
  step "3.4.2.2: figure 2, $filter"
  ask GET /Users --get --data-urlencode "filter=$filter"
  expect_json 200
  expect_body "$list" "\"totalResults\":${1:-missing}"
  [ $# -eq 0 ] || shift
done <"$work/filters"

step "3.4.2.2: figure 2 has as many filters as are counted here"
expect_same "the rest" 0 $#

step "3.4.2.2: an unknown operator is refused with invalidFilter"
ask GET /Users --get --data-urlencode 'filter=userName like "b"'
expect_error 400 invalidFilter
expect_body '"detail":"'

step "3.4.2.3: sorted, up and down"
ask GET "/Users?sortBy=userName"
expect_same "the order" "adams bjensen jsmith " "$(names)"
ask GET "/Users?sortBy=userName&sortOrder=descending"
expect_same "the order" "jsmith bjensen adams " "$(names)"

step "3.4.2.4: startIndex=1&count=10"
ask GET "/Users?startIndex=1&count=10"
expect_json 200
expect_body "$list" '"totalResults":3' '"itemsPerPage":3' '"startIndex":1' '"Resources":[{'

step "3.4.2.4: the page that follows"
ask GET "/Users?startIndex=3&count=2"
expect_json 200
expect_body '"totalResults":3' '"itemsPerPage":1' '"startIndex":3'

step "3.4.2.4: count=0 asks for the number alone"
ask GET "/Users?count=0"
expect_json 200
expect_body '"totalResults":3'
expect_not_in_body '"userName"'

step "3.4.3: POST /.search finds users and groups"
figure rfc7644-3.4.3-search.request.json
send POST /.search "$work/request" --header "Accept: application/scim+json"
expect_json 200
expect_body "$list" '"totalResults":2' '"startIndex":1' '"userName":"jsmith","displayName":"Smith, James"' \
  '"displayName":"Smith Family"'
expect_not_in_body '"meta"' '"emails"'

step "3.4.3: POST /Users/.search finds users only"
send POST /Users/.search "$work/request"
expect_json 200
expect_body '"totalResults":1' '"userName":"jsmith"'

step "3.4.2.1: a query at the root; what a group does not have has no value"
ask GET / --get --data-urlencode 'filter=userName eq "adams" or displayName eq "Smith Family"'
expect_json 200
expect_body '"totalResults":2' '"userName":"adams"' '"displayName":"Smith Family"'

# Which attributes are sensitive is the provider's choice: here it is the password, in the figure the name.
step "7.5.2: a filter on a sensitive attribute"
ask GET /Users --get --data-urlencode 'filter=password eq "secret"'
expect_error 403 sensitive

number=10
while [ "$number" -lt 35 ]; do
  echo "{\"schemas\":[\"$user_urn\"],\"userName\":\"J$number\",\"displayName\":\"smith $number\"}"
  number=$((number + 1))
done >"$work/people"
start --load "$work/people"

# The print has no quotes around J, which the grammar demands.
step "RFC 9865, 2: the first page"
ask GET "/Users?cursor&count=10" --get --data-urlencode 'filter=userName sw "J"'
expect_json 200
expect_body "$list" '"totalResults":25' '"itemsPerPage":10' '"nextCursor":"' '"Resources":[{'
expect_not_in_body '"previousCursor"' '"startIndex"'
next=$(member nextCursor)
expect_same "what is not an unreserved character of the cursor" "" "$(printf '%s' "$next" | tr -d 'A-Za-z0-9._~-')"

step "RFC 9865, 2: the next page"
ask GET "/Users?cursor=$next&count=10" --get --data-urlencode 'filter=userName sw "J"'
expect_json 200
expect_body "$list" '"totalResults":25' '"itemsPerPage":10' '"nextCursor":"' '"previousCursor":"' '"userName":"J20"'

step "RFC 9865, 2: the last page has no nextCursor"
ask GET "/Users?cursor=$(member nextCursor)&count=10" --get --data-urlencode 'filter=userName sw "J"'
expect_json 200
expect_body '"itemsPerPage":5' '"userName":"J34"'
expect_not_in_body '"nextCursor"'

step "RFC 9865, 2.1: a cursor that nobody made, and one with another count"
ask GET "/Users?cursor=VZUTiyhEQJ94IR&count=10"
expect_error 400 invalidCursor
ask GET "/Users?cursor=$next&count=5" --get --data-urlencode 'filter=userName sw "J"'
expect_error 400 invalidCount

# The print has the endpoint /User.
step "RFC 9865, 3: POST /Users/.search with a cursor"
cat >"$work/request" <<'BODY'
{
  "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
  "attributes": ["displayName", "userName"],
  "filter": "displayName sw \"smith\"",
  "cursor": "",
  "count": 10
}
BODY
send POST /Users/.search "$work/request" --header "Accept: application/scim+json"
expect_json 200
expect_body "$list" '"totalResults":25' '"itemsPerPage":10' '"nextCursor":"'

start --default-paging cursor --generate users=150
step "RFC 9865, 2.3: a page of default size where no cursor was sent"
ask GET /Users
expect_json 200
expect_body "$list" '"totalResults":150' '"itemsPerPage":100' '"nextCursor":"'

step "RFC 9865, 4: the configuration"
ask GET /ServiceProviderConfig
expect_json 200
expect_body '"schemas":["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"]' '"pagination":{' \
  '"cursor":true' '"index":true' '"defaultPaginationMethod":"cursor"' '"defaultPageSize":100' '"maxPageSize":' \
  '"cursorTimeout":3600'
