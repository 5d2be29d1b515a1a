// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a run found, as plain values. Every output is rendered from a RunReport; nothing here knows how it is written.
/// Times are UTC, durations double milliseconds. All texts are already redacted (see redaction.hpp) but are otherwise
/// what a hostile provider may have sent: every renderer escapes them.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <scim/report/event_log.hpp>
#include <scim/report/provisioning.hpp>
#include <scim/wire/date_time.hpp>
#include <scim/wire/http.hpp>
#include <scim/wire/json.hpp>

namespace scim::report {

/// Outcome of a case. `skip`, `blocked` and `error` are never failures of the provider.
enum class Status { pass, fail, warn, info, skip, blocked, error };

/// Strength of a requirement, folded: MUST NOT counts as must, SHOULD NOT as should; `info` is behaviour left open.
enum class Level { must, should, may, info };

/// Who asks for it: the RFCs, Entra ID, RFCs and Entra ID, or another identity provider.
enum class Origin { rfc, entra, both, client };

/// A message body as captured.
struct Body {
    std::string mime;
    std::size_t size = 0;                     ///< bytes on the wire
    std::optional<std::string> text;          ///< valid UTF-8
    std::optional<std::string> base64;        ///< instead of text when the bytes are not UTF-8
    std::optional<std::size_t> truncated_to;  ///< bytes kept, when cut
    std::string sha256;                       ///< lower-case hexadecimal, of the redacted bytes before truncation
};

struct RequestMessage {
    std::string method;
    std::string url;  ///< absolute
    Fields headers;
    std::optional<Body> body;
};

struct ResponseMessage {
    int status = 0;
    std::string reason;
    Fields headers;
    std::optional<Body> body;
};

/// Why no response came: `class` is one of `dns`, `refused`, `timeout`, `tls`, `protocol`, `closed`, `tool`.
struct ExchangeFailure {
    std::string error_class;
    std::string text;
};

/// Milliseconds; absent when the transport cannot tell.
struct Timing {
    std::optional<double> dns, connect, tls;
    double send = 0, wait = 0, receive = 0, total = 0;
};

/// One request with its response (or the failure instead).
struct Exchange {
    std::string id;  ///< `x-000123`, unique in the run
    std::string case_id;
    TimePoint started_at {};
    std::string operation;  ///< route template: `PATCH /Users/{id}`
    RequestMessage request;
    std::optional<ResponseMessage> response;
    std::optional<ExchangeFailure> failure;
    Timing timing;
    std::string http;  ///< `1.1`
};

/// One difference between two JSON documents.
struct DiffOperation {
    std::string op;    ///< `add`, `remove`, `replace`: what turns expected into observed
    std::string path;  ///< JSON pointer
    std::optional<Json> expected, observed;
};

/// One comparison made for one requirement.
struct Assertion {
    std::string id;  ///< stable inside its case: `status`, `scimType`, `/userName`, `unchanged:/emails`
    std::string requirement;
    Level level = Level::must;
    bool ok = true;
    std::string failure_class;  ///< `status-mismatch`, `missing-attribute`, `wrong-type`, `wrong-value`, `wrong-order`,
                                ///< `unexpected-attribute`, `unparseable`, `header-missing`, `header-mismatch`,
                                ///< `schema-violation`, `collateral-change`, `timeout`; empty when ok
    std::string path;           ///< `status`, `header:Location`, or a JSON pointer
    std::string expected, observed;  ///< short, printable
    std::string
        observation;  ///< class of what was seen, without values: `200`, `absent`, `string`; part of fingerprints
    std::vector<DiffOperation> diff;
};

/// One step of a case: at most one exchange, and what was compared.
struct Step {
    int n = 1;  ///< 1-based
    std::string title;
    std::string exchange_id;  ///< empty when the step sent nothing
    std::vector<Assertion> assertions;
};

struct Case {
    std::string id;  ///< path with slashes: `patch/remove/no-path-is-refused`
    std::string title;
    std::string suite;  ///< id without its last segment
    std::vector<std::string> tags, requirements;
    Level level = Level::must;  ///< strongest among the failed assertions, else among all
    Status status = Status::pass;
    bool flaky = false, known = false;
    int attempts = 1;
    std::string message;  ///< one sentence, at most 300 characters; empty for pass
    std::string skip_reason, blocked_by, error_class;
    TimePoint started_at {};
    double duration_ms = 0;
    int worker = 0;
    std::vector<Step> steps;
    std::string note;                      ///< for readers: where the request comes from, which readings are accepted
    std::vector<std::string> finding_ids;  ///< derived
};

/// The texts people read when a requirement is violated. No text lives in C++.
struct FindingTexts {
    std::string title;               ///< what the server does wrong, at most 70 characters
    std::string expected, observed;  ///< `observed` may hold {status} {reason} {path} {count} {mime} {observed}
    std::string why_it_matters, remedy, reference;
    std::string entra_error_code;
};

/// A numbered requirement of the run's profile, carried in the results so that they can be rendered years later.
struct Requirement {
    std::string id, document, section;
    Level level = Level::must;
    bool negative = false;  ///< MUST NOT, SHOULD NOT
    Origin origin = Origin::rfc;
    std::string text, url;
    bool testable = true;            ///< can be seen from outside
    std::vector<std::string> cases;  ///< ids of the catalogue's cases that check it
    std::optional<FindingTexts> texts;
};

enum class RequirementStatus { met, violated, warned, not_applicable, no_verdict, not_covered };

/// Derived: how the run left a requirement.
struct RequirementResult {
    std::string id;
    RequirementStatus status = RequirementStatus::not_covered;
    std::vector<std::string> cases;  ///< those that were in the plan
};

enum class Severity { blocker, major, minor };

/// Failing assertions with one cause: same requirement, operation, assertion and class of observation.
struct Finding {
    std::string id;           ///< `F-` and the fingerprint
    std::string fingerprint;  ///< 16 hexadecimal digits
    std::string requirement;
    Level level = Level::must;
    Origin origin = Origin::rfc;
    std::string title, expected, observed, why_it_matters, remedy, entra_error_code;
    std::string failure_class;  ///< as in Assertion
    std::vector<std::string> operations, cases;
    std::string first_exchange;  ///< id
    Severity severity = Severity::major;
    std::string state = "none";  ///< `new`, `known`, `expired`, `none`
};

struct Target {
    std::string base_url, label;
    std::string tls;  ///< `TLSv1.3 TLS_AES_256_GCM_SHA384`, empty for plain HTTP
    std::string http, server;
    std::optional<Json> service_provider_config;
    std::vector<std::string> resource_types, schemas;
    std::map<std::string, std::string> features;  ///< name to `yes`, `no` or `no (reason)`
};

struct Invocation {
    std::vector<std::string> argv, config_files, environment_names;
    std::uint64_t seed = 0;
    int jobs = 1;
    std::string mapping;
};

struct Fraction {
    int ok = 0, applicable = 0, no_verdict = 0, catalogue = 0;
};

enum class VerdictValue { ready, ready_with_warnings, not_ready, inconclusive };

struct Verdict {
    VerdictValue value = VerdictValue::inconclusive;
    std::vector<std::string> reasons;  ///< sentences
    Fraction must, should, may;
};

struct Counts {
    int total = 0, pass = 0, fail = 0, warn = 0, info = 0, skip = 0, blocked = 0, error = 0, flaky = 0, known = 0;
};

struct Suite {
    std::string id, title;
    Counts counts;
    double duration_ms = 0;
};

enum class Completion { complete, partial, aborted };

struct Warning {
    std::string code, text;
};

struct RedactionSummary {
    int rules_version = 1;
    std::map<std::string, int> replaced;  ///< kind to count
    int bodies_truncated = 0;
    std::size_t bytes_truncated = 0;
};

/// A failure that the provider's owners know of. Dates are `2026-11-23`, empty when unknown.
struct BaselineEntry {
    std::string fingerprint, requirement;
    std::string title;  ///< what is wrong, for readers of the file
    std::string failure_class;
    std::vector<std::string> operations, cases;  ///< where it was seen; empty when a person wrote the entry
    std::string first_seen, last_seen;
    std::string reason, owner, ticket;
    std::string expires;  ///< last day on which the entry counts; empty: for ever

    friend bool operator==(BaselineEntry const&, BaselineEntry const&) = default;
};

/// The known failures of a provider: scimproof-baseline.json.
struct Baseline {
    std::string path;
    std::vector<BaselineEntry> entries;

    friend bool operator==(Baseline const&, Baseline const&) = default;
};

/// What a run says of an entry: the failure is still there, is there although the entry has expired, was looked for and
/// is gone, or was not looked for.
enum class EntryState { known, expired, fixed, unobserved };

struct ComparedEntry {
    BaselineEntry entry;
    EntryState state = EntryState::unobserved;
    std::string note;  ///< why it is unobserved; empty otherwise
};

/// A baseline held against a run.
struct BaselineComparison {
    std::string path;
    std::vector<ComparedEntry> entries;     ///< in the order of the file
    std::vector<std::string> new_findings;  ///< ids of findings without an entry
};

/// A part of the cases, run apart from the others.
struct Shard {
    int index = 1, total = 1;  ///< 1-based

    friend bool operator==(Shard const&, Shard const&) = default;
};

/// A part as it stands in the record of the whole.
struct MergedShard {
    Shard shard;
    std::string run_id;
    int cases = 0;
    double duration_ms = 0;
};

/// Known before the first request.
struct RunStart {
    std::string run_id;      ///< UUID
    std::string run_prefix;  ///< begins the names of everything this run creates
    std::string tool_version;
    std::string catalogue_version;
    int catalogue_requirements = 0, catalogue_cases = 0;
    std::string profile_id, profile_title;
    std::string profile_source;  ///< how the user named it, where that is not its id
    std::string base_url;
    Invocation invocation;
    TimePoint started_at {};
    std::vector<Suite> suites;        ///< ids and titles only
    Shard shard;                      ///< 1 of 1: the whole
    std::vector<MergedShard> shards;  ///< of which this record was made; empty: it was recorded at once
    std::optional<Baseline> baseline;
};

struct RunEnd {
    TimePoint ended_at {};
    Completion completion = Completion::complete;
    std::string completion_reason;
    RedactionSummary redaction;
};

/// Everything about one run; `verdict`, `counts`, `suites`, `findings`, `requirement_results`, `baseline` and the
/// finding ids of cases are derived by assemble(). With a baseline, so is `known` of cases.
struct RunReport {
    RunStart start;
    Target target;
    RunEnd end;
    std::vector<Requirement> requirements;
    std::vector<Case> cases;
    std::vector<Exchange> exchanges;
    std::vector<Warning> warnings;
    std::vector<ProvisioningCycle> cycles;  ///< of a simulated provisioning job; empty: none was played
    EventLog events;
    std::optional<Health> health;  ///< of that job

    Verdict verdict;
    Counts counts;
    std::vector<Suite> suites;
    std::vector<Finding> findings;  ///< worst first
    std::vector<RequirementResult> requirement_results;
    std::optional<BaselineComparison> baseline;  ///< when the run has one
};

}  // namespace scim::report
