// SPDX-License-Identifier: Apache-2.0
// What the standards ask, and how much of it was met.

const requirementLevels = ["MUST", "SHOULD", "MAY"];

/** A section cut to so many numbers: 3.5.2.2 counts for §3.5.2 at depth 3. All documents at once are shown at depth 2. */
function sectionKey(requirement, depth) {
  const numbered = requirement.document.startsWith("RFC");
  return requirement.document + " " + (numbered ? requirement.section.split(".").slice(0, depth).join(".") : "");
}

function sectionName(key) {
  const [documentName, section] = key.split(" ");
  return documentName.startsWith("RFC") ? "RFC " + documentName.slice(3) + " §" + section : "Entra ID";
}

const sectionOrder = new Intl.Collator("en", { numeric: true });

/** [key, requirements] in the order of the documents: §2.3 before §10.1. */
function bySection(requirements, depth) {
  const sections = new Map();
  for (const requirement of requirements) {
    const key = sectionKey(requirement, depth);
    if (!sections.has(key)) sections.set(key, []);
    sections.get(key).push(requirement);
  }
  return [...sections].sort(([left], [right]) => sectionOrder.compare(left, right));
}

function requirementMark(requirement) {
  const { symbol, look, word } = requirementStatuses[requirement.status];
  const text = requirement.id + ", " + requirement.label + ", " + word + ": " + requirement.text;
  return h("a", { class: "cell " + look, href: to("requirement", requirement.id), title: text, "aria-label": text }, symbol);
}

function levelCell(requirements, level) {
  const mine = requirements.filter((requirement) => requirement.level === level && requirement.status !== "not-covered");
  const sum = coverage(mine);
  return mine.length === 0 ? "–" : h("div.coverage-cell", { "data-level": level }, mine.map(requirementMark), sum.applicable > 0 && figure(sum.ok + "/" + sum.applicable));
}

function sectionRow([key, requirements]) {
  const uncovered = requirements.filter((requirement) => requirement.status === "not-covered").length;
  return [link("#/requirements?view=table&section=" + encodeURIComponent(key), sectionName(key)),
    requirementLevels.map((level) => levelCell(requirements, level)), uncovered > 0 ? number(uncovered) : ""];
}

function coverageTable(requirements, depth) {
  const rows = bySection(requirements, depth).map(sectionRow).map(([name, levels, uncovered]) => [name, ...levels, figure(uncovered)]);
  return table("coverage", ["Section", "MUST", "SHOULD", "MAY", "Not covered"], rows, "Coverage by section");
}

function describeRequirement(requirement) {
  const { symbol, look, word } = requirementStatuses[requirement.status];
  const cell = (className, content) => h("span", { role: "gridcell", class: className }, content);
  return {
    className: "requirement",
    cells: [
      cell("c-status", chip(look, symbol, word)),
      cell("c-id", link(to("requirement", requirement.id), { tabindex: "-1" }, requirement.id)),
      cell("c-title", requirement.text), cell("c-level", requirement.label),
      cell("c-ms", requirement.cases.length > 0 ? count(requirement.cases.length, "case") : ""),
    ],
  };
}

function requirementChoices(parameters) {
  const value = (name) => parameters.get(name) || "all";
  return { level: value("level"), document: value("doc"), view: value("view"), section: value("section"), status: value("status") };
}

function matchingRequirements(choices) {
  return data.requirements.filter((requirement) =>
    (choices.level === "all" || requirement.level === choices.level)
    && (choices.document === "all" || requirement.document === choices.document)
    && (choices.status === "all" || requirement.status === choices.status)
    && (choices.section === "all" || sectionKey(requirement, choices.section.split(".").length) === choices.section));
}

function requirementLinks(choices) {
  const documents = [...new Set(data.requirements.map((requirement) => requirement.document))];
  const named = { level: choices.level, doc: choices.document, view: choices.view, status: choices.status, section: choices.section };
  const found = Object.keys(requirementStatuses).filter((status) => data.requirements.some((requirement) => requirement.status === status));
  return h("div.choices",
    choiceLinks("view", "requirements", named, [["all", "sections"], ["table", "table"]]),
    choiceLinks("level", "requirements", named, [["all", "all"]].concat(requirementLevels.map((level) => [level, level]))),
    choiceLinks("doc", "requirements", named, [["all", "all"]].concat(documents.map((name) => [name, name.startsWith("RFC") ? "RFC " + name.slice(3) : "Entra ID"]))),
    choiceLinks("status", "requirements", named, [["all", "all"]].concat(found.map((status) => [status, requirementStatuses[status].symbol + " " + requirementStatuses[status].word]))));
}

function requirementsView(route) {
  const choices = requirementChoices(route.parameters);
  const shown = matchingRequirements(choices);
  const asTable = choices.view === "table";
  const list = windowedList("Requirements", describeRequirement, (requirement) => go(to("requirement", requirement.id)));
  const sum = coverage(data.requirements);
  return {
    title: "Requirements", list: asTable ? list : undefined, leave: list.leave, printable: () => coverageTable(data.requirements, 2),
    element: h("div.view.requirements",
      heading("Requirements ", quiet(number(data.requirements.length))),
      h("p.facts", joined(["catalogue " + data.run.catalogue, number(sum.ok) + " of " + number(sum.applicable) + " tested are met",
        sum["no-verdict"] > 0 ? number(sum["no-verdict"]) + " without verdict" : null, sum["not-applicable"] > 0 ? number(sum["not-applicable"]) + " not applicable" : null,
        sum["not-covered"] > 0 ? number(sum["not-covered"]) + " not covered by a case" : null], " · ")),
      requirementLinks(choices),
      choices.section !== "all" ? h("p", "Section " + sectionName(choices.section) + ". ", link("#/requirements", "All sections")) : null,
      shown.length === 0 ? h("p", "No requirement fits.") : asTable ? list.element : coverageTable(shown, choices.document === "all" ? 2 : 3),
      asTable ? null : aside("Each mark is a requirement; figures are met of tested. ✓ met · ✗ violated · ! warned · ? no verdict · – not applicable")),
    shown: () => asTable && list.update(shown),
  };
}

function requirementView(route) {
  const requirement = data.requirementById.get(route.id);
  if (!requirement) return notFoundView("requirement", route.id, [...data.requirementById.keys()], "requirement");
  const { symbol, look, word } = requirementStatuses[requirement.status];
  const findings = data.findings.filter((finding) => finding.requirement === requirement.id);
  const place = data.requirements.indexOf(requirement);
  return {
    title: requirement.id,
    element: h("div.view.requirement-view",
      h("div.above", link("#/requirements", "← Requirements"), siblings(data.requirements, place, (other) => to("requirement", other.id), "requirement")),
      heading(requirement.id),
      h("p.line", chip(look, symbol, word), h("span", requirement.label), h("span", originWords[requirement.origin]), outside(requirement.url, requirement.reference === requirement.id ? "Source" : requirement.reference), button("Copy link", copyLink)),
      h("p.requirement-text", requirement.text),
      requirement.testable ? null : aside("This cannot be seen from outside, so no case checks it."),
      findings.length > 0 ? section("Findings", h("ol.to-fix", findings.map(findingLine))) : null,
      section(["Cases ", quiet(number(requirement.cases.length))],
        requirement.cases.length > 0 ? caseLinks(requirement.cases, "req:" + requirement.id) : aside("No case of this run checks it."))),
  };
}
