// SPDX-License-Identifier: Apache-2.0
// How the run was made, what the provider said of itself, and how to read the verdict.

const verdictMeanings = [
  ["inconclusive", "The run was cut short, more than 5 % of the applicable MUST requirements have no verdict, or nothing was tested."],
  ["not-ready", "A MUST or MUST NOT failed that is not in the list of known failures, or the provisioning job of the run would be quarantined."],
  ["ready-with-warnings", "A SHOULD failed, a failure is known, a case passed only on retry, or a larger directory would bring the job into quarantine."],
  ["ready", "None of these."],
];

function runFacts() {
  const { run } = data;
  return facts([
    ["Endpoint", code(run.baseUrl)], ["Profile", joined([run.profileTitle, code(run.profile)], " · ")],
    ["Mapping", run.mapping && code(run.mapping)],
    ["Started", run.startedAt], ["Ended", run.endedAt + " (" + duration(run.durationMs) + ")"],
    ["Completion", joined([run.completion, run.completionReason], ": ")],
    ["Run", code(run.id)], ["Names begin with", run.prefix && code(run.prefix)], ["scimproof", run.tool],
    ["Catalogue", joined([run.catalogue, count(run.catalogueRequirements, "requirement"), count(run.catalogueCases, "case")], " · ")],
    ["Command line", run.argv.length > 0 && code(run.argv.join(" "))],
    ["Configuration", joined(run.configFiles.map((file) => code(file)), ", ")],
    ["Environment", joined(run.environmentNames.map((name) => code(name)), ", ")],
    ["Seed", run.seed], ["Parallel jobs", run.jobs],
  ]);
}

function providerFacts() {
  const { target } = data;
  const list = (values) => h("ul.bare", values.map((value) => h("li", code(value))));
  return h("div", facts([
    ["Label", target.label], ["Server", target.server], ["HTTP", target.http], ["TLS", target.tls || "none: plain HTTP"],
    ["Resource types", target.resourceTypes.length > 0 && list(target.resourceTypes)], ["Schemas", target.schemas.length > 0 && list(target.schemas)],
  ]),
  Object.keys(target.features).length > 0 ? table("features", ["Feature", "Offered"], Object.entries(target.features).map(([name, value]) => [code(name), value]), "Features") : null,
  target.serviceProviderConfig ? h("details", h("summary", "ServiceProviderConfig as served"), h("pre.wire", JSON.stringify(target.serviceProviderConfig, null, 2))) : h("p", "No ServiceProviderConfig was served."));
}

function redactionFacts() {
  const { redaction } = data;
  const kinds = Object.entries(redaction.replaced);
  return h("div", null,
    h("p", "Secrets and data of people whom this run did not create were replaced before anything was stored. Equal values carry equal tags within one run; a tag says nothing else."),
    kinds.length > 0 ? table("features", ["Kind", "Values replaced"], kinds.map(([kind, amount]) => [kind, figure(number(amount))]), "Redactions") : h("p", "Nothing had to be replaced."),
    redaction.bodiesTruncated > 0 ? h("p", count(redaction.bodiesTruncated, "body", "bodies") + " cut when recorded, " + byteCount(redaction.bytesTruncated) + " left out.") : null);
}

function aboutView() {
  return {
    title: "About this run",
    element: h("div.view.about", heading("About this run"), runFacts(),
      runNotes(),
      section("The provider", providerFacts()),
      section("Redaction", redactionFacts()),
      section("Statuses of a case", table("legend", ["Status", "Meaning"], Object.entries(statuses).sort((left, right) => left[1].rank - right[1].rank).map(([status, { about }]) => [statusChip(status), about]), "Statuses")),
      section("How the verdict is reached", h("p", "The first line that applies decides. Rules version " + data.verdict.rules + "."),
        table("legend", ["Verdict", "When"], verdictMeanings.map(([verdict, text]) => [chip(verdictLooks[verdict], verdictSymbols[verdict], verdict), text]), "Verdicts"))),
  };
}
