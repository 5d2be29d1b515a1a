// SPDX-License-Identifier: Apache-2.0
// All cases: filter, sort, group; only visible rows exist.

const caseOrders = {
  status: (left, right) => statuses[left.status].rank - statuses[right.status].rank || left.place - right.place,
  id: (left, right) => left.place - right.place,
  "-duration": (left, right) => right.ms - left.ms || left.place - right.place,
};

const casesState = { query: "", sort: "status", group: "suite", folded: new Set() };

/** The query may hold blanks, so it is encoded; the usual values are left out. */
function casesAddress() {
  const parameters = [];
  if (casesState.query !== "") parameters.push("q=" + encodeURIComponent(casesState.query));
  if (casesState.sort !== "status") parameters.push("sort=" + casesState.sort);
  if (casesState.group !== "suite") parameters.push("group=" + casesState.group);
  return "#/cases" + (parameters.length > 0 ? "?" + parameters.join("&") : "");
}

function readCasesState(parameters) {
  casesState.query = parameters.get("q") || "";
  casesState.sort = Object.hasOwn(caseOrders, parameters.get("sort")) ? parameters.get("sort") : "status";
  casesState.group = parameters.get("group") === "none" ? "none" : "suite";
}

/** Cases in order, with a heading before each suite when they are grouped; the suite of the first case comes first. */
function caseRows(found) {
  const ordered = found.slice().sort(caseOrders[casesState.sort]);
  if (casesState.group === "none") return ordered;
  const groups = new Map();
  for (const entry of ordered) {
    if (!groups.has(entry.suite)) groups.set(entry.suite, []);
    groups.get(entry.suite).push(entry);
  }
  return [...groups].flatMap(([suite, entries]) => [{ suite, size: entries.length, heading: true }].concat(casesState.folded.has(suite) ? [] : entries));
}

function describeCase(entry) {
  const cell = (className, ...content) => h("span", { role: "gridcell", class: className }, content);
  return {
    className: "case",
    cells: [
      cell("c-status", statusChip(entry.status)),
      cell("c-id", link(to("case", entry.id), { tabindex: "-1" }, entry.id)),
      cell("c-title", entry.status === "pass" || entry.message === "" ? entry.title : entry.message),
      cell("c-level", entry.level),
      cell("c-flags", joined([entry.flaky ? "flaky" : null, entry.known ? "known" : null], " ")),
      cell("c-ms", entry.ms > 0 ? duration(entry.ms) : ""),
    ],
  };
}

function describeGroup(row, refold) {
  const open = !casesState.folded.has(row.suite);
  const toggle = button([open ? "▾ " : "▸ ", suiteTitle(row.suite), quiet(" " + number(row.size))], () => refold(row.suite), { "aria-expanded": String(open), tabindex: "-1" });
  return { className: "group", cells: [h("span", { role: "gridcell", class: "c-group" }, toggle)] };
}

function plainCaseTable(found) {
  const rows = found.slice().sort(caseOrders[casesState.sort]).map((entry) => [
    statusChip(entry.status), link(to("case", entry.id), entry.id), [entry.title, entry.message !== "" ? h("span.quiet.block", entry.message) : null],
    entry.level, figure(duration(entry.ms))]);
  return table("plain.rows", ["Status", "Case", "Title", "Level", "Time"], rows, "Cases");
}

function statusButtons(change) {
  const order = ["pass", "fail", "warn", "info", "skip", "blocked", "error"];
  const box = h("div.status-buttons", { role: "group", "aria-label": "Statuses" });
  const flags = [["flaky", "is"], ["known", "is"]].filter(([flag]) => data.counts[flag] > 0);
  const terms = order.filter((status) => data.counts[status] > 0).map((status) => [status, "status"]).concat(flags);
  const buttons = terms.map(([value, key]) => {
    const mark = statuses[value] ? statuses[value].symbol + " " : "";
    return button(mark + value + " " + number(data.counts[value]), () => change(toggleValue(casesState.query, key, value)), { class: "toggle " + value });
  });
  box.append(...buttons);
  const update = () => terms.forEach(([value, key], place) => buttons[place].setAttribute("aria-pressed", String(queryValues(casesState.query, key).includes(value))));
  return { box, update };
}

function selectBox(label, value, options, change) {
  const select = h("select", { events: { change: () => change(select.value) } }, options.map(([key, word]) => h("option", { value: key, selected: key === value }, word)));
  return h("label.choice", label + " ", select);
}

function casesView(route) {
  readCasesState(route.parameters);
  const parts = {
    result: h("span.result", { role: "status", "aria-live": "polite" }),
    problem: h("p.problem", { id: "filter-problem", role: "alert" }),
    body: h("div.case-list"),
  };
  const state = { found: [], plain: false, announceTimer: 0 };
  const list = windowedList("Cases", (row) => (row.heading ? describeGroup(row, refold) : describeCase(row)), (row) => (row.heading ? refold(row.suite) : go(to("case", row.id))));
  const input = h("input", { type: "text", id: "filter", spellcheck: "false", autocomplete: "off", autocapitalize: "off", placeholder: "status:fail origin:entra op:PATCH", "aria-describedby": "filter-problem", events: { input: () => apply(input.value) } });
  input.value = casesState.query;
  const toggles = statusButtons((query) => {
    input.value = query;
    apply(query);
  });

  function refold(suite) {
    if (!casesState.folded.delete(suite)) casesState.folded.add(suite);
    list.update(caseRows(state.found));
  }

  function render() {
    if (state.plain) parts.body.replaceChildren(plainCaseTable(state.found));
    else {
      if (list.element.parentNode !== parts.body) parts.body.replaceChildren(list.element);
      list.update(caseRows(state.found));
    }
  }

  /** A faulty query keeps what is shown and says what is wrong. */
  function apply(query) {
    casesState.query = query;
    toggles.update();
    try {
      state.found = filterCases(query);
      parts.problem.textContent = "";
      input.removeAttribute("aria-invalid");
    } catch (problem) {
      parts.problem.textContent = safe(problem.message);
      input.setAttribute("aria-invalid", "true");
      return;
    }
    clearTimeout(state.announceTimer);
    state.announceTimer = setTimeout(tell, route.ready ? 1000 : 0);
    render();
    replaceAddress(casesAddress());
  }

  function tell() {
    parts.result.textContent = state.found.length === data.cases.length ? count(data.cases.length, "case") : number(state.found.length) + " of " + number(data.cases.length);
  }

  const plain = button("Show as plain table", () => {
    state.plain = !state.plain;
    plain.setAttribute("aria-pressed", String(state.plain));
    render();
  }, { "aria-pressed": "false" });

  const element = h("div.view.cases",
    heading("Cases ", quiet(number(data.cases.length))),
    toggles.box,
    h("div.toolbar",
      h("div.filter", h("label", { for: "filter" }, "Filter"), input, button("Clear", () => { input.value = ""; apply(""); input.focus(); }), button("?", showFilterHelp, { "aria-label": "Filter language" })),
      h("div.options", parts.result,
        selectBox("Sort", casesState.sort, [["status", "status"], ["id", "id"], ["-duration", "slowest first"]], (value) => { casesState.sort = value; apply(input.value); }),
        selectBox("Group", casesState.group, [["suite", "suite"], ["none", "none"]], (value) => { casesState.group = value; apply(input.value); }), plain)),
    parts.problem, parts.body);

  return {
    title: "Cases", element, list,
    shown() {
      apply(casesState.query);
      tell();
      route.ready = true;
      list.draw();
    },
    leave: list.leave,
    printable: () => plainCaseTable(state.found),
    found: () => state.found,
    focusFilter: () => { input.focus(); input.select(); },
  };
}

function showFilterHelp() {
  const rows = [
    ["status:fail,warn", "one of these statuses"], ["level:must", "must, should, may, info"], ["suite:users", "suites that begin so"],
    ["req:RFC7644-3.5.2", "requirements that begin so"], ["origin:entra", "rfc, entra, both, client"], ["op:PATCH", "an operation that contains this"],
    ["code:400  code:5xx", "an answer had this status code"], ["tag:cycle", "a tag of the case"], ["is:flaky", "new, known, expired, flaky, slow (1 s and more), blocked"],
    ["finding:F-9c1e", "belongs to this finding"], ["ms:>500", "took longer than 500 ms; also ms:<5"], ["-suite:bulk", "a minus negates"], ["\"two words\"", "text in id, title or message"],
  ];
  openDialog("Filter language", [h("p", "Terms are combined with AND; the same key twice is an OR."), table("help", ["Term", "Finds"], rows.map(([term, text]) => [code(term), text]), "Filter terms")]);
}
