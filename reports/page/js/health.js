// SPDX-License-Identifier: Apache-2.0
// The provisioning job as an administrator sees it: status, quarantine, cycles, errors, log.

const eventStatuses = { failure: ["fail", "✗"], warning: ["warn", "!"], success: ["pass", "✓"], skipped: ["skip", "–"] };
const actionWords = { create: "Create", update: "Update", delete: "Delete", stageddelete: "Staged delete", disable: "Disable", other: "Other" };

function eventChip(status) {
  const [look, symbol] = eventStatuses[status] || ["skip", "·"];
  return chip(look, symbol, status);
}

function percent(share) {
  return (100 * share).toFixed(share === 1 || share === 0 ? 0 : 1) + " %";
}

/** Nothing is shown when all is well. */
function healthBanner(links) {
  const { banner } = data.job;
  if (!banner) return null;
  return h("section.banner", { role: "status" },
    h("p.banner-title", h("span", { "aria-hidden": "true" }, "⚠ "), banner.title),
    banner.reason ? h("p", "Reason: ", code(banner.reason)) : null,
    banner.text ? h("p", banner.text) : null,
    links ? h("p.line", link("#/health?part=quarantine", "See quarantine details"), link("#/health?part=log", "View provisioning logs")) : null,
    h("p.footnote", banner.footnote));
}

function healthWord() {
  const { job } = data;
  if (job.quarantined) return chip("warn", "⚠", "Quarantine");
  if (job.predicted) return chip("warn", "⚠", "Quarantine predicted");
  return job.facts.code === "Active" ? chip("pass", "✓", "Active") : chip("skip", "–", job.facts.code);
}

/** The box on the overview. */
function healthFigure() {
  if (!data.job) return null;
  return figureBox("Provisioning", h("span.value", strong(percent(data.job.successRate)), " succeeded"), h("span", healthWord()),
    link("#/health", count(data.job.cycles.length, "cycle") + ", " + count(data.job.eventCount, "log entry", "log entries")));
}

function lastCycle() {
  return data.job.cycles[data.job.cycles.length - 1];
}

function progress(cycle) {
  if (!(cycle.pagesTotal > 0)) return null;
  const share = Math.min(cycle.pagesDone / cycle.pagesTotal, 1);
  const filled = h("span.fill");
  filled.style.width = 100 * share + "%";
  return [h("span.meter.plain-meter", { "aria-hidden": "true" }, filled), quiet(Math.round(100 * share) + " % · " + number(cycle.pagesDone) + " of " + count(cycle.pagesTotal, "page"))];
}

function statusBox() {
  const cycle = lastCycle();
  const { facts: job } = data.job;
  return h("section.box", h("h2", "Current status"), h("p", healthWord()),
    h("p", strong(cycle.kind === "initial" ? "Initial cycle" : cycle.kind === "incremental" ? "Incremental cycle" : "On-demand provisioning"), " ", code(cycle.state)), h("div.progress", progress(cycle)),
    facts([["Schedule", joined([job.scheduleState, code(job.interval)], " · ")], ["Failed in a row", job.failuresInARow > 0 && count(job.failuresInARow, "cycle")],
      ["Escrows pruned", job.pruned && "yes: errors reached the threshold during the initial cycle"],
      ["Accidental deletes", job.deletionThreshold !== null && "stopped above " + number(job.deletionThreshold)]]));
}

function entryName(type) {
  return /^Group/.test(type) ? "Groups linked" : /^User/.test(type) ? "Users linked" : type;
}

function statisticsBox() {
  const cycle = lastCycle();
  const { job } = data;
  return h("section.box", h("h2", "Statistics to date"), facts([
    ...job.facts.entries.map(([type, amount]) => [entryName(type), number(amount)]),
    ["Last cycle", simulatedTime(cycle.ended) + ", took " + duration(Date.parse(cycle.ended) - Date.parse(cycle.began))],
    ["Activity ID", code(cycle.id)], ["Job ID", job.facts.id && code(job.facts.id)],
    ["Success rate", percent(job.successRate) + " of " + count(job.eventCount, "log entry", "log entries") + ", skipped ones apart"],
    ["Steady state", joined([job.facts.steadyFirst && "first " + simulatedTime(job.facts.steadyFirst), job.facts.steadyLast && "last " + simulatedTime(job.facts.steadyLast)], " · ")]]));
}

/** The finding of the entries that failed with the code; else the one whose requirement Entra's log tells by that code. */
function findingOfCode(errorCode) {
  if (!errorCode) return undefined;
  const failed = "failed with ";
  const named = (finding) => finding.observed.includes(failed + errorCode + ":") || finding.observed.includes(failed + errorCode + " (");
  return data.findings.find(named) || data.findings.find((finding) => finding.entraErrorCode === errorCode && !finding.observed.includes(failed));
}

/** Of the cycle as a whole, else of the most frequent error. */
function findingOfQuarantine(quarantine) {
  return findingOfCode(quarantine.code) || data.job.errors.map((error) => findingOfCode(error.code)).find((finding) => finding);
}

function wayOut(quarantine) {
  const finding = findingOfQuarantine(quarantine);
  return [finding ? ["Fix ", link(to("finding", finding.id), finding.title), "; the"] : "Mend the cause; the", " next attempt that succeeds lifts the quarantine. ", quiet("Or restart provisioning, which begins with an initial cycle.")];
}

function quarantineSection() {
  const { job } = data;
  const { quarantine } = job.facts;
  const rules = [["This run", job.literal.text], ["Projected", job.projected.text]];
  const imposed = quarantine === null ? [] : [
    ["Reason", code(quarantine.reason)], ["Error", joined([quarantine.code && code(quarantine.code), quarantine.error], " · ")],
    ["First imposed", simulatedTime(quarantine.first)], ["Last evaluated", simulatedTime(quarantine.last) + ", kept " + count(quarantine.kept, "time")],
    ["Next attempt", quarantine.next === null ? "none: the job is disabled after four weeks" : [simulatedTime(quarantine.next), quiet(" · attempts follow 6, 12 and 24 hours after the first failure, then daily until day 28; then the job is disabled")]],
    ["How to leave it", wayOut(quarantine)]];
  return h("section", { id: "quarantine" }, h("h2", quarantine === null ? "Quarantine rules" : "Quarantine details"), facts([...imposed, ...rules], "finding-facts"));
}

function errorSection() {
  const { errors } = data.job;
  if (errors.length === 0) return null;
  return section("Top errors", table("errors", ["Entries", "Code", "What to do"], errors.map((error) => {
    const finding = findingOfCode(error.code);
    return [figure(number(error.count)), link(logAddress({ code: error.code }), code(error.code)), [error.remedy, finding ? [" ", link(to("finding", finding.id), finding.title)] : null]];
  }), "Top errors"));
}

function auditSection() {
  const { audit } = data.job;
  if (audit.length === 0) return null;
  return h("details.audit", h("summary", "Audit log, " + count(audit.length, "entry", "entries")), table("audits", ["Clock", "Activity", "Result", "Reason"],
    audit.map(([at, activity, result, reason]) => [figure(simulatedTime(at)), activity, result, reason]), "Audit log"));
}

// The log

const logKeys = ["name", "action", "status", "cycle", "code"];
let logAddressNow = "#/health";

function logAddress(choices) {
  const parameters = new URLSearchParams({ part: "log" });
  for (const key of logKeys) if (choices[key]) parameters.set(key, choices[key]);
  return "#/health?" + parameters;
}

function matchingEvents(choices) {
  const wanted = (choices.name || "").toLowerCase();
  return data.job.entries.filter((entry) => (wanted === "" || entry.name.toLowerCase().includes(wanted) || entry.change === wanted)
    && ["action", "status", "code"].every((key) => !choices[key] || entry[key] === choices[key])
    && (!choices.cycle || String(entry.cycle) === choices.cycle));
}

function describeEvent(entry) {
  const cell = (className, ...content) => h("span", { role: "gridcell", class: className }, content);
  return { className: "event", cells: [
    cell("c-status", eventChip(entry.status)), cell("c-time", simulated(entry.at)), cell("c-id", link(to("event", entry.change), entry.name)),
    cell("c-action", actionWords[entry.action] || entry.action, entry.reference ? " (reference)" : ""), cell("c-code", entry.code), cell("c-cycle", "cycle " + entry.cycle)] };
}

function picker(word, key, options, choices, changed) {
  const select = h("select", null, h("option", { value: "" }, "all"), options.map(([value, text]) => h("option", { value, selected: choices[key] === value }, text)));
  select.addEventListener("change", () => {
    choices[key] = select.value;
    changed();
  });
  return h("label.choice", word + " ", select);
}

function distinct(key) {
  return [...new Set(data.job.entries.map((entry) => entry[key]))].filter((value) => value !== "").sort();
}

function logFilters(choices, changed) {
  const input = h("input", { type: "search", id: "filter", value: choices.name || "", placeholder: "identity or change id", "aria-label": "Identity or change id", autocomplete: "off", spellcheck: "false" });
  input.addEventListener("input", () => {
    choices.name = input.value.trim();
    changed();
  });
  const element = h("div.options", input,
    picker("Action", "action", distinct("action").map((action) => [action, actionWords[action] || action]), choices, changed),
    picker("Status", "status", distinct("status").map((status) => [status, status]), choices, changed),
    picker("Cycle", "cycle", busyCycles().map((cycle) => [String(cycle.n), cycleName(cycle)]), choices, changed),
    picker("Error", "code", distinct("code").map((name) => [name, name]), choices, changed));
  return { element, focus: () => input.focus() };
}

function sampleNote() {
  const { entries, eventCount } = data.job;
  return entries.length < eventCount ? aside(number(entries.length) + " of " + number(eventCount) + " entries are in this file: failures first, then an even sample. provisioning-log.json has all of them.") : null;
}

function logSection(choices) {
  const result = h("span.result", { role: "status" });
  const list = windowedList("Provisioning log", describeEvent, (entry) => go(to("event", entry.change)));
  const show = () => {
    const found = matchingEvents(choices);
    result.textContent = count(found.length, "entry", "entries");
    logAddressNow = logAddress(choices);
    list.update(found);
  };
  const filters = logFilters(choices, () => {
    show();
    replaceAddress(logAddressNow);
  });
  const element = h("section", { id: "log" }, h("h2", "Provisioning logs"), sampleNote(), filters.element, h("p.options", result), list.element);
  return { element, list, show, focus: filters.focus, found: () => matchingEvents(choices) };
}

const printedEvents = 500;

function printedLog(found) {
  return [table("printed-log", ["Clock", "Identity", "Action", "Status", "Error", "Cycle"], found.slice(0, printedEvents).map((entry) => [
    simulated(entry.at), entry.name, actionWords[entry.action] || entry.action, entry.status, entry.code, entry.cycle]), "Provisioning logs"),
  found.length > printedEvents ? h("p", "and " + number(found.length - printedEvents) + " more") : null];
}

/** `#/cycle/<id>`: the log of one cycle. */
function cycleView(route) {
  const cycles = data.job ? data.job.cycles : [];
  const cycle = cycles.find((candidate) => candidate.id === route.id);
  if (!cycle) return notFoundView("cycle", route.id, cycles.map((candidate) => candidate.id), "cycle");
  return healthView({ ...route, parameters: new URLSearchParams({ part: "log", cycle: String(cycle.n) }) });
}

/** What is known without the log: for the view and for paper. */
function healthParts(links) {
  return [healthBanner(links), h("div.boxes", statusBox(), statisticsBox()), quarantineSection(),
    section("Cycles on the simulated clock", aside("Entra waits 40 minutes between cycles and hours between attempts. The job’s own clock, whose times these are, jumps over that unless a run asks for real time. T is the beginning of the first cycle."), timeline(), timelineNote(),
      h("details", h("summary", "Show data"), cycleTable())),
    errorSection(), auditSection()];
}

function healthView(route) {
  if (!data.job) return notFoundView("view", "health", [], "");
  const choices = Object.fromEntries(logKeys.map((key) => [key, route.parameters.get(key) || ""]));
  const log = logSection(choices);
  const part = route.parameters.get("part");
  return {
    title: "Provisioning health",
    element: h("div.view.health", heading("Provisioning health"), h("p.facts", joined(["simulated Entra job", data.job.facts.target], " · ")), healthParts(true), log.element),
    list: log.list,
    focusFilter: log.focus,
    leave: log.list.leave,
    printable: () => [h("p.facts", joined([data.run.baseUrl, "simulated Entra job", data.job.facts.target], " · ")), healthParts(false), section("Provisioning logs", printedLog(log.found()))],
    shown: () => {
      log.show();
      const place = part && document.getElementById(part);
      if (place) setTimeout(() => place.scrollIntoView());
    },
  };
}
