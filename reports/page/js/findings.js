// SPDX-License-Identifier: Apache-2.0
// The list of findings, and one finding with its proof.

function findingChoices(parameters) {
  return { level: parameters.get("level") || "all", origin: parameters.get("origin") || "all", state: parameters.get("state") || "all" };
}

function matchingFindings(choices) {
  return data.findings.filter((finding) =>
    (choices.level === "all" || (choices.level === "must") === (finding.level === "MUST"))
    && (choices.origin === "all" || finding.origin === choices.origin || (finding.origin === "both" && choices.origin !== "client"))
    && (choices.state === "all" || finding.state === choices.state));
}

/** A group of links that each set one parameter of the address. */
function choiceLinks(name, route, choices, options) {
  return h("div.switch", { role: "group", "aria-label": name }, quiet(name), options.map(([value, word]) => {
    const parameters = new URLSearchParams(Object.entries(choices).filter(([key, set]) => set !== "all" && key !== name));
    if (value !== "all") parameters.set(name, value);
    const query = parameters.toString();
    return link("#/" + route + (query ? "?" + query : ""), { "aria-current": choices[name] === value ? "true" : null }, word);
  }));
}

function findingsView(route) {
  const choices = findingChoices(route.parameters);
  const shown = matchingFindings(choices);
  const musts = data.findings.filter((finding) => finding.level === "MUST").length;
  const states = [...new Set(data.findings.map((finding) => finding.state))].filter((state) => state !== "none");
  const rows = shown.map((finding) => [
    levelChip(finding), h("span", link(to("finding", finding.id), finding.title), " ", whereFound(finding), " ", stateChip(finding.state)),
    originWords[finding.origin], requirementAnchor(finding.requirement), figure(number(finding.cases.length))]);
  return {
    title: "Findings",
    element: h("div.view", heading("Findings ", quiet(String(data.findings.length))),
      data.findings.length === 0 ? h("p", "Nothing to fix: every requirement that was tested held.") : [
        h("div.choices",
          choiceLinks("level", "findings", choices, [["all", "all"], ["must", "✗ MUST " + musts], ["should", "! SHOULD " + (data.findings.length - musts)]]),
          choiceLinks("origin", "findings", choices, [["all", "all"], ["rfc", "RFC"], ["entra", "Entra"], ["client", "Identity provider"]]),
          states.length > 0 ? choiceLinks("state", "findings", choices, [["all", "all"]].concat(states.map((state) => [state, state]))) : null),
        shown.length > 0 ? table("findings.rows", ["Level", "What is wrong", "Asked by", "Requirement", "Cases"], rows, "Findings") : h("p", "No finding fits."),
      ]),
  };
}

function requirementReference(id) {
  const requirement = data.requirementById.get(id);
  if (!requirement) return id;
  return joined([requirementAnchor(id), outside(requirement.url, requirement.reference === id ? "source" : requirement.reference)], " · ");
}

function findingFacts(finding) {
  return facts([
    ["Expected", finding.expected], ["Observed", finding.observed], ["Why it matters", finding.why],
    ["How to fix", finding.remedy],
    ["Requirement", requirementReference(finding.requirement)],
    [finding.state === "expired" ? "Expired entry" : "Known failure", knownFact(finding)],
    ["In Entra's log", finding.entraErrorCode && code(finding.entraErrorCode)],
    ["Operations", joined(finding.operations.map((operation) => code(operation)), " · ")],
  ], "finding-facts");
}

function caseLink(id, parameters) {
  const entry = data.caseById.get(id);
  return h("a.case-link", { href: to("case", id) + (parameters || "") }, entry ? [h("span", { class: "mark " + entry.status, "aria-hidden": "true" }, statuses[entry.status].symbol)] : null, code(id));
}

const casesListed = 50;

function caseLinks(ids, query) {
  const more = ids.length - casesListed;
  return h("ul.case-links", ids.slice(0, casesListed).map((id) => {
    const entry = data.caseById.get(id);
    return h("li", caseLink(id), entry ? h("span.case-title", entry.title) : null);
  }), more > 0 ? h("li", link(casesWith(query), "all " + number(ids.length) + " cases")) : null);
}

/** The first failing exchange: what was checked, the messages, and a command that repeats it. */
function evidenceSection(finding, evidence) {
  if (!evidence) return null;
  const { entry, step } = evidence;
  const place = "?step=" + finding.evidenceStep;
  const source = h("p", step ? "Step " + step.n + " of " : "See ", caseLink(entry.id, step ? place : ""), step && step.exchange ? [": ", exchangeSummary(step.exchange)] : null);
  if (!step) return section("Evidence", source);
  const wanted = step.exchange && step.exchange.curl !== undefined;
  return h("section", null,
    wanted ? [h("h2", "Reproduce"), curlView(step.exchange), aside("Or the whole case: ", code(repeatCommand(entry.id)))] : null,
    h("h2", "Evidence"), source,
    stepTabs(step, step.exchange ? "response" : "check", () => {}, ["curl"]));
}

async function findingView(route) {
  const finding = data.findingById.get(route.id);
  if (!finding) return notFoundView("finding", route.id, [...data.findingById.keys()], "finding");
  const evidence = await findingEvidence(finding);
  currentCurl = evidence && evidence.step && evidence.step.exchange ? evidence.step.exchange.curl : undefined;
  const place = data.findings.indexOf(finding);
  return {
    title: finding.title,
    element: h("div.view.finding-view",
      h("div.above", link("#/findings", "← Findings"), siblings(data.findings, place, (other) => to("finding", other.id), "finding")),
      heading(finding.title),
      h("p.line", levelChip(finding), h("span", originWords[finding.origin]), stateChip(finding.state), h("span", finding.severity), h("code.quiet", finding.id), button("Copy link", copyLink)),
      findingFacts(finding),
      section(["Affected cases ", quiet(number(finding.cases.length))], caseLinks(finding.cases, "finding:" + finding.id)),
      evidenceSection(finding, evidence)),
  };
}

/** `← 2 of 7 →` with links to the neighbours. */
function siblings(list, place, address, word) {
  if (place < 0 || list.length < 2) return null;
  const neighbour = (other, text, label) => (other ? link(address(other), { "aria-label": label }, text) : quiet({ "aria-hidden": "true" }, text));
  return h("span.siblings", neighbour(list[place - 1], "←", "Previous " + word), " " + (place + 1) + " of " + number(list.length) + " ", neighbour(list[place + 1], "→", "Next " + word));
}
