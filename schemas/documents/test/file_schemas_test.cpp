// SPDX-License-Identifier: Apache-2.0
#include <scim/documents/file_schemas.hpp>

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <ostream>

namespace scim::documents {
namespace {

FileSchemas const& schemas()
{
    static auto const loaded = FileSchemas::load();
    BOOST_REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : loaded.error()));
    return *loaded;
}

/// A document and all violations in one line.
struct Row {
    char const* schema;
    char const* document;
    char const* expected;
};

std::ostream& operator<<(std::ostream& out, Row const& row)
{
    return out << row.schema << ' ' << row.document;
}

constexpr std::array rows {
    // case-file
    Row {"case-file",
        R"({
      "$schema": "../../../schemas/documents/files/case-file.schema.json",
      "about": "Removing attributes and values by PATCH.",
      "requires": ["patch"],
      "cases": [{
        "case": "no-path-is-refused",
        "title": "remove without a path is refused with noTarget",
        "checks": ["RFC7644-3.5.2.2-02"],
        "given": { "babs": { "User": { "userName": "bjensen", "nickName": "Babs" } } },
        "steps": [{
          "send": "PATCH /Users/{babs.id}",
          "headers": { "If-Match": "W/\"1\"", "Content-Type": null },
          "body": { "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{ "op": "remove" }] },
          "expect": { "status": {"oneOf": [400, 409], "why": "either"}, "scimType": "noTarget" }
        }, {
          "send": "GET /Groups/{crew.id}?excludedAttributes=members", "bind": "again",
          "expect": { "status": [200, 204], "absent": ["/members"], "document": "group", "level": "should",
            "members": { "/members": { "contains": [{"value": "{babs.id}"}], "count": 1 } },
            "also": [ { "checks": "ENTRA-055", "absent": ["/members"] } ], "continue": true }
        }, { "send": "POST /Users", "replay": "entra-user-create", "with": { "/userName": "{run}-dale" } }],
        "after": { "babs": { "changed": { "nickName": "B" }, "absent": ["/title"] }, "crew": { "gone": true } },
        "note": "From section 3.5.2.2.", "since": "0.1.0", "tags": ["V02"], "profiles": ["entra"]
      }]
    })",
        ""},
    Row {"case-file", R"({"about":"x","cases":[{"case":"A","title":"t","checks":[],"stpes":[]}]})",
        R"(/cases/0: missing member "steps" | /cases/0/case: expected in kebab-case | /cases/0/checks:)"
        R"( expected at least 1 element | /cases/0/stpes: unknown member "stpes"; did you mean "steps"?)"},
    Row {"case-file",
        R"({"about":"x","cases":[{"case":"a","title":"t","checks":["RFC7644-3"],"steps":[{"send":"FETCH /Users"}]}]})",
        "/cases/0/checks/0: expected a requirement id such as RFC7644-3.5.2.2-02 or ENTRA-023"
        " | /cases/0/steps/0/send: expected a method and a path such as GET /Users"},
    Row {"case-file",
        R"({"about":"x","cases":[{"case":"a","title":"t","checks":["ENTRA-001"],"steps":[{"send":"GET /Users",
        "expect":{"staus":200}}]}]})",
        R"(/cases/0/steps/0/expect/staus: unknown member "staus"; did you mean "status"?)"},
    Row {"case-file",
        R"({"about":"x","cases":[{"case":"a","title":"t","checks":["ENTRA-001"],"steps":[{"send":"GET /Users",
        "expect":{"status":"200"}}]}]})",
        "/cases/0/steps/0/expect/status: expected integer, array or object, got string"},
    Row {"case-file",
        R"({"about":"x","cases":[{"case":"a","title":"t","checks":["ENTRA-001"],"steps":[{"send":"GET /Users",
        "expect":{"status":{"oneOf":[200,204]}}}]}]})",
        R"(/cases/0/steps/0/expect/status: missing member "why")"},
    Row {"case-file",
        R"({"about":"x","cases":[{"case":"a","title":"t","checks":["ENTRA-001"],"steps":[{"send":"POST /Users",
        "body":{},"replay":"x"}]}]})",
        "/cases/0/steps/0: body and replay exclude each other"},
    Row {"case-file",
        R"({"about":"x","cases":[{"case":"a","title":"t","checks":["ENTRA-001"],"steps":[{"send":"POST /Users",
        "with":{"/a":1}}]}]})",
        R"(/cases/0/steps/0: missing member "replay")"},
    Row {"case-file",
        R"({"about":"x","cases":[{"case":"a","title":"t","checks":["ENTRA-001"],"given":{"b":{"User":{},
        "Group":{}}},"steps":[{"send":"GET /Users"}],"after":{"b":{"loose":true}}}]})",
        R"(/cases/0/given/b: expected at most 1 member | /cases/0/after/b: missing member "why")"},
    // profile
    Row {"profile",
        R"({"format":"scimproof.profile","formatVersion":"1.0","id":"entra","title":"Microsoft Entra ID","about":"x",
        "documents":["RFC7643","ENTRA"],"levels":{"ENTRA-002":"may"},
        "except":[{"requirement":"RFC7644-3.5.2.3-10","why":"x"}],"headers":{"Accept":"application/scim+json"},
        "mapping":"entra-default","dialect":"entra"})",
        ""},
    Row {"profile",
        R"({"format":"scimproof.profil","formatVersion":"1.0","id":"entra","title":"t","about":"x",
        "documents":["RFC7643"],"levels":{"ENTRA-2":"may"}})",
        R"(/format: expected "scimproof.profile", got "scimproof.profil"; did you mean "scimproof.profile"?)"
        " | /levels/ENTRA-2: expected a name that is a requirement id such as RFC7644-3.5.2.2-02 or ENTRA-023"},
    // config
    Row {"config",
        R"({"url":"https://scim.example.com/scim/v2","profile":"entra","label":"example-staging",
        "token-command":"vault read -field=token secret/scim","confirm-writes":true,
        "run":{"jobs":4,"rate":"25/s","timeout":"30s"},"select":{"exclude":"tag:bulk","suite":["users","groups"]},
        "features":{"bulk":{"supported":false,"reason":"not offered"}},
        "output":{"dir":"scimproof-report","formats":["html","junit"]},
        "gate":{"fail-on":"must"}})",
        ""},
    Row {"config", R"({"url":"scim.example.com","runs":{},"run":{"jobs":0,"timeout":"30"}})",
        R"(/url: expected an absolute URI | /runs: unknown member "runs"; did you mean "run"? | /run/jobs:)"
        R"( expected a number of at least 1, got 0 | /run/timeout: expected a duration such as 250ms, 30s)"
        R"( or 10m)"},
    Row {"config", R"({"token":"secret"})", R"(/token: unknown member "token")"},
    // mapping
    Row {"mapping",
        R"({"format":"scimproof.mapping","formatVersion":"1.0","id":"mediusflow","title":"MediusFlow",
        "source":"tutorial","about":"x",
        "corrections":[{"document":"name.displayName","corrected":"displayName","why":"x","wire":"y"}],
        "user":[{"target":"emails[type eq \"work\"].value","source":"mail","kind":"direct","type":"String","matching":1,
          "filterable":true,"required":true,"flow":"always","create":{"emails":[{"type":"work","value":"{value}"}]},
          "read":"/emails/[type=work]/value","sample":"a@example.com","updated":"b@example.com"}],"group":[]})",
        ""},
    Row {"mapping",
        R"({"format":"scimproof.mapping","formatVersion":"1.0","id":"m","title":"M","source":"x",
        "user":[{"target":"a","source":"b","kind":"drect","type":"string"}]})",
        R"(/user/0/kind: expected "direct", "expression", "constant" or "reference", got "drect"; did you)"
        R"( mean "direct"?)"
        R"( | /user/0/type: expected "String", "Boolean", "Reference", "Integer", "DateTime" or "Binary",)"
        R"( got "string"; did you mean "String"?)"},
    // capture
    Row {"capture",
        R"({"source":"s","note":"n","request":{"method":"POST","path":"/Users",
        "headers":{"Content-Type":"application/scim+json"},"body":{"a":1}}})",
        ""},
    Row {"capture", R"({"source":"s","request":{"method":"post","path":"/Users"}})",
        "/request/method: expected an HTTP method in capitals"},
    // fault-catalogue
    Row {"fault-catalogue",
        R"({"format":"scimproof.fault-catalogue","formatVersion":"1.0","faults":[{"id":"spc-missing",
        "requirement":"RFC7644-4-01","mode":"any","strength":"must","seam":"discovery","summary":"s",
        "cases":["discovery/config/answers"]}]})",
        ""},
    Row {"fault-catalogue",
        R"({"format":"scimproof.fault-catalogue","formatVersion":"1.0","faults":[{"id":"spc-missing",
        "requirement":"RFC7644-4-01","summary":"s","cases":[]}]})",
        R"(/faults/0: missing member "mode")"},
    // requirement
    Row {"requirement",
        R"({"format":"scimproof.requirements","formatVersion":"1.0","document":{"id":"RFC7644","title":"t",
        "url":"https://www.rfc-editor.org/rfc/rfc7644"},"requirements":[{"id":"RFC7644-3-01","section":"3",
        "level":"SHALL","actor":"server","summary":"s","feature":"f","testable":"blackbox","how":"h"}]})",
        R"(/requirements/0/level: expected "MUST", "MUST NOT", "SHOULD", "SHOULD NOT" or "MAY", got "SHALL")"},
    // server-requirements
    Row {"server-requirements",
        R"({"format":"scimproof.server-requirements","formatVersion":"1.0","requirements":[
        {"id":"RFC7644-3-01","in":["a.cpp"],"tested":["a_test.cpp"],"note":"half"},
        {"id":"RFC7644-3-02","not":"A duty of the operator."}]})",
        ""},
    Row {"server-requirements",
        R"({"format":"scimproof.server-requirements","formatVersion":"1.0","requirements":[{"id":"RFC7644-3-01"},
        {"id":"RFC7644-3-02","in":["a.cpp"],"not":"x"},{"id":"RFC7644-3-03","in":["a.cpp","a.cpp"]},
        {"id":"RFC7644-3-04","not":"x","tested":["a_test.cpp"]}]})",
        R"(/requirements/0: missing member "not" | /requirements/1: in and not exclude each other)"
        R"( | /requirements/2/in: expected each value once, got "a.cpp" twice | /requirements/3: missing member "in")"},
    // tenants
    Row {"tenants",
        R"({"tenants":[{"name":"acme","basePath":"/acme/scim/v2","tokenFile":"token","me":"bjensen","allow":["op-any-case"],"variants":[],
        "defaultPagination":"cursor","limits":{"cursorTimeoutSeconds":0},"generate":"users=5",
        "rules":[{"rateLimit":{"requests":25},"method":"GET"},{"hang":true,"lost":true,"times":1}]}]})",
        ""},
    Row {"tenants",
        R"({"tenants":[{"name":"acme","basePath":"/a","dialect":"entre","tokn":"x","rules":[{"retryAfter":5}],
        "limits":{"maxResults":0}},{"name":"b","basePath":"/b","token":"x","tokenFile":"y",
        "credentials":{"clients":[{"id":"c","secrets":[{"expires":"tomorrow"}]}]}}]})",
        R"(/tenants/0: missing member "tokenFile" | /tenants/0/dialect: expected "strict", "entra", "onelogin" or)"
        R"( "jumpcloud", got "entre"; did you mean "entra"? | /tenants/0/tokn: unknown member "tokn"; did you mean "token"?)"
        R"( | /tenants/0/rules/0: missing member "status")"
        " | /tenants/0/limits/maxResults: expected a number of at least 1, got 0"
        " | /tenants/1: token and tokenFile exclude each other"
        R"( | /tenants/1/credentials/clients/0/secrets/0: missing member "file")"
        " | /tenants/1/credentials/clients/0/secrets/0/expires: expected a date-time such as 2026-11-23T10:11:12Z"},
    // finding-texts
    Row {"finding-texts",
        R"({"format":"scimproof.finding-texts","formatVersion":"1.0","texts":{"ENTRA-023":{"title":"t",
        "expected":"e","observed":"{status}","whyItMatters":"","remedy":"r","reference":"x"}}})",
        "/texts/ENTRA-023/whyItMatters: expected a text that is not empty"},
    // baseline: members written by hand survive
    Row {"baseline",
        R"({"format":"scimproof.baseline","formatVersion":"1.0","entries":[{"fingerprint":"20aa61c2b0e97d14",
        "requirement":"RFC7644-3.4.2.2-68","operation":"GET /Users","reason":"r","owner":"kim",
        "expires":"2027-01-31","mood":"fine"}]})",
        ""},
    Row {"baseline",
        R"({"format":"scimproof.baseline","formatVersion":"1.0","entries":[{"fingerprint":"20aa",
        "requirement":"ENTRA-001","expires":"2027-02-30"}]})",
        "/entries/0/fingerprint: expected 16 lower-case hexadecimal digits | /entries/0/expires: expected a date such "
        "as 2026-11-23"},
    // directory
    Row {"directory",
        R"({"format":"scimproof.directory","formatVersion":"1.0","users":[{"userPrincipalName":"a@example.com","mail":null,
        "employeeId":7,"otherMails":["a"],"roles":["Reader",{"id":"r"}],"deletedDateTime":"2026-11-01T08:00:00Z"}],
        "groups":[{"displayName":"Crew","members":["a@example.com"],"assigned":true}]})",
        ""},
    Row {"directory", R"({"format":"scimproof.directory","formatVersion":"1.0","users":{}})",
        "/users: expected array, got object"},
    Row {"directory",
        R"({"format":"scimproof.directory","formatVersion":"1.0","users":[{"mail":1.5,"members":[]}],
        "groups":[{"displayName":"Crew","manager":"a","roles":[{}]}],"devices":[]})",
        R"(/users/0: missing member "userPrincipalName" | /users/0/mail: expected string, integer, boolean or array, got)"
        R"( number | /users/0/members: only groups have members | /groups/0/manager: only users have a manager)"
        R"( | /groups/0/roles/0: expected at least 1 member | /devices: unknown member "devices")"},
    // results
    Row {"results", R"({"t":"run.end","completion":"complete","endedAt":"2026-11-23T10:11:12.345Z"})", ""},
    Row {"results", R"({"t":"run.end","completion":"done"})",
        R"(/completion: expected "complete", "partial" or "aborted", got "done")"},
    Row {"results", R"({"t":"case","id":"a/b/c","title":"t","status":"passed","steps":[]})",
        R"(/status: expected "pass", "fail", "warn", "info", "skip", "blocked" or "error", got "passed";)"
        R"( did you mean "pass"?)"},
    Row {"results", R"({"t":"cycle","id":"c","kind":"initial","state":"Succeeded","countExported":3})", ""},
    Row {"results", R"({"t":"cycle","id":"c","kind":"first","state":"Succeeded"})",
        R"(/kind: expected "initial", "incremental" or "on-demand", got "first")"},
    Row {"results", R"({"t":"event","id":"e","changeId":"h","provisioningAction":"create","modifiedProperties":
        [{"displayName":"active","oldValue":null,"newValue":"True"}],"provisioningStatusInfo":{"status":"success",
        "errorInformation":null},"sourceIdentity":{"details":{"a":7}}})",
        "/sourceIdentity/details/a: expected string, got number"},
    Row {"results", R"({"t":"health","job":{"id":"j","code":"Quarantined"},"assessment":{"literal":{"quarantine":true,
        "text":""},"projected":{"quarantine":false,"text":""}}})",
        R"(/job/code: expected "NotConfigured", "NotRun", "Active", "Paused" or "Quarantine", got "Quarantined";)"
        R"( did you mean "Quarantine"?)"},
    Row {"results", R"({"t":"some.later.kind","x":1})", ""},
    Row {"results", R"({"x":1})", R"(missing member "t")"},
};

}  // namespace

BOOST_AUTO_TEST_CASE(there_is_a_schema_for_every_file_of_ours)
{
    std::vector<std::string> const expected {"baseline", "capture", "case-file", "config", "directory",
        "fault-catalogue", "finding-texts", "mapping", "profile", "requirement", "results", "scenario",
        "server-requirements", "tenants"};
    BOOST_TEST(schemas().names() == expected, boost::test_tools::per_element());
}

BOOST_DATA_TEST_CASE(a_file_is_judged_with_place_and_reason, rows)
{
    auto const* schema = schemas().find(sample.schema);
    BOOST_REQUIRE(schema);
    auto const document = parse_json(sample.document);
    BOOST_REQUIRE_MESSAGE(document.has_value(), (document ? "" : scim::describe(document.error())));
    std::string all;
    for (auto const& violation : schema->validate(*document))
        all += (all.empty() ? "" : " | ") + describe(violation);
    BOOST_TEST(all == sample.expected);
}

}  // namespace scim::documents
