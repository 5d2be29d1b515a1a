// SPDX-License-Identifier: Apache-2.0
// Addresses are the part after `#`, so they work from disk and inside build servers.

const routes = {
  "": overviewView,
  findings: findingsView,
  finding: findingView,
  cases: casesView,
  case: caseView,
  health: healthView,
  cycle: cycleView,
  event: eventView,
  requirements: requirementsView,
  requirement: requirementView,
  baseline: baselineView,
  about: aboutView,
};

const current = { view: null, route: null, turn: 0 };
const positions = new Map();

/** Keeps slashes: ids of cases are paths. */
function encodeId(id) {
  return id.split("/").map(encodeURIComponent).join("/");
}

/** The address of a case, finding or requirement. */
function to(name, id) {
  return "#/" + name + "/" + encodeId(id);
}

function casesWith(query) {
  return "#/cases?q=" + encodeURIComponent(query);
}

function decodeId(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parseAddress(hash) {
  const [path, query] = hash.replace(/^#\/?/, "").split(/\?(.*)/s);
  const [name, ...rest] = path.split("/");
  return { name, id: decodeId(rest.join("/")), parameters: new URLSearchParams(query || ""), hash };
}

function go(address) {
  location.hash = address;
}

/** Changes the address without a new view: filters, steps, tabs. */
function replaceAddress(address) {
  if (current.route) current.route.hash = address;
  try {
    history.replaceState(null, "", address);
  } catch {
    // A page in a sandbox keeps its address.
  }
}

function parentAddress(name) {
  return { case: casesAddress(), finding: "#/findings", requirement: "#/requirements", event: logAddressNow, cycle: "#/health" }[name] || "#/";
}

function notFoundView(what, id, ids, route) {
  const near = nearestIds(id, ids);
  return {
    title: "Not in this report",
    element: h("div.view", heading("Not in this report"), h("p", "There is no " + what + " ", code(id), " in this report."),
      near.length > 0 ? [h("p", "Nearest matches:"), h("ul", near.map((other) => h("li", link("#/" + route + "/" + encodeId(other), other))))] : null,
      h("p", link("#/", "Overview"))),
  };
}

async function showAddress() {
  if (location.hash === "#main") return;
  current.turn += 1;
  const { turn } = current;
  const route = parseAddress(location.hash);
  const view = Object.hasOwn(routes, route.name) ? await routes[route.name](route) : notFoundView("view", route.name, Object.keys(routes).filter((name) => name !== "" && !["case", "cycle", "event", "finding", "requirement"].includes(name)), "");
  if (turn !== current.turn) {
    if (view.leave) view.leave();
    return;
  }
  replaceView(view, route);
}

function replaceView(view, route) {
  const first = current.view === null;
  if (current.route) positions.set(current.route.hash, scrollY);
  if (current.view && current.view.leave) current.view.leave();
  const samePlace = current.route && current.route.name === route.name && route.id === "" && current.route.id === "";
  Object.assign(current, { view, route });
  document.getElementById("main").replaceChildren(view.element);
  document.title = safe(view.title) + " · " + baseTitle;
  markNavigation(route.name);
  if (view.shown) view.shown();
  scrollTo(0, route.name === "cases" || samePlace ? positions.get(route.hash) || 0 : 0);
  if (view.list) view.list.draw();
  if (!first) view.element.querySelector("h1").focus({ preventScroll: true });
}
