// SPDX-License-Identifier: Apache-2.0
// Printing: what is wanted is built in full first, since printed pages cannot be opened or scrolled.

const pagesWithoutAsking = 100;
const casesPerPage = 1.5;

function printedFinding(finding, place) {
  return h("article.printed-finding", h("h3", place + 1 + ". ", levelChip(finding), " ", finding.title), findingFacts(finding),
    h("p", "Cases: ", joined(finding.cases.slice(0, 12).map((id) => code(id)), ", "), finding.cases.length > 12 ? " and " + number(finding.cases.length - 12) + " more" : null));
}

function printedMessage(exchange, side) {
  if (!exchange[side] || !exchange[side].headers) return null;
  const { head, body } = messageText(exchange, side, true);
  return h("pre.wire", head + (body === "" ? "" : "\n\n" + body));
}

function printedStep(step) {
  const { exchange } = step;
  return h("div.printed-step", h("h4", "Step " + step.n + ". ", step.title),
    h("ul.assertions", step.assertions.map(assertionView)),
    exchange ? [h("p", exchangeSummary(exchange)), printedMessage(exchange, "request"), exchange.failure ? responseView(exchange) : printedMessage(exchange, "response")] : null);
}

function printedCase(entry, details) {
  return h("article.printed-case", h("h3", statusChip(entry.status), " ", entry.title), h("p", code(entry.id)), whyNoVerdict(entry, details), details.steps.map(printedStep));
}

function coverageCounts() {
  const rows = bySection(data.requirements, 2).map(([key, requirements]) => [sectionName(key), ...requirementLevels.map((level) => {
    const sum = coverage(requirements.filter((requirement) => requirement.level === level));
    return sum.applicable > 0 ? sum.ok + " of " + sum.applicable : "–";
  })]).filter((row) => row.some((cell) => / of /.test(cell)));
  return table("coverage", ["Section", ...requirementLevels], rows, "Coverage by section");
}

function summarySheet() {
  return [hero(), figures(), runNotes(), data.job ? section("Provisioning health", healthParts(false)) : null,
    data.findings.length > 0 ? section("Findings", table("findings", ["", "Level", "What is wrong", "Asked by", "Requirement", "Cases"], data.findings.map((finding, place) => [place + 1, levelChip(finding), finding.title, originWords[finding.origin], finding.requirement, finding.cases.length]), "Findings")) : toFix(),
    suiteTable(), section("Coverage, met of tested", coverageCounts())];
}

async function findingsSheet() {
  const parts = [hero(), h("h2", "Findings with evidence")];
  for (const [place, finding] of data.findings.entries()) {
    const article = printedFinding(finding, place);
    const evidence = await findingEvidence(finding);
    if (evidence && evidence.step) article.append(h("p", "Evidence: step " + evidence.step.n + " of ", code(evidence.entry.id)), printedStep(evidence.step));
    parts.push(article);
  }
  return parts;
}

async function filterSheet(found) {
  const parts = [h("h1", "Cases"), h("p", joined([count(found.length, "case"), casesState.query === "" ? "no filter" : "filter " + casesState.query], " · "))];
  for (const entry of found) parts.push(printedCase(entry, await caseDetails(entry)));
  return parts;
}

/** Puts run and version into every page's foot, where the browser knows how. */
function addPageFoot() {
  const quoted = (text) => "\"" + text.replace(/[^A-Za-z0-9 .·:-]/g, "") + "\"";
  try {
    document.styleSheets[0].insertRule("@page { @bottom-left { content: " + quoted("scimproof " + data.run.tool + " · run " + data.run.id) + "; font: 8pt sans-serif } @bottom-right { content: counter(page) \" / \" counter(pages); font: 8pt sans-serif } }");
  } catch {
    // The foot of the sheet says the same once.
  }
}

async function printSheet(build) {
  const sheet = h("div", { id: "sheet", class: "view" });
  append(sheet, [await build()]);
  sheet.append(h("p.sheet-foot", "scimproof " + data.run.tool + " · run " + data.run.id));
  for (const details of sheet.querySelectorAll("details")) details.open = true;
  document.body.append(sheet);
  document.body.classList.add("printing");
  print();
}

function afterPrint() {
  const sheet = document.getElementById("sheet");
  if (sheet) sheet.remove();
  document.body.classList.remove("printing");
}

function printFilter() {
  let found = data.cases;
  try {
    found = filterCases(casesState.query).sort(caseOrders[casesState.sort]);
  } catch {
    // A faulty filter prints everything.
  }
  const pages = Math.ceil(found.length * casesPerPage);
  if (pages <= pagesWithoutAsking) return printSheet(() => filterSheet(found));
  openDialog("Print " + count(found.length, "case"), [h("p", "This will be about " + number(pages) + " pages. A filter makes it shorter.")],
    (dialog) => button("Print anyway", () => {
      dialog.close();
      printSheet(() => filterSheet(found));
    }));
  return undefined;
}

/** Printing with the browser's own command: the view as it is, with everything opened. */
function beforePlainPrint() {
  if (document.body.classList.contains("printing") || !current.view) return;
  for (const details of document.querySelectorAll("main details:not([open])")) {
    details.open = true;
    details.classList.add("opened-for-print");
  }
  if (current.view.printable) {
    const copy = h("div", { id: "sheet", class: "view" }, h("h1", current.view.title), current.view.printable());
    for (const details of copy.querySelectorAll("details")) details.open = true;
    document.body.append(copy);
    document.body.classList.add("printing");
  }
}

function afterPlainPrint() {
  for (const details of document.querySelectorAll(".opened-for-print")) {
    details.open = false;
    details.classList.remove("opened-for-print");
  }
  afterPrint();
}
