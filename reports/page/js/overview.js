// SPDX-License-Identifier: Apache-2.0
// The first screen: can I ship, and what do I fix first?

const firstFindings = 8;

function hero() {
  const { verdict, run } = data;
  return h("section.hero." + verdict.value,
    heading(h("span.mark." + verdictLooks[verdict.value], { "aria-hidden": "true" }, verdictSymbols[verdict.value]), " ", verdict.headline),
    verdict.reasons.map((reason) => h("p.reason", reason)),
    h("p.facts", joined([run.baseUrl, "profile " + run.profile, when(run.startedAt), duration(run.durationMs)], " · ")));
}

function figureBox(name, ...content) {
  return h("div.figure-box", h("span.name", name), content);
}

/** The headline fractions, by source, and the cases. */
function figures() {
  const { must, should } = data.verdict;
  return h("section.figures", { "aria-label": "Requirements met" },
    fractionFigure("MUST", must), fractionFigure("SHOULD", should), originFigures(), casesFigure(), healthFigure());
}

function fractionFigure(name, part) {
  const tested = part.applicable > 0;
  return figureBox(name, h("span.value", tested ? [strong(number(part.ok)), " of ", number(part.applicable)] : "none tested"), tested && coverageBar(part),
    quiet(joined([part.noVerdict > 0 ? number(part.noVerdict) + " without verdict" : null, number(part.catalogue) + " in the catalogue"], " · ")));
}

function coverageBar(part) {
  const filled = h("span.fill");
  filled.style.width = 100 * part.ok / part.applicable + "%";
  return h("span.meter", { "aria-hidden": "true" }, filled);
}

/** A requirement of both sources counts in each. */
function originFigures() {
  const row = (name, ...origins) => {
    const mine = data.requirements.filter((requirement) => origins.includes(requirement.origin) && requirement.level === "MUST");
    const sum = coverage(mine);
    return sum.applicable > 0 && [h("dt", name), h("dd", strong(number(sum.ok)), " of " + number(sum.applicable))];
  };
  return figureBox("MUST by source", h("dl.small", row("RFCs", "rfc", "both"), row("Entra ID", "entra", "both"), row("Identity provider", "client")));
}

function tallies(counts, order, suite) {
  return h("span.tallies", order.filter((status) => counts[status] > 0).map((status) =>
    link(casesWith("status:" + status + suite), { class: "tally " + status }, statuses[status].symbol + " " + number(counts[status]) + " " + status)));
}

function casesFigure() {
  const { counts } = data;
  return figureBox("Cases", h("span.value", strong(number(counts.total))), tallies(counts, ["pass", "fail", "warn", "info", "error", "blocked", "skip"], ""));
}

/** The operation that shows it, for findings whose titles are the same. */
function whereFound(finding) {
  const [first, ...others] = finding.operations;
  return first ? quiet(code(first), others.length > 0 ? " and " + others.length + " more" : "") : null;
}

function findingLine(finding) {
  return h("li.finding-line", levelChip(finding), link(to("finding", finding.id), finding.title),
    whereFound(finding), h("span.origin", originWords[finding.origin]), stateChip(finding.state), quiet(count(finding.cases.length, "case")));
}

function toFix() {
  const { findings } = data;
  if (findings.length === 0) {
    return section("Nothing to fix", h("p", "Every requirement that was tested held. ", link("#/requirements", "See what was tested.")));
  }
  return section("What to fix first", h("ol.to-fix", findings.slice(0, firstFindings).map(findingLine)),
    findings.length > firstFindings && h("p", link("#/findings", "All " + findings.length + " findings")));
}

/** How much of a suite's cases ended how; widths are shares of its cases. */
function suiteBar(counts) {
  const order = ["pass", "info", "warn", "fail", "error", "blocked", "skip"];
  return h("span.suite-bar", { "aria-hidden": "true" }, order.filter((status) => counts[status] > 0).map((status) => {
    const part = h("span.part." + status);
    part.style.width = 100 * counts[status] / counts.total + "%";
    return part;
  }));
}

function suiteTrouble({ counts }) {
  return 1000 * counts.fail + 10 * counts.error + counts.warn + counts.blocked / 100;
}

function suiteTable() {
  const suites = data.suites.filter((suite) => suite.counts.total > 0)
    .sort((left, right) => suiteTrouble(right) - suiteTrouble(left) || (left.id < right.id ? -1 : 1));
  const rows = suites.map((suite) => [
    link(casesWith("suite:" + suite.id), suite.title || suite.id), suiteBar(suite.counts), figure(number(suite.counts.total)),
    tallies(suite.counts, ["fail", "error", "warn", "blocked", "info", "skip", "pass"], " suite:" + suite.id)]);
  return section("Suites, most trouble first", table("suites", ["Suite", "Share", "Cases", "Outcome"], rows, "Suites"));
}

function notProven() {
  const part = (status, text) => data.counts[status] > 0 && link(casesWith("status:" + status), count(data.counts[status], "case") + text);
  const parts = joined([part("error", " without verdict"), part("blocked", " blocked by another’s failure"), part("skip", " not applicable")], " · ");
  return parts.length > 0 && h("p.not-proven", strong("Not proven: "), parts);
}

function runNotes() {
  return data.warnings.length > 0 && h("section.run-notes", h("h2", "Notes on this run"), h("ul", data.warnings.map((warning) => h("li", warning.text))));
}

function overviewView() {
  return { title: data.verdict.headline, element: h("div.view.overview", hero(), data.job ? healthBanner(true) : null, figures(), runNotes(), toFix(), suiteTable(), notProven()) };
}
