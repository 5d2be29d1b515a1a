// SPDX-License-Identifier: Apache-2.0
// One case: its steps, what was compared, and the messages.

let currentCurl;

const tabNames = { check: "Check", request: "Request", response: "Response", diff: "Diff", timing: "Timing", curl: "curl" };

function tabRenderers(step) {
  const { exchange } = step;
  const renderers = { check: () => checkView(step) };
  if (exchange) {
    renderers.request = () => requestView(exchange);
    renderers.response = () => responseView(exchange);
  }
  if (step.assertions.some((assertion) => !assertion.ok)) renderers.diff = () => diffView(step);
  if (exchange) {
    renderers.timing = () => timingView(exchange);
    renderers.curl = () => curlView(exchange);
  }
  return renderers;
}

/** Shows every panel one below the other instead of tabs; kept while the page is open. */
const tabsState = { all: false };

function stepTabs(step, wanted, chosen, without) {
  const panels = Object.entries(tabRenderers(step)).filter(([name]) => !(without || []).includes(name));
  return tabPanels("Step " + step.n, panels.map(([name, render]) => [name, tabNames[name], render]), wanted, chosen);
}

/** Panels [name, word, render] as tabs, or all of them. `chosen` hears which tab is opened. */
function tabPanels(label, panels, wanted, chosen) {
  const names = panels.map(([name]) => name);
  const words = Object.fromEntries(panels);
  const renderers = Object.fromEntries(panels.map(([name, , render]) => [name, render]));
  const place = h("div.panels");
  let selected = names.includes(wanted) ? wanted : names[0];

  function showAll() {
    place.replaceChildren(...names.map((name) => h("section.panel", h("h3", words[name]), renderers[name]())));
  }

  function showOne(focus) {
    const tabs = names.map((name) => h("button", {
      type: "button", role: "tab", id: "tab-" + name, "aria-selected": String(name === selected), "aria-controls": "panel", tabindex: name === selected ? 0 : -1,
      events: { click: () => select(name, true), keydown: onKey },
    }, words[name]));
    const panel = h("div", { role: "tabpanel", id: "panel", "aria-labelledby": "tab-" + selected, class: "panel" }, renderers[selected]());
    place.replaceChildren(h("div", { role: "tablist", class: "tabs", "aria-label": label }, tabs), panel);
    if (focus) tabs[names.indexOf(selected)].focus();
  }

  function select(name, focus) {
    selected = name;
    chosen(name);
    showOne(focus);
  }

  function onKey(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    select(names[(names.indexOf(selected) + by + names.length) % names.length], true);
  }

  place.expand = (all) => (all ? showAll() : showOne(false));
  place.expand(tabsState.all);
  return place;
}

function stepMark(step) {
  const failed = step.assertions.filter((assertion) => !assertion.ok).map((assertion) => assertion.level);
  if (failed.includes("MUST")) return "fail";
  if (failed.includes("SHOULD")) return "warn";
  if (step.exchange && step.exchange.failure) return "error";
  if (failed.length > 0) return "info";
  return step.assertions.length > 0 ? "pass" : "plain";
}

function firstTroubledStep(steps) {
  const troubled = steps.find((step) => ["fail", "warn", "error"].includes(stepMark(step)));
  return troubled || steps[steps.length - 1];
}

function stepButton(step, current, choose) {
  const look = stepMark(step);
  const symbol = look === "plain" ? "·" : statuses[look].symbol;
  const word = look === "plain" ? "nothing compared" : look;
  const what = step.exchange ? step.exchange.operation : step.title;
  const answer = step.exchange && step.exchange.response ? " " + step.exchange.response.status : "";
  return h("li", h("button", { type: "button", class: "step " + look, "aria-current": current ? "step" : null, events: { click: () => choose(step.n) } },
    h("span.n", step.n), h("span", { class: "mark " + look, "aria-hidden": "true" }, symbol), h("span.unseen", word), code(what), strong(answer)));
}

function stepPanel(step, tab, chosen) {
  currentCurl = step.exchange ? step.exchange.curl : undefined;
  const expand = button("Show all", () => {
    tabsState.all = !tabsState.all;
    expand.setAttribute("aria-pressed", String(tabsState.all));
    panels.expand(tabsState.all);
  }, { class: "expand", "aria-pressed": String(tabsState.all) });
  const panels = stepTabs(step, tab, chosen);
  return h("section.step-panel", { "aria-label": "Step " + step.n },
    h("div.line", h("h2", "Step " + step.n + " ", h("span.step-title", step.title)), expand),
    step.exchange ? h("p.summary", exchangeSummary(step.exchange)) : null, panels);
}

/** Steps of a case, one of them open. */
function stepsSection(entry, details, route) {
  const { steps } = details;
  if (steps.length === 0) return { element: aside("No step ran.") };
  const state = { n: Number(route.parameters.get("step")), tab: route.parameters.get("tab") || "check" };
  if (!steps.some((step) => step.n === state.n)) state.n = firstTroubledStep(steps).n;
  const element = h("div.steps-section");

  function remember() {
    replaceAddress(to("case", entry.id) + "?step=" + state.n + (state.tab === "check" ? "" : "&tab=" + state.tab));
  }
  function choose(n) {
    state.n = n;
    render();
    remember();
    element.querySelector("[aria-current=step]").focus();
  }
  function render() {
    const step = steps.find((candidate) => candidate.n === state.n);
    element.replaceChildren(
      h("ol.steps", { "aria-label": "Steps" }, steps.map((other) => stepButton(other, other === step, choose))),
      stepPanel(step, state.tab, (tab) => { state.tab = tab; remember(); }));
  }
  render();
  return {
    element,
    move(by) {
      const place = steps.findIndex((step) => step.n === state.n) + by;
      if (place >= 0 && place < steps.length) choose(steps[place].n);
    },
  };
}

function whyNoVerdict(entry, details) {
  if (details.skipReason) return h("p.message", "Not applicable: " + details.skipReason);
  if (details.blockedBy) return h("p.message", "Blocked by ", caseLink(details.blockedBy));
  if (entry.message !== "") return h("p.message", entry.message);
  return null;
}

function caseFactsLine(entry, details) {
  return h("p.line.facts", joined([
    statusChip(entry.status), entry.level, link(casesWith("suite:" + entry.suite), suiteTitle(entry.suite)),
    entry.ms > 0 ? duration(entry.ms) : null, details.attempts > 1 ? count(details.attempts, "attempt") : null, entry.flaky ? "flaky" : null, entry.known ? "known" : null,
    details.errorClass ? "no verdict: " + details.errorClass : null], quiet({ "aria-hidden": "true" }, "·")),
  button("Copy link", copyLink));
}

function caseConnections(entry, details) {
  const findings = (data.caseFindings.get(entry.id) || []).map((finding) => h("a.block", { href: to("finding", finding.id) }, finding.title));
  return facts([
    ["Findings", findings], ["Checks", joined(entry.requirements.map(requirementAnchor), " · ")],
    ["Note", details.note], ["Tags", joined(details.tags, " · ")],
    ["Repeat", code(repeatCommand(entry.id))],
  ], "connections");
}

async function caseView(route) {
  const entry = data.caseById.get(route.id);
  if (!entry) return notFoundView("case", route.id, [...data.caseById.keys()], "case");
  currentCurl = undefined;
  const details = await caseDetails(entry);
  const steps = stepsSection(entry, details, route);
  return {
    title: entry.title, entry, moveStep: steps.move,
    element: h("div.view.case-view",
      h("div.above", link(casesAddress(), "← Cases"), siblings(data.troubled, data.troubled.indexOf(entry), (other) => to("case", other.id), "case with a problem")),
      heading(entry.title), h("p.case-id", code(entry.id)),
      caseFactsLine(entry, details), whyNoVerdict(entry, details), steps.element, caseConnections(entry, details)),
  };
}
