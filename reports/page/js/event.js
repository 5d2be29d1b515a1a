// SPDX-License-Identifier: Apache-2.0
// One entry of the provisioning log: steps with their exchanges, troubleshooting, properties, summary.

const stepWords = { import: "Import", scoping: "Determine scope", matching: "Match", processing: "Evaluate", referenceResolution: "Resolve references", export: "Perform action" };

/** The details of an entry. */
async function eventDetails(entry) {
  return (await chunkOf("v" + Math.floor(entry.place / data.chunkSize)))[entry.place % data.chunkSize];
}

function pairTable(pairs, caption) {
  return table("plain pairs", ["Name", "Value"], pairs.map(([name, value]) => [name, code(value)]), caption);
}

function stepExchange(exchange) {
  return h("details.step-exchange", h("summary", exchangeSummary(exchange)),
    h("h4", "Request"), requestView(exchange), h("h4", "Response"), responseView(exchange), exchange.curl === undefined ? null : [h("h4", "curl"), curlView(exchange)]);
}

function eventStep(step, place) {
  return h("li.event-step", h("p.claim", quiet(place + 1), " ", eventChip(step.status), " ", strong(stepWords[step.type] || step.type), " ", code(step.name)),
    h("p", step.text),
    step.details.length > 0 ? h("details", h("summary", count(step.details.length, "detail")), pairTable(step.details, "Details of step " + (place + 1))) : null,
    step.exchange ? stepExchange(step.exchange) : null);
}

function stepsPanel(details) {
  return details.steps.length > 0 ? h("ol.event-steps", details.steps.map(eventStep)) : aside("No step was recorded.");
}

function troubleshootingPanel(entry, details) {
  if (!entry.code) return h("p", entry.status === "skipped" ? "Nothing failed: the entry was skipped. The last step says why." : "Nothing failed.");
  const finding = findingOfCode(entry.code);
  return facts([["Error", code(entry.code)], ["Message", h("span.reason-text", details.reason)], ["Recommended action", details.remedy],
    ["Finding", finding && link(to("finding", finding.id), finding.title)], ["Same error", link(logAddress({ code: entry.code }), "entries with this code")]], "finding-facts");
}

function propertiesPanel(details) {
  if (details.modified.length === 0) return aside("No property was changed.");
  const value = (text) => (text === null ? quiet("none") : code(text));
  return table("plain properties", ["Property", "Old value", "New value"], details.modified.map(([name, before, after]) => [name, value(before), value(after)]), "Modified properties");
}

function identityFacts(title, identity) {
  return [h("h3", title), facts([["Name", identity.name], ["Id", identity.id && code(identity.id)], ["Type", identity.type && code(identity.type)], ...identity.details.map(([name, value]) => [name, value])])];
}

function summaryPanel(entry, details) {
  return h("div", facts([
    ["Date", simulated(entry.at) + " on the simulated clock"], ["Cycle", link(to("cycle", details.cycleId), entry.cycle)], ["Duration", duration(details.ms)],
    ["Change ID", code(entry.change)], ["Entry ID", code(details.id)], ["Activity ID", code(details.cycleId)], ["Job ID", code(data.job.facts.id)],
    ["Pass", entry.reference ? "references: manager or members" : null]]),
  identityFacts("Source: Microsoft Entra ID", details.source), identityFacts("Target: " + (data.job.facts.target || "the endpoint"), details.target));
}

function eventPanels(entry, details) {
  return [
    ["steps", "Steps", () => stepsPanel(details)],
    ["troubleshooting", "Troubleshooting & Recommendations", () => troubleshootingPanel(entry, details)],
    ["properties", "Modified Properties", () => propertiesPanel(details)],
    ["summary", "Summary", () => summaryPanel(entry, details)]];
}

async function eventView(route) {
  const entry = data.job && data.job.entryByChange.get(route.id);
  if (!entry) return notFoundView("entry of the provisioning log", route.id, data.job ? data.job.entries.map((other) => other.change) : [], "event");
  const details = await eventDetails(entry);
  const failed = details.steps.find((step) => step.exchange && step.status === "failure") || details.steps.find((step) => step.exchange);
  currentCurl = failed ? failed.exchange.curl : undefined;
  const panels = eventPanels(entry, details);
  const chosen = (tab) => replaceAddress(to("event", entry.change) + "?tab=" + tab);
  return {
    title: entry.name,
    element: h("div.view.event-view",
      h("div.above", link(logAddressNow, "← Provisioning logs"), siblings(data.job.entries, entry.place, (other) => to("event", other.change), "entry")),
      heading(entry.name),
      h("p.line", eventChip(entry.status), h("span", actionWords[entry.action] || entry.action), entry.code ? code(entry.code) : null, quiet("cycle " + entry.cycle), button("Copy link", copyLink)),
      tabPanels("Log entry", panels, route.parameters.get("tab") || "steps", chosen)),
    printable: () => panels.map(([, word, render]) => section(word, render())),
  };
}
