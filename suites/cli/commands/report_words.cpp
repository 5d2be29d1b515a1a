// SPDX-License-Identifier: Apache-2.0
#include "commands/report_words.hpp"

#include <array>

namespace scim::cli {
namespace {

constexpr std::string_view status = "status of a case";
constexpr std::string_view verdict = "verdict of a run";
constexpr std::string_view failure = "failure class of an assertion";
constexpr std::string_view exchange = "way an exchange breaks";

constexpr std::array words {
    ReportWord {"pass", status, "every comparison held", "nothing"},
    ReportWord {"fail", status, "the service provider breaks a MUST", "fix the finding that names the case"},
    ReportWord {"warn", status, "the service provider does not follow a SHOULD", "fix it, or know why not"},
    ReportWord {"info", status, "something worth knowing that no requirement forbids", "read the case once"},
    ReportWord {"skip", status, "the service provider does not offer what the case needs", "see the reason"},
    ReportWord {"blocked", status, "something that the case builds on failed, not what it checks",
        "fix what broke that step, and run again"},
    ReportWord {"error", status, "no answer came, or the case itself is broken",
        "see the exchange; it is no failure of the service provider"},
    ReportWord {"ready", verdict, "no case failed or warned, and enough was tested", "nothing"},
    ReportWord {"ready-with-warnings", verdict, "no case failed; one warned, or passed only when repeated",
        "read the warnings"},
    ReportWord {"not-ready", verdict, "at least one MUST is broken", "fix the findings, the blockers first"},
    ReportWord {"inconclusive", verdict, "the run is partial, or too many requirements have no verdict",
        "see the reasons, and run the rest"},
    ReportWord {"status-mismatch", failure, "another HTTP status came than the requirement allows",
        "compare the expected status with the one of the exchange"},
    ReportWord {"missing-attribute", failure, "the body lacks an attribute", "return it, or see why it was dropped"},
    ReportWord {"missing-value", failure, "an array lacks a value", "return every value that was stored"},
    ReportWord {"unexpected-attribute", failure, "the body has what must not be there", "leave it out"},
    ReportWord {"wrong-type", failure, "a value has another JSON type", "write booleans and numbers without quotes"},
    ReportWord {"wrong-value", failure, "a value is another one", "see what changed it between write and read"},
    ReportWord {"wrong-order", failure, "values or resources come in another order", "sort as the request says"},
    ReportWord {"too-few", failure, "a list has fewer elements than it must", "see which are missing"},
    ReportWord {"too-many", failure, "a list has more elements than it may", "see which do not belong there"},
    ReportWord {"unparseable", failure, "the body is no JSON", "look at the bytes: a page of a proxy is usual"},
    ReportWord {"header-missing", failure, "the answer lacks a header", "send it, through proxies too"},
    ReportWord {"header-mismatch", failure, "a header has another value", "compare it with the expected one"},
    ReportWord {"schema-violation", failure, "the body does not have the form of its message",
        "see the place that the assertion names"},
    ReportWord {"collateral-change", failure, "a request changed something that it did not name",
        "change only what the request names"},
    ReportWord {"dns", exchange, "the host name is unknown", "check the URL and the resolver"},
    ReportWord {"refused", exchange, "nobody listens at that port", "start the service, or check the port"},
    ReportWord {"timeout", exchange, "no answer came in time", "see --timeout, and what the service was doing"},
    ReportWord {"tls", exchange, "the encrypted connection could not be made",
        "check the certificate, its host name and its root"},
    ReportWord {"protocol", exchange, "the answer is no HTTP", "see what listens there"},
    ReportWord {"closed", exchange, "the connection ended before the answer", "look for a crash or a proxy's limit"},
    ReportWord {"cancelled", exchange, "the run was stopped meanwhile", "run again"},
    ReportWord {"tool", exchange, "this program could not send the request", "report it; nothing was sent"},
};

}  // namespace

std::span<ReportWord const> report_words()
{
    return words;
}

}  // namespace scim::cli
