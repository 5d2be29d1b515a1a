// SPDX-License-Identifier: Apache-2.0
// Known failures, held against this run.

/** In the order of the view: what has to be done comes first. */
const entryStates = {
  expired: { symbol: "✗", look: "fail", about: "Still failing, and the last day of the entry has passed: it counts as a failure again." },
  known: { symbol: "!", look: "warn", about: "Still failing, and accepted for now." },
  fixed: { symbol: "✓", look: "pass", about: "Looked for, and gone." },
  unobserved: { symbol: "–", look: "skip", about: "Not seen in this run, and not shown to be gone. Kept." },
};

/** `until 2027-01-31: planned for spring (kim, API-4412)`, in parts. */
function entryRemarks(entry) {
  const who = joined([entry.owner, entry.ticket], " · ");
  return joined([
    entry.reason || quiet("no reason given"),
    who.length > 0 && h("span.block.quiet", who),
    entry.expires && h("span.block.quiet", "until " + entry.expires),
  ], "");
}

function entryTitle(entry) {
  const title = entry.title || entry.requirement;
  return data.findingById.has(entry.id) ? link(to("finding", entry.id), title) : title;
}

function entryPlaces(entry) {
  const [first, ...others] = entry.operations;
  return first && h("span.block.quiet", code(first), others.length > 0 ? " and " + others.length + " more" : "");
}

function entryRow(entry) {
  const { symbol, look } = entryStates[entry.state];
  return [chip(look, symbol, entry.state),
    h("span", entryTitle(entry), entryPlaces(entry), entry.note && h("span.block.quiet", entry.note)),
    requirementAnchor(entry.requirement), entryRemarks(entry), entry.firstSeen || ""];
}

function newRow(finding) {
  return [levelChip(finding), h("span", link(to("finding", finding.id), finding.title), " ", whereFound(finding)),
    requirementAnchor(finding.requirement), figure(count(finding.cases.length, "case"))];
}

function entriesOf(state) {
  return data.baseline.entries.filter((entry) => entry.state === state);
}

function entrySection(state) {
  const entries = entriesOf(state);
  if (entries.length === 0) return null;
  const title = [state.charAt(0).toUpperCase() + state.slice(1) + " ", quiet(number(entries.length))];
  return section(title, h("p", entryStates[state].about, state === "fixed" ? [" Remove with ", code("scimproof baseline prune"), "."] : null),
    table("findings.entries", ["State", "What is wrong", "Requirement", "Said of it", "First seen"], entries.map(entryRow), state));
}

function newSection() {
  const fresh = data.baseline.new.map((id) => data.findingById.get(id)).filter(Boolean);
  if (fresh.length === 0) return null;
  return section(["New ", quiet(number(fresh.length))], h("p", "No entry knows of these."),
    table("findings.rows", ["Level", "What is wrong", "Requirement", "Seen in"], fresh.map(newRow), "New findings"));
}

function baselineTallies() {
  const tally = (look, symbol, amount, word) => h("span.tally." + look, symbol + " " + number(amount) + " " + word);
  return h("p.tallies", tally("fail", "✗", data.baseline.new.length, "new"),
    Object.entries(entryStates).map(([state, { symbol, look }]) => tally(look, symbol, entriesOf(state).length, state)));
}

function noBaselineView() {
  return h("div.view", heading("Baseline"), h("p", "This run was not held against known failures."),
    h("p", "Write them down once with ", code("scimproof baseline record"), ", give each a reason, and run with ", code("--baseline scimproof-baseline.json"), "."));
}

function baselineView() {
  if (!data.baseline) return { title: "Baseline", element: noBaselineView() };
  return {
    title: "Baseline",
    element: h("div.view", heading("Baseline"),
      h("p", "Held against ", code(data.baseline.path), ", ", count(data.baseline.entries.length, "entry", "entries"), ", as of " + data.run.startedAt.slice(0, 10) + "."),
      baselineTallies(), newSection(), Object.keys(entryStates).map(entrySection)),
  };
}

/** What the entry of a finding says, for the finding's own view. */
function knownFact(finding) {
  const entry = data.baseline && data.baseline.entries.find((candidate) => candidate.id === finding.id);
  return entry ? entryRemarks(entry) : null;
}
